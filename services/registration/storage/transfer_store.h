// Transfers of affiliation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/db/tx.h"
#include "linli/registration/v1/membership_transfer.pb.h"

namespace linli::registration::store {

// Whether a volunteer has one under way. Exact for who has locked her file; two at once are kept
// apart by a unique index.
bool HasOpenTransfer(db::Tx& tx, const std::string& volunteer_id);

void AddTransfer(db::Tx& tx, const v1::MembershipTransfer& transfer);

std::optional<v1::MembershipTransfer> FindTransfer(db::Tx& tx, const std::string& volunteer_id,
                                                   const std::string& transfer_id);

// Saves how far it is; etag is the new version.
void SaveTransfer(db::Tx& tx, const v1::MembershipTransfer& transfer);

// Newest first, before an id; UNSPECIFIED for all states.
std::vector<v1::MembershipTransfer> TransfersOfVolunteer(db::Tx& tx,
                                                         const std::string& volunteer_id,
                                                         v1::MembershipTransferState state,
                                                         const std::string& before, int limit);
// To and from it.
std::vector<v1::MembershipTransfer> TransfersOfOrganization(db::Tx& tx,
                                                            const std::string& organization_id,
                                                            v1::MembershipTransferState state,
                                                            const std::string& before, int limit);

// Ends those to organisations that are dissolved, a bounded number; returns them as they are now.
std::vector<v1::MembershipTransfer> WindUpTransfers(db::Tx& tx, absl::Time now, int limit);

}  // namespace linli::registration::store
