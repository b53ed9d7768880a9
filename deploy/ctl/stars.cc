#include "deploy/ctl/resources.h"
#include "linli/awards/v1/star_service.pb.h"

namespace linli::ctl {

namespace v1 = awards::v1;

Commands Stars() {
  return {
      {.words = "star status",
       .request = &v1::GetStarStatusRequest::default_instance(),
       .help = "a volunteer's star, and what is missing for the next",
       .example = "V1305022611123456K",
       .fields = {{"VOLUNTEER", "volunteer", "number"}}},
      {.words = "star grants",
       .request = &v1::ListStarGrantsRequest::default_instance(),
       .help = "the stars of a volunteer, newest first",
       .example = "V1305022611123456K",
       .fields = {{"VOLUNTEER", "parent", "number"}},
       .columns = {"grant_time", "star", "title", "counted_minutes", "star_scheme"}},
      {.words = "star schemes",
       .request = &v1::ListStarSchemesRequest::default_instance(),
       .help = "the versions of star schemes, newest first",
       .example = "--region 1305",
       .fields = {{"--region", "region", "only this region's"}},
       .columns = {"name", "region", "version", "effective_time", "title"}},
      {.words = "star scheme",
       .request = &v1::GetStarSchemeRequest::default_instance(),
       .help = "one version of a star scheme with its thresholds",
       .example = "starSchemes/…",
       .fields = {{"SCHEME", "name", "starSchemes/…"}}},
      {.words = "star adopt",
       .request = &v1::CreateStarSchemeRequest::default_instance(),
       .help = "adopt a new version for a region",
       .example = "--region 1305 --title 邢台市星级认定办法 --star "
                  "star=1,title=一星,threshold_minutes=6000",
       .fields = {{"--region", "star_scheme.region", "where it holds; everywhere if not given"},
                  {"--title", "star_scheme.title", "title"},
                  {"--from", "star_scheme.effective_time", "in force from; now if not given"},
                  {"--star", "star_scheme.stars",
                   "star=1,title=…,threshold_minutes=6000; repeated, from the lowest up"},
                  {"--of", "star_scheme.subject", "of-volunteers or of-organizations"},
                  {"--downgrades", "star_scheme.downgrades", "stars lapse with their conditions"},
                  {"--cap", "star_scheme.counting_rule.record_cap_minutes",
                   "most minutes of one record"},
                  {"--cycle", "star_scheme.counting_rule.cycle_months",
                   "only service of the last months"},
                  {"--points", "star_scheme.counting_rule.points_per_mille",
                   "points of an hour, in thousandths"},
                  {"--without-honour", "star_scheme.counting_rule.excludes_honour",
                   "荣誉时数 do not count"}}},
  };
}

}  // namespace linli::ctl
