#include "services/hours/domain/record_confirmation.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

constexpr char kHer[] = "volunteers/130502202601010001";

v1::Record Drafted(v1::Record::State state = v1::Record::DRAFT) {
  v1::Record record;
  record.set_name(absl::StrCat(kHer, "/records/r"));
  record.set_kind(v1::Record::CREDIT);
  record.set_state(state);
  return record;
}

v1::Record Entered(const std::string& by) {
  v1::Record record = Drafted(v1::Record::PENDING_CONFIRMATION);
  record.set_kind(v1::Record::HONOUR);
  record.mutable_provenance()->set_entered_by(by);
  return record;
}

TEST(RecordConfirmation, IsForWhoLeadsTheRecordingUnit) {  // S4-16
  EXPECT_TRUE(MayConfirm({"staff/leader", true}, Drafted()).ok());
  EXPECT_EQ(ReasonOf(MayConfirm({"staff/other", false}, Drafted())), Reason::NOT_AUTHORIZED);
}

TEST(RecordConfirmation, IsNeverForTheVolunteerHerself) {  // S4-16
  EXPECT_EQ(ReasonOf(MayConfirm({kHer, true}, Drafted())), Reason::RECORD_OWN);
  // A number that begins like hers is somebody else's.
  EXPECT_TRUE(MayConfirm({absl::StrCat(kHer, "1"), true}, Drafted()).ok());
}

TEST(RecordConfirmation, OfAHandMadeRecordTakesASecondPerson) {  // PAIN-1
  EXPECT_EQ(ReasonOf(MayConfirm({"staff/a", true}, Entered("staff/a"))),
            Reason::RECORD_SECOND_PERSON);
  EXPECT_TRUE(MayConfirm({"staff/b", true}, Entered("staff/a")).ok());
}

TEST(RecordConfirmation, IsNotForWhoReleasedItFromQuarantine) {  // PAIN-1
  v1::Record record = Drafted();
  record.set_released_by("staff/a");
  EXPECT_EQ(ReasonOf(MayConfirm({"staff/a", true}, record)), Reason::SECOND_PERSON);
  EXPECT_TRUE(MayConfirm({"staff/b", true}, record).ok());
}

TEST(RecordConfirmation, HappensOnce) {
  const struct {
    v1::Record::State state;
    Reason reason;
  } cases[] = {
      {v1::Record::DRAFT, Reason::REASON_UNSPECIFIED},
      {v1::Record::PENDING_CONFIRMATION, Reason::REASON_UNSPECIFIED},
      {v1::Record::EFFECTIVE, Reason::RECORD_STATE},
      {v1::Record::DISPUTED, Reason::RECORD_STATE},
      {v1::Record::CORRECTED, Reason::RECORD_STATE},
      {v1::Record::REVERSED, Reason::RECORD_STATE},
      {v1::Record::DECLINED, Reason::RECORD_STATE},
      {v1::Record::PENDING_APPROVAL, Reason::RECORD_STATE},
      {v1::Record::PUBLIC_NOTICE, Reason::RECORD_STATE},
      {v1::Record::NOTICE_HELD, Reason::RECORD_STATE},
      {v1::Record::QUARANTINED, Reason::RECORD_STATE},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(MayConfirm({"staff/leader", true}, Drafted(c.state))), c.reason)
        << v1::Record::State_Name(c.state);
  }
}

TEST(RecordConfirmation, MakesItEffectiveAndFlagsWhatComesLate) {
  v1::Policy policy;
  policy.set_record_deadline_workdays(10);
  const absl::Time end = time::StartOfDay(absl::CivilDay(2026, 3, 7)) + absl::Hours(12);
  v1::Record in_time = Drafted(), late = Drafted(), entered_late = Drafted();
  for (v1::Record* record : {&in_time, &late, &entered_late}) {
    *record->mutable_end_time() = time::ToProto(end);
  }
  entered_late.set_late(true);
  const absl::Time now = end + absl::Hours(24);
  EXPECT_TRUE(Confirm(policy, {"staff/leader", true}, now, in_time).ok());
  EXPECT_TRUE(Confirm(policy, {"staff/leader", true}, end + absl::Hours(24 * 30), late).ok());
  EXPECT_TRUE(Confirm(policy, {"staff/leader", true}, now, entered_late).ok());
  EXPECT_EQ(in_time.state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(in_time.confirmed_by(), "staff/leader");
  EXPECT_EQ(time::FromProto(in_time.confirm_time()), now);
  EXPECT_FALSE(in_time.late());
  EXPECT_TRUE(late.late());
  EXPECT_TRUE(entered_late.late());
}

}  // namespace
}  // namespace linli::hours::domain
