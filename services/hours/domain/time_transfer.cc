#include "services/hours/domain/time_transfer.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/ledger_transfer.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/time_bank_use.h"

namespace linli::hours::domain {
namespace {

v1::Transfer Moving(std::string_view number, std::string_view id, int64_t minutes,
                    v1::Transfer::Code code, absl::Time now) {
  v1::Transfer transfer;
  transfer.set_name(absl::StrCat(VolunteerAccount(v1::TIME_BANK_MINUTES, number), "/transfers/",
                                 std::string(id)));
  transfer.set_commodity(v1::TIME_BANK_MINUTES);
  transfer.set_minutes(minutes);
  transfer.set_code(code);
  *transfer.mutable_post_time() = time::ToProto(now);
  return transfer;
}

}  // namespace

v1::Transfer IntoTime(std::string_view number, std::string_view id, std::string from,
                      int64_t minutes, v1::Transfer::Code code, absl::Time now) {
  v1::Transfer transfer = Moving(number, id, minutes, code, now);
  transfer.set_debit_account(std::move(from));
  transfer.set_credit_account(VolunteerAccount(v1::TIME_BANK_MINUTES, number));
  return transfer;
}

v1::Transfer OutOfTime(std::string_view number, std::string_view id, std::string to,
                       int64_t minutes, v1::Transfer::Code code, absl::Time now) {
  v1::Transfer transfer = Moving(number, id, minutes, code, now);
  transfer.set_debit_account(VolunteerAccount(v1::TIME_BANK_MINUTES, number));
  transfer.set_credit_account(std::move(to));
  return transfer;
}

v1::Transfer DepositOf(const v1::Record& record, int64_t minutes, absl::Time now) {
  const RecordName name = RecordName::Parse(record.name()).value();
  const OrganizationName unit = OrganizationName::Parse(record.recording_unit()).value();
  v1::Transfer transfer = IntoTime(name.id(0), absl::StrCat("deposit-", name.id()),
                                   IssuingAccount(v1::TIME_BANK_MINUTES, unit.id()), minutes,
                                   v1::Transfer::DEPOSIT, now);
  transfer.set_record(record.name());
  transfer.set_kind(record.kind());
  return transfer;
}

v1::Transfer UndoingOf(const v1::Transfer& deposit, absl::Time now) {
  v1::Transfer undoing = deposit;
  const TransferName name = TransferName::Parse(deposit.name()).value();
  undoing.set_name(TransferName(name.id(0), absl::StrCat("undo-", name.id())).ToString());
  std::swap(*undoing.mutable_debit_account(), *undoing.mutable_credit_account());
  undoing.set_code(v1::Transfer::REVERSAL);
  undoing.set_reverses(deposit.name());
  *undoing.mutable_post_time() = time::ToProto(now);
  return undoing;
}

std::vector<v1::Transfer> ExchangeOf(const Side& giver, const Side& receiver,
                                     const std::string& exchange, int64_t minutes,
                                     v1::Transfer::Code code, absl::Time now) {
  std::vector<v1::Transfer> both = {
      OutOfTime(giver.number, giver.id, CityAccount("clearing", giver.city), minutes, code, now),
      IntoTime(receiver.number, receiver.id, CityAccount("clearing", receiver.city), minutes, code,
               now)};
  for (v1::Transfer& one : both) one.set_exchange(exchange);
  return both;
}

}  // namespace linli::hours::domain
