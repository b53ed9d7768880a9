#include "services/awards/storage/star_application_store.h"

#include "common/status/refusal.h"
#include "services/awards/storage/document.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

// "volunteers/V…/starApplications/a" → "volunteers/V…".
std::string SubjectIn(const std::string& name) {
  return name.substr(0, name.find("/starApplications/"));
}

v1::StarApplication ApplicationIn(const pqxx::row& row) {
  return StatedIn<v1::StarApplication>(row);
}

absl::StatusOr<v1::StarApplication> Only(const pqxx::result& rows, const std::string& name) {
  if (rows.empty()) return NotFound(name);
  return ApplicationIn(rows[0]);
}

}  // namespace

absl::Status InsertStarApplication(db::Tx& tx, const v1::StarApplication& application,
                                   const std::string& scheme_region) {
  const pqxx::result inserted =
      tx.Run(queries::kStarApplicationInsert, SubjectIn(application.name()),
             IdIn(application.name()), scheme_region, application.region(), application.star(),
             static_cast<int>(application.state()), application.etag(),
             db::Bytes{application.SerializeAsString()}, time::FromProto(application.create_time()),
             time::FromProto(application.update_time()));
  return inserted.empty() ? Refuse(Reason::STAR_APPLICATION_EXISTS) : absl::OkStatus();
}

absl::StatusOr<v1::StarApplication> GetStarApplication(db::Tx& tx, const std::string& name) {
  return Only(tx.Run(queries::kStarApplicationGet, SubjectIn(name), IdIn(name)), name);
}

absl::StatusOr<v1::StarApplication> LockStarApplication(db::Tx& tx, const std::string& name) {
  return Only(tx.Run(queries::kStarApplicationLock, SubjectIn(name), IdIn(name)), name);
}

void SaveStarApplication(db::Tx& tx, const v1::StarApplication& application) {
  tx.Run(queries::kStarApplicationSave, SubjectIn(application.name()), IdIn(application.name()),
         static_cast<int>(application.state()), application.etag(),
         db::Bytes{application.SerializeAsString()}, time::FromProto(application.update_time()));
}

std::vector<v1::StarApplication> ListStarApplications(db::Tx& tx, const std::string& region,
                                                      v1::StarApplicationState state,
                                                      const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kStarApplicationList, region, static_cast<int>(state), after, limit),
               ApplicationIn);
}

}  // namespace linli::awards::store
