#include "services/awards/api/rendering.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/ids/region.h"
#include "common/secret/signed_code.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/certificate_code.h"
#include "services/awards/domain/certificate_document.h"
#include "services/awards/domain/certificate_number.h"
#include "services/awards/domain/certificate_state.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/certificate_store.h"
#include "services/awards/storage/certificate_template_store.h"

namespace linli::awards::rendering {
namespace {

// What one answer carries; gRPC's clients take 4 MiB.
constexpr size_t kLargestFile = 3 << 20;

// The one that was asked for, if it holds there and held then; otherwise the one that did.
absl::StatusOr<v1::CertificateTemplate> TemplateOf(rpc::ReadCall& call,
                                                   const v1::CertificateDocument& document,
                                                   const std::string& wanted) {
  const std::string region = domain::RegionOfNumber(document.number());
  const absl::Time issued = time::FromProto(document.issue_time());
  if (wanted.empty()) {
    const std::optional<v1::CertificateTemplate> form =
        store::TemplateInForce(call.tx(), region, issued);
    if (!form) return Refuse(Reason::TEMPLATE_STATE);
    return *form;
  }
  ASSIGN_OR_RETURN(v1::CertificateTemplate form, store::GetTemplate(call.tx(), wanted));
  if (!ids::LiesIn(region, form.region()) || time::FromProto(form.effective_time()) > issued) {
    return Refuse(Reason::TEMPLATE_STATE);
  }
  return form;
}

absl::StatusOr<std::string> SealOf(const Deps& deps, const v1::CertificateTemplate& form) {
  if (form.seal().empty()) return std::string();
  std::optional<std::string> seal = deps.seals.Read(form.seal());
  if (!seal) return Refuse(Reason::TEMPLATE_STATE);
  return *std::move(seal);
}

}  // namespace

// A read although it may write: a certificate from before there were codes gets its own with the
// first print, once and for good. The row commits by itself.
absl::StatusOr<v1::RenderedCertificate> Render(Deps& deps, rpc::ReadCall& call,
                                               const v1::RenderCertificateRequest& request) {
  ASSIGN_OR_RETURN(const CertificateName name, CertificateName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Certificate certificate, store::GetCertificate(call.tx(), name));
  RETURN_IF_ERROR(domain::CheckPrintable(certificate));
  const v1::CertificateDocument& document = certificate.document();
  ASSIGN_OR_RETURN(const v1::CertificateTemplate form,
                   TemplateOf(call, document, request.certificate_template()));
  ASSIGN_OR_RETURN(const std::string seal, SealOf(deps, form));
  if (certificate.code().empty()) {
    RETURN_IF_ERROR(store::GiveCode(
        call.tx(),
        secret::MakeCode(deps.keys, secret::CodeKind::kCertificate, domain::CodeBodyOf(document)),
        certificate));
  }
  ASSIGN_OR_RETURN(paper::Print print,
                   deps.press.Run({document, form, certificate.code(), seal}, call.deadline()));
  if (print.pdf.size() > kLargestFile) {
    return Refuse(Reason::CERTIFICATE_TOO_LONG, {{"max", absl::StrCat(document.lines_size() - 1)}});
  }
  v1::RenderedCertificate rendered;
  rendered.set_pdf(std::move(print.pdf));
  rendered.set_page_count(print.pages);
  rendered.set_certificate_template(form.name());
  return rendered;
}

}  // namespace linli::awards::rendering
