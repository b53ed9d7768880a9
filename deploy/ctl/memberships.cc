#include "deploy/ctl/resources.h"
#include "linli/registration/v1/membership_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

Commands Memberships() {
  const Field which = {"MEMBERSHIP", "name", "volunteers/…/memberships/…"};
  return {
      {.words = "membership join",
       .request = &v1::JoinOrganizationRequest::default_instance(),
       .help = "ask to join; by a manager: invite",
       .example = "V1305022611123456K organizations/…",
       .fields = {{"VOLUNTEER", "volunteer", "number"},
                  {"ORGANIZATION", "organization", "which"},
                  {"--password", "password", "where the organisation asks for one"},
                  {"--note", "note", "a word to who decides"},
                  {"--guest-until", "guest_until_time", "as a guest, until then"}}},
      {.words = "membership accept",
       .request = &v1::AcceptMembershipRequest::default_instance(),
       .help = "accept a request, or an invitation",
       .example = "volunteers/…/memberships/…",
       .fields = {which}},
      {.words = "membership decline",
       .request = &v1::DeclineMembershipRequest::default_instance(),
       .help = "decline a request or an invitation, or take back one's own",
       .example = "volunteers/…/memberships/… --reason 名额已满",
       .fields = {which, {"--reason", "reason", "why"}}},
      {.words = "membership leave",
       .request = &v1::LeaveOrganizationRequest::default_instance(),
       .help = "leave an organisation",
       .example = "volunteers/…/memberships/…",
       .fields = {which}},
      {.words = "membership appoint",
       .request = &v1::SetMembershipRoleRequest::default_instance(),
       .help = "say what a member is: role, post, mentor",
       .example = "volunteers/…/memberships/… --role backbone --mentor volunteers/…",
       .fields = {which,
                  {"--role", "role", "member, backbone or leader"},
                  {"--post", "post", "支队长, for example"},
                  {"--mentor", "mentor", "who guides her"}}},
      {.words = "membership get",
       .request = &v1::GetMembershipRequest::default_instance(),
       .help = "show one membership",
       .example = "volunteers/…/memberships/…",
       .fields = {which}},
      {.words = "membership list",
       .request = &v1::ListMembershipsRequest::default_instance(),
       .help = "list the memberships of a volunteer or an organisation",
       .example = "organizations/… --state requested",
       .fields = {{"WHOSE", "parent", "volunteers/… or organizations/…"},
                  {"--state", "state", "only those that are"}},
       .columns = {"name", "state", "join_time"}},
  };
}

}  // namespace linli::ctl
