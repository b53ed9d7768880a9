#include "services/awards/jobs/certificate_check.h"

#include <algorithm>
#include <utility>

#include "common/secret/signed_code.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/counted_record.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/certificate_store.h"
#include "services/awards/storage/star_store.h"
#include "spdlog/spdlog.h"

namespace linli::awards::jobs {
namespace {

constexpr int kStep = 200;
constexpr absl::Duration kUnsettled = absl::Minutes(10);
// Between the moment that a certificate bears and the reading of its records, and for clocks of two
// machines.
constexpr absl::Duration kSlack = absl::Minutes(1);

// A certificate from before there were codes may have none.
bool CodeAgrees(const secret::SigningKeys& keys, const v1::Certificate& certificate) {
  if (certificate.code().empty()) return true;
  const auto code = secret::OpenCode(keys, secret::CodeKind::kCertificate, certificate.code());
  v1::CertificateCode says;
  return code.ok() && says.ParseFromString(code->body) && says.number() == certificate.number() &&
         says.total_minutes() == certificate.document().total_minutes();
}

}  // namespace

CertificateCheck::CertificateCheck(db::Database& database, const secret::SigningKeys& keys,
                                   metrics::Registry& registry)
    : database_(database),
      keys_(keys),
      findings_(registry.GaugeOf("linli_awards_certificate_findings",
                                 "Certificates that do not agree with their records")),
      checked_(registry.CounterOf("linli_awards_certificates_checked_total",
                                  "Certificates compared with their records")) {}

int CertificateCheck::Faults(db::Tx& tx, const v1::Certificate& certificate) const {
  const auto name = CertificateName::Parse(certificate.name());
  const auto key = VerificationKeyName::Parse(certificate.signed_document().verification_key());
  if (!name.ok() || !key.ok()) return 1;
  int faults =
      domain::Disagreements(certificate.document(), store::CountedRecords(tx, name->id(0)), kSlack);
  const v1::SignedDocument& document = certificate.signed_document();
  if (!keys_.Verifies(key->id(), document.document(), document.signature())) ++faults;
  if (!CodeAgrees(keys_, certificate)) ++faults;
  return faults;
}

absl::Status CertificateCheck::Step(absl::Time now, absl::Time deadline) {
  std::vector<v1::Certificate> certificates;
  int found = 0;
  std::string example;
  RETURN_IF_ERROR(database_.Read(deadline, [&](db::Tx& tx) -> absl::Status {
    found = 0;
    certificates = store::CertificatesAfter(tx, volunteer_id_, certificate_id_, kStep);
    for (const v1::Certificate& certificate : certificates) {
      if (time::FromProto(certificate.create_time()) > now - kUnsettled) continue;
      const int faults = Faults(tx, certificate);
      if (faults > 0) example = certificate.number();
      found += faults;
    }
    return absl::OkStatus();
  }));
  if (found > 0) {
    spdlog::error(R"({{"finding":"certificate","found":{},"example":"{}"}})", found, example);
  }
  checked_.Add(certificates.size());
  this_round_ += found;
  if (certificates.size() == kStep) {
    ASSIGN_OR_RETURN(const CertificateName last,
                     CertificateName::Parse(certificates.back().name()));
    volunteer_id_ = last.id(0);
    certificate_id_ = last.id();
  } else {
    volunteer_id_.clear();
    certificate_id_.clear();
    last_round_ = std::exchange(this_round_, 0);
  }
  findings_.Set(std::max(last_round_, this_round_));
  return absl::OkStatus();
}

}  // namespace linli::awards::jobs
