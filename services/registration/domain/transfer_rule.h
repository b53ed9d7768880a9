// Transfer of affiliation (关系转接): what each side may do when, and what nobody has to wait for.
#pragma once

#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/registration/v1/membership.pb.h"
#include "linli/registration/v1/membership_transfer.pb.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/policy.pb.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration::domain {

// Both sides and the volunteer as they stand.
struct TransferFacts {
  v1::VolunteerState volunteer_state;
  v1::OrganizationState to_state;
  // Of the volunteer in each of the two, if there is one.
  std::optional<v1::Membership> from_membership;
  std::optional<v1::Membership> to_membership;
  // Organisations to which she belongs in full.
  int memberships;
};

// Whether she may ask for it.
absl::Status CheckTransferRequest(const TransferFacts& facts);

// Whether the organisation that she leaves may let her go now.
absl::Status CheckRelease(const v1::MembershipTransfer& transfer);

// Whether the organisation that she goes to may take her now.
absl::Status CheckTransferAccept(const v1::Policy& policy, const v1::MembershipTransfer& transfer,
                                 const TransferFacts& facts, absl::Time now);

// Whether it is still under way: to be refused or taken back.
absl::Status CheckUnderWay(const v1::MembershipTransfer& transfer);

// Whether who holds this over one of the organisations may know of it.
bool MaySeeTransfer(const Authorities& over_from, const Authorities& over_to);

}  // namespace linli::registration::domain
