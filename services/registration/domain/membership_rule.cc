#include "services/registration/domain/membership_rule.h"

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/registration/domain/volunteer_number.h"

namespace linli::registration::domain {
namespace {

absl::Status WrongState(v1::MembershipState state) {
  return Refuse(Reason::MEMBERSHIP_STATE, {{"state", v1::MembershipState_Name(state)}});
}

bool Live(v1::MembershipState state) {
  return state == v1::MEMBERSHIP_REQUESTED || state == v1::MEMBERSHIP_INVITED ||
         state == v1::MEMBERSHIP_ACTIVE;
}

absl::Status CheckTakesMembers(v1::OrganizationState state) {
  if (state == v1::ORGANIZATION_APPROVED) return absl::OkStatus();
  return Refuse(Reason::ORGANIZATION_STATE, {{"state", v1::OrganizationState_Name(state)}});
}

absl::Status CheckNoneYet(std::optional<v1::MembershipState> current) {
  if (!current || !Live(*current)) return absl::OkStatus();
  return Refuse(Reason::MEMBERSHIP_EXISTS, {{"state", v1::MembershipState_Name(*current)}});
}

absl::Status CheckSides(const v1::Policy& policy, const JoinFacts& facts) {
  if (facts.volunteer_state != v1::VOLUNTEER_ACTIVE) {
    return Refuse(Reason::VOLUNTEER_STATE,
                  {{"state", v1::VolunteerState_Name(facts.volunteer_state)}});
  }
  RETURN_IF_ERROR(CheckTakesMembers(facts.organization_state));
  if (facts.guest_until) {
    // Serving elsewhere without leaving home: there is a home, and it alone counts.
    return facts.memberships > 0 ? absl::OkStatus() : Refuse(Reason::GUEST_HOME);
  }
  if (facts.memberships >= policy.max_memberships()) {
    return Refuse(Reason::MEMBERSHIP_LIMIT, {{"max", absl::StrCat(policy.max_memberships())}});
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckGuestPeriod(const v1::Policy& policy, std::optional<absl::Time> until,
                              absl::Time now) {
  if (!until || (now < *until && *until <= now + absl::Hours(24) * policy.guest_days())) {
    return absl::OkStatus();
  }
  Violations violations;
  violations.Add("guest_until_time", Reason::GUEST_PERIOD,
                 {{"days", absl::StrCat(policy.guest_days())}});
  return violations.ToStatus();
}

absl::Status CheckGuestBegins(const v1::Policy& policy, std::optional<absl::Time> until,
                              absl::Time now) {
  if (!until || now < *until) return absl::OkStatus();
  return Refuse(Reason::GUEST_PERIOD, {{"days", absl::StrCat(policy.guest_days())}});
}

absl::Status CheckAppoint(const v1::Membership& membership,
                          const std::optional<v1::Membership>& of_mentor, bool has_mentor) {
  if (membership.state() != v1::MEMBERSHIP_ACTIVE) return WrongState(membership.state());
  const bool fits = !has_mentor || (of_mentor && of_mentor->state() == v1::MEMBERSHIP_ACTIVE &&
                                    of_mentor->volunteer() != membership.volunteer());
  return fits ? absl::OkStatus() : Refuse(Reason::MENTOR_UNFIT);
}

absl::StatusOr<v1::MembershipState> StateAfterJoin(const v1::Policy& policy,
                                                   const JoinFacts& facts) {
  RETURN_IF_ERROR(CheckSides(policy, facts));
  RETURN_IF_ERROR(CheckNoneYet(facts.current));
  switch (facts.join_mode) {
    case v1::VERIFIED_DIRECT:
      return facts.real_name_state == v1::VERIFIED ? v1::MEMBERSHIP_ACTIVE
                                                   : v1::MEMBERSHIP_REQUESTED;
    case v1::CLOSED:
      return Refuse(Reason::ORGANIZATION_CLOSED);
    case v1::PASSWORD:
      if (!facts.password_fits) return Refuse(Reason::JOIN_PASSWORD);
      return v1::MEMBERSHIP_ACTIVE;
    default:
      return v1::MEMBERSHIP_REQUESTED;
  }
}

// 条例 Art. 25: nobody is made to serve, so a manager only invites, whatever the join mode. What
// would stand against her joining is asked when she accepts: asked now, it would tell who is a
// volunteer.
absl::Status CheckInvite(std::string_view number, v1::OrganizationState organization,
                         std::optional<v1::MembershipState> current) {
  if (!IsVolunteerNumber(number)) {
    Violations violations;
    violations.Add("volunteer", Reason::VOLUNTEER_NUMBER_MISTYPED);
    return violations.ToStatus();
  }
  RETURN_IF_ERROR(CheckTakesMembers(organization));
  return CheckNoneYet(current);
}

absl::Status CheckSideThatAccepts(v1::MembershipState state, bool by_volunteer) {
  if (state != v1::MEMBERSHIP_REQUESTED && state != v1::MEMBERSHIP_INVITED) {
    return WrongState(state);
  }
  if (by_volunteer != (state == v1::MEMBERSHIP_INVITED)) {
    return Refuse(Reason::MEMBERSHIP_NOT_YOURS_TO_DECIDE);
  }
  return absl::OkStatus();
}

absl::Status CheckAccept(const v1::Policy& policy, const JoinFacts& facts) {
  RETURN_IF_ERROR(CheckSideThatAccepts(facts.current.value_or(v1::MEMBERSHIP_STATE_UNSPECIFIED),
                                       facts.by_volunteer));
  return CheckSides(policy, facts);
}

absl::Status CheckDecline(v1::MembershipState state) {
  if (state == v1::MEMBERSHIP_REQUESTED || state == v1::MEMBERSHIP_INVITED) return absl::OkStatus();
  return WrongState(state);
}

absl::Status CheckLeave(v1::MembershipState state) {
  return state == v1::MEMBERSHIP_ACTIVE ? absl::OkStatus() : WrongState(state);
}

bool MayDecide(const Authorities& held) {
  return HasOneOf(held, {options::v1::ORGANIZATION_MANAGER, options::v1::ADMINISTRATOR});
}

bool MaySeeMembers(const Authorities& held) {
  return MaySeeMemberships(held) ||
         HasOneOf(held, {options::v1::ORGANIZATION_MANAGER, options::v1::ACTIVITY_LEADER});
}

bool MaySeeMemberships(const Authorities& held) {
  return HasOneOf(held, {options::v1::ADMINISTRATOR, options::v1::INSPECTOR, options::v1::REGISTRAR,
                         options::v1::SERVICE});
}

}  // namespace linli::registration::domain
