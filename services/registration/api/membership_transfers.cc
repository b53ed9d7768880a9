#include "services/registration/api/membership_transfers.h"

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/membership_rule.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/transfer_rule.h"
#include "services/registration/storage/membership_store.h"
#include "services/registration/storage/organization_store.h"
#include "services/registration/storage/region_store.h"
#include "services/registration/storage/transfer_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::membership_transfers {
namespace {

using domain::TransferName;
using domain::VolunteerName;

// The volunteer's file is locked: her transfers and memberships change by one call at a time.
struct Locked {
  store::OpenFile file;
  v1::MembershipTransfer transfer;
};

// Reads the facts under the lock. The receiving organisation is held as it is until the commit.
absl::StatusOr<domain::TransferFacts> FactsOf(db::Tx& tx, const v1::Volunteer& volunteer,
                                              const v1::MembershipTransfer& transfer) {
  const std::string id = IdIn(volunteer.name());
  const auto to = store::ShareOrganization(tx, IdIn(transfer.to_organization()));
  if (!to) return NotFound(transfer.to_organization());
  return domain::TransferFacts{volunteer.state(), to->state,
                               store::FindMembership(tx, id, IdIn(transfer.from_organization())),
                               store::FindMembership(tx, id, IdIn(transfer.to_organization())),
                               store::CountMemberships(tx, id)};
}

domain::Authorities Over(const rpc::Call& call, db::Tx& tx, const std::string& organization) {
  return HeldOver(call, tx, organization);
}

// Who is no party to it does not learn that there is one.
template <typename Call>
absl::Status CheckParty(Call& call, const v1::MembershipTransfer& transfer,
                        const std::string& volunteer) {
  if (call.caller().Is(volunteer) ||
      domain::MaySeeTransfer(Over(call, call.tx(), transfer.from_organization()),
                             Over(call, call.tx(), transfer.to_organization()))) {
    return absl::OkStatus();
  }
  return NotFound(transfer.name());
}

template <typename Request>
absl::StatusOr<Locked> Lock(Deps& deps, rpc::WriteCall& call, const Request& request) {
  ASSIGN_OR_RETURN(const TransferName name, TransferName::Parse(request.name()));
  absl::StatusOr<store::OpenFile> file = store::LockVolunteer(call.tx(), deps.vault, name.id(0));
  if (!file.ok()) return NotFound(request.name());
  std::optional<v1::MembershipTransfer> transfer =
      store::FindTransfer(call.tx(), name.id(0), name.id());
  if (!transfer) return NotFound(request.name());
  RETURN_IF_ERROR(CheckParty(call, *transfer, file->volunteer.name()));
  RETURN_IF_ERROR(CheckEtag(request.etag(), transfer->etag()));
  return Locked{*std::move(file), *std::move(transfer)};
}

absl::Status CheckDecides(rpc::WriteCall& call, const std::string& organization) {
  return domain::MayDecide(Over(call, call.tx(), organization))
             ? absl::OkStatus()
             : linli::Refuse(Reason::NOT_AUTHORIZED);
}

// Every transition ends here.
v1::MembershipTransfer Save(rpc::WriteCall& call, v1::MembershipTransfer transfer,
                            v1::MembershipTransferState state, const char* what) {
  transfer.set_state(state);
  transfer.set_etag(NextEtag(transfer.etag()));
  *transfer.mutable_update_time() = time::ToProto(call.now());
  store::SaveTransfer(call.tx(), transfer);
  Announce(call, transfer, what);
  return transfer;
}

v1::Membership NewMembership(const v1::Volunteer& volunteer, const std::string& organization,
                             absl::Time now) {
  v1::Membership membership;
  membership.set_name(
      domain::MembershipName(IdIn(volunteer.name()), IdIn(organization)).ToString());
  membership.set_volunteer(volunteer.name());
  membership.set_organization(organization);
  membership.set_etag("0");
  *membership.mutable_create_time() = time::ToProto(now);
  return membership;
}

void Keep(rpc::WriteCall& call, v1::Membership membership, v1::MembershipState state,
          const char* what) {
  membership.set_state(state);
  membership.set_decider(call.caller().subject);
  membership.set_etag(NextEtag(membership.etag()));
  *membership.mutable_update_time() = time::ToProto(call.now());
  store::SaveMembership(call.tx(), membership);
  Announce(call, membership, what);
}

// The one membership instead of the other.
void MoveMembership(rpc::WriteCall& call, const v1::Volunteer& volunteer,
                    const v1::MembershipTransfer& transfer, domain::TransferFacts facts) {
  if (facts.from_membership && facts.from_membership->state() == v1::MEMBERSHIP_ACTIVE) {
    Keep(call, *std::move(facts.from_membership), v1::MEMBERSHIP_TRANSFERRED, "transferred");
  }
  v1::Membership joined = facts.to_membership
                              ? *std::move(facts.to_membership)
                              : NewMembership(volunteer, transfer.to_organization(), call.now());
  if (joined.state() == v1::MEMBERSHIP_ACTIVE && !joined.has_guest_until_time()) return;
  joined.clear_guest_until_time();
  joined.clear_decline_reason();
  joined.set_role(v1::MEMBER);
  joined.set_note(transfer.reason());
  *joined.mutable_join_time() = time::ToProto(call.now());
  Keep(call, std::move(joined), v1::MEMBERSHIP_ACTIVE, "accepted");
}

// Her service region, if she asked for that.
absl::Status MoveRegion(Deps& deps, rpc::WriteCall& call, store::OpenFile& file,
                        v1::MembershipTransfer& transfer) {
  const std::string& wanted = transfer.service_region();
  if (wanted.empty() || wanted == file.volunteer.service_region()) return absl::OkStatus();
  const v1::Volunteer before = file.volunteer;
  transfer.set_former_service_region(before.service_region());
  file.volunteer.set_service_region(wanted);
  return registration::Save(deps, call, before, file, "transferred", transfer.reason()).status();
}

}  // namespace

