#include "services/awards/api/plan_acts.h"

#include <algorithm>

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "linli/awards/v1/award_events.pb.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/plan_way.h"
#include "services/awards/storage/council_store.h"
#include "services/awards/storage/nomination_store.h"
#include "services/awards/storage/plan_store.h"

namespace linli::awards {
namespace {

using identity::Role;

bool HoldsOneOf(const rpc::Call& call, const std::string& region,
                std::initializer_list<Role> roles) {
  const identity::Scope scope = ScopeOf(region);
  return std::any_of(roles.begin(), roles.end(),
                     [&](Role role) { return call.caller().Holds(role, scope, call.now()); });
}

// "awards.<resource>.<what>", under the resource's version.
template <typename Resource>
void Emit(outbox::Emitter& emitter, const std::string& kind, const Resource& resource,
          const char* what, const google::protobuf::Message& event) {
  emitter.Emit(kind, resource.name(), std::stoll(resource.etag()),
               absl::StrCat("awards.", kind, ".", what), event);
}

absl::StatusOr<v1::AwardPlan> AsOfNow(const rpc::Call& call, absl::StatusOr<v1::AwardPlan> plan) {
  if (!plan.ok()) return plan;
  if (plan->state() == v1::PLAN_DRAFT && !SeesAwards(call, RegionIn(plan->name()))) {
    return NotFound(plan->name());
  }
  domain::LetTimePass(*plan, domain::Kept(call.now()));
  return plan;
}

}  // namespace

identity::Scope ScopeOf(const std::string& region) {
  return {.region = region.substr(region.find('/') + 1), .organizations = {}};
}

bool ConductsAwards(const rpc::Call& call, const std::string& region) {
  return HoldsOneOf(call, region, {Role::AWARDS_OFFICER, Role::SOCIAL_WORK_DEPARTMENT});
}

bool SeesAwards(const rpc::Call& call, const std::string& region) {
  return ConductsAwards(call, region) || HoldsOneOf(call, region, {Role::INSPECTOR});
}

absl::Status CheckEtag(const std::string& sent, const std::string& stands) {
  if (sent.empty() || sent == stands) return absl::OkStatus();
  return Refuse(Reason::ETAG_MISMATCH);
}

absl::StatusOr<v1::AwardPlan> LockPlanNow(rpc::WriteCall& call, const AwardPlanName& name) {
  return AsOfNow(call, store::LockPlan(call.tx(), name));
}

absl::StatusOr<v1::AwardPlan> HoldPlanNow(rpc::WriteCall& call, const AwardPlanName& name) {
  return AsOfNow(call, store::HoldPlan(call.tx(), name));
}

absl::StatusOr<v1::AwardPlan> GetPlanNow(rpc::ReadCall& call, const AwardPlanName& name) {
  return AsOfNow(call, store::GetPlan(call.tx(), name));
}

void SavePlan(db::Tx& tx, outbox::Emitter& emitter, absl::Time now, const char* what,
              v1::AwardPlan& plan) {
  NextVersion(plan, now);
  store::SavePlan(tx, plan);
  Announce(emitter, plan, what);
}

void SaveNomination(db::Tx& tx, outbox::Emitter& emitter, absl::Time now, const char* what,
                    v1::Nomination& nomination) {
  NextVersion(nomination, now);
  store::SaveNomination(tx, nomination);
  Announce(emitter, nomination, what);
}

void SaveMeeting(db::Tx& tx, outbox::Emitter& emitter, absl::Time now, const char* what,
                 v1::CouncilMeeting& meeting) {
  NextVersion(meeting, now);
  store::SaveMeeting(tx, meeting);
  Announce(emitter, meeting, what);
}

void Announce(outbox::Emitter& emitter, const v1::AwardPlan& plan, const char* what) {
  v1::AwardPlanEvent event;
  event.set_award_plan(plan.name());
  event.set_state(plan.state());
  Emit(emitter, "award_plan", plan, what, event);
}

void Announce(outbox::Emitter& emitter, const v1::Nomination& nomination, const char* what) {
  v1::NominationEvent event;
  event.set_nomination(nomination.name());
  event.set_state(nomination.state());
  Emit(emitter, "nomination", nomination, what, event);
}

void Announce(outbox::Emitter& emitter, const v1::CouncilMeeting& meeting, const char* what) {
  v1::CouncilMeetingEvent event;
  event.set_council_meeting(meeting.name());
  event.set_state(meeting.state());
  Emit(emitter, "council_meeting", meeting, what, event);
}

void Announce(outbox::Emitter& emitter, const v1::Award& award, const char* what) {
  v1::AwardEvent event;
  event.set_award(award.name());
  event.set_nominee(award.nominee());
  event.set_state(award.state());
  Emit(emitter, "award", award, what, event);
}

void Announce(outbox::Emitter& emitter, const v1::Council& council, const char* what) {
  v1::CouncilEvent event;
  event.set_council(council.name());
  Emit(emitter, "council", council, what, event);
}

void Announce(outbox::Emitter& emitter, const v1::Objection& objection, const char* what) {
  v1::ObjectionEvent event;
  event.set_objection(objection.name());
  event.set_state(objection.state());
  Emit(emitter, "objection", objection, what, event);
}

void Announce(outbox::Emitter& emitter, const v1::AwardBar& bar, const char* what) {
  v1::AwardBarEvent event;
  event.set_award_bar(bar.name());
  Emit(emitter, "award_bar", bar, what, event);
}

void Announce(outbox::Emitter& emitter, const v1::StarApplication& application, const char* what) {
  v1::StarApplicationEvent event;
  event.set_star_application(application.name());
  event.set_state(application.state());
  Emit(emitter, "star_application", application, what, event);
}

}  // namespace linli::awards
