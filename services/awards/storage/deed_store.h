// Deeds.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/awards/v1/honour.pb.h"
#include "services/awards/domain/honour_names.h"

namespace linli::awards::store {

void InsertDeed(db::Tx& tx, const v1::Deed& deed);
absl::StatusOr<v1::Deed> GetDeed(db::Tx& tx, const DeedName& name);
absl::StatusOr<v1::Deed> LockDeed(db::Tx& tx, const DeedName& name);
void SaveDeed(db::Tx& tx, const v1::Deed& deed);

// Of a region and all below it, SUBMITTED or PUBLISHED ones, newest first, from before this id.
std::vector<v1::Deed> ListDeeds(db::Tx& tx, const std::string& region, v1::DeedState state,
                                const std::string& before, int limit);

}  // namespace linli::awards::store
