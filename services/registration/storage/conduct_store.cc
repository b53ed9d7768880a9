#include "services/registration/storage/conduct_store.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

using domain::ConductCaseName;
using domain::ConductCodeName;

// A sealed text of a case, bound to it and to what it is.
std::string SealPart(const Vault& vault, const v1::ConductCase& of, const char* what,
                     const std::string& text) {
  return text.empty() ? "" : vault.SealText(absl::StrCat(of.name(), "/", what), text);
}

absl::Status OpenPart(const Vault& vault, const pqxx::row& row, const char* column,
                      const v1::ConductCase& of, const char* what, std::string* text) {
  const std::string sealed = db::ToBytes(row[column]);
  if (sealed.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(*text, vault.OpenText(absl::StrCat(of.name(), "/", what), sealed));
  return absl::OkStatus();
}

void ReadDecision(const pqxx::row& row, v1::ConductCase& found) {
  found.set_measure(static_cast<v1::ConductMeasure>(Number(row, "measure")));
  SetTime(row, "measure_end_time", [&] { return found.mutable_measure_end_time(); });
  found.set_decider(Text(row, "decider"));
  SetTime(row, "decide_time", [&] { return found.mutable_decide_time(); });
  SetTime(row, "appeal_until_time", [&] { return found.mutable_appeal_until_time(); });
  found.set_appeal_decider(Text(row, "appeal_decider"));
  SetTime(row, "lift_time", [&] { return found.mutable_lift_time(); });
}

absl::StatusOr<v1::ConductCase> CaseFrom(const Vault& vault, const pqxx::row& row) {
  v1::ConductCase found;
  found.set_name(ConductCaseName(Text(row, "case_id")).ToString());
  found.set_subject(Text(row, "subject"));
  found.set_code(ConductCodeName(Text(row, "code_id")).ToString());
  for (const std::string& item : db::ToStrings(row["items"])) {
    int number = 0;
    if (absl::SimpleAtoi(item, &number)) found.add_items(number);
  }
  found.set_state(static_cast<v1::ConductCaseState>(Number(row, "state")));
  found.set_opener(Text(row, "opener"));
  ReadDecision(row, found);
  RETURN_IF_ERROR(OpenPart(vault, row, "sealed_facts", found, "facts", found.mutable_facts()));
  RETURN_IF_ERROR(
      OpenPart(vault, row, "sealed_decision", found, "decision", found.mutable_decision()));
  RETURN_IF_ERROR(OpenPart(vault, row, "sealed_appeal", found, "appeal", found.mutable_appeal()));
  found.set_etag(Etag(row));
  *found.mutable_create_time() = Time(row, "create_time");
  *found.mutable_update_time() = Time(row, "update_time");
  return found;
}

absl::StatusOr<v1::ConductCase> OnlyCase(const Vault& vault, const pqxx::result& rows,
                                         const std::string& id) {
  if (rows.empty()) return NotFound(ConductCaseName(id).ToString());
  return CaseFrom(vault, rows[0]);
}

v1::ConductAcceptance AcceptanceFrom(const pqxx::row& row) {
  v1::ConductAcceptance acceptance;
  acceptance.set_subject(Text(row, "subject"));
  acceptance.set_code(ConductCodeName(Text(row, "code_id")).ToString());
  acceptance.set_accepted_by(Text(row, "accepted_by"));
  *acceptance.mutable_accept_time() = Time(row, "accept_time");
  return acceptance;
}

// The region and all above it, down to everywhere.
std::vector<std::string> Upwards(const std::string& region_code) {
  std::vector<std::string> codes = {""};
  for (size_t digits : {2, 4, 6, 9, 12}) {
    if (region_code.size() >= digits) codes.push_back(region_code.substr(0, digits));
  }
  return codes;
}

}  // namespace

std::optional<v1::ConductCode> ConductCodeAt(db::Tx& tx, const std::string& region_code,
                                             absl::Time at) {
  const pqxx::result rows = tx.Run(queries::kConductCodeAt, Upwards(region_code), at);
  if (rows.empty()) return std::nullopt;
  v1::ConductCode code;
  const std::string id = Text(rows[0], "code_id");
  const std::string region = Text(rows[0], "region_code");
  code.set_name(ConductCodeName(id).ToString());
  code.set_display_name(Text(rows[0], "display_name"));
  if (!region.empty()) code.set_region(domain::RegionName(region).ToString());
  const absl::Time effective = db::ToTime(rows[0]["effective_time"]);
  if (effective != absl::InfinitePast()) *code.mutable_effective_time() = time::ToProto(effective);
  code.set_source(Text(rows[0], "source"));
  for (v1::ConductItem& item : ConductItems(tx, id)) *code.add_items() = std::move(item);
  return code;
}