absl::StatusOr<v1::MembershipTransfer> Request(
    Deps& deps, rpc::WriteCall& call, const v1::RequestMembershipTransferRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName volunteer, VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::LockVolunteer(call.tx(), deps.vault, volunteer.id()));
  v1::MembershipTransfer transfer = request.transfer();
  mask::ClearOutputOnly(&transfer);
  if (!transfer.service_region().empty() &&
      !store::MissingRegions(call.tx(), {IdIn(transfer.service_region())}).empty()) {
    Violations violations;
    violations.Add("transfer.service_region", Reason::REGION_UNKNOWN,
                   {{"region", transfer.service_region()}});
    return violations.ToStatus();
  }
  ASSIGN_OR_RETURN(const auto facts, FactsOf(call.tx(), file.volunteer, transfer));
  RETURN_IF_ERROR(domain::CheckTransferRequest(facts));
  if (store::HasOpenTransfer(call.tx(), volunteer.id())) {
    return linli::Refuse(Reason::TRANSFER_OPEN);
  }
  transfer.set_name(TransferName(volunteer.id(), ids::NewId()).ToString());
  transfer.set_state(v1::TRANSFER_REQUESTED);
  transfer.set_etag("1");
  *transfer.mutable_create_time() = time::ToProto(call.now());
  *transfer.mutable_update_time() = time::ToProto(call.now());
  store::AddTransfer(call.tx(), transfer);
  Announce(call, transfer, "requested");
  return transfer;
}

absl::StatusOr<v1::MembershipTransfer> Release(
    Deps& deps, rpc::WriteCall& call, const v1::ReleaseMembershipTransferRequest& request) {
  ASSIGN_OR_RETURN(Locked locked, Lock(deps, call, request));
  RETURN_IF_ERROR(CheckDecides(call, locked.transfer.from_organization()));
  RETURN_IF_ERROR(domain::CheckRelease(locked.transfer));
  locked.transfer.set_releaser(call.caller().subject);
  *locked.transfer.mutable_release_time() = time::ToProto(call.now());
  return Save(call, std::move(locked.transfer), v1::TRANSFER_RELEASED, "released");
}

