// 签到终端: what a standing kiosk shows and the volunteers' telephones send back.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/attendance.pb.h"
#include "linli/hours/v1/device.pb.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/presence_proof.pb.h"

namespace linli::hours::domain {

// What the kiosk signs.
std::string KioskPassText(std::string_view device, v1::Direction direction, absl::Time show_time);

// KIOSK_STATE for a device that is no kiosk in use; CHECK_CODE_WRONG for a pass that it did not
// sign for this direction, or that is older than the policy's seconds, or as far ahead of our
// clock.
absl::Status CheckKioskPass(const v1::Policy& policy, const v1::Device& device,
                            const v1::KioskPass& pass, v1::Direction direction, absl::Time now);

}  // namespace linli::hours::domain