std::vector<v1::ConductItem> ConductItems(db::Tx& tx, const std::string& code_id) {
  std::vector<v1::ConductItem> items;
  for (const pqxx::row& row : tx.Run(queries::kConductItemList, code_id)) {
    items.emplace_back().set_number(Number(row, "number"));
    items.back().set_text(Text(row, "text"));
  }
  return items;
}

v1::ConductAcceptance AcceptCode(db::Tx& tx, const v1::ConductAcceptance& acceptance) {
  return AcceptanceFrom(tx.Run(queries::kConductAccept, acceptance.subject(),
                               IdOf(acceptance.code()), acceptance.accepted_by(),
                               time::FromProto(acceptance.accept_time()))[0]);
}

std::vector<v1::ConductAcceptance> Acceptances(db::Tx& tx, const std::string& subject,
                                               const std::string& after, int limit) {
  std::vector<v1::ConductAcceptance> acceptances;
  for (const pqxx::row& row : tx.Run(queries::kConductAcceptanceList, subject, after, limit)) {
    acceptances.push_back(AcceptanceFrom(row));
  }
  return acceptances;
}

void AddCase(db::Tx& tx, const Vault& vault, const v1::ConductCase& conduct_case) {
  std::vector<std::string> items;
  for (int number : conduct_case.items()) items.push_back(absl::StrCat(number));
  tx.Run(queries::kConductCaseInsert, IdOf(conduct_case.name()), conduct_case.subject(),
         IdOf(conduct_case.code()), items,
         db::Bytes{SealPart(vault, conduct_case, "facts", conduct_case.facts())},
         static_cast<int>(conduct_case.state()), conduct_case.opener(),
         time::FromProto(conduct_case.create_time()));
}

absl::StatusOr<v1::ConductCase> GetCase(db::Tx& tx, const Vault& vault, const std::string& id) {
  return OnlyCase(vault, tx.Run(queries::kConductCaseGet, id), id);
}

absl::StatusOr<v1::ConductCase> LockCase(db::Tx& tx, const Vault& vault, const std::string& id) {
  return OnlyCase(vault, tx.Run(queries::kConductCaseLock, id), id);
}

void SaveCase(db::Tx& tx, const Vault& vault, const v1::ConductCase& one) {
  tx.Run(
      queries::kConductCaseSave, IdOf(one.name()), static_cast<int>(one.state()),
      static_cast<int>(one.measure()), TimeOf(one.has_measure_end_time(), one.measure_end_time()),
      db::Bytes{SealPart(vault, one, "decision", one.decision())}, one.decider(),
      TimeOf(one.has_decide_time(), one.decide_time()),
      TimeOf(one.has_appeal_until_time(), one.appeal_until_time()),
      db::Bytes{SealPart(vault, one, "appeal", one.appeal())}, one.appeal_decider(),
      TimeOf(one.has_lift_time(), one.lift_time()), one.etag(), time::FromProto(one.update_time()));
}

absl::StatusOr<std::vector<v1::ConductCase>> ListCases(db::Tx& tx, const Vault& vault,
                                                       const std::string& subject,
                                                       v1::ConductCaseState state,
                                                       const std::string& before, int limit) {
  std::vector<v1::ConductCase> cases;
  for (const pqxx::row& row :
       tx.Run(queries::kConductCaseList, subject, static_cast<int>(state), before, limit)) {
    ASSIGN_OR_RETURN(cases.emplace_back(), CaseFrom(vault, row));
  }
  return cases;
}

std::vector<domain::InForce> MeasuresInForce(db::Tx& tx, const std::string& subject) {
  std::vector<domain::InForce> measures;
  for (const pqxx::row& row : tx.Run(queries::kConductInForce, subject)) {
    measures.push_back({ConductCaseName(Text(row, "case_id")).ToString(),
                        static_cast<v1::ConductMeasure>(Number(row, "measure")),
                        row["measure_end_time"].is_null() ? absl::InfiniteFuture()
                                                          : db::ToTime(row["measure_end_time"])});
  }
  return measures;
}

std::vector<std::string> CasesDue(db::Tx& tx, absl::Time now, const std::string& after, int limit) {
  std::vector<std::string> due;
  for (const pqxx::row& row : tx.Run(queries::kConductDue, now, after, limit)) {
    due.push_back(row[0].c_str());
  }
  return due;
}

}  // namespace linli::registration::store
