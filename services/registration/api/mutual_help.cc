#include "services/registration/api/mutual_help.h"

#include "common/identity/scope.h"
#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/mutual_help_rule.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/mutual_help_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::mutual_help {
namespace {

absl::StatusOr<v1::MutualHelpGroup> LockActive(rpc::WriteCall& call, const std::string& name) {
  ASSIGN_OR_RETURN(v1::MutualHelpGroup group, store::LockGroup(call.tx(), name));
  if (group.state() != v1::GROUP_ACTIVE) return Refuse(Reason::GROUP_STATE);
  return group;
}

}  // namespace

absl::StatusOr<v1::MutualHelpGroup> Create(Deps&, rpc::WriteCall& call,
                                           const v1::CreateMutualHelpGroupRequest& request) {
  Violations violations;
  domain::CheckGroup(request.mutual_help_group(), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  v1::MutualHelpGroup group = request.mutual_help_group();
  MakeNew(call, domain::Nested(request.parent(), "mutualHelpGroups", ids::NewId()), group);
  group.set_state(v1::GROUP_ACTIVE);
  if (!store::AddGroup(call.tx(), group)) return Refuse(Reason::CARD_EXISTS);
  return group;
}

absl::StatusOr<v1::MutualHelpGroup> Update(Deps&, rpc::WriteCall& call,
                                           const v1::UpdateMutualHelpGroupRequest& request) {
  const v1::MutualHelpGroup& wanted = request.mutual_help_group();
  ASSIGN_OR_RETURN(v1::MutualHelpGroup group, LockActive(call, wanted.name()));
  RETURN_IF_ERROR(CheckEtag(wanted.etag(), group.etag()));
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), wanted, &group));
  MakeNext(call, group);
  store::SaveGroup(call.tx(), group);
  return group;
}

absl::StatusOr<v1::MutualHelpGroup> Dissolve(Deps&, rpc::WriteCall& call,
                                             const v1::DissolveMutualHelpGroupRequest& request) {
  ASSIGN_OR_RETURN(v1::MutualHelpGroup group, LockActive(call, request.name()));
  RETURN_IF_ERROR(CheckEtag(request.etag(), group.etag()));
  store::RemoveMembers(call.tx(), group.name());
  group.set_members(0);
  group.set_state(v1::GROUP_DISSOLVED);
  MakeNext(call, group);
  store::SaveGroup(call.tx(), group);
  return group;
}

absl::StatusOr<v1::MutualHelpGroup> Get(Deps&, rpc::ReadCall& call,
                                        const v1::GetMutualHelpGroupRequest& request) {
  return store::GetGroup(call.tx(), request.name());
}

absl::StatusOr<v1::ListMutualHelpGroupsResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListMutualHelpGroupsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  v1::ListMutualHelpGroupsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListGroups(call.tx(), IdIn(request.parent()), page.after, page.size + 1),
      response.mutable_mutual_help_groups(), [](const v1::MutualHelpGroup& last) {
        return std::vector<std::string>{IdIn(domain::ParentOf(last.name())), IdIn(last.name())};
      }));
  return response;
}

absl::StatusOr<v1::MutualHelpMember> Join(Deps& deps, rpc::WriteCall& call,
                                          const v1::JoinMutualHelpGroupRequest& request) {
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::LockVolunteer(call.tx(), deps.vault, IdIn(request.volunteer())));
  if (file.volunteer.state() != v1::VOLUNTEER_ACTIVE) {
    return Refuse(Reason::VOLUNTEER_STATE,
                  {{"state", v1::VolunteerState_Name(file.volunteer.state())}});
  }
  ASSIGN_OR_RETURN(const v1::MutualHelpGroup group, LockActive(call, request.name()));
  v1::MutualHelpMember member;
  member.set_name(domain::Nested(group.name(), "members", IdIn(request.volunteer())));
  member.set_volunteer(request.volunteer());
  member.set_help(request.help());
  *member.mutable_join_time() = time::ToProto(call.now());
  if (!store::AddMember(call.tx(), group.name(), member)) {
    return Refuse(Reason::GROUP_MEMBER_EXISTS);
  }
  return member;
}

absl::StatusOr<v1::MutualHelpMember> Leave(Deps&, rpc::WriteCall& call,
                                           const v1::LeaveMutualHelpGroupRequest& request) {
  ASSIGN_OR_RETURN(const v1::MutualHelpGroup group, store::LockGroup(call.tx(), request.name()));
  std::optional<v1::MutualHelpMember> member =
      store::RemoveMember(call.tx(), group.name(), request.volunteer());
  if (!member) return NotFound(domain::Nested(group.name(), "members", IdIn(request.volunteer())));
  return *std::move(member);
}

absl::StatusOr<v1::ListMutualHelpMembersResponse> ListMembers(
    Deps&, rpc::ReadCall& call, const v1::ListMutualHelpMembersRequest& request) {
  ASSIGN_OR_RETURN(const v1::MutualHelpGroup group, store::GetGroup(call.tx(), request.parent()));
  const bool member = call.caller().subject.starts_with("volunteers/") &&
                      store::IsMember(call.tx(), group.name(), call.caller().subject);
  const domain::Authorities held = HeldOver(call, call.tx(), identity::ScopeRoot(group.name()));
  if (!domain::MaySeeGroup(member, held)) return Refuse(Reason::NOT_AUTHORIZED);
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListMutualHelpMembersResponse response;
  response.set_next_page_token(FillPage(
      request, page, store::ListMembers(call.tx(), group.name(), Only(page.after), page.size + 1),
      response.mutable_members(), LastId<v1::MutualHelpMember>));
  return response;
}

}  // namespace linli::registration::mutual_help
