// Joining an organisation: four ways (加入方式), always with both sides' will.
#pragma once

#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "linli/registration/v1/membership.pb.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/policy.pb.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration::domain {

// Both sides as they stand.
struct JoinFacts {
  v1::VolunteerState volunteer_state;
  v1::RealNameState real_name_state;
  v1::OrganizationState organization_state;
  v1::JoinMode join_mode;
  // Of this pair, if there was one before.
  std::optional<v1::MembershipState> current;
  // How many organisations she belongs to now.
  int memberships;
  bool by_volunteer;
  bool password_fits;
  // Until when as a guest; nothing: as a full member.
  std::optional<absl::Time> guest_until = {};
};

// Whether a wish to be a guest can stand at `now`: GUEST_PERIOD.
absl::Status CheckGuestPeriod(const v1::Policy& policy, std::optional<absl::Time> until,
                              absl::Time now);

// Whether somebody can still begin as a guest at `now`: GUEST_PERIOD once her period is over.
absl::Status CheckGuestBegins(const v1::Policy& policy, std::optional<absl::Time> until,
                              absl::Time now);

// An active member gets a role: MEMBERSHIP_STATE; MENTOR_UNFIT unless the mentor, if there is one,
// is another active member.
absl::Status CheckAppoint(const v1::Membership& membership,
                          const std::optional<v1::Membership>& of_mentor, bool has_mentor);

// What her wish to join leads to: REQUESTED or ACTIVE.
absl::StatusOr<v1::MembershipState> StateAfterJoin(const v1::Policy& policy,
                                                   const JoinFacts& facts);

// Whether an organisation may invite a number, without a look at who holds it.
absl::Status CheckInvite(std::string_view number, v1::OrganizationState organization,
                         std::optional<v1::MembershipState> current);

// Whether this side is the one that did not ask.
absl::Status CheckSideThatAccepts(v1::MembershipState state, bool by_volunteer);

// The side that did not ask says yes.
absl::Status CheckAccept(const v1::Policy& policy, const JoinFacts& facts);

// Either side says no, or takes back its wish.
absl::Status CheckDecline(v1::MembershipState state);

// She leaves.
absl::Status CheckLeave(v1::MembershipState state);

// Whether who holds `held` over the organisation may decide on its memberships.
bool MayDecide(const Authorities& held);
// Whether who holds `held` over the organisation may see who belongs to it.
bool MaySeeMembers(const Authorities& held);
// Whether who holds `held` over a volunteer may see where she belongs: not for every organisation.
bool MaySeeMemberships(const Authorities& held);

}  // namespace linli::registration::domain
