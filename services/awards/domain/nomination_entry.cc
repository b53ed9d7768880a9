#include "services/awards/domain/nomination_entry.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "common/ids/region.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "services/awards/domain/plan_names.h"

namespace linli::awards::domain {
namespace {

v1::NomineeKind KindOf(const std::string& nominee) {
  if (absl::StartsWith(nominee, "volunteers/")) return v1::NOMINEE_VOLUNTEER;
  if (absl::StartsWith(nominee, "regions/")) return v1::NOMINEE_COMMUNITY;
  return absl::StrContains(nominee, "/projects/") ? v1::NOMINEE_PROJECT : v1::NOMINEE_ORGANIZATION;
}

// Full months between two days; never rounded up.
int MonthsBetween(absl::CivilDay from, absl::CivilDay until) {
  const int months = static_cast<int>(absl::CivilMonth(until) - absl::CivilMonth(from));
  return until.day() < from.day() ? months - 1 : months;
}

int64_t FoundIn(v1::ConditionKind kind, const NomineeFacts& facts, absl::CivilDay today) {
  switch (kind) {
    case v1::CONDITION_MINUTES_IN_WINDOW:
      return facts.snapshot.window_minutes();
    case v1::CONDITION_MINUTES_IN_ALL:
      return facts.snapshot.total_minutes();
    case v1::CONDITION_STAR_AT_LEAST:
      return facts.snapshot.star();
    case v1::CONDITION_AGE_AT_LEAST:
    case v1::CONDITION_AGE_AT_MOST:
      return facts.birth_date ? time::AgeOn(*facts.birth_date, today) : -1;
    case v1::CONDITION_MONTHS_REGISTERED:
      return facts.registered_on ? MonthsBetween(*facts.registered_on, today) : -1;
    case v1::CONDITION_PARTICIPANTS_IN_WINDOW:
      return facts.snapshot.window_participants();
    case v1::CONDITION_DAYS_IN_WINDOW:
      return facts.snapshot.window_days();
    default:
      return -1;
  }
}

bool Met(const v1::Condition& condition, int64_t found) {
  if (found < 0) return false;  // nobody knows
  return condition.kind() == v1::CONDITION_AGE_AT_MOST ? found <= condition.amount()
                                                       : found >= condition.amount();
}

absl::Status RefuseFailed(const std::vector<std::string>& failed) {
  if (failed.empty()) return absl::OkStatus();
  return Refuse(Reason::NOMINEE_INELIGIBLE, {{"criterion", absl::StrJoin(failed, ", ")}});
}

}  // namespace

absl::Status CheckNomination(const v1::AwardPlan& plan, const v1::Nomination& nomination) {
  Violations violations;
  const v1::NomineeKind kind = KindOf(nomination.nominee());
  constexpr size_t kCommunityName = 8 + 12;  // "regions/" and its code
  if (kind != plan.nominee_kind() ||
      (kind == v1::NOMINEE_COMMUNITY && nomination.nominee().size() != kCommunityName)) {
    violations.Add("nomination.nominee", Reason::FIELD_RESOURCE_NAME,
                   {{"form", v1::NomineeKind_Name(plan.nominee_kind())}});
  }
  if (kind == v1::NOMINEE_PROJECT && nomination.project_title().empty()) {
    violations.Add("nomination.project_title", Reason::FIELD_REQUIRED);
  }
  if (nomination.way() == v1::NOMINATION_BY_UNIT && nomination.nominating_organization().empty()) {
    violations.Add("nomination.nominating_organization", Reason::FIELD_REQUIRED);
  }
  const auto& ways = plan.nomination_ways();
  if (std::find(ways.begin(), ways.end(), nomination.way()) == ways.end()) {
    violations.Add("nomination.way", Reason::FIELD_UNKNOWN_VALUE);
  }
  return violations.ToStatus();
}

bool WaitsForConsent(const v1::Nomination& nomination) {
  return KindOf(nomination.nominee()) == v1::NOMINEE_VOLUNTEER &&
         nomination.way() != v1::NOMINATION_BY_ONESELF;
}

std::vector<v1::ConditionOutcome> Judge(const v1::AwardPlan& plan, const NomineeFacts& facts,
                                        absl::CivilDay today) {
  std::vector<v1::ConditionOutcome> outcomes;
  for (const v1::Condition& condition : plan.conditions()) {
    v1::ConditionOutcome& outcome = outcomes.emplace_back();
    *outcome.mutable_condition() = condition;
    outcome.set_found(FoundIn(condition.kind(), facts, today));
    outcome.set_met(Met(condition, outcome.found()));
  }
  return outcomes;
}

absl::Status CheckEligible(const v1::AwardPlan& plan, const NomineeFacts& facts,
                           const std::vector<v1::ConditionOutcome>& outcomes) {
  std::vector<std::string> failed;
  if (!ids::LiesIn(facts.region, RegionIn(plan.name()))) failed.emplace_back("region");
  if (!facts.active) failed.emplace_back("standing");
  for (const v1::ConditionOutcome& outcome : outcomes) {
    if (!outcome.met()) failed.push_back(v1::ConditionKind_Name(outcome.condition().kind()));
  }
  return RefuseFailed(failed);
}

absl::Status CheckStillEligible(const v1::AwardPlan& plan, const v1::HoursSnapshot& now) {
  NomineeFacts facts;
  facts.snapshot = now;
  std::vector<std::string> failed;
  for (const v1::Condition& condition : plan.conditions()) {
    const int64_t found = FoundIn(condition.kind(), facts, absl::CivilDay());
    if (found >= 0 && !Met(condition, found)) {
      failed.push_back(v1::ConditionKind_Name(condition.kind()));
    }
  }
  return RefuseFailed(failed);
}

int FirstLevel(const v1::AwardPlan& plan, const std::string& nominee_region) {
  const auto digits = static_cast<int>(nominee_region.size() - nominee_region.find('/') - 1);
  for (const int level : plan.review_levels()) {
    if (level <= digits) return level;
  }
  return 0;
}

}  // namespace linli::awards::domain
