#include "services/awards/jobs/tallies.h"

#include <string>

#include "common/outbox/tally.h"

namespace linli::awards::jobs {

void TallyCertificates() {
  outbox::Tally("awards.certificate.issued", "linli_certificates_issued_total",
                "Certificates that were issued.", [](const std::string&) -> uint64_t { return 1; });
}

}  // namespace linli::awards::jobs
