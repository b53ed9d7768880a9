#include "deploy/ctl/resources.h"
#include "linli/awards/v1/certificate_service.pb.h"

namespace linli::ctl {

namespace v1 = awards::v1;

Commands Certificates() {
  const Field which = {"CERTIFICATE", "name", "volunteers/…/certificates/…"};
  return {
      {.words = "certificate issue",
       .request = &v1::IssueCertificateRequest::default_instance(),
       .help = "certify a volunteer's service from her records",
       .example = "V1305022611123456K --purpose 升学 --save 证明.linli",
       .fields = {{"VOLUNTEER", "volunteer", "number"},
                  {"--from", "from_time", "from the first record if not given"},
                  {"--until", "until_time", "until now if not given"},
                  {"--organization", "organization", "only what this one recorded"},
                  {"--region", "region", "only service there"},
                  {"--purpose", "purpose", "printed on it"},
                  {"--supersedes", "supersedes", "the certificate that it replaces"}},
       .save = "signed_document"},
      {.words = "certificate get",
       .request = &v1::GetCertificateRequest::default_instance(),
       .help = "show a certificate; --save keeps the signed document",
       .example = "volunteers/…/certificates/… --save 证明.linli",
       .fields = {which},
       .save = "signed_document"},
      {.words = "certificate list",
       .request = &v1::ListCertificatesRequest::default_instance(),
       .help = "list a volunteer's certificates",
       .example = "V1305022611123456K",
       .fields = {{"VOLUNTEER", "parent", "number"}},
       .columns = {"number", "document.check_code", "state", "create_time",
                   "document.total_minutes", "name"}},
      {.words = "certificate render",
       .request = &v1::RenderCertificateRequest::default_instance(),
       .help = "a certificate on paper; --save keeps the PDF file",
       .example = "volunteers/…/certificates/… --save 证明.pdf",
       .fields = {which,
                  {"--template", "certificate_template",
                   "the one in force when it was issued if not given"}},
       .save = "pdf"},
      {.words = "certificate revoke",
       .request = &v1::RevokeCertificateRequest::default_instance(),
       .help = "end a certificate for good",
       .example = "volunteers/…/certificates/… --reason record-changed --explanation 记录已更正",
       .fields = {which,
                  {"--reason", "reason", "what everybody sees"},
                  {"--explanation", "explanation", "in words, for the holder"}}},
      {.words = "certificate key",
       .request = &v1::GetVerificationKeyRequest::default_instance(),
       .help = "the public key that verifies certificates offline",
       .example = "verificationKeys/…",
       .fields = {{"KEY", "name", "verificationKeys/…"}}},
      {.words = "certificate issuer",
       .request = &v1::CreateCertificateIssuerRequest::default_instance(),
       .help = "say who issues in a region",
       .example = "--region 1305 --title 邢台市志愿服务联合会",
       .fields = {{"--region", "region", "where; everywhere if not given"},
                  {"--title", "title", "name of the body"},
                  {"--person-in-charge", "person_in_charge", "负责人"},
                  {"--handler", "handler", "经办人"},
                  {"--contact", "contact", "联系方式"},
                  {"--from", "effective_time", "from; now if not given"}}},
      {.words = "verify-certificate",
       .request = &v1::VerifyCertificateRequest::default_instance(),
       .help = "anyone: does this certificate hold?",
       .example = "LC13050020261122K3M9Q7X2B4 7Q2M9KX3\n"
                  "  linlictl verify-certificate --file 证明.linli",
       .fields = {{"NUMBER?", "number", "as printed"},
                  {"CODE?", "check_code", "check code, as printed"},
                  {"--file", "signed_document", "what --save wrote"},
                  {"--code", "code", "text of the QR code"}},
       .yes = "state=valid"},
  };
}

}  // namespace linli::ctl