absl::StatusOr<v1::MembershipTransfer> Accept(Deps& deps, rpc::WriteCall& call,
                                              const v1::AcceptMembershipTransferRequest& request) {
  ASSIGN_OR_RETURN(Locked locked, Lock(deps, call, request));
  RETURN_IF_ERROR(CheckDecides(call, locked.transfer.to_organization()));
  ASSIGN_OR_RETURN(auto facts, FactsOf(call.tx(), locked.file.volunteer, locked.transfer));
  const auto policy =
      policy::At<v1::Policy>(call.tx(), locked.file.volunteer.service_region(), call.now());
  RETURN_IF_ERROR(domain::CheckTransferAccept(*policy, locked.transfer, facts, call.now()));
  MoveMembership(call, locked.file.volunteer, locked.transfer, std::move(facts));
  RETURN_IF_ERROR(MoveRegion(deps, call, locked.file, locked.transfer));
  locked.transfer.set_decider(call.caller().subject);
  return Save(call, std::move(locked.transfer), v1::TRANSFER_COMPLETED, "completed");
}

absl::StatusOr<v1::MembershipTransfer> Refuse(Deps& deps, rpc::WriteCall& call,
                                              const v1::RefuseMembershipTransferRequest& request) {
  ASSIGN_OR_RETURN(Locked locked, Lock(deps, call, request));
  absl::Status decides = CheckDecides(call, locked.transfer.from_organization());
  if (!decides.ok()) decides = CheckDecides(call, locked.transfer.to_organization());
  RETURN_IF_ERROR(decides);
  RETURN_IF_ERROR(domain::CheckUnderWay(locked.transfer));
  locked.transfer.set_decider(call.caller().subject);
  locked.transfer.set_end_reason(request.reason());
  return Save(call, std::move(locked.transfer), v1::TRANSFER_REFUSED, "refused");
}

absl::StatusOr<v1::MembershipTransfer> Cancel(Deps& deps, rpc::WriteCall& call,
                                              const v1::CancelMembershipTransferRequest& request) {
  ASSIGN_OR_RETURN(Locked locked, Lock(deps, call, request));
  RETURN_IF_ERROR(domain::CheckUnderWay(locked.transfer));
  locked.transfer.set_decider(call.caller().subject);
  return Save(call, std::move(locked.transfer), v1::TRANSFER_CANCELLED, "cancelled");
}

absl::StatusOr<v1::MembershipTransfer> Get(Deps&, rpc::ReadCall& call,
                                           const v1::GetMembershipTransferRequest& request) {
  ASSIGN_OR_RETURN(const TransferName name, TransferName::Parse(request.name()));
  std::optional<v1::MembershipTransfer> transfer =
      store::FindTransfer(call.tx(), name.id(0), name.id());
  if (!transfer) return NotFound(request.name());
  RETURN_IF_ERROR(CheckParty(call, *transfer, VolunteerName(name.id(0)).ToString()));
  return *std::move(transfer);
}

absl::StatusOr<v1::ListMembershipTransfersResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListMembershipTransfersRequest& request) {
  const bool of_volunteer = request.parent().starts_with("volunteers/");
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  const auto list = of_volunteer ? store::TransfersOfVolunteer : store::TransfersOfOrganization;
  v1::ListMembershipTransfersResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      list(call.tx(), IdIn(request.parent()), request.state(), Only(page.after), page.size + 1),
      response.mutable_membership_transfers(), [](const v1::MembershipTransfer& last) {
        return std::vector<std::string>{IdIn(last.name())};
      }));
  return response;
}

}  // namespace linli::registration::membership_transfers
