#include "services/hours/domain/ledger_transfer.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "services/hours/domain/names.h"

namespace linli::hours::domain {
namespace {

const char* Prefix(v1::Commodity commodity) {
  return commodity == v1::TIME_BANK_MINUTES ? "accounts/timebank-" : "accounts/service-";
}

}  // namespace

std::string VolunteerAccount(v1::Commodity commodity, std::string_view number) {
  return absl::StrCat(Prefix(commodity), std::string(number));
}

std::string IssuingAccount(v1::Commodity commodity, std::string_view organization_id) {
  return absl::StrCat(Prefix(commodity), "issue-", std::string(organization_id));
}

std::string OwnerOf(std::string_view account) {
  return std::string(account.substr(account.find('-') + 1));
}

v1::Transfer IssueFor(const v1::Record& record) {
  const RecordName name = RecordName::Parse(record.name()).value();
  const OrganizationName unit = OrganizationName::Parse(record.recording_unit()).value();
  v1::Transfer transfer;
  transfer.set_commodity(v1::SERVICE_MINUTES);
  transfer.set_debit_account(IssuingAccount(v1::SERVICE_MINUTES, unit.id()));
  transfer.set_credit_account(VolunteerAccount(v1::SERVICE_MINUTES, name.id(0)));
  transfer.set_name(absl::StrCat(transfer.credit_account(), "/transfers/", name.id()));
  transfer.set_minutes(record.credited_minutes());
  transfer.set_code(v1::Transfer::ISSUE);
  transfer.set_record(record.name());
  transfer.set_kind(record.kind());
  *transfer.mutable_post_time() = record.confirm_time();
  return transfer;
}

std::string TransferOf(const v1::Hold& hold) {
  const HoldName name = HoldName::Parse(hold.name()).value();
  return absl::StrCat(VolunteerAccount(v1::TIME_BANK_MINUTES, name.id(0)), "/transfers/hold-",
                      name.id());
}

absl::Status SameTransfer(const v1::Transfer& existing, const v1::Transfer& asked) {
  const struct {
    const char* field;
    bool same;
  } comparisons[] = {
      {"commodity", existing.commodity() == asked.commodity()},
      {"debit_account", existing.debit_account() == asked.debit_account()},
      {"credit_account", existing.credit_account() == asked.credit_account()},
      {"minutes", existing.minutes() == asked.minutes()},
      {"code", existing.code() == asked.code()},
      {"record", existing.record() == asked.record()},
      {"kind", existing.kind() == asked.kind()},
      {"reverses", existing.reverses() == asked.reverses()},
      {"exchange", existing.exchange() == asked.exchange()},
      {"reference", existing.reference() == asked.reference()},
  };
  for (const auto& [field, same] : comparisons) {
    if (!same) return Refuse(Reason::TRANSFER_EXISTS_WITH_DIFFERENT, {{"field", field}});
  }
  return absl::OkStatus();
}

}  // namespace linli::hours::domain
