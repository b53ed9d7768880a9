#include "services/hours/domain/record_notice.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::hours::domain {
namespace {

absl::Time At(absl::CivilDay day, int hour) { return time::StartOfDay(day) + absl::Hours(hour); }

TEST(RecordNotice, EndsWithTheLastOfItsWorkingDays) {
  const struct {
    absl::CivilDay begins;
    int workdays;
    absl::CivilDay first_day_after;
  } cases[] = {
      {absl::CivilDay(2026, 3, 7), 5, absl::CivilDay(2026, 3, 14)},  // Saturday → Friday
      {absl::CivilDay(2026, 3, 9), 1, absl::CivilDay(2026, 3, 11)},  // Monday → Tuesday
      // Wednesday, then 1 to 7 October are free, and Saturday the 10th is worked.
      {absl::CivilDay(2026, 9, 30), 3, absl::CivilDay(2026, 10, 11)},
      {absl::CivilDay(2026, 12, 31), 1, absl::CivilDay(2027, 1, 2)},
  };
  for (const auto& c : cases) {
    for (const int hour : {0, 23}) {
      EXPECT_EQ(NoticeEnd(c.workdays, At(c.begins, hour)), At(c.first_day_after, 0)) << c.begins;
    }
  }
}

v1::Record Drafted(v1::Record::Kind kind) {
  v1::Record record;
  record.set_kind(kind);
  record.set_state(kind == v1::Record::CREDIT ? v1::Record::DRAFT
                                              : v1::Record::PENDING_CONFIRMATION);
  return record;
}

TEST(RecordNotice, IsWhatThePolicyWantsOfEachKind) {
  const absl::Time now = At(absl::CivilDay(2026, 3, 9), 10);
  v1::Policy policy;
  policy.set_notice_workdays_honour(1);
  v1::Record credit = Drafted(v1::Record::CREDIT), honour = Drafted(v1::Record::HONOUR);
  ASSERT_THAT(GoOn(policy, now, credit), IsOk());
  ASSERT_THAT(GoOn(policy, now, honour), IsOk());
  EXPECT_EQ(credit.state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(time::FromProto(credit.confirm_time()), now);
  EXPECT_FALSE(credit.has_notice_end_time());
  EXPECT_EQ(honour.state(), v1::Record::PUBLIC_NOTICE);
  EXPECT_FALSE(honour.has_confirm_time());
  EXPECT_EQ(time::FromProto(honour.notice_end_time()), At(absl::CivilDay(2026, 3, 11), 0));
  ASSERT_THAT(TakeEffect(now + absl::Hours(48), honour), IsOk());
  EXPECT_EQ(honour.state(), v1::Record::EFFECTIVE);
  EXPECT_THAT(TakeEffect(now, honour), RefusedWith(Reason::RECORD_TRANSITION));
}

}  // namespace
}  // namespace linli::hours::domain
