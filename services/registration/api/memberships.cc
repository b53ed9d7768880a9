#include "services/registration/api/memberships.h"

#include "common/attempts/attempts.h"
#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/membership_rule.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/organization_decision.h"
#include "services/registration/storage/membership_store.h"
#include "services/registration/storage/organization_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::memberships {
namespace {

using domain::MembershipName;
using domain::OrganizationName;
using domain::VolunteerName;

// Both sides as they stand, the volunteer's file locked: her memberships are counted and changed by
// one call at a time.
struct Sides {
  domain::JoinFacts facts;
  policy::Edition<v1::Policy> policy;
  v1::Organization organization;
  v1::Membership membership;  // as it was; new if there was none
};

// Unset: a full member, or none.
template <typename Message>
std::optional<absl::Time> GuestUntil(const Message& message) {
  if (!message.has_guest_until_time()) return std::nullopt;
  return time::FromProto(message.guest_until_time());
}

// As if there had been nothing before.
v1::Membership NewMembership(const rpc::Call& call, const MembershipName& name) {
  v1::Membership membership;
  membership.set_name(name.ToString());
  membership.set_volunteer(VolunteerName(name.id(0)).ToString());
  membership.set_organization(OrganizationName(name.id(1)).ToString());
  membership.set_etag("0");
  *membership.mutable_create_time() = time::ToProto(call.now());
  return membership;
}

// Whoever comes back begins as a plain member, or as a guest.
void BeginAnew(v1::Membership& membership, const v1::JoinOrganizationRequest& request) {
  membership.set_role(v1::MEMBER);
  membership.clear_post();
  membership.clear_mentor();
  membership.clear_guest_until_time();
  if (request.has_guest_until_time()) {
    *membership.mutable_guest_until_time() = request.guest_until_time();
  }
  membership.set_note(request.note());
  membership.clear_decline_reason();
}

absl::StatusOr<Sides> LockSides(Deps& deps, rpc::WriteCall& call, const MembershipName& name) {
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::LockVolunteer(call.tx(), deps.vault, name.id(0)));
  ASSIGN_OR_RETURN(const v1::Organization organization,
                   store::GetOrganization(call.tx(), name.id(1)));
  std::optional<v1::Membership> current = store::FindMembership(call.tx(), name.id(0), name.id(1));
  Sides sides;
  sides.policy = policy::At<v1::Policy>(call.tx(), file.volunteer.service_region(), call.now());
  sides.facts = {file.volunteer.state(),
                 file.volunteer.real_name_state(),
                 organization.state(),
                 organization.join_mode(),
                 current ? std::optional(current->state()) : std::nullopt,
                 store::CountMemberships(call.tx(), name.id(0)),
                 call.caller().Is(file.volunteer.name()),
                 false,
                 current ? GuestUntil(*current) : std::nullopt};
  sides.organization = organization;
  sides.membership = current ? *std::move(current) : NewMembership(call, name);
  return sides;
}

const char* Happened(v1::MembershipState state) {
  switch (state) {
    case v1::MEMBERSHIP_REQUESTED:
      return "requested";
    case v1::MEMBERSHIP_INVITED:
      return "invited";
    case v1::MEMBERSHIP_ACTIVE:
      return "accepted";
    case v1::MEMBERSHIP_DECLINED:
      return "declined";
    default:
      return "left";
  }
}

// Every transition ends here.
v1::Membership Save(rpc::WriteCall& call, v1::Membership membership, v1::MembershipState state) {
  membership.set_state(state);
  const bool asked = state == v1::MEMBERSHIP_REQUESTED || state == v1::MEMBERSHIP_INVITED;
  membership.set_decider(asked ? "" : call.caller().subject);
  if (state == v1::MEMBERSHIP_ACTIVE) *membership.mutable_join_time() = time::ToProto(call.now());
  membership.set_etag(NextEtag(membership.etag()));
  *membership.mutable_update_time() = time::ToProto(call.now());
  store::SaveMembership(call.tx(), membership);
  Announce(call, membership, Happened(state));
  return membership;
}

// She herself, or who decides for the organisation. Asked before anything is looked up.
absl::Status CheckDecider(rpc::WriteCall& call, const MembershipName& name) {
  if (call.caller().Is(VolunteerName(name.id(0)).ToString())) return absl::OkStatus();
  const std::string organization = OrganizationName(name.id(1)).ToString();
  return domain::MayDecide(HeldOver(call, call.tx(), organization))
             ? absl::OkStatus()
             : Refuse(Reason::NOT_AUTHORIZED);
}

