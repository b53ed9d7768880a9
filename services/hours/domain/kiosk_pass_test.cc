#include "services/hours/domain/kiosk_pass.h"

#include "common/status/refusal.h"
#include "gtest/gtest.h"
#include "services/hours/domain/device_fixture.h"

namespace linli::hours::domain {
namespace {

constexpr char kName[] = "organizations/o1/devices/d1";
const absl::Time kNow = absl::FromUnixSeconds(1'795'827'600);
const TestDevice kKiosk('k');

v1::Device KioskOf(const TestDevice& key) {
  v1::Device device;
  device.set_name(kName);
  device.set_kind(v1::Device::KIOSK);
  device.set_state(v1::Device::ACTIVE);
  device.set_public_key(key.public_key());
  return device;
}

Reason Check(const v1::Device& device, const v1::KioskPass& pass, v1::Direction direction = v1::IN,
             int seconds = 0) {
  v1::Policy policy;
  policy.set_kiosk_pass_seconds(seconds);
  return ReasonOf(CheckKioskPass(policy, device, pass, direction, kNow));
}

TEST(KioskPass, IsGoodForAsLongAsThePolicySays) {
  const struct {
    int seconds;  // 0: as the edition leaves it out
    absl::Duration age;
    bool ok;
  } cases[] = {
      {0, absl::ZeroDuration(), true}, {0, absl::Seconds(60), true},
      {0, absl::Seconds(61), false},   {0, -absl::Seconds(60), true},
      {0, -absl::Seconds(61), false},  {5, absl::Seconds(5), true},
      {5, absl::Seconds(6), false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Check(KioskOf(kKiosk), kKiosk.Pass(kName, v1::IN, kNow - c.age), v1::IN, c.seconds),
              c.ok ? Reason::REASON_UNSPECIFIED : Reason::CHECK_CODE_WRONG)
        << c.seconds << " " << c.age;
  }
}

TEST(KioskPass, IsForOneKioskOneDirectionOneMoment) {
  const v1::KioskPass in = kKiosk.Pass(kName, v1::IN, kNow);
  EXPECT_EQ(Check(KioskOf(kKiosk), in, v1::OUT), Reason::CHECK_CODE_WRONG);
  EXPECT_EQ(Check(KioskOf(TestDevice('x')), in), Reason::CHECK_CODE_WRONG);
  v1::Device other = KioskOf(kKiosk);
  other.set_name("organizations/o1/devices/d2");
  EXPECT_EQ(Check(other, in), Reason::CHECK_CODE_WRONG);
  v1::KioskPass later = in;
  later.mutable_show_time()->set_seconds(later.show_time().seconds() + 1);
  EXPECT_EQ(Check(KioskOf(kKiosk), later), Reason::CHECK_CODE_WRONG);
}

TEST(KioskPass, ComesFromAKioskInUse) {
  const v1::KioskPass pass = kKiosk.Pass(kName, v1::IN, kNow);
  v1::Device device = KioskOf(kKiosk);
  device.set_kind(v1::Device::LEADER_DEVICE);
  EXPECT_EQ(Check(device, pass), Reason::KIOSK_STATE);
  device = KioskOf(kKiosk);
  device.set_state(v1::Device::RETIRED);
  EXPECT_EQ(Check(device, pass), Reason::KIOSK_STATE);
}

}  // namespace
}  // namespace linli::hours::domain
