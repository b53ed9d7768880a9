#include "services/registration/domain/organization_application.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"

namespace linli::registration::domain {

// S0-29: teams are guided on their way in, which is no way to keep names from others.
absl::Status CheckApplications(const v1::Policy& policy, int waiting) {
  if (waiting < policy.max_pending_organizations()) return absl::OkStatus();
  return Refuse(Reason::PENDING_ORGANIZATIONS_LIMIT,
                {{"max", absl::StrCat(policy.max_pending_organizations())}});
}

bool HasLapsed(const v1::Policy& policy, absl::Time submitted, absl::Time now) {
  return time::DayOf(now) - time::DayOf(submitted) > policy.pending_organization_days();
}

std::string LapseReason(const v1::Policy& policy) {
  return absl::StrCat("逾", policy.pending_organization_days(),
                      "天未审批，申请自动失效；修改后可重新提交");
}

}  // namespace linli::registration::domain
