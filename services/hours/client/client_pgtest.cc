// The client that awards links, against the service itself.
#include "common/client/channel.h"
#include "services/hours/api/town_fixture.h"
#include "services/hours/client/client.h"
#include "services/hours/client/fake.h"

namespace linli::hours {
namespace {

using ::testing::SizeIs;

class Client : public HoursTown {
 protected:
  Client()
      : channel_("hours", absl::StrCat("127.0.0.1:", host_->port()),
                 host_.Token("services/awards")),
        client_(MakeHoursClient(channel_)) {}

  client::Context context() { return {.deadline = absl::Now() + absl::Seconds(20)}; }

  client::Channel channel_;
  std::unique_ptr<HoursClient> client_;
  FakeHoursClient fake_;
};

TEST_F(Client, GivesWhatCountsInAWindowAndTheFakeGivesTheSame) {
  const absl::Time start = time::StartOfDay(absl::CivilDay(2026, 11, 20));
  for (int day = 0; day < 3; ++day) {
    auto record = Enter(Entry(kHer, start + absl::Hours(24 * day), absl::Hours(1)));
    ASSERT_THAT(record, IsOk());
    if (day != 1) record = Confirm(record->name());
    ASSERT_THAT(record, IsOk());
    fake_.Put(*record);
  }
  for (HoursClient* client : {client_.get(), static_cast<HoursClient*>(&fake_)}) {
    const auto all =
        client->ListEffectiveRecords(context(), kHer, absl::InfinitePast(), absl::InfiniteFuture());
    ASSERT_THAT(all, IsOkAndHolds(SizeIs(2)));
    EXPECT_EQ(time::FromProto((*all)[0].start_time()), start);
    EXPECT_THAT(client->ListEffectiveRecords(context(), kHer, start + absl::Hours(1),
                                             start + absl::Hours(48)),
                IsOkAndHolds(SizeIs(0)));
    const auto totals = client->GetTotals(context(), kHer, now());
    ASSERT_THAT(totals, IsOk());
    EXPECT_EQ(totals->credited_minutes(), 120);
    ASSERT_THAT(totals->kinds(), SizeIs(1));
    EXPECT_EQ(totals->kinds(0).records(), 2);
    const auto before = client->GetTotals(context(), kHer, now() - absl::Seconds(1));
    ASSERT_THAT(before, IsOk());
    EXPECT_EQ(before->credited_minutes(), 0);
  }
}

}  // namespace
}  // namespace linli::hours
