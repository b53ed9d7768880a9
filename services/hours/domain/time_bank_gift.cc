#include "services/hours/domain/time_bank_gift.h"

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/hours/domain/time_bank_use.h"

namespace linli::hours::domain {

absl::Status MayGive(const v1::Policy& policy, const v1::GiveMinutesRequest& gift) {
  RETURN_IF_ERROR(HasTimeBank(policy));
  Violations violations;
  if (gift.recipient() == gift.volunteer()) {
    violations.Add("recipient", Reason::FIELD_UNKNOWN_VALUE);
  }
  if (gift.proof().empty()) violations.Add("proof", Reason::GIFT_PROOF_MISSING);
  RETURN_IF_ERROR(violations.ToStatus());
  const auto scope = policy.time_bank().gift_scope();
  const bool allowed = scope == v1::TimeBankPolicy::RELATIVES_AND_FRIENDS ||
                       (scope == v1::TimeBankPolicy::RELATIVES &&
                        gift.relation() == v1::GiveMinutesRequest::RELATIVE);
  return allowed ? absl::OkStatus() : Refuse(Reason::TIME_BANK_CLOSED);
}

absl::Status MayInherit(const v1::Policy& policy, const v1::InheritMinutesRequest& inheritance,
                        bool deceased) {
  RETURN_IF_ERROR(HasTimeBank(policy));
  Violations violations;
  if (inheritance.heir() == inheritance.volunteer()) {
    violations.Add("heir", Reason::FIELD_UNKNOWN_VALUE);
  }
  if (inheritance.proof().empty()) violations.Add("proof", Reason::GIFT_PROOF_MISSING);
  RETURN_IF_ERROR(violations.ToStatus());
  if (!policy.time_bank().inheritance()) return Refuse(Reason::TIME_BANK_CLOSED);
  return deceased ? absl::OkStatus() : Refuse(Reason::VOLUNTEER_STATE, {{"state", "alive"}});
}

absl::Status MayCross(const v1::Policy& from, std::string_view from_city, const v1::Policy& to,
                      std::string_view to_city) {
  RETURN_IF_ERROR(HasTimeBank(from));
  RETURN_IF_ERROR(HasTimeBank(to));
  if (from_city == to_city ||
      (from.time_bank().across_cities() && to.time_bank().across_cities())) {
    return absl::OkStatus();
  }
  return Refuse(Reason::TIME_BANK_CLOSED);
}

}  // namespace linli::hours::domain
