#include "services/hours/domain/record_quarantine.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::hours::domain {
namespace {

const absl::Time kNow = time::StartOfDay(absl::CivilDay(2026, 3, 7)) + absl::Hours(9);

v1::Record Held(v1::Record::Kind kind = v1::Record::HONOUR) {
  v1::Record record;
  record.set_name("volunteers/V1/records/r1");
  record.set_kind(kind);
  record.set_state(v1::Record::QUARANTINED);
  return record;
}
v1::Quarantine InState(v1::Quarantine::State state) {
  v1::Quarantine quarantine;
  quarantine.set_state(state);
  quarantine.set_made_by("staff/made");
  return quarantine;
}

TEST(RecordQuarantine, IsDecidedFromAboveByWhoHadNoPart) {  // PAIN-1, law 11
  const v1::Quarantine held = InState(v1::Quarantine::HELD);
  const struct {
    Officer officer;
    Reason reason;
  } cases[] = {
      {{.subject = "staff/a", .administers = true}, Reason::REASON_UNSPECIFIED},
      {{.subject = "staff/a", .manages_above = true}, Reason::REASON_UNSPECIFIED},
      {{.subject = "staff/a", .leads = true, .manages = true, .her_unit = true},
       Reason::NOT_AUTHORIZED},
      {{.subject = "volunteers/V1"}, Reason::NOT_AUTHORIZED},
      {{.subject = "volunteers/V1", .administers = true}, Reason::RECORD_OWN},
      {{.subject = "volunteers/V12", .administers = true}, Reason::REASON_UNSPECIFIED},
      {{.subject = "staff/made", .administers = true}, Reason::SECOND_PERSON},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(MayDecideQuarantine(c.officer, Held(), held)), c.reason)
        << c.officer.subject;
  }
}

TEST(RecordQuarantine, IsDecidedOnceAndANoteNever) {
  const Officer officer{.subject = "staff/a", .administers = true};
  for (const auto state :
       {v1::Quarantine::NOTED, v1::Quarantine::RELEASED, v1::Quarantine::REJECTED}) {
    EXPECT_THAT(MayDecideQuarantine(officer, Held(), InState(state)),
                RefusedWith(Reason::QUARANTINE_STATE))
        << v1::Quarantine::State_Name(state);
  }
}

TEST(RecordQuarantine, LetsARecordGoToWhereItsKindBegins) {
  const Officer officer{.subject = "staff/a", .administers = true};
  v1::Record by_hand = Held(), by_check_in = Held(v1::Record::CREDIT);
  ASSERT_THAT(Release(officer, kNow, by_hand), IsOk());
  ASSERT_THAT(Release(officer, kNow, by_check_in), IsOk());
  EXPECT_EQ(by_hand.state(), v1::Record::PENDING_CONFIRMATION);
  EXPECT_EQ(by_check_in.state(), v1::Record::DRAFT);
  EXPECT_EQ(by_hand.released_by(), "staff/a");
  EXPECT_EQ(time::FromProto(by_hand.update_time()), kNow);
  EXPECT_THAT(Release(officer, kNow, by_hand), RefusedWith(Reason::RECORD_TRANSITION));
}

TEST(RecordQuarantine, DeclinesWhatIsRejected) {  // PAIN-9
  const Officer officer{.subject = "staff/a", .administers = true};
  v1::Record record = Held();
  ASSERT_THAT(Reject(officer, "查无此活动", kNow, record), IsOk());
  EXPECT_EQ(record.state(), v1::Record::DECLINED);
  EXPECT_EQ(record.declined_by(), "staff/a");
  EXPECT_EQ(record.decline_reason(), "查无此活动");
  EXPECT_EQ(record.released_by(), "");
  EXPECT_EQ(time::FromProto(record.decline_time()), kNow);
}

}  // namespace
}  // namespace linli::hours::domain
