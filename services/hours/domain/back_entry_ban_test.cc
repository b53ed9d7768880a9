#include "services/hours/domain/back_entry_ban.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::hours::domain {
namespace {

const absl::Time kNow = time::StartOfDay(absl::CivilDay(2026, 3, 7)) + absl::Hours(15);

v1::BackEntryBan Banned(const std::string& whom, const v1::Policy& policy = {}) {
  v1::BackEntryBan ban;
  ban.set_banned(whom);
  BeginBan(policy, kNow, ban);
  return ban;
}

TEST(BackEntryBan, LastsForTheDaysOfThePolicy) {  // PAIN-1
  v1::Policy short_one;
  short_one.set_back_entry_ban_days(30);
  const struct {
    v1::BackEntryBan ban;
    absl::CivilDay last;
  } cases[] = {{Banned("staff/a"), absl::CivilDay(2027, 3, 7)},
               {Banned("organizations/o", short_one), absl::CivilDay(2026, 4, 6)}};
  for (const auto& c : cases) {
    const absl::Time over = time::StartOfDay(c.last + 1);
    EXPECT_THAT(CheckBan(c.ban, 0, over - absl::Nanoseconds(1)),
                RefusedWith(Reason::BACK_ENTRY_BANNED));
    EXPECT_THAT(CheckBan(c.ban, 0, over), IsOk());
    EXPECT_EQ(c.ban.reearn_minutes(), 0);
  }
}

TEST(BackEntryBan, OfAVolunteerEndsNotBeforeSheEarnedItAnew) {
  v1::Policy city;
  city.set_back_entry_reearn_minutes(60);
  const absl::Time over = kNow + absl::Hours(24 * 400);
  for (const auto& [ban, minutes] :
       {std::pair(Banned("volunteers/V1"), 6000), std::pair(Banned("volunteers/V1", city), 60)}) {
    EXPECT_THAT(CheckBan(ban, minutes - 1, over), RefusedWith(Reason::BACK_ENTRY_BANNED));
    EXPECT_THAT(CheckBan(ban, minutes, over), IsOk());
    EXPECT_THAT(CheckBan(ban, minutes, kNow), RefusedWith(Reason::BACK_ENTRY_BANNED))
        << "the days count too";
  }
}

TEST(BackEntryBan, EndsWhenItIsLifted) {
  v1::BackEntryBan ban = Banned("volunteers/V1");
  ban.set_lifted_by("staff/a");
  EXPECT_THAT(CheckBan(ban, 0, kNow), IsOk());
}

}  // namespace
}  // namespace linli::hours::domain
