#include "services/registration/storage/import_store.h"

#include <algorithm>

#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {

std::optional<v1::VolunteerImport> FindImport(db::Tx& tx, const std::string& id) {
  const pqxx::result rows = tx.Run(queries::kImportGet, id);
  if (rows.empty()) return std::nullopt;
  const pqxx::row& row = rows[0];
  v1::VolunteerImport import;
  import.set_name(domain::VolunteerImportName(id).ToString());
  import.set_registrar(Text(row, "registrar"));
  import.set_entered_by(Text(row, "entered_by"));
  import.set_row_count(row["row_count"].as<int64_t>());
  import.set_registered_count(row["registered_count"].as<int64_t>());
  import.set_known_count(row["known_count"].as<int64_t>());
  import.set_refused_count(row["refused_count"].as<int64_t>());
  *import.mutable_create_time() = Time(row, "create_time");
  *import.mutable_update_time() = Time(row, "update_time");
  return import;
}

void AddProgressAtCommit(db::Tx& tx, const v1::ImportVolunteersRequest& request,
                         const std::string& author, const v1::ImportVolunteersResponse& response,
                         absl::Time now) {
  const auto count = [&](v1::ImportOutcome outcome) {
    return std::count_if(
        response.verdicts().begin(), response.verdicts().end(),
        [&](const v1::ImportVerdict& verdict) { return verdict.outcome() == outcome; });
  };
  tx.AtCommit(queries::kImportProgress, request.request_id(), request.registrar(), author,
              response.verdicts_size(), count(v1::IMPORT_REGISTERED), count(v1::IMPORT_KNOWN),
              count(v1::IMPORT_REFUSED), now);
}

}  // namespace linli::registration::store
