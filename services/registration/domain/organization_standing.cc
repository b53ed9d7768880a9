#include "services/registration/domain/organization_standing.h"

#include <algorithm>

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"

namespace linli::registration::domain {
namespace {

absl::Status WrongState(const v1::Organization& organization) {
  return Refuse(Reason::ORGANIZATION_STATE,
                {{"state", v1::OrganizationState_Name(organization.state())}});
}

}  // namespace

bool MayAct(v1::OrganizationState state) { return state == v1::ORGANIZATION_APPROVED; }

absl::Status CheckSuspend(const v1::Organization& organization) {
  const bool may = organization.state() == v1::ORGANIZATION_APPROVED ||
                   organization.state() == v1::ORGANIZATION_FROZEN;
  return may ? absl::OkStatus() : WrongState(organization);
}

absl::Status CheckReinstate(const v1::Organization& organization) {
  const bool may = organization.state() == v1::ORGANIZATION_SUSPENDED;
  return may ? absl::OkStatus() : WrongState(organization);
}

absl::Status CheckDissolve(const v1::Organization& organization) {
  const bool may = organization.state() == v1::ORGANIZATION_APPROVED ||
                   organization.state() == v1::ORGANIZATION_FROZEN ||
                   organization.state() == v1::ORGANIZATION_SUSPENDED;
  return may ? absl::OkStatus() : WrongState(organization);
}

absl::Status CheckSuccessor(const std::string& dissolved_id, const std::string& successor_id,
                            v1::OrganizationState successor_state,
                            const std::vector<std::string>& ancestors) {
  const bool below = std::find(ancestors.begin(), ancestors.end(), dissolved_id) != ancestors.end();
  if (MayAct(successor_state) && successor_id != dissolved_id && !below) return absl::OkStatus();
  return Refuse(Reason::SUCCESSOR_UNFIT);
}

absl::Time MonthsBack(absl::Time now, int months) {
  const absl::CivilDay today = time::DayOf(now);
  const absl::CivilMonth month = absl::CivilMonth(today) - months;
  const int last = (absl::CivilDay(month + 1) - 1).day();
  const absl::CivilDay day(month.year(), month.month(), std::min(today.day(), last));
  return time::StartOfDay(day + 1) - absl::Microseconds(1);
}

int MonthsToWarnOf(const v1::Policy& policy, const v1::Organization& organization, absl::Time now) {
  const absl::Time last = time::FromProto(organization.last_activity_time());
  int reached = 0;
  for (int months : policy.inactivity_months()) {
    if (months > reached && last <= MonthsBack(now, months)) reached = months;
  }
  return reached > organization.inactive_months() ? reached : 0;
}

}  // namespace linli::registration::domain
