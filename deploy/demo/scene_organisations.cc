// Organisations are entered by somebody and approved by somebody else (条例 Arts 5, 8, 41).
#include "common/status/macros.h"
#include "deploy/demo/csv.h"
#include "deploy/demo/numbers.h"
#include "deploy/demo/organisers.h"
#include "deploy/demo/scenes.h"
#include "deploy/demo/work.h"
#include "linli/registration/v1/delegation_service.pb.h"
#include "linli/registration/v1/membership_service.pb.h"
#include "linli/registration/v1/organization_service.pb.h"

namespace linli::demo {
namespace {

namespace v1 = registration::v1;

absl::Status Grant(Stage& stage, const std::string& grantor, const std::string& subject,
                   options::v1::Role role, const std::string& over) {
  v1::GrantDelegationRequest request;
  request.mutable_delegation()->set_subject(subject);
  request.mutable_delegation()->set_role(role);
  request.mutable_delegation()->set_over(over);
  return stage.line.Call<v1::Delegation>(grantor, request).status();
}

absl::Status GrantAuthorities(Stage& stage) {
  RETURN_IF_ERROR(Grant(stage, kAdministrator, kApprover, options::v1::APPROVER, "platform"));
  RETURN_IF_ERROR(Grant(stage, kAdministrator, kRegistrar, options::v1::REGISTRAR, "regions/1305"));
  RETURN_IF_ERROR(
      Grant(stage, kAdministrator, kAwardsOffice, options::v1::AWARDS_OFFICER, "regions/1305"));
  stage.report.Say(
      "Dated authority (授权) for an approver (审批人), a registrar (注册登记机构) and "
      "an awards office (授证人).");
  return absl::OkStatus();
}

absl::StatusOr<Organiser> Found(Stage& stage, v1::Organization organization) {
  const size_t serial = stage.organisers.size() + 1;
  Organiser organiser;
  organiser.region = organization.region().substr(organization.region().find('/') + 1);
  organiser.founder = absl::StrCat("staff/founder-", serial);
  organiser.display_name = organization.display_name();
  if (organization.kind() == v1::REGISTERED) {
    const std::string region6 = (organiser.region + "00").substr(0, 6);
    organization.set_unified_social_credit_code(
        CreditCode(region6, 50000000 + static_cast<int>(serial)));
  }
  v1::CreateOrganizationRequest create;
  *create.mutable_organization() = std::move(organization);
  ASSIGN_OR_RETURN(const auto created,
                   stage.line.Call<v1::Organization>(organiser.founder, create));
  organiser.name = created.name();
  v1::ApproveOrganizationRequest approve;
  approve.set_name(created.name());
  if (serial == 1) {
    stage.report.ExpectRefusal(
        "a founder approves his own organisation", "NOT_AUTHORIZED",
        stage.line.Call<v1::Organization>(organiser.founder, approve).status());
  }
  RETURN_IF_ERROR(stage.line.Call<v1::Organization>(kApprover, approve).status());
  return organiser;
}

// Its founder manages it from the approval on, which takes effect within two seconds.
absl::Status AwaitAuthority(Stage& stage, const Organiser& organiser) {
  v1::ListMembershipsRequest list;
  list.set_parent(organiser.name);
  return Await(
      [&] { return stage.line.Call<v1::ListMembershipsResponse>(organiser.founder, list).ok(); });
}

}  // namespace

absl::Status FoundOrganisations(Stage& stage) {
  stage.report.Scene("The organisers (志愿服务组织) of five cities' programmes");
  RETURN_IF_ERROR(GrantAuthorities(stage));
  stage.programmes = ReadCsv(stage.data + "/programmes.csv");
  int registered = 0;
  for (const auto& programme : stage.programmes) {
    const auto organization = OrganiserOf(programme);
    if (!organization || stage.organisers.contains(organization->display_name())) continue;
    ASSIGN_OR_RETURN(Organiser organiser, Found(stage, *organization));
    if (organization->kind() == v1::REGISTERED) ++registered;
    stage.organisers.emplace(organization->display_name(), std::move(organiser));
  }
  for (const auto& [name, organiser] : stage.organisers) {
    RETURN_IF_ERROR(AwaitAuthority(stage, organiser));
  }
  v1::ListOrganizationsRequest list;
  list.set_region("regions/-");
  list.set_page_size(1000);
  ASSIGN_OR_RETURN(const auto approved,
                   stage.line.Call<v1::ListOrganizationsResponse>(kApprover, list));
  stage.report.Expect("organisations founded and approved",
                      static_cast<int64_t>(stage.organisers.size()), approved.organizations_size());
  stage.report.Say(absl::StrCat(stage.organisers.size(), " organisations, ", registered,
                                " of them registered with their unified social credit code "
                                "(统一社会信用代码), for example ",
                                kYouthLeague, "."));
  return absl::OkStatus();
}

}  // namespace linli::demo
