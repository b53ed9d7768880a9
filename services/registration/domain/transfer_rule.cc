#include "services/registration/domain/transfer_rule.h"

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::registration::domain {
namespace {

absl::Status WrongState(const v1::MembershipTransfer& transfer) {
  return Refuse(Reason::TRANSFER_STATE,
                {{"state", v1::MembershipTransferState_Name(transfer.state())}});
}

bool IsActive(const std::optional<v1::Membership>& membership) {
  return membership && membership->state() == v1::MEMBERSHIP_ACTIVE;
}

bool IsFull(const std::optional<v1::Membership>& membership) {
  return IsActive(membership) && !membership->has_guest_until_time();
}

absl::Status CheckSides(const TransferFacts& facts) {
  if (facts.volunteer_state != v1::VOLUNTEER_ACTIVE) {
    return Refuse(Reason::VOLUNTEER_STATE,
                  {{"state", v1::VolunteerState_Name(facts.volunteer_state)}});
  }
  if (facts.to_state != v1::ORGANIZATION_APPROVED) {
    return Refuse(Reason::ORGANIZATION_STATE,
                  {{"state", v1::OrganizationState_Name(facts.to_state)}});
  }
  return absl::OkStatus();
}

// 条例 Art. 25: nobody is made to serve where she does not want to. Who does not answer holds
// nobody.
bool NeedsRelease(const v1::Policy& policy, const v1::MembershipTransfer& transfer,
                  const TransferFacts& facts, absl::Time now) {
  const absl::Duration patience = absl::Hours(24) * policy.transfer_release_days();
  return IsActive(facts.from_membership) &&
         now < time::FromProto(transfer.create_time()) + patience;
}

}  // namespace

absl::Status CheckTransferRequest(const TransferFacts& facts) {
  RETURN_IF_ERROR(CheckSides(facts));
  if (!IsFull(facts.from_membership)) {
    const auto state =
        facts.from_membership ? facts.from_membership->state() : v1::MEMBERSHIP_STATE_UNSPECIFIED;
    return Refuse(Reason::MEMBERSHIP_STATE, {{"state", v1::MembershipState_Name(state)}});
  }
  if (IsFull(facts.to_membership)) {
    return Refuse(Reason::MEMBERSHIP_EXISTS, {{"state", "MEMBERSHIP_ACTIVE"}});
  }
  return absl::OkStatus();
}

absl::Status CheckRelease(const v1::MembershipTransfer& transfer) {
  return transfer.state() == v1::TRANSFER_REQUESTED ? absl::OkStatus() : WrongState(transfer);
}

absl::Status CheckTransferAccept(const v1::Policy& policy, const v1::MembershipTransfer& transfer,
                                 const TransferFacts& facts, absl::Time now) {
  RETURN_IF_ERROR(CheckUnderWay(transfer));
  RETURN_IF_ERROR(CheckSides(facts));
  if (transfer.state() == v1::TRANSFER_REQUESTED && NeedsRelease(policy, transfer, facts, now)) {
    return Refuse(Reason::TRANSFER_NOT_RELEASED,
                  {{"days", absl::StrCat(policy.transfer_release_days())}});
  }
  // She leaves one and joins one, unless she left before or has joined meanwhile.
  const int after =
      facts.memberships - IsFull(facts.from_membership) + !IsFull(facts.to_membership);
  if (after > policy.max_memberships() && after > facts.memberships) {
    return Refuse(Reason::MEMBERSHIP_LIMIT, {{"max", absl::StrCat(policy.max_memberships())}});
  }
  return absl::OkStatus();
}

absl::Status CheckUnderWay(const v1::MembershipTransfer& transfer) {
  const bool under_way =
      transfer.state() == v1::TRANSFER_REQUESTED || transfer.state() == v1::TRANSFER_RELEASED;
  return under_way ? absl::OkStatus() : WrongState(transfer);
}

bool MaySeeTransfer(const Authorities& over_from, const Authorities& over_to) {
  const auto may = [](const Authorities& held) {
    return HasOneOf(held, {options::v1::ORGANIZATION_MANAGER, options::v1::ADMINISTRATOR,
                           options::v1::INSPECTOR});
  };
  return may(over_from) || may(over_to);
}

}  // namespace linli::registration::domain
