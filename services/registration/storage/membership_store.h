// Who belongs to what.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/db/tx.h"
#include "linli/registration/v1/membership.pb.h"

namespace linli::registration::store {

std::optional<v1::Membership> FindMembership(db::Tx& tx, const std::string& volunteer_id,
                                             const std::string& organization_id);

// To how many organisations a volunteer belongs in full. Exact for who has locked her file.
int CountMemberships(db::Tx& tx, const std::string& volunteer_id);

// Adds or replaces the membership; etag is its version, one more than what was read. If somebody
// else wrote it since, the transaction runs again.
void SaveMembership(db::Tx& tx, const v1::Membership& membership);

// Ends guests' memberships whose time is over at `now`, a bounded number; returns them as they are.
std::vector<v1::Membership> EndGuests(db::Tx& tx, absl::Time now, int limit);

// Ends memberships of organisations that are dissolved, a bounded number; returns them as they are
// now.
std::vector<v1::Membership> WindUpMemberships(db::Tx& tx, absl::Time now, int limit);

// After an organisation, in order of organisations; UNSPECIFIED for all states.
std::vector<v1::Membership> ListOfVolunteer(db::Tx& tx, const std::string& volunteer_id,
                                            v1::MembershipState state, const std::string& after,
                                            int limit);
// After a volunteer, in order of numbers.
std::vector<v1::Membership> ListOfOrganization(db::Tx& tx, const std::string& organization_id,
                                               v1::MembershipState state, const std::string& after,
                                               int limit);

}  // namespace linli::registration::store
