#include "services/hours/domain/device_clock.h"

#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'827'600);

TEST(DeviceClock, MayBeOffByAsMuchAsThePolicySays) {
  const struct {
    int limit;  // 0: as the edition leaves it out
    absl::Duration off;
    bool ok;
  } cases[] = {
      {0, absl::ZeroDuration(), true}, {0, absl::Seconds(300), true},
      {0, absl::Seconds(301), false},  {0, -absl::Seconds(300), true},
      {0, -absl::Seconds(301), false}, {10, absl::Seconds(10), true},
      {10, absl::Seconds(11), false},
  };
  for (const auto& c : cases) {
    v1::Policy policy;
    policy.set_device_clock_seconds(c.limit);
    const absl::Status status = CheckDeviceClock(policy, kNow + c.off, kNow);
    EXPECT_EQ(ReasonOf(status), c.ok ? Reason::REASON_UNSPECIFIED : Reason::DEVICE_CLOCK) << c.off;
  }
  const absl::Status far = CheckDeviceClock(v1::Policy(), kNow - absl::Hours(1), kNow);
  EXPECT_EQ(MentionOf(far, "seconds"), "3600");
  EXPECT_EQ(MentionOf(far, "limit"), "300");
}

TEST(DeviceClock, OnlyRunsForwards) {
  const struct {
    absl::Duration previous, entry;  // before the upload
    bool ok;
  } cases[] = {
      {absl::Minutes(2), absl::Minutes(1), true},
      {absl::Minutes(1), absl::Minutes(1), true},
      {absl::Minutes(1), absl::Minutes(1) + absl::Microseconds(1), false},
      {absl::Minutes(1), absl::ZeroDuration(), true},
      {absl::Minutes(1), -absl::Microseconds(1), false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(CheckEntryTime(kNow - c.entry, kNow - c.previous, kNow)),
              c.ok ? Reason::REASON_UNSPECIFIED : Reason::DEVICE_CLOCK)
        << c.previous << " " << c.entry;
  }
  EXPECT_TRUE(CheckEntryTime(kNow, absl::InfinitePast(), kNow).ok()) << "the first one";
}

TEST(DeviceClock, IsBelievedForSoManyDays) {
  const struct {
    int days;  // 0: as the edition leaves it out
    absl::Duration age;
    bool ok;
  } cases[] = {
      {0, absl::Hours(72), true},   {0, absl::Hours(72) + absl::Seconds(1), false},
      {1, absl::Hours(24), true},   {1, absl::Hours(24) + absl::Seconds(1), false},
      {31, absl::Hours(744), true},
  };
  for (const auto& c : cases) {
    v1::Policy policy;
    policy.set_offline_days(c.days);
    const absl::Status status = CheckUploadAge(policy, kNow - c.age, kNow);
    EXPECT_EQ(ReasonOf(status), c.ok ? Reason::REASON_UNSPECIFIED : Reason::OFFLINE_TOO_LATE);
  }
}

}  // namespace
}  // namespace linli::hours::domain
