#include "services/awards/domain/certificate_code.h"

#include "services/awards/domain/certificate_document.h"

namespace linli::awards::domain {
namespace {

// Parts of a second are not printed either, and would cost room.
google::protobuf::Timestamp ToTheSecond(google::protobuf::Timestamp time) {
  time.clear_nanos();
  return time;
}

}  // namespace

std::string CodeBodyOf(const v1::CertificateDocument& document) {
  v1::CertificateCode code;
  code.set_number(document.number());
  code.set_display_name(document.display_name());
  code.set_total_minutes(document.total_minutes());
  *code.mutable_from_time() = ToTheSecond(document.from_time());
  *code.mutable_until_time() = ToTheSecond(document.until_time());
  code.set_region_title(document.region_title());
  code.set_issuer_title(document.issuer().title());
  *code.mutable_issue_time() = ToTheSecond(document.issue_time());
  return Canonical(code);
}

}  // namespace linli::awards::domain
