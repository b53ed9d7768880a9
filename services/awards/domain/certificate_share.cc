#include "services/awards/domain/certificate_share.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/certificate_number.h"

namespace linli::awards::domain {

std::string MakeShareCode(uint64_t random, uint64_t more_random) {
  std::string code = MakeCheckCode(random) + MakeCheckCode(more_random);
  for (const size_t at : {12, 8, 4}) code.insert(at, "-");
  return code;
}

absl::Status CheckExpiry(absl::Time expire_time, absl::Time now) {
  Violations violations;
  if (expire_time <= now || expire_time > now + kLongestShare) {
    violations.Add(
        "expire_time", Reason::FIELD_RANGE,
        {{"min", time::FormatChinaTime(now)}, {"max", time::FormatChinaTime(now + kLongestShare)}});
  }
  return violations.ToStatus();
}

bool ShareHolds(const v1::CertificateShare& share, absl::Time now) {
  return !share.has_withdraw_time() && now < time::FromProto(share.expire_time());
}

}  // namespace linli::awards::domain
