#include "services/hours/domain/time_bank_deposit.h"

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/time_bank_use.h"

namespace linli::hours::domain {
namespace {

int PercentOf(const v1::TimeBankPolicy& bank, const std::string& category) {
  for (const auto& one : bank.service_classes()) {
    if (one.code() == category) return one.percent();
  }
  return bank.default_percent();
}

bool ServedInAGroup(const v1::TimeBankPolicy& bank, const v1::Record& record,
                    std::optional<absl::CivilDay> birth) {
  if (bank.provider_age() == 0) return false;
  const absl::CivilDay day = time::DayOf(time::FromProto(record.start_time()));
  return !birth || time::AgeOn(*birth, day) < bank.provider_age();
}

}  // namespace

absl::StatusOr<int64_t> DepositMinutes(const v1::Policy& policy, const v1::Record& record,
                                       std::optional<absl::CivilDay> birth, bool to_pool,
                                       absl::Time now) {
  RETURN_IF_ERROR(HasTimeBank(policy));
  const v1::TimeBankPolicy& bank = policy.time_bank();
  if (record.state() != v1::Record::EFFECTIVE) {
    return Refuse(Reason::RECORD_STATE, {{"state", v1::Record::State_Name(record.state())}});
  }
  if (record.kind() == v1::Record::HONOUR && !bank.honour_deposits()) {
    return Refuse(Reason::TIME_BANK_CLOSED);
  }
  const absl::Time confirmed = time::FromProto(record.confirm_time());
  if (bank.deposit_days() > 0 && now > confirmed + absl::Hours(24) * bank.deposit_days()) {
    return Refuse(Reason::TIME_BANK_CLOSED);
  }
  if (to_pool && !bank.donations()) return Refuse(Reason::TIME_BANK_CLOSED);
  if (!to_pool && ServedInAGroup(bank, record, birth)) return Refuse(Reason::DONATION_ONLY);
  // Law 3: nothing rounds up.
  const int64_t minutes =
      int64_t{record.credited_minutes()} * PercentOf(bank, record.category()) / 100;
  return minutes > 0 ? absl::StatusOr<int64_t>(minutes) : Refuse(Reason::SERVICE_CLASS_UNKNOWN);
}

std::optional<absl::Time> DepositEnd(const v1::Policy& policy, absl::Time now) {
  const int days = policy.time_bank().expiry_days();
  return days == 0 ? std::nullopt : std::optional(now + absl::Hours(24) * days);
}

absl::Status CheckCap(const v1::Policy& policy, int64_t balance, int64_t minutes) {
  const int64_t cap = policy.time_bank().cap_minutes();
  if (cap == 0 || balance + minutes <= cap) return absl::OkStatus();
  return Refuse(Reason::TIME_BANK_CAP, {{"limit", absl::StrCat(cap)}});
}

}  // namespace linli::hours::domain
