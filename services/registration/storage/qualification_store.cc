#include "services/registration/storage/qualification_store.h"

#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/queries.h"

namespace linli::registration::store {
namespace {

v1::QualificationKind KindIn(const pqxx::row& row) {
  auto kind = VersionedIn<v1::QualificationKind>(row);
  kind.set_state(static_cast<v1::QualificationKindState>(Number(row, "state")));
  return kind;
}

v1::Qualification GrantIn(const pqxx::row& row) {
  auto grant = VersionedIn<v1::Qualification>(row);
  *grant.mutable_start_time() = Time(row, "start_time");
  grant.clear_end_time();
  SetTime(row, "end_time", [&] { return grant.mutable_end_time(); });
  SetTime(row, "revoke_time", [&] { return grant.mutable_revoke_time(); });
  return grant;
}

absl::Time EndOf(const v1::Qualification& grant) {
  return grant.has_end_time() ? time::FromProto(grant.end_time()) : absl::InfiniteFuture();
}

}  // namespace

absl::StatusOr<v1::QualificationKind> GetQualificationKind(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kQualificationKindGet, IdOf(name)), name, KindIn);
}

absl::StatusOr<v1::QualificationKind> LockQualificationKind(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kQualificationKindLock, IdOf(name)), name, KindIn);
}

void SaveQualificationKind(db::Tx& tx, const v1::QualificationKind& kind) {
  const std::string details = DetailsOf(kind);
  tx.Run(queries::kQualificationKindSave, IdOf(kind.name()), domain::ParentOf(kind.name()),
         static_cast<int>(kind.state()), db::Bytes{details}, kind.etag(),
         time::FromProto(kind.create_time()), time::FromProto(kind.update_time()));
}

std::vector<v1::QualificationKind> ListQualificationKinds(db::Tx& tx, const std::string& owner,
                                                          const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kQualificationKindList, owner, after, limit), KindIn);
}

absl::StatusOr<v1::Qualification> GetQualification(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kQualificationGet, FirstIdIn(name), IdOf(name)), name, GrantIn);
}

absl::StatusOr<v1::Qualification> LockQualification(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kQualificationLock, FirstIdIn(name), IdOf(name)), name, GrantIn);
}

void AddQualification(db::Tx& tx, const v1::Qualification& grant, absl::Time warn_from,
                      const std::string& licence_index) {
  const std::string details = DetailsOf(grant);
  tx.Run(queries::kQualificationInsert, IdOf(grant.volunteer()), IdOf(grant.name()),
         grant.qualification_kind(), time::FromProto(grant.start_time()), EndOf(grant), warn_from,
         licence_index.empty() ? std::nullopt : std::optional(db::Bytes{licence_index}),
         db::Bytes{details}, grant.etag(), time::FromProto(grant.create_time()));
}

void SaveRevocation(db::Tx& tx, const v1::Qualification& grant) {
  const std::string details = DetailsOf(grant);
  tx.Run(queries::kQualificationRevoke, IdOf(grant.volunteer()), IdOf(grant.name()), EndOf(grant),
         time::FromProto(grant.revoke_time()), db::Bytes{details}, grant.etag());
  tx.Run(queries::kLicenceFree, IdOf(grant.volunteer()), IdOf(grant.name()));
}

std::optional<absl::Time> LastEndOf(db::Tx& tx, const std::string& volunteer_id,
                                    const std::string& kind, absl::Time now) {
  const pqxx::result rows = tx.Run(queries::kQualificationLastEnd, volunteer_id, kind, now);
  if (rows[0][0].is_null()) return std::nullopt;
  return db::ToTime(rows[0][0]);
}

std::vector<v1::Qualification> ListQualifications(db::Tx& tx, const std::string& volunteer_id,
                                                  const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kQualificationList, volunteer_id, after, limit), GrantIn);
}

bool ClaimLicence(db::Tx& tx, const std::string& licence_index, const std::string& volunteer_id) {
  tx.Run(queries::kLicenceClaim, db::Bytes{licence_index}, volunteer_id);
  const pqxx::result rows = tx.Run(queries::kLicenceHolder, db::Bytes{licence_index}, volunteer_id);
  return !rows.empty() && rows[0]["hers"].as<bool>();
}

std::vector<v1::Qualification> TakeExpiring(db::Tx& tx, absl::Time now, int limit) {
  return AllIn(tx.Run(queries::kQualificationExpiring, now, limit), GrantIn);
}

std::vector<v1::Qualification> TakeExpired(db::Tx& tx, absl::Time now, int limit) {
  return AllIn(tx.Run(queries::kQualificationExpired, now, limit), GrantIn);
}

}  // namespace linli::registration::store
