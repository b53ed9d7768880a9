#include "deploy/ctl/resources.h"
#include "linli/matching/v1/recommendation_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands Recommendations() {
  return {
      {.words = "recommend",
       .request = &v1::RecommendShiftsRequest::default_instance(),
       .help = "the shifts that suit a volunteer best",
       .example = "V1305022611123456K --near lat=37.07,lon=114.50,datum=gcj02",
       .fields = {{"VOLUNTEER", "volunteer", "number"},
                  {"--max", "max_results", "how many at most; 20 if not given"},
                  {"--from", "window_start_time", "only what begins after; now if not given"},
                  {"--until", "window_end_time", "only what begins before"},
                  {"--near", "near", "where she is, lat=…,lon=…,datum=…"}},
       .columns = {"score", "start_time", "activity_display_name", "shift_display_name",
                   "free_places", "distance_meters", "shift"}},
      {.words = "find-candidates",
       .request = &v1::FindCandidatesRequest::default_instance(),
       .help = "the volunteers who would suit a shift best",
       .example = "organizations/…/activities/…/shifts/… --region 130502 --available",
       .fields = {{"SHIFT", "shift", "organizations/…/activities/…/shifts/…"},
                  {"--max", "max_results", "how many at most; 100 if not given"},
                  {"--region", "region", "only who serves in this region"},
                  {"--within", "max_distance_meters",
                   "only who is so near; as policy says if not given"},
                  {"--registered", "registered_category_only",
                   "only who registered for the category"},
                  {"--available", "available_only", "only who said that she has time then"}},
       .columns = {"score", "volunteer", "distance_meters"}},
      {.words = "explain-match",
       .request = &v1::ExplainMatchRequest::default_instance(),
       .help = "why a volunteer is, or is not, shown a shift",
       .example = "V1305022611123456K organizations/…/activities/…/shifts/…",
       .fields = {{"VOLUNTEER", "volunteer", "number"},
                  {"SHIFT", "shift", "organizations/…/activities/…/shifts/…"}},
       .columns = {"reason", "message_zh"}},
  };
}

}  // namespace linli::ctl
