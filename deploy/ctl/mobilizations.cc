#include "deploy/ctl/resources.h"
#include "linli/matching/v1/mobilization_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands Mobilizations() {
  return {
      {.words = "mobilization open",
       .request = &v1::OpenMobilizationRequest::default_instance(),
       .help = "find and ask volunteers for a shift, in waves",
       .example = "--organization organizations/… --shift organizations/…/activities/…/shifts/… "
                  "--cause emergency --region 1305 --skill 01 --wave 50 --minutes 15",
       .fields = {{"--organization", "parent", "who calls"},
                  {"--shift", "mobilization.shift", "which to fill"},
                  {"--cause", "mobilization.cause", "what for"},
                  {"--region", "mobilization.region", "whom to ask, by where they serve"},
                  {"--team", "mobilization.team", "only of this team"},
                  {"--skill", "mobilization.skills", "特长 that all have; may be repeated"},
                  {"--wave", "mobilization.wave_size", "how many at a time"},
                  {"--minutes", "mobilization.wave_minutes", "between two waves"}}},
      {.words = "mobilization get",
       .request = &v1::GetMobilizationRequest::default_instance(),
       .help = "show how far it is",
       .example = "organizations/…/mobilizations/…",
       .fields = {{"MOBILIZATION", "name", "organizations/…/mobilizations/…"}}},
      {.words = "mobilization list",
       .request = &v1::ListMobilizationsRequest::default_instance(),
       .help = "list those of an organisation",
       .example = "organizations/…",
       .fields = {{"ORGANIZATION", "parent", "whose"}},
       .columns = {"name", "cause", "state", "waves", "invited", "next_wave_time"}},
      {.words = "mobilization close",
       .request = &v1::CloseMobilizationRequest::default_instance(),
       .help = "send no more waves",
       .example = "organizations/…/mobilizations/…",
       .fields = {{"MOBILIZATION", "name", "organizations/…/mobilizations/…"}}},
  };
}

}  // namespace linli::ctl
