#include "services/hours/domain/hold_reservation.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::hours::domain {

absl::Status MaySpend(const Standing& account, int64_t minutes) {
  if (account.frozen) return Refuse(Reason::ACCOUNT_FROZEN);
  if (account.available() >= minutes) return absl::OkStatus();
  return Refuse(Reason::BALANCE_SHORT, {{"available", absl::StrCat(account.available())},
                                        {"needed", absl::StrCat(minutes)}});
}

absl::Status SameHold(const v1::Hold& existing, const v1::Hold& asked) {
  const struct {
    const char* field;
    bool same;
  } comparisons[] = {
      {"held_by", existing.held_by() == asked.held_by()},
      {"purpose", existing.purpose() == asked.purpose()},
      {"minutes", existing.minutes() == asked.minutes()},
      {"expire_time",
       existing.has_expire_time() == asked.has_expire_time() &&
           time::FromProto(existing.expire_time()) == time::FromProto(asked.expire_time())},
      {"reference", existing.reference() == asked.reference()},
  };
  for (const auto& [field, same] : comparisons) {
    if (!same) return Refuse(Reason::TRANSFER_EXISTS_WITH_DIFFERENT, {{"field", field}});
  }
  return absl::OkStatus();
}

}  // namespace linli::hours::domain
