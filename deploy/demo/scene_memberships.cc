// Joining takes the will of both sides (条例 Art. 25).
#include "common/status/macros.h"
#include "deploy/demo/scenes.h"
#include "deploy/demo/work.h"
#include "linli/registration/v1/membership_service.pb.h"

namespace linli::demo {
namespace {

namespace v1 = registration::v1;

constexpr int kAtOnce = 8;

absl::Status Join(Stage& stage, Volunteer& volunteer, const Organiser& organiser) {
  v1::JoinOrganizationRequest join;
  join.set_volunteer(volunteer.name);
  join.set_organization(organiser.name);
  ASSIGN_OR_RETURN(const auto asked, stage.line.Call<v1::Membership>(volunteer.name, join));
  v1::AcceptMembershipRequest accept;
  accept.set_name(asked.name());
  ASSIGN_OR_RETURN(const auto accepted, stage.line.Call<v1::Membership>(organiser.founder, accept));
  volunteer.organiser = accepted.organization();
  return absl::OkStatus();
}

}  // namespace

absl::Status JoinOrganisations(Stage& stage) {
  stage.report.Scene("They join organisations (加入组织), and managers accept them");
  std::vector<const Organiser*> local;
  for (const auto& [name, organiser] : stage.organisers) {
    if (organiser.region.starts_with("1305")) local.push_back(&organiser);
  }
  RETURN_IF_ERROR(Together(static_cast<int>(stage.volunteers.size()), kAtOnce, [&](int i) {
    return Join(stage, stage.volunteers[i], *local[static_cast<size_t>(i) % local.size()]);
  }));
  int members = 0;
  for (const Organiser* organiser : local) {
    v1::ListMembershipsRequest list;
    list.set_parent(organiser->name);
    list.set_state(v1::MEMBERSHIP_ACTIVE);
    list.set_page_size(1000);
    ASSIGN_OR_RETURN(const auto found,
                     stage.line.Call<v1::ListMembershipsResponse>(organiser->founder, list));
    members += found.memberships_size();
  }
  stage.report.Expect("accepted as members", static_cast<int64_t>(stage.volunteers.size()),
                      members);
  stage.report.Say(absl::StrCat(members, " members in ", local.size(),
                                " organisations of Xingtai, each by a request and an acceptance."));
  return absl::OkStatus();
}

}  // namespace linli::demo
