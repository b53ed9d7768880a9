#include "services/hours/domain/device_log.h"

#include <vector>

#include "common/status/refusal.h"
#include "gtest/gtest.h"
#include "services/hours/domain/device_fixture.h"
#include "services/hours/domain/device_signature.h"

namespace linli::hours::domain {
namespace {

constexpr char kName[] = "organizations/o1/devices/d1";
const absl::Time kNow = absl::FromUnixSeconds(1'795'827'600);

v1::DeviceLog LogOf(int entries) {
  v1::DeviceLog log;
  for (int i = 0; i < entries; ++i) {
    WriteDown(log, "volunteers/V1", "organizations/o1/activities/a/shifts/s",
              i % 2 == 0 ? v1::IN : v1::OUT, kNow + absl::Minutes(i));
  }
  return log;
}

std::string LastDigest(const v1::DeviceLog& log) {
  std::string digest = FirstDigest(kName);
  for (const v1::DeviceLogEntry& entry : log.entries()) digest = DigestAfter(digest, entry);
  return digest;
}

// What devices must compute, in figures: another program would not fit any more if this changed.
TEST(DeviceLog, HasDigestsThatDevicesCanCompute) {
  EXPECT_EQ(absl::BytesToHexString(FirstDigest(kName)),
            "c56a8611469dea04170672e56e9a721ea670316d6f1b1b272699dfc283a0ea6f");
  EXPECT_EQ(absl::BytesToHexString(LastDigest(LogOf(2))),
            "8ef2fb1b848bfcfe6790ea69239e296f5ec83c1634916fa57cbc22288f085c54");
  EXPECT_EQ(LogText(kName, FirstDigest(kName), time::ToProto(kNow)),
            "linli.log.v1\norganizations/o1/devices/d1\n"
            "c56a8611469dea04170672e56e9a721ea670316d6f1b1b272699dfc283a0ea6f\n"
            "1795827600000000\n");
}

TEST(DeviceLog, HasAnotherDigestWhateverIsChangedInIt) {
  const std::string digest = LastDigest(LogOf(3));
  const auto changed = [&](auto change) {
    v1::DeviceLog log = LogOf(3);
    change(*log.mutable_entries(1));
    return LastDigest(log) != digest;
  };
  EXPECT_TRUE(changed([](v1::DeviceLogEntry& entry) { entry.set_number(4); }));
  EXPECT_TRUE(changed([](v1::DeviceLogEntry& entry) { entry.set_volunteer("volunteers/V2"); }));
  EXPECT_TRUE(changed([](v1::DeviceLogEntry& entry) { entry.set_shift("x"); }));
  EXPECT_TRUE(changed([](v1::DeviceLogEntry& entry) { entry.set_direction(v1::IN); }));
  EXPECT_TRUE(
      changed([](v1::DeviceLogEntry& entry) { entry.mutable_entry_time()->set_nanos(1000); }));
  v1::DeviceLog shorter = LogOf(3);
  shorter.mutable_entries()->DeleteSubrange(1, 1);
  EXPECT_NE(LastDigest(shorter), digest);
}

TEST(DeviceLog, IsSignedUpToItsLastEntry) {
  const TestDevice device('d');
  const v1::DeviceLog batch = device.Upload(kName, LogOf(5), 3, 4, kNow);
  ASSERT_EQ(batch.entries_size(), 2);
  EXPECT_TRUE(SignedBy(device.public_key(),
                       LogText(kName, LastDigest(LogOf(4)), batch.device_time()),
                       batch.signature()));
  EXPECT_FALSE(SignedBy(device.public_key(),
                        LogText(kName, LastDigest(LogOf(5)), batch.device_time()),
                        batch.signature()));
}

TEST(DeviceLog, HasNoGaps) {
  const struct {
    std::vector<int64_t> numbers;
    int64_t last;
    std::string expected;  // empty: in order
  } cases[] = {
      {{1, 2, 3}, 0, ""}, {{2, 3}, 0, "1"}, {{1, 3}, 0, "2"},     {{1, 2, 2}, 0, "3"},
      {{2, 1}, 5, "3"},   {{6, 7}, 5, ""},  {{4, 5, 6}, 5, ""},   {{1, 2}, 5, ""},
      {{7}, 5, "6"},      {{0, 1}, 5, "6"}, {{-1, 0, 1}, 0, "1"},
  };
  for (const auto& c : cases) {
    v1::DeviceLog log;
    for (const int64_t number : c.numbers) log.add_entries()->set_number(number);
    const absl::Status order = CheckOrder(log, c.last);
    EXPECT_EQ(order.ok(), c.expected.empty()) << c.numbers.front() << " after " << c.last;
    if (!order.ok()) {
      EXPECT_EQ(ReasonOf(order), Reason::DEVICE_LOG_ORDER);
      EXPECT_EQ(MentionOf(order, "expected"), c.expected);
    }
  }
}

}  // namespace
}  // namespace linli::hours::domain
