#include "deploy/ctl/resources.h"
#include "linli/awards/v1/star_rating_service.pb.h"

namespace linli::ctl {

namespace v1 = awards::v1;

Commands StarRatings() {
  const Field which = {"APPLICATION", "name", "…/starApplications/…"};
  return {
      {.words = "star explain",
       .request = &v1::ExplainStarsRequest::default_instance(),
       .help = "which records count for a volunteer, and what each star lacks",
       .example = "V1305022611123456K",
       .fields = {{"VOLUNTEER", "volunteer", "number"},
                  {"--grant", "star_grant", "as it was when this star was granted"}}},
      {.words = "star preview",
       .request = &v1::PreviewStarSchemeRequest::default_instance(),
       .help = "how many would reach which star under a draft",
       .example = "--region 1305 --title 草案 --star star=1,title=一星,threshold_minutes=6000",
       .fields = {{"--region", "star_scheme.region", "whose volunteers; all if not given"},
                  {"--title", "star_scheme.title", "title"},
                  {"--star", "star_scheme.stars",
                   "star=1,title=…,threshold_minutes=6000; repeated, from the lowest up"}}},
      {.words = "star apply",
       .request = &v1::ApplyForStarRequest::default_instance(),
       .help = "ask for a star that is given on application",
       .example = "volunteers/V1305022611123456K --star 5 --grounds 服务质量好",
       .fields = {{"SUBJECT", "parent", "volunteers/… or organizations/…"},
                  {"--star", "star_application.star", "which"},
                  {"--grounds", "star_application.grounds", "what speaks for it"}}},
      {.words = "star propose",
       .request = &v1::ProposeStarRequest::default_instance(),
       .help = "propose to grant it; without --granted it is refused",
       .example = "volunteers/…/starApplications/… --granted --quality 5 --opinion 属实",
       .fields = {which,
                  {"--granted", "granted", "it should be granted"},
                  {"--quality", "quality", "of service, 1 to 5"},
                  {"--opinion", "opinion", "why"}}},
      {.words = "star decide",
       .request = &v1::DecideStarRequest::default_instance(),
       .help = "decide, as a second person; without --granted it is refused",
       .example = "volunteers/…/starApplications/… --granted --opinion 同意",
       .fields = {which,
                  {"--granted", "granted", "it is granted"},
                  {"--opinion", "opinion", "why"}}},
      {.words = "star application",
       .request = &v1::GetStarApplicationRequest::default_instance(),
       .help = "show one application",
       .example = "volunteers/…/starApplications/…",
       .fields = {which}},
      {.words = "star applications",
       .request = &v1::ListStarApplicationsRequest::default_instance(),
       .help = "what is to be decided in a region",
       .example = "130502 --state made",
       .fields = {{"REGION", "region", "code"}, {"--state", "state", "only those that are"}},
       .columns = {"name", "state", "star", "create_time"}},
  };
}

}  // namespace linli::ctl
