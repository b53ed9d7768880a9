// Law 12: while it runs, every certificate is compared with the records that it rests on, round and
// round; what does not agree is a metric.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"
#include "common/secret/signature.h"
#include "linli/awards/v1/certificate.pb.h"

namespace linli::awards::jobs {

class CertificateCheck {
 public:
  CertificateCheck(db::Database& database, const secret::SigningKeys& keys)
      : database_(database), keys_(keys) {}

  // Looks at the next certificates, at most 200; after the last one it begins again. Those of the
  // last ten minutes before `now` wait for the next round: the feed may not have told all yet.
  absl::Status Step(absl::Time now, absl::Time deadline);

  // Found in the last whole round, or in the present one if that is more already.
  int64_t findings() const { return std::max(last_round_.load(), this_round_.load()); }
  // Certificates looked at since the start.
  int64_t checked() const { return checked_.load(); }

 private:
  int Faults(db::Tx& tx, const v1::Certificate& certificate) const;

  db::Database& database_;
  const secret::SigningKeys& keys_;
  std::string volunteer_id_;  // where to go on
  std::string certificate_id_;
  std::atomic<int64_t> last_round_{0};
  std::atomic<int64_t> this_round_{0};
  std::atomic<int64_t> checked_{0};
};

}  // namespace linli::awards::jobs
