#include "services/hours/domain/kiosk_pass.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/device_signature.h"

namespace linli::hours::domain {
namespace {

constexpr int kDefaultSeconds = 60;  // our own figure

}  // namespace

std::string KioskPassText(std::string_view device, v1::Direction direction, absl::Time show_time) {
  return absl::StrCat("linli.kiosk.v1\n", std::string(device), "\n", v1::Direction_Name(direction),
                      "\n", absl::ToUnixSeconds(show_time), "\n");
}

absl::Status CheckKioskPass(const v1::Policy& policy, const v1::Device& device,
                            const v1::KioskPass& pass, v1::Direction direction, absl::Time now) {
  if (device.kind() != v1::Device::KIOSK || device.state() != v1::Device::ACTIVE) {
    return Refuse(Reason::KIOSK_STATE);
  }
  const absl::Time shown = time::FromProto(pass.show_time());
  const absl::Duration good = absl::Seconds(
      policy.kiosk_pass_seconds() > 0 ? policy.kiosk_pass_seconds() : kDefaultSeconds);
  if (absl::AbsDuration(now - shown) > good ||
      !SignedBy(device.public_key(), KioskPassText(device.name(), direction, shown),
                pass.signature())) {
    return Refuse(Reason::CHECK_CODE_WRONG);
  }
  return absl::OkStatus();
}

}  // namespace linli::hours::domain
