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
  };
}

}  // namespace linli::ctl
