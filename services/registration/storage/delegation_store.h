// Dated authority.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "common/time/china_day.h"
#include "linli/registration/v1/delegation.pb.h"

namespace linli::registration::store {

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Delegation> GetDelegation(db::Tx& tx, const std::string& id);
// Locked until the transaction ends.
absl::StatusOr<v1::Delegation> LockDelegation(db::Tx& tx, const std::string& id);

// Adds it, if there is none of this name. Whether it did.
bool AddDelegation(db::Tx& tx, const v1::Delegation& delegation);
// Saves revoke_time, revoker and revoke_reason; etag is the new version.
void SaveRevocation(db::Tx& tx, const v1::Delegation& delegation);

// Newest first, before an id; in force at some moment of an interval. What is empty does not
// select.
std::vector<v1::Delegation> ListDelegations(db::Tx& tx, const std::string& subject,
                                            const std::string& over,
                                            const std::optional<time::Interval>& in_force,
                                            const std::string& before, int limit);

// Who could reach a volunteer or an organisation at some moment of an interval, newest first,
// before an id.
std::vector<v1::Delegation> ReachOfVolunteer(db::Tx& tx, const std::string& volunteer_id,
                                             const time::Interval& during,
                                             const std::string& before, int limit);
std::vector<v1::Delegation> ReachOfOrganization(db::Tx& tx, const std::string& organization_id,
                                                const time::Interval& during,
                                                const std::string& before, int limit);

// Ends all that is in force or will be over a scope; returns them as they are now.
std::vector<v1::Delegation> EndDelegationsOver(db::Tx& tx, const std::string& over, absl::Time now,
                                               const std::string& revoker,
                                               const std::string& reason);

// What a subject may do at `now` or later.
std::vector<v1::Delegation> DelegationsOf(db::Tx& tx, const std::string& subject, absl::Time now);
// The same, held as it is until the transaction ends: who takes it away waits.
std::vector<v1::Delegation> HeldDelegationsOf(db::Tx& tx, const std::string& subject,
                                              absl::Time now);

}  // namespace linli::registration::store
