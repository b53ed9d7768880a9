#include "deploy/ctl/resources.h"
#include "linli/registration/v1/agreement_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

Commands Agreements() {
  const std::vector<Field> text = {
      {"--kind", "agreement.kind", "commitment 承诺书 or service-agreement 协议"},
      {"--name", "agreement.display_name", "name"},
      {"--content", "agreement.service_content", "服务内容"},
      {"--time", "agreement.service_time", "服务时间"},
      {"--place", "agreement.service_place", "服务地点"},
      {"--rights", "agreement.volunteer_rights", "志愿者的权利"},
      {"--duties", "agreement.volunteer_duties", "志愿者的义务"},
      {"--organization-duties", "agreement.organization_duties", "组织的权利和义务"},
      {"--manner", "agreement.manner", "服务方式"},
      {"--conditions", "agreement.working_conditions", "工作条件"},
      {"--safety", "agreement.safety_measures", "安全保障措施"},
  };
  std::vector<Field> publish = {{"OWNER", "parent", "organizations/… or regions/…"}};
  publish.insert(publish.end(), text.begin(), text.end());
  std::vector<Field> revise = {{"VERSION", "name", "the newest, …/agreements/…/versions/…"}};
  revise.insert(revise.end(), text.begin(), text.end());
  const Field signature = {"SIGNATURE", "name", "volunteers/…/signatures/…"};
  return {
      {.words = "agreement publish",
       .request = &v1::PublishAgreementRequest::default_instance(),
       .help = "publish a commitment or agreement",
       .example =
           "organizations/… --kind commitment --name 服务承诺书 --content 社区巡访 "
           "--time 每月一次 --rights 了解风险 --duties 按时到岗 --organization-duties 提供保险",
       .fields = publish},
      {.words = "agreement revise",
       .request = &v1::ReviseAgreementRequest::default_instance(),
       .help = "publish the next version, whole",
       .example = "organizations/…/agreements/…/versions/1 --kind commitment --name 服务承诺书 …",
       .fields = revise},
      {.words = "agreement get",
       .request = &v1::GetAgreementRequest::default_instance(),
       .help = "show one version",
       .example = "organizations/…/agreements/…/versions/1",
       .fields = {{"VERSION", "name", "…/agreements/…/versions/…"}}},
      {.words = "agreement list",
       .request = &v1::ListAgreementsRequest::default_instance(),
       .help = "list the texts of an organisation or region in their newest versions",
       .example = "organizations/…",
       .fields = {{"OWNER", "parent", "organizations/… or regions/…"}},
       .columns = {"name", "kind", "display_name", "version"}},
      {.words = "agreement sign",
       .request = &v1::SignAgreementRequest::default_instance(),
       .help = "sign the newest version, by the volunteer herself",
       .example = "V1305022611123456K organizations/…/agreements/…/versions/1",
       .fields = {{"VOLUNTEER", "volunteer", "number"},
                  {"VERSION", "agreement", "…/agreements/…/versions/…"}}},
      {.words = "agreement co-sign",
       .request = &v1::CoSignAgreementRequest::default_instance(),
       .help = "record the guardian's signature from paper",
       .example = "volunteers/…/signatures/… --evidence …",
       .fields = {signature, {"--evidence", "guardian_evidence_sha256", "SHA-256 of the scan"}}},
      {.words = "agreement withdraw",
       .request = &v1::WithdrawSignatureRequest::default_instance(),
       .help = "withdraw a signature, by the volunteer herself",
       .example = "volunteers/…/signatures/…",
       .fields = {signature}},
      {.words = "agreement get-signature",
       .request = &v1::GetSignatureRequest::default_instance(),
       .help = "show one signature",
       .example = "volunteers/…/signatures/…",
       .fields = {signature}},
      {.words = "agreement list-signatures",
       .request = &v1::ListSignaturesRequest::default_instance(),
       .help = "list the signatures of a volunteer",
       .example = "V1305022611123456K",
       .fields = {{"VOLUNTEER", "parent", "number"}},
       .columns = {"name", "agreement", "state", "sign_time", "withdraw_time"}},
  };
}

}  // namespace linli::ctl
