#include "services/registration/storage/history_store.h"

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {

absl::StatusOr<std::vector<v1::VolunteerChange>> ListChanges(db::Tx& tx, const Vault& vault,
                                                             const std::string& volunteer_id,
                                                             const std::string& wrapped_key,
                                                             int64_t before, int limit) {
  const std::string volunteer = domain::VolunteerName(volunteer_id).ToString();
  std::vector<v1::VolunteerChange> changes;
  for (const pqxx::row& row : tx.Run(queries::kChangeList, volunteer_id, before, limit)) {
    v1::VolunteerChange& change = changes.emplace_back();
    const std::string sealed = db::ToBytes(row["sealed"]);
    if (!wrapped_key.empty() && !sealed.empty()) {
      RETURN_IF_ERROR(vault.OpenPart(wrapped_key, volunteer, absl::StrCat("change-", Etag(row)),
                                     sealed, change));
    }
    change.set_name(domain::VolunteerChangeName(volunteer_id, Etag(row)).ToString());
    change.set_kind(Text(row, "kind"));
    change.set_actor(Text(row, "actor"));
    *change.mutable_change_time() = Time(row, "change_time");
  }
  return changes;
}

void AddDisclosure(db::Tx& tx, const v1::Disclosure& disclosure) {
  const auto name = domain::DisclosureName::Parse(disclosure.name()).value();
  tx.Run(queries::kDisclosureInsert, name.id(0), name.id(1), disclosure.field(),
         disclosure.reader(), disclosure.purpose(), time::FromProto(disclosure.read_time()));
}

std::vector<v1::Disclosure> ListDisclosures(db::Tx& tx, const std::string& volunteer_id,
                                            const std::string& after, int limit) {
  std::vector<v1::Disclosure> disclosures;
  for (const pqxx::row& row : tx.Run(queries::kDisclosureList, volunteer_id, after, limit)) {
    v1::Disclosure& one = disclosures.emplace_back();
    one.set_name(domain::DisclosureName(volunteer_id, Text(row, "disclosure_id")).ToString());
    one.set_field(Text(row, "field"));
    one.set_reader(Text(row, "reader"));
    one.set_purpose(Text(row, "purpose"));
    *one.mutable_read_time() = Time(row, "read_time");
  }
  return disclosures;
}

}  // namespace linli::registration::store
