#include "services/registration/api/staff_members.h"

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/person_name.h"
#include "services/registration/storage/organization_store.h"
#include "services/registration/storage/place.h"
#include "services/registration/storage/staff_store.h"

namespace linli::registration::staff_members {
namespace {

absl::Status CheckEntry(const v1::StaffMember& member) {
  Violations violations;
  if (!domain::IsPersonName(member.display_name())) {
    violations.Add("staff_member.display_name", Reason::PERSON_NAME);
  }
  // S4-26: a social worker is one by licence.
  if (member.work() == v1::SOCIAL_WORKER && member.grade() == v1::SOCIAL_WORK_GRADE_UNSPECIFIED) {
    violations.Add("staff_member.grade", Reason::FIELD_REQUIRED);
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<v1::StaffMember> Add(Deps& deps, rpc::WriteCall& call,
                                    const v1::AddStaffMemberRequest& request) {
  ASSIGN_OR_RETURN(const auto parent, domain::OrganizationName::Parse(request.parent()));
  v1::StaffMember member = request.staff_member();
  mask::ClearOutputOnly(&member);
  RETURN_IF_ERROR(CheckEntry(member));
  const auto organization = store::ShareOrganization(call.tx(), parent.id());
  if (!organization) return NotFound(request.parent());
  if (organization->state != v1::ORGANIZATION_APPROVED) {
    return Refuse(Reason::ORGANIZATION_STATE,
                  {{"state", v1::OrganizationState_Name(organization->state)}});
  }
  if (!member.volunteer().empty() &&
      !store::PlaceOfVolunteer(call.tx(), IdIn(member.volunteer()))) {
    return NotFound(member.volunteer());
  }
  member.set_name(domain::StaffName(parent.id(), ids::NewId()).ToString());
  if (!member.has_start_time()) *member.mutable_start_time() = time::ToProto(call.now());
  member.set_etag("1");
  store::AddStaff(call.tx(), deps.vault, member);
  return member;
}

absl::StatusOr<v1::StaffMember> End(Deps& deps, rpc::WriteCall& call,
                                    const v1::EndStaffMemberRequest& request) {
  return store::EndStaff(call.tx(), deps.vault, request.name(), call.now());
}

absl::StatusOr<v1::ListStaffMembersResponse> List(Deps& deps, rpc::ReadCall& call,
                                                  const v1::ListStaffMembersRequest& request) {
  const bool of_region = request.parent().starts_with("regions/");
  const std::string id = IdIn(request.parent());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  const store::StaffFilter filter{of_region ? "" : id, of_region && id != "-" ? id : "",
                                  request.work()};
  ASSIGN_OR_RETURN(std::vector<v1::StaffMember> found,
                   store::ListStaff(call.tx(), deps.vault, filter, page.after, page.size + 1));
  v1::ListStaffMembersResponse response;
  response.set_next_page_token(FillPage(request, page, std::move(found),
                                        response.mutable_staff_members(),
                                        [](const v1::StaffMember& last) {
                                          const auto name = *domain::StaffName::Parse(last.name());
                                          return std::vector<std::string>{name.id(0), name.id()};
                                        }));
  return response;
}

}  // namespace linli::registration::staff_members