// The membership itself, without a look at either side: who holds the number is not everybody's to
// know.
absl::StatusOr<v1::Membership> FindMembership(rpc::WriteCall& call, const MembershipName& name,
                                              const std::string& etag) {
  std::optional<v1::Membership> membership =
      store::FindMembership(call.tx(), name.id(0), name.id(1));
  if (!membership) return NotFound(name.ToString());
  RETURN_IF_ERROR(CheckEtag(etag, membership->etag()));
  return *std::move(membership);
}

// By the organisation. Asks and tells nothing of the volunteer, not even whether there is one.
absl::StatusOr<v1::Membership> Invite(rpc::WriteCall& call, const MembershipName& name,
                                      const v1::JoinOrganizationRequest& request) {
  ASSIGN_OR_RETURN(const v1::Organization organization,
                   store::GetOrganization(call.tx(), name.id(1)));
  std::optional<v1::Membership> current = store::FindMembership(call.tx(), name.id(0), name.id(1));
  RETURN_IF_ERROR(domain::CheckInvite(name.id(0), organization.state(),
                                      current ? std::optional(current->state()) : std::nullopt));
  const auto policy = policy::At<v1::Policy>(call.tx(), organization.region(), call.now());
  RETURN_IF_ERROR(domain::CheckGuestPeriod(*policy, GuestUntil(request), call.now()));
  v1::Membership membership = current ? *std::move(current) : NewMembership(call, name);
  BeginAnew(membership, request);
  return Save(call, std::move(membership), v1::MEMBERSHIP_INVITED);
}

// By the volunteer. A password is a guess until it fits: the policy's tries, then a wait.
absl::StatusOr<v1::MembershipState> StateAfterJoin(Deps& deps, rpc::WriteCall& call, Sides& sides,
                                                   const std::string& password) {
  if (sides.facts.join_mode != v1::PASSWORD || password.empty()) {
    return domain::StateAfterJoin(*sides.policy, sides.facts);
  }
  const attempts::Guess guess{call.caller().subject, sides.organization.name()};
  RETURN_IF_ERROR(attempts::Take(call.tx(), guess,
                                 {sides.policy->join_password_tries(),
                                  absl::Minutes(sides.policy->join_password_window_minutes())},
                                 call.now()));
  sides.facts.password_fits =
      store::PasswordFits(call.tx(), deps.vault, IdIn(sides.organization.name()), password);
  auto state = domain::StateAfterJoin(*sides.policy, sides.facts);
  if (state.ok()) {
    attempts::Forgive(call.tx(), guess);
  } else if (ReasonOf(state.status()) == Reason::JOIN_PASSWORD) {
    call.KeepDespiteRefusal();
  }
  return state;
}

bool MaySee(rpc::ReadCall& call, const std::string& volunteer, const std::string& organization) {
  if (!volunteer.empty() && (call.caller().Is(volunteer) ||
                             domain::MaySeeMemberships(HeldOver(call, call.tx(), volunteer)))) {
    return true;
  }
  return !organization.empty() && domain::MaySeeMembers(HeldOver(call, call.tx(), organization));
}

}  // namespace

absl::StatusOr<v1::Membership> Join(Deps& deps, rpc::WriteCall& call,
                                    const v1::JoinOrganizationRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName volunteer, VolunteerName::Parse(request.volunteer()));
  ASSIGN_OR_RETURN(const OrganizationName organization,
                   OrganizationName::Parse(request.organization()));
  const MembershipName name(volunteer.id(), organization.id());
  if (!call.caller().Is(request.volunteer())) return Invite(call, name, request);
  ASSIGN_OR_RETURN(Sides sides, LockSides(deps, call, name));
  // What waits for approval is nobody's business but its creator's and the approvers'.
  if (!domain::MaySee(sides.organization, call.caller().subject, {})) {
    return NotFound(request.organization());
  }
  sides.facts.guest_until = GuestUntil(request);
  RETURN_IF_ERROR(domain::CheckGuestPeriod(*sides.policy, sides.facts.guest_until, call.now()));
  ASSIGN_OR_RETURN(const v1::MembershipState state,
                   StateAfterJoin(deps, call, sides, request.password()));
  BeginAnew(sides.membership, request);
  return Save(call, std::move(sides.membership), state);
}

