// 志愿服务记录证明: issued from the record, verified by anybody, forged by nobody, revoked.
#include "common/status/macros.h"
#include "deploy/demo/scenes.h"
#include "linli/awards/v1/certificate_service.pb.h"

namespace linli::demo {
namespace {

namespace v1 = awards::v1;

absl::Status NameTheIssuer(Stage& stage) {
  v1::CreateCertificateIssuerRequest request;
  request.set_region("regions/1305");
  request.set_title("邢台市志愿服务联合会");
  return stage.line.Call<v1::CertificateIssuer>(kAdministrator, request).status();
}

// As an employer would, who has number and check code on paper: without a token.
absl::StatusOr<v1::Verification> VerifyPaper(Stage& stage, const v1::Certificate& certificate) {
  v1::VerifyCertificateRequest request;
  request.set_number(certificate.number());
  request.set_check_code(certificate.document().check_code());
  return stage.line.Call<v1::Verification>("", request);
}

absl::StatusOr<v1::Verification> VerifyDocument(Stage& stage, const v1::SignedDocument& document) {
  v1::VerifyCertificateRequest request;
  *request.mutable_signed_document() = document;
  return stage.line.Call<v1::Verification>("", request);
}

absl::StatusOr<v1::Verification> VerifyCode(Stage& stage, const std::string& code) {
  v1::VerifyCertificateRequest request;
  request.set_code(code);
  return stage.line.Call<v1::Verification>("", request);
}

std::string StateOf(const absl::StatusOr<v1::Verification>& verification) {
  return verification.ok() ? v1::CertificateState_Name(verification->state())
                           : Outcome(verification.status());
}

// The paper that she prints (67号令 Art. 14), and the code on it.
absl::Status Print(Stage& stage, const v1::Certificate& certificate) {
  v1::RenderCertificateRequest request;
  request.set_name(certificate.name());
  ASSIGN_OR_RETURN(const auto paper,
                   stage.line.Call<v1::RenderedCertificate>(stage.veteran, request));
  ASSIGN_OR_RETURN(const auto again,
                   stage.line.Call<v1::RenderedCertificate>(stage.veteran, request));
  stage.report.Say(absl::StrCat("On paper: ", paper.page_count(), " page of A4 as PDF, ",
                                paper.pdf().size() / 1024, " KiB with its fonts"));
  stage.report.Expect("printed twice, the same bytes", "yes",
                      paper.pdf() == again.pdf() ? "yes" : "no");
  std::string code = certificate.code();
  stage.report.Expect("the QR code (二维码) of the paper", "VALID",
                      StateOf(VerifyCode(stage, code)));
  char& one = code[code.size() - 30];  // in the signature
  one = one == 'A' ? 'B' : 'A';
  stage.report.ExpectRefusal("the code with one character changed", "CERTIFICATE_FORGED",
                             VerifyCode(stage, code).status());
  return absl::OkStatus();
}

}  // namespace

absl::Status Certify(Stage& stage) {
  stage.report.Scene("The certificate (志愿服务记录证明)");
  RETURN_IF_ERROR(NameTheIssuer(stage));
  v1::IssueCertificateRequest issue;
  issue.set_volunteer(stage.veteran);
  issue.set_purpose("求职");
  ASSIGN_OR_RETURN(const auto certificate, stage.line.Call<v1::Certificate>(stage.veteran, issue));
  stage.report.Say(absl::StrCat(certificate.document().issuer().title(), " certifies ",
                                HoursText(certificate.document().total_minutes()), " in ",
                                certificate.document().lines_size(), " records: number ",
                                certificate.number(), ", check code ",
                                certificate.document().check_code()));
  stage.report.Expect("hours on the certificate", "100 h",
                      HoursText(certificate.document().total_minutes()));
  const auto by_paper = VerifyPaper(stage, certificate);
  stage.report.Expect("verified by number and check code", "VALID", StateOf(by_paper));
  if (by_paper.ok()) {
    stage.report.Say(absl::StrCat("The public sees: ", by_paper->masked_name(), ", ",
                                  HoursText(by_paper->total_minutes()), ", ",
                                  by_paper->issuer_title()));
  }
  v1::SignedDocument document = certificate.signed_document();
  stage.report.Expect("the signed document (Ed25519)", "VALID",
                      StateOf(VerifyDocument(stage, document)));
  std::string& bytes = *document.mutable_document();
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  stage.report.ExpectRefusal("the same document with one byte changed", "CERTIFICATE_FORGED",
                             VerifyDocument(stage, document).status());

  RETURN_IF_ERROR(Print(stage, certificate));

  v1::RevokeCertificateRequest revoke;
  revoke.set_name(certificate.name());
  revoke.set_reason(v1::ASKED_BY_HOLDER);
  revoke.set_explanation("本人申请");
  RETURN_IF_ERROR(stage.line.Call<v1::Certificate>(kAwardsOffice, revoke).status());
  stage.report.Expect("verified after it was revoked (撤销)", "REVOKED",
                      StateOf(VerifyPaper(stage, certificate)));
  stage.report.Say("Revoked at the holder's wish; whoever verifies it now sees that.");
  return absl::OkStatus();
}

}  // namespace linli::demo
