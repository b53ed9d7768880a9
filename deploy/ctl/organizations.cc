#include "deploy/ctl/resources.h"
#include "linli/registration/v1/organization_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

Commands Organizations() {
  const std::vector<Field> changeable = {
      {"--name", "organization.display_name", "name"},
      {"--kind", "organization.kind", "队伍类型"},
      {"--sponsor", "organization.sponsor_kind", "主管性质, national code"},
      {"--uscc", "organization.unified_social_credit_code", "统一社会信用代码"},
      {"--founded", "organization.founding_date", "成立日期, 1998-05-04"},
      {"--join-mode", "organization.join_mode", "加入方式"},
      {"--join-password", "organization.join_password", "for join mode password"},
      {"--skill", "organization.skills", "特长 that it offers, national code; may be repeated"},
      {"--trade", "organization.trades", "what it does, 磨刀; may be repeated"},
      {"--description", "organization.description", "what it does"},
      {"--contact-name", "organization.contact_name", "whom to ask"},
      {"--contact-phone", "organization.contact_phone", "telephone"},
      {"--form", "organization.form", "team, unit, detachment, brigade, squad, federation …"},
      {"--wing", "organization.wing", "professional or civil (两翼)"},
      {"--system", "organization.system", "systems/youth, for example"},
      {"--host", "organization.host_unit", "the unit at which it stands"},
      {"--party-unit", "organization.party_unit", "党组织"},
      {"--league-unit", "organization.league_unit", "团组织"},
      {"--guide", "organization.guiding_unit", "责任单位"},
  };
  std::vector<Field> create = {
      {"--region", "organization.region", "where it works, a region's code"},
      {"--parent", "organization.parent", "the organisation above it"},
  };
  create.insert(create.end(), changeable.begin(), changeable.end());
  std::vector<Field> update = {{"ORGANIZATION", "organization.name", "organizations/…"}};
  update.insert(update.end(), changeable.begin(), changeable.end());
  return {
      {.words = "organization create",
       .request = &v1::CreateOrganizationRequest::default_instance(),
       .help = "apply for an organisation; it then waits for approval",
       .example = "--name 邢小暖志愿服务队 --kind unregistered-group --sponsor 11 --region 1305",
       .fields = create},
      {.words = "organization approve",
       .request = &v1::ApproveOrganizationRequest::default_instance(),
       .help = "approve what waits; not by its creator",
       .example = "organizations/…",
       .fields = {{"ORGANIZATION", "name", "which"}}},
      {.words = "organization reject",
       .request = &v1::RejectOrganizationRequest::default_instance(),
       .help = "reject what waits, with a reason",
       .example = "organizations/… --reason 请补充负责人联系方式",
       .fields = {{"ORGANIZATION", "name", "which"},
                  {"--reason", "reason", "what is wrong and what would help"}}},
      {.words = "organization get",
       .request = &v1::GetOrganizationRequest::default_instance(),
       .help = "show one organisation",
       .example = "organizations/…",
       .fields = {{"ORGANIZATION", "name", "which"}}},
      {.words = "organization list",
       .request = &v1::ListOrganizationsRequest::default_instance(),
       .help = "list the organisations of a region and below it",
       .example = "1305 --state pending",
       .fields = {{"REGION", "region", "code; - for everywhere"},
                  {"--state", "state", "approved ones if not given"},
                  {"--system", "system", "only of this partner system"},
                  {"--form", "form", "only of this form"},
                  {"--parent", "parent", "only directly below this one"},
                  {"--skill", "skill", "only with this 特长"},
                  {"--trade", "trade", "only those that do this"}},
       .columns = {"name", "display_name", "kind", "state", "region"}},
      {.words = "organization update",
       .request = &v1::UpdateOrganizationRequest::default_instance(),
       .help = "change what is given",
       .example = "organizations/… --join-mode closed",
       .fields = update},
      {.words = "organization suspend",
       .request = &v1::SuspendOrganizationRequest::default_instance(),
       .help = "stop it for now: no members, no activities, no records",
       .example = "organizations/… --reason 年度检查不合格",
       .fields = {{"ORGANIZATION", "name", "which"},
                  {"--reason", "reason", "for its managers to read"}}},
      {.words = "organization reinstate",
       .request = &v1::ReinstateOrganizationRequest::default_instance(),
       .help = "let one that was suspended go on",
       .example = "organizations/…",
       .fields = {{"ORGANIZATION", "name", "which"}}},
      {.words = "organization dissolve",
       .request = &v1::DissolveOrganizationRequest::default_instance(),
       .help = "end it for good; its successor answers for its records",
       .example = "organizations/… --successor organizations/… --reason 并入联合会",
       .fields = {{"ORGANIZATION", "name", "which"},
                  {"--successor", "successor", "who certifies its records"},
                  {"--reason", "reason", "for its members to read"}}},
      {.words = "organization hosts",
       .request = &v1::ShowHostCoverageRequest::default_instance(),
       .help = "show how many host units have a team, by kind of sponsor",
       .example = "1305",
       .fields = {{"REGION", "region", "code; - for everywhere"}},
       .columns = {"sponsor_kind", "units", "with_team"}},
  };
}

}  // namespace linli::ctl