absl::StatusOr<v1::Membership> Accept(Deps& deps, rpc::WriteCall& call,
                                      const v1::AcceptMembershipRequest& request) {
  ASSIGN_OR_RETURN(const MembershipName name, MembershipName::Parse(request.name()));
  RETURN_IF_ERROR(CheckDecider(call, name));
  ASSIGN_OR_RETURN(const v1::Membership membership, FindMembership(call, name, request.etag()));
  RETURN_IF_ERROR(
      domain::CheckSideThatAccepts(membership.state(), call.caller().Is(membership.volunteer())));
  ASSIGN_OR_RETURN(Sides sides, LockSides(deps, call, name));
  RETURN_IF_ERROR(domain::CheckAccept(*sides.policy, sides.facts));
  RETURN_IF_ERROR(domain::CheckGuestBegins(*sides.policy, sides.facts.guest_until, call.now()));
  return Save(call, std::move(sides.membership), v1::MEMBERSHIP_ACTIVE);
}

absl::StatusOr<v1::Membership> Decline(Deps&, rpc::WriteCall& call,
                                       const v1::DeclineMembershipRequest& request) {
  ASSIGN_OR_RETURN(const MembershipName name, MembershipName::Parse(request.name()));
  RETURN_IF_ERROR(CheckDecider(call, name));
  ASSIGN_OR_RETURN(v1::Membership membership, FindMembership(call, name, request.etag()));
  RETURN_IF_ERROR(domain::CheckDecline(membership.state()));
  membership.set_decline_reason(request.reason());
  return Save(call, std::move(membership), v1::MEMBERSHIP_DECLINED);
}

absl::StatusOr<v1::Membership> Leave(Deps& deps, rpc::WriteCall& call,
                                     const v1::LeaveOrganizationRequest& request) {
  ASSIGN_OR_RETURN(const MembershipName name, MembershipName::Parse(request.name()));
  ASSIGN_OR_RETURN(Sides sides, LockSides(deps, call, name));
  if (!sides.facts.current) return NotFound(request.name());
  RETURN_IF_ERROR(CheckEtag(request.etag(), sides.membership.etag()));
  RETURN_IF_ERROR(domain::CheckLeave(sides.membership.state()));
  return Save(call, std::move(sides.membership), v1::MEMBERSHIP_LEFT);
}

absl::StatusOr<v1::Membership> SetRole(Deps& deps, rpc::WriteCall& call,
                                       const v1::SetMembershipRoleRequest& request) {
  ASSIGN_OR_RETURN(const MembershipName name, MembershipName::Parse(request.name()));
  const std::string organization = OrganizationName(name.id(1)).ToString();
  if (!domain::MayDecide(HeldOver(call, call.tx(), organization))) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  RETURN_IF_ERROR(store::LockVolunteer(call.tx(), deps.vault, name.id(0)).status());
  std::optional<v1::Membership> membership =
      store::FindMembership(call.tx(), name.id(0), name.id(1));
  if (!membership) return NotFound(request.name());
  RETURN_IF_ERROR(CheckEtag(request.etag(), membership->etag()));
  const std::string mentor = IdIn(request.mentor());
  RETURN_IF_ERROR(domain::CheckAppoint(
      *membership, store::FindMembership(call.tx(), mentor, name.id(1)), !mentor.empty()));
  membership->set_role(request.role());
  membership->set_post(request.post());
  membership->set_mentor(request.mentor());
  membership->set_etag(NextEtag(membership->etag()));
  *membership->mutable_update_time() = time::ToProto(call.now());
  store::SaveMembership(call.tx(), *membership);
  Announce(call, *membership, "appointed");
  return *std::move(membership);
}

absl::StatusOr<v1::ListMembershipsResponse> List(Deps&, rpc::ReadCall& call,
                                                 const v1::ListMembershipsRequest& request) {
  const bool of_volunteer = request.parent().starts_with("volunteers/");
  if (!MaySee(call, of_volunteer ? request.parent() : "", of_volunteer ? "" : request.parent())) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  const auto list = of_volunteer ? store::ListOfVolunteer : store::ListOfOrganization;
  v1::ListMembershipsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      list(call.tx(), IdIn(request.parent()), request.state(), Only(page.after), page.size + 1),
      response.mutable_memberships(), [&](const v1::Membership& last) {
        return std::vector<std::string>{
            IdIn(of_volunteer ? last.organization() : last.volunteer())};
      }));
  return response;
}

absl::StatusOr<v1::Membership> Get(Deps&, rpc::ReadCall& call,
                                   const v1::GetMembershipRequest& request) {
  ASSIGN_OR_RETURN(const MembershipName name, MembershipName::Parse(request.name()));
  const bool may =
      MaySee(call, VolunteerName(name.id(0)).ToString(), OrganizationName(name.id(1)).ToString());
  std::optional<v1::Membership> membership =
      store::FindMembership(call.tx(), name.id(0), name.id(1));
  if (!may || !membership) return NotFound(request.name());
  return *std::move(membership);
}

}  // namespace linli::registration::memberships
