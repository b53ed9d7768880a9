// What certificates add to the metrics.
#pragma once

namespace linli::awards::jobs {

// linli_certificates_issued_total: certificates (志愿服务记录证明) that were issued; one that is
// revoked later takes nothing off.
void TallyCertificates();

}  // namespace linli::awards::jobs
