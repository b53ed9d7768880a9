#include "services/hours/domain/record_ending.h"

#include "absl/strings/str_cat.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::hours::domain {
namespace {

constexpr char kHer[] = "volunteers/V1305032611222222A";
const absl::Time kNow = absl::FromUnixSeconds(1'795'000'000);

v1::Record Effective(int minutes = 90) {
  v1::Record record;
  record.set_name(absl::StrCat(kHer, "/records/r1"));
  record.set_recording_unit("organizations/o1");
  record.set_kind(v1::Record::CREDIT);
  record.set_state(v1::Record::EFFECTIVE);
  record.set_credited_minutes(minutes);
  *record.mutable_confirm_time() = time::ToProto(kNow - absl::Hours(24));
  return record;
}

TEST(RecordEnding, IsProposedByWhoAnswersForTheRecord) {  // S4-16
  const struct {
    Officer officer;
    Reason reason;
  } cases[] = {
      {{.subject = "staff/a"}, Reason::NOT_AUTHORIZED},
      {{.subject = "staff/a", .leads = true}, Reason::REASON_UNSPECIFIED},
      {{.subject = "staff/a", .administers = true}, Reason::REASON_UNSPECIFIED},
      {{.subject = "staff/a", .her_unit = true}, Reason::NOT_AUTHORIZED},
      {{.subject = kHer}, Reason::NOT_AUTHORIZED},
      {{.subject = kHer, .leads = true}, Reason::RECORD_OWN},
  };
  for (const auto& c : cases) EXPECT_EQ(ReasonOf(MayPropose(c.officer, Effective())), c.reason);
}

TEST(RecordEnding, IsDecidedByASecondPersonWhoManages) {  // PAIN-1, PAIN-9
  const struct {
    Officer officer;
    Reason reason;
  } cases[] = {
      {{.subject = "staff/b", .leads = true}, Reason::NOT_AUTHORIZED},
      {{.subject = "staff/b", .leads = true, .manages = true}, Reason::REASON_UNSPECIFIED},
      {{.subject = "staff/b", .administers = true}, Reason::REASON_UNSPECIFIED},
      {{.subject = "staff/a", .leads = true, .manages = true}, Reason::SECOND_PERSON},
      {{.subject = kHer, .manages = true}, Reason::RECORD_OWN},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(MayDecide(c.officer, Effective(), "staff/a")), c.reason);
  }
}

TEST(RecordEnding, SaysWhyAndTakesBackWhatWasPosted) {  // PAIN-9
  v1::Record record = Effective();
  ASSERT_THAT(End({v1::Ending::NOT_PRESENT, "当天不在", "staff/a", "staff/b"}, "", kNow, record),
              IsOk());
  EXPECT_EQ(record.state(), v1::Record::REVERSED);
  EXPECT_EQ(record.ending().reason(), v1::Ending::NOT_PRESENT);
  EXPECT_EQ(record.ending().proposed_by(), "staff/a");
  EXPECT_EQ(record.ending().decided_by(), "staff/b");
  const auto undo = UndoOf(record);
  ASSERT_TRUE(undo);
  EXPECT_EQ(undo->name(), record.ending().transfer());
  EXPECT_EQ(undo->name(), "accounts/service-V1305032611222222A/transfers/r1-undone");
  EXPECT_EQ(undo->reverses(), "accounts/service-V1305032611222222A/transfers/r1");
  EXPECT_EQ(undo->debit_account(), "accounts/service-V1305032611222222A");
  EXPECT_EQ(undo->credit_account(), "accounts/service-issue-o1");
  EXPECT_EQ(undo->minutes(), 90);
  EXPECT_EQ(undo->code(), v1::Transfer::REVERSAL);
  EXPECT_EQ(time::FromProto(undo->post_time()), kNow);
}

TEST(RecordEnding, TakesNothingBackThatWasNotPosted) {
  v1::Record nothing = Effective(0);
  ASSERT_THAT(End({}, "", kNow, nothing), IsOk());
  EXPECT_FALSE(UndoOf(nothing));
  EXPECT_EQ(nothing.ending().transfer(), "");
  v1::Record in_notice = Effective();
  in_notice.set_state(v1::Record::NOTICE_HELD);
  in_notice.clear_confirm_time();
  ASSERT_THAT(End({}, "volunteers/v/records/r2", kNow, in_notice), IsOk());
  EXPECT_EQ(in_notice.state(), v1::Record::CORRECTED);
  EXPECT_FALSE(UndoOf(in_notice));
}

TEST(RecordEnding, HappensOnce) {
  v1::Record record = Effective();
  ASSERT_THAT(End({}, "", kNow, record), IsOk());
  EXPECT_THAT(End({}, "", kNow, record), RefusedWith(Reason::RECORD_TRANSITION));
  EXPECT_THAT(End({}, "volunteers/v/records/r2", kNow, record),
              RefusedWith(Reason::RECORD_TRANSITION));
}

}  // namespace
}  // namespace linli::hours::domain
