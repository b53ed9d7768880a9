#include "deploy/ctl/resources.h"
#include "linli/matching/v1/handover_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands Handovers() {
  const Field shift = {"SHIFT", "parent", "organizations/…/activities/…/shifts/…"};
  return {
      {.words = "handover write",
       .request = &v1::WriteHandoverRequest::default_instance(),
       .help = "tell whoever comes next",
       .example = "organizations/…/activities/…/shifts/… --events 夜间一切正常 --open 楼道灯报修",
       .fields = {shift,
                  {"--events", "handover.events", "what happened, without names"},
                  {"--open", "handover.open_matters", "what is left to do; may be repeated"}}},
      {.words = "handover take",
       .request = &v1::TakeHandoverRequest::default_instance(),
       .help = "take the post over",
       .example = "organizations/…/shifts/…/handovers/…",
       .fields = {{"HANDOVER", "name", "organizations/…/shifts/…/handovers/…"}}},
      {.words = "handover list",
       .request = &v1::ListHandoversRequest::default_instance(),
       .help = "show the log of a duty",
       .example = "organizations/…/activities/…/shifts/…",
       .fields = {shift},
       .columns = {"create_time", "author", "events", "taken_by", "name"}},
  };
}

}  // namespace linli::ctl
