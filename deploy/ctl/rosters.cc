#include "deploy/ctl/resources.h"
#include "linli/matching/v1/roster_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands Rosters() {
  const Field event = {"ACTIVITY", "parent", "organizations/…/activities/…"};
  const Field plan = {"PLAN", "name", "organizations/…/activities/…/rosterPlans/…"};
  return {
      {.words = "roster apply",
       .request = &v1::SubmitRosterApplicationRequest::default_instance(),
       .help = "apply for an event as a whole",
       .example =
           "organizations/…/activities/… V1305022611123456K --prefer organizations/…/shifts/…",
       .fields = {event,
                  {"VOLUNTEER", "application.volunteer", "number"},
                  {"--prefer", "application.preferred_shifts",
                   "a shift, the dearest first; several times"},
                  {"--only", "application.preferred_only", "nowhere but there"},
                  {"--max", "application.max_shifts",
                   "in how many shifts at most; 1 if not given"}}},
      {.words = "roster import",
       .request = &v1::ImportRosterApplicationsRequest::default_instance(),
       .help = "enter the applications of a signed list",
       .example = "organizations/…/activities/… --application volunteer=V1305022611123456K "
                  "--consent-proof '报名表 第3册'",
       .fields = {event,
                  {"--application", "applications", "volunteer=…,max_shifts=…; several times"},
                  {"--consent-proof", "consent_proof", "where the signed list is kept"}}},
      {.words = "roster withdraw",
       .request = &v1::WithdrawRosterApplicationRequest::default_instance(),
       .help = "take an application back",
       .example = "organizations/…/activities/… V1305022611123456K",
       .fields = {event, {"VOLUNTEER", "volunteer", "number"}}},
      {.words = "roster applications",
       .request = &v1::ListRosterApplicationsRequest::default_instance(),
       .help = "list who applied for an event",
       .example = "organizations/…/activities/… --all",
       .fields = {event},
       .columns = {"volunteer", "max_shifts", "preferred_only", "create_time"}},
      {.words = "roster plan",
       .request = &v1::CreateRosterPlanRequest::default_instance(),
       .help = "ask for a plan; it is computed in the background",
       .example = "organizations/…/activities/… --crew shift=organizations/…/shifts/…,heads=4",
       .fields = {event,
                  {"--pin", "plan.settings.pinned", "volunteer=…,shift=…; several times"},
                  {"--crew", "plan.settings.minimum_crews", "shift=…,heads=…; several times"},
                  {"--previous", "plan.settings.previous_plan", "a plan to stay close to"},
                  {"--preference", "plan.settings.preference_weight", "0 to 100"},
                  {"--suitability", "plan.settings.suitability_weight", "0 to 100"},
                  {"--stability", "plan.settings.stability_weight", "0 to 100"}}},
      {.words = "roster get",
       .request = &v1::GetRosterPlanRequest::default_instance(),
       .help = "show a plan: its progress, then its quality",
       .example = "organizations/…/activities/…/rosterPlans/…",
       .fields = {plan}},
      {.words = "roster list",
       .request = &v1::ListRosterPlansRequest::default_instance(),
       .help = "list the plans of an event, the newest first",
       .example = "organizations/…/activities/…",
       .fields = {event},
       .columns = {"create_time", "state", "progress_percent", "name"}},
      {.words = "roster assignments",
       .request = &v1::ListRosterAssignmentsRequest::default_instance(),
       .help = "list who is assigned where",
       .example = "organizations/…/activities/…/rosterPlans/… --all",
       .fields = {{"PLAN", "parent", "organizations/…/activities/…/rosterPlans/…"}},
       .columns = {"volunteer", "shift", "preference", "value", "pinned", "kept"}},
      {.words = "roster cancel",
       .request = &v1::CancelRosterPlanRequest::default_instance(),
       .help = "drop a plan, or stop its computation",
       .example = "organizations/…/activities/…/rosterPlans/…",
       .fields = {plan}},
      {.words = "roster commit",
       .request = &v1::CommitRosterPlanRequest::default_instance(),
       .help = "sign everybody up as planned, in one act",
       .example = "organizations/…/activities/…/rosterPlans/… --leave-out",
       .fields = {plan,
                  {"--leave-out", "leave_out_conflicts",
                   "seat the others when some do not hold any more"}}},
  };
}

}  // namespace linli::ctl
