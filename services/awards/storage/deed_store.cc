#include "services/awards/storage/deed_store.h"

#include "common/status/refusal.h"
#include "services/awards/storage/document.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

v1::Deed DeedIn(const pqxx::row& row) {
  auto deed = StatedIn<v1::Deed>(row);
  deed.set_consented(row["consented"].as<bool>());
  return deed;
}

absl::StatusOr<v1::Deed> OnlyDeed(const pqxx::result& rows, const DeedName& name) {
  if (rows.empty()) return NotFound(name.ToString());
  return DeedIn(rows[0]);
}

}  // namespace

void InsertDeed(db::Tx& tx, const v1::Deed& deed) {
  const std::string volunteer = VolunteerIn(deed.name());
  tx.Run(queries::kDeedInsert, IdIn(volunteer), IdIn(deed.name()), deed.region(),
         static_cast<int>(deed.state()), deed.consented(), deed.etag(),
         db::Bytes{deed.SerializeAsString()}, time::FromProto(deed.create_time()),
         time::FromProto(deed.update_time()));
}

absl::StatusOr<v1::Deed> GetDeed(db::Tx& tx, const DeedName& name) {
  return OnlyDeed(tx.Run(queries::kDeedGet, name.id(0), name.id()), name);
}

absl::StatusOr<v1::Deed> LockDeed(db::Tx& tx, const DeedName& name) {
  return OnlyDeed(tx.Run(queries::kDeedLock, name.id(0), name.id()), name);
}

void SaveDeed(db::Tx& tx, const v1::Deed& deed) {
  const std::string volunteer = VolunteerIn(deed.name());
  tx.Run(queries::kDeedSave, IdIn(volunteer), IdIn(deed.name()), static_cast<int>(deed.state()),
         deed.consented(), deed.etag(), db::Bytes{deed.SerializeAsString()},
         time::FromProto(deed.update_time()));
}

std::vector<v1::Deed> ListDeeds(db::Tx& tx, const std::string& region, v1::DeedState state,
                                const std::string& before, int limit) {
  return AllIn(tx.Run(queries::kDeedList, region, static_cast<int>(state), before, limit), DeedIn);
}

}  // namespace linli::awards::store
