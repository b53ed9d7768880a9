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
      {"--description", "organization.description", "what it does"},
      {"--contact-name", "organization.contact_name", "whom to ask"},
      {"--contact-phone", "organization.contact_phone", "telephone"},
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
                  {"--state", "state", "approved ones if not given"}},
       .columns = {"name", "display_name", "kind", "state", "region"}},
      {.words = "organization update",
       .request = &v1::UpdateOrganizationRequest::default_instance(),
       .help = "change what is given",
       .example = "organizations/… --join-mode closed",
       .fields = update},
  };
}

}  // namespace linli::ctl
