#include "services/registration/domain/conduct_rule.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "common/time/workdays.h"

namespace linli::registration::domain {
namespace {

constexpr std::string_view kCases = "conductCases/";

absl::Status WrongState(const v1::ConductCase& found) {
  return Refuse(Reason::CONDUCT_CASE_STATE, {{"state", v1::ConductCaseState_Name(found.state())}});
}

bool Holds(const v1::ConductCase& found) {
  return found.measure() >= v1::FREEZE && !found.has_lift_time();
}

bool MayDecideOn(v1::ConductMeasure measure, const v1::ConductCase& found,
                 const Authorities& held) {
  if (HasOneOf(held, {options::v1::ADMINISTRATOR, options::v1::SOCIAL_WORK_DEPARTMENT,
                      options::v1::CIVIL_AFFAIRS, options::v1::PARTNER_AGENCY})) {
    return true;
  }
  const bool light = measure == v1::REMINDER || measure == v1::CONDUCT_MEASURE_UNSPECIFIED;
  return light && found.subject().starts_with("volunteers/") &&
         HasOneOf(held, {options::v1::ORGANIZATION_MANAGER});
}

absl::Status CheckEnd(const v1::Policy& policy, v1::ConductMeasure measure,
                      std::optional<absl::Time> end, absl::Time now) {
  const bool fits = measure == v1::FREEZE
                        ? end && now < *end && *end <= now + absl::Hours(24) * policy.freeze_days()
                        : !end;
  if (fits) return absl::OkStatus();
  Violations violations;
  violations.Add("measure_end_time", Reason::CONDUCT_MEASURE_END,
                 {{"days", absl::StrCat(policy.freeze_days())}});
  return violations.ToStatus();
}

// A third person, and one who may.
absl::Status CheckAnother(const v1::ConductCase& found, std::string_view decider,
                          const Authorities& held) {
  if (!MayDecideOn(found.measure(), found, held)) return Refuse(Reason::NOT_AUTHORIZED);
  if (decider == found.opener() || decider == found.decider() || decider == found.subject()) {
    return Refuse(Reason::CONDUCT_SECOND_PERSON);
  }
  return absl::OkStatus();
}

bool ByMeasure(const std::string& state_reason) { return state_reason.starts_with(kCases); }

}  // namespace

absl::Status CheckItems(const v1::ConductCase& wanted, const v1::ConductCode& code) {
  std::set<int> known;
  for (const v1::ConductItem& item : code.items()) known.insert(item.number());
  Violations violations;
  for (int i = 0; i < wanted.items_size(); ++i) {
    if (known.erase(wanted.items(i)) == 1) continue;
    violations.Add(absl::StrCat("conduct_case.items[", i, "]"), Reason::CONDUCT_ITEM,
                   {{"item", absl::StrCat(wanted.items(i))}});
  }
  return violations.ToStatus();
}

bool MaySeeCase(const v1::ConductCase& found, std::string_view caller, const Authorities& held) {
  if (caller == found.opener()) return true;
  // Whom it is about learns of it with the decision.
  if (caller == found.subject()) return found.state() != v1::CONDUCT_OPEN;
  return HasOneOf(held, {options::v1::ADMINISTRATOR, options::v1::INSPECTOR,
                         options::v1::ORGANIZATION_MANAGER});
}

absl::Status CheckCaseDecision(const v1::Policy& policy, const v1::ConductCase& found,
                               v1::ConductMeasure measure, std::optional<absl::Time> end,
                               std::string_view decider, const Authorities& held, absl::Time now) {
  if (!MayDecideOn(measure, found, held)) return Refuse(Reason::NOT_AUTHORIZED);
  // Two persons look at every measure (PAIN-9: revoked without explanation).
  if (decider == found.opener() || decider == found.subject()) {
    return Refuse(Reason::CONDUCT_SECOND_PERSON);
  }
  if (found.state() != v1::CONDUCT_OPEN) return WrongState(found);
  return CheckEnd(policy, measure, end, now);
}

absl::Status CheckAppeal(const v1::ConductCase& found, absl::Time now) {
  if (found.state() != v1::CONDUCT_DECIDED) return WrongState(found);
  if (now < time::FromProto(found.appeal_until_time())) return absl::OkStatus();
  return Refuse(Reason::CONDUCT_APPEAL_LATE);
}

absl::Status CheckAppealDecision(const v1::ConductCase& found, std::string_view decider,
                                 const Authorities& held) {
  RETURN_IF_ERROR(CheckAnother(found, decider, held));
  return found.state() == v1::CONDUCT_APPEALED ? absl::OkStatus() : WrongState(found);
}

absl::Status CheckLift(const v1::ConductCase& found, std::string_view decider,
                       const Authorities& held) {
  if (!MayDecideOn(found.measure(), found, held)) return Refuse(Reason::NOT_AUTHORIZED);
  if (decider == found.subject()) return Refuse(Reason::CONDUCT_SECOND_PERSON);
  const bool may = Holds(found) && found.measure() != v1::WITHDRAWAL;
  return may ? absl::OkStatus() : WrongState(found);
}

absl::Time AppealUntil(const v1::Policy& policy, absl::Time now) {
  return time::StartOfDay(time::AddWorkdays(time::DayOf(now), policy.appeal_workdays()) + 1);
}

Due DueOf(const v1::ConductCase& found, absl::Time now) {
  if (found.measure() == v1::FREEZE && Holds(found) &&
      time::FromProto(found.measure_end_time()) <= now) {
    return Due::kLift;
  }
  const bool unopposed =
      found.state() == v1::CONDUCT_DECIDED && time::FromProto(found.appeal_until_time()) <= now;
  return unopposed ? Due::kFinal : Due::kNothing;
}

bool ApplyMeasures(const std::vector<InForce>& in_force, v1::Organization& organization) {
  const bool by_measure = ByMeasure(organization.state_reason());
  const bool ours = organization.state() == v1::ORGANIZATION_APPROVED || by_measure;
  const bool live = organization.state() == v1::ORGANIZATION_APPROVED ||
                    organization.state() == v1::ORGANIZATION_FROZEN ||
                    organization.state() == v1::ORGANIZATION_SUSPENDED;
  if (!ours || !live) return false;
  auto state = v1::ORGANIZATION_APPROVED;
  std::string reason;
  if (!in_force.empty()) {
    state =
        in_force[0].measure == v1::FREEZE ? v1::ORGANIZATION_FROZEN : v1::ORGANIZATION_SUSPENDED;
    reason = in_force[0].conduct_case;
  }
  if (organization.state() == state && organization.state_reason() == reason) return false;
  organization.set_state(state);
  organization.set_state_reason(reason);
  return true;
}

bool ApplyMeasures(const std::vector<InForce>& in_force, v1::Volunteer& volunteer) {
  const bool by_measure =
      volunteer.state() == v1::VOLUNTEER_SUSPENDED && ByMeasure(volunteer.state_reason());
  if (volunteer.state() != v1::VOLUNTEER_ACTIVE && !by_measure) return false;
  const bool before = by_measure;
  const std::string reason = volunteer.state_reason();
  volunteer.clear_state_reason();
  volunteer.clear_suspension_end_time();
  volunteer.set_state(v1::VOLUNTEER_ACTIVE);
  if (in_force.empty()) return before;
  volunteer.set_state(v1::VOLUNTEER_SUSPENDED);
  volunteer.set_state_reason(in_force[0].conduct_case);
  if (in_force[0].measure == v1::FREEZE) {
    *volunteer.mutable_suspension_end_time() = time::ToProto(in_force[0].end);
  }
  return !before || reason != volunteer.state_reason();
}

}  // namespace linli::registration::domain
