#include "services/hours/domain/record_correction.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::hours::domain {
namespace {

const absl::Time kDay = time::StartOfDay(absl::CivilDay(2026, 3, 7));
const absl::Time kNow = kDay + absl::Hours(72);

google::protobuf::Timestamp At(int hour, int minute = 0) {
  return time::ToProto(kDay + absl::Hours(hour) + absl::Minutes(minute));
}

v1::Record ByCheckIn() {
  v1::Record record;
  record.set_name("volunteers/V1/records/r1");
  record.set_activity_name("马拉松");
  record.set_place("邢台");
  *record.mutable_start_time() = At(9);
  *record.mutable_end_time() = At(12);
  record.set_kind(v1::Record::CREDIT);
  record.set_evidence_grade(v1::ROTATING_CODE);
  record.set_state(v1::Record::EFFECTIVE);
  record.set_attendance("volunteers/V1/attendances/a1");
  record.set_shift("organizations/o1/activities/a1/shifts/s1");
  record.set_credited_minutes(180);
  record.set_confirmed_by("staff/leader");
  *record.mutable_confirm_time() = At(20);
  record.set_late(true);
  record.set_etag("2");
  return record;
}

v1::Correction Times(int from, int until, int minute = 0) {
  v1::Correction correction;
  *correction.mutable_start_time() = At(from);
  *correction.mutable_end_time() = At(until, minute);
  correction.add_evidence("签到表");
  correction.set_consent("本人申请");
  return correction;
}

TEST(RecordCorrection, HasToChangeSomething) {
  v1::Correction nothing, same = Times(9, 12), place;
  same.set_activity_name("马拉松");
  place.set_place("邢台市信都区");
  EXPECT_THAT(CheckCorrection(ByCheckIn(), nothing, kNow),
              Violates("correction", Reason::CORRECTION_UNCHANGED));
  EXPECT_THAT(CheckCorrection(ByCheckIn(), same, kNow),
              Violates("correction", Reason::CORRECTION_UNCHANGED));
  EXPECT_THAT(CheckCorrection(ByCheckIn(), place, kNow), IsOk());
}

TEST(RecordCorrection, KeepsToTheTimesThatCanBeOnRecord) {
  EXPECT_THAT(CheckCorrection(ByCheckIn(), Times(9, 11), kNow), IsOk());
  EXPECT_THAT(CheckCorrection(ByCheckIn(), Times(9, 24), kNow), IsOk()) << "until midnight";
  EXPECT_THAT(CheckCorrection(ByCheckIn(), Times(9, 24, 1), kNow),
              Violates("correction.end_time", Reason::RECORD_CROSSES_MIDNIGHT));
  EXPECT_THAT(CheckCorrection(ByCheckIn(), Times(9, 9), kNow),
              Violates("correction.end_time", Reason::RECORD_INTERVAL));
  EXPECT_THAT(CheckCorrection(ByCheckIn(), Times(10, 13), kDay + absl::Hours(12)),
              Violates("correction.end_time", Reason::RECORD_IN_FUTURE));
  // One end alone is judged with the other as it was.
  v1::Correction start;
  *start.mutable_start_time() = At(12);
  EXPECT_THAT(CheckCorrection(ByCheckIn(), start, kNow),
              Violates("correction.end_time", Reason::RECORD_INTERVAL));
}

TEST(RecordCorrection, StaysCreditOnlyWithinWhatTheCheckInShows) {  // S3-28
  const struct {
    int from, until, minute;
    bool credit;
  } cases[] = {{9, 12, 0, true},  {9, 11, 0, true},  {10, 12, 0, true},
               {9, 12, 1, false}, {8, 12, 0, false}, {13, 14, 0, false}};
  for (const auto& c : cases) {
    const v1::Record next =
        Corrected(ByCheckIn(), Times(c.from, c.until, c.minute), "staff/a", kNow);
    EXPECT_EQ(next.kind(), c.credit ? v1::Record::CREDIT : v1::Record::HONOUR) << c.from;
    EXPECT_EQ(next.state(), c.credit ? v1::Record::DRAFT : v1::Record::PENDING_CONFIRMATION);
    EXPECT_EQ(next.attendance().empty(), !c.credit);
    EXPECT_EQ(next.provenance().entered_by(), c.credit ? "" : "staff/a");
    EXPECT_EQ(next.provenance().evidence_size(), c.credit ? 0 : 1);
  }
}

TEST(RecordCorrection, TakesTheRestOverAndNothingOfTheOldLife) {
  v1::Correction correction;
  correction.set_place("邢台市信都区");
  const v1::Record next = Corrected(ByCheckIn(), correction, "staff/a", kNow);
  EXPECT_EQ(next.corrects(), "volunteers/V1/records/r1");
  EXPECT_EQ(next.place(), "邢台市信都区");
  EXPECT_EQ(next.activity_name(), "马拉松");
  EXPECT_EQ(next.shift(), ByCheckIn().shift());
  EXPECT_TRUE(next.late()) << "when it was recorded does not change";
  EXPECT_EQ(next.name(), "");
  EXPECT_EQ(next.confirmed_by(), "");
  EXPECT_FALSE(next.has_confirm_time());
  EXPECT_EQ(next.credited_minutes(), 0);
  EXPECT_EQ(time::FromProto(next.create_time()), kNow);
}

TEST(RecordCorrection, OfHonourHoursStaysHonour) {  // S3-28
  v1::Record by_hand = ByCheckIn();
  by_hand.set_kind(v1::Record::HONOUR);
  by_hand.clear_attendance();
  by_hand.mutable_provenance()->set_source("纸质签到表");
  by_hand.mutable_provenance()->set_entered_by("staff/x");
  const v1::Record next = Corrected(by_hand, Times(9, 11), "staff/a", kNow);
  EXPECT_EQ(next.kind(), v1::Record::HONOUR);
  EXPECT_EQ(next.provenance().source(), "纸质签到表");
  EXPECT_EQ(next.provenance().entered_by(), "staff/a");
  EXPECT_EQ(next.provenance().consent(), "本人申请");
}

}  // namespace
}  // namespace linli::hours::domain
