// 最低出勤比例: who was there for too small a share of the shift has nothing that counts.
#include "services/hours/api/record_life_fixture.h"

namespace linli::hours {
namespace {

class AttendanceShare : public RecordLife {
 protected:
  AttendanceShare() { Rule(R"({"minimumAttendancePercent": 60})"); }

  // She is at a shift of three hours for so long, from its start on.
  std::string Attend(absl::Duration length) {
    Expect(kHer, kShift, now());
    EXPECT_THAT(CheckIn(kHer, kShift), IsOk());
    Advance(length);
    const auto out = CheckOut(kHer, kShift);
    EXPECT_THAT(out, IsOk());
    return out.ok() ? out->records(0) : "";
  }
};

TEST_F(AttendanceShare, IsJudgedWhenTheLeaderConfirms) {  // rule of the policy, law 9
  const std::string name = Attend(absl::Minutes(107));
  EXPECT_EQ(RecordOf(name).credited_minutes(), 107);
  const auto record = Confirm(name);
  ASSERT_THAT(record, IsOk());
  EXPECT_EQ(record->state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(record->payable_minutes(), 0);
  EXPECT_EQ(record->interval_minutes(), 107) << "the service is on record";
  EXPECT_EQ(record->credited_minutes(), 0);
  EXPECT_EQ(record->transfer(), "");
  EXPECT_EQ(CreditedTo(kHer), 0);
}

TEST_F(AttendanceShare, IsReachedExactly) {
  const auto record = Confirm(Attend(absl::Minutes(108)));
  ASSERT_THAT(record, IsOk());
  EXPECT_EQ(CreditedTo(kHer), 108);
}

TEST_F(AttendanceShare, AddsUpOverAllCheckInsAtTheShift) {
  const absl::Time start = now();
  Expect(kHer, kShift, start);
  v1::BatchConfirmRecordsRequest request;
  for (const int minute : {0, 90}) {
    host_.clock().Set(start + absl::Minutes(minute));
    ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
    Advance(absl::Minutes(60));
    const auto out = CheckOut(kHer, kShift);
    ASSERT_THAT(out, IsOk());
    request.add_names(out->records(0));
  }
  const auto response =
      host_.Call(*record_, &v1::RecordService::Stub::BatchConfirmRecords, kLeader, request);
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(CreditedTo(kHer), 120);
}

TEST_F(AttendanceShare, GivesTheDaysCapBack) {
  Sql("INSERT INTO policy (region_code, effective_time, body, source) SELECT '130503',"
      " '2020-01-02', body || '{\"dailyCapMinutes\": 60}', 'test' FROM policy"
      " WHERE region_code = '130503'");
  const std::string name = Attend(absl::Minutes(60));
  const std::string by_hand = Entered(time::StartOfDay(time::DayOf(now())), absl::Hours(1));
  EXPECT_EQ(RecordOf(by_hand).credited_minutes(), 0) << "the cap was taken";
  ASSERT_THAT(Confirm(name), IsOk());
  EXPECT_EQ(RecordOf(by_hand).credited_minutes(), 60);
}

TEST_F(AttendanceShare, IsNotPassedByAskingForMore) {
  Expect(kHer, kShift, now(), absl::Hours(15));
  ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
  Advance(absl::Minutes(539));
  const auto out = CheckOut(kHer, kShift);
  ASSERT_THAT(out, IsOk());
  EXPECT_EQ(RecordOf(out->records(0)).credited_minutes(), 480);
  EXPECT_THAT(RequestApproval(out->records(0)), RefusedWith(Reason::RECORD_TRANSITION));
  ASSERT_THAT(Confirm(out->records(0)), IsOk());
  EXPECT_EQ(CreditedTo(kHer), 0);
}

TEST_F(AttendanceShare, IsNotAskedOfEntriesByHand) {
  Effective(Yesterday(), absl::Minutes(1));
  EXPECT_EQ(CreditedTo(kHer), 1);
  EXPECT_THROW(Sql("UPDATE service_record SET payable_minutes = 0, credited_minutes = 0"),
               pqxx::check_violation)
      << "what was confirmed stays: the guarantee below the code";
}

}  // namespace
}  // namespace linli::hours
