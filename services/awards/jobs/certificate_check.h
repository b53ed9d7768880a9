// Law 12: while it runs, every certificate is compared with the records that it rests on, round and
// round; what does not agree is a metric.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"
#include "common/metrics/registry.h"
#include "common/secret/signature.h"
#include "linli/awards/v1/certificate.pb.h"

namespace linli::awards::jobs {

// Sets linli_awards_certificate_findings: what the last whole round found, or the present one if
// that is more already; and counts linli_awards_certificates_checked_total.
class CertificateCheck {
 public:
  CertificateCheck(db::Database& database, const secret::SigningKeys& keys,
                   metrics::Registry& registry);

  // Looks at the next certificates, at most 200; after the last one it begins again. Those of the
  // last ten minutes before `now` wait for the next round: the feed may not have told all yet.
  absl::Status Step(absl::Time now, absl::Time deadline);

 private:
  int Faults(db::Tx& tx, const v1::Certificate& certificate) const;

  db::Database& database_;
  const secret::SigningKeys& keys_;
  metrics::Gauge& findings_;
  metrics::Counter& checked_;
  std::string volunteer_id_;  // where to go on
  std::string certificate_id_;
  int last_round_ = 0;
  int this_round_ = 0;
};

}  // namespace linli::awards::jobs
