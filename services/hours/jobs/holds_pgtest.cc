// Holds that expire, and that expire as they settle.
#include <atomic>
#include <thread>

#include "services/hours/api/time_bank_fixture.h"
#include "services/hours/jobs/holds.h"

namespace linli::hours {
namespace {

class HoldsThatExpire : public TimeBankTown {
 protected:
  absl::Status Expire(absl::Time at) {
    return jobs::ExpireHolds(host_->database(), at, absl::Now() + absl::Seconds(30));
  }
};

TEST_F(HoldsThatExpire, GiveBackTheirMinutesAtTheirTimeAndNotBefore) {
  Fill(kHer, 100);
  Fill(kHim, 100);
  ASSERT_THAT(Hold("h1", 60), IsOk());
  ASSERT_THAT(Hold("h2", 60, kHim), IsOk());
  const absl::Time ends = now() + absl::Hours(24);
  ASSERT_THAT(Expire(ends - absl::Microseconds(1)), IsOk());
  EXPECT_EQ(Count("hold WHERE state = 'PENDING'"), 2);
  ASSERT_THAT(Expire(ends), IsOk());
  EXPECT_EQ(Count("hold WHERE state = 'EXPIRED'"), 2);
  EXPECT_EQ(Count("outbox WHERE type = 'hours.hold.expired'"), 2);
  EXPECT_EQ(Time(kHer).available_minutes(), 100);
  ASSERT_THAT(Expire(ends), IsOk());
  EXPECT_EQ(Count("outbox WHERE type = 'hours.hold.expired'"), 2);
}

// The clocks of two replicas differ a little: one posts just before the time that the other sees
// come. Real threads: exactly one wins, and the ledger says the same as the hold.
TEST_F(HoldsThatExpire, AsTheySettleEndOnce) {  // law 4
  for (int round = 0; round < 12; ++round) {
    Fill(kHer, 60);
    const std::string id = absl::StrCat("h-", round);
    v1::HoldMinutesRequest request = HoldRequest(id, 60);
    const absl::Time ends = now() + absl::Seconds(1);
    *request.mutable_expire_time() = time::ToProto(ends);
    ASSERT_THAT(Hold(request), IsOk());
    std::atomic<int> posted = 0;
    std::vector<std::thread> racers;
    for (int i = 0; i < 4; ++i) {
      racers.emplace_back([&] { posted += Post(id).ok() ? 1 : 0; });
      racers.emplace_back([&] { EXPECT_THAT(Expire(ends), IsOk()); });
    }
    for (std::thread& racer : racers) racer.join();
    const std::string of = absl::StrCat("hold WHERE hold_id = '", id, "' AND state = ");
    EXPECT_EQ(Count(absl::StrCat(of, "'POSTED'")) + Count(absl::StrCat(of, "'EXPIRED'")), 1);
    EXPECT_EQ(Count(absl::StrCat(of, "'POSTED'")), posted > 0 ? 1 : 0);
    EXPECT_EQ(Count(absl::StrCat("transfer WHERE hold_id = '", id, "'")), posted > 0 ? 1 : 0);
    EXPECT_EQ(Time(kHer).held_minutes(), 0);
    Advance(absl::Seconds(2));
  }
}

}  // namespace
}  // namespace linli::hours
