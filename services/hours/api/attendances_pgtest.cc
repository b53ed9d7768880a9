// Check-in and check-out by the leader's rotating code.
#include <atomic>
#include <thread>

#include "common/status/details.h"
#include "google/rpc/error_details.pb.h"
#include "services/hours/api/town_fixture.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kOtherShift[] = "organizations/o2/activities/b1/shifts/s1";

class Attendances : public HoursTown {};

TEST_F(Attendances, FollowTheLeadersCodeFromCheckInToADraftedRecord) {  // S4-16, S3-28, S2-11
  Expect(kHer, kShift, now());
  const auto in_code = ShowCode(kShift, v1::IN);
  ASSERT_THAT(in_code, IsOk());
  const auto in = CheckIn(kHer, kShift, in_code->code());
  ASSERT_THAT(in, IsOk());
  EXPECT_EQ(in->state(), v1::Attendance::OPEN);
  EXPECT_EQ(in->evidence_grade(), v1::ROTATING_CODE);
  Advance(absl::Minutes(90) + absl::Seconds(59));
  const auto out_code = ShowCode(kShift, v1::OUT);
  ASSERT_THAT(out_code, IsOk());
  const auto out = CheckOut(kHer, kShift, out_code->code());
  ASSERT_THAT(out, IsOk());
  EXPECT_EQ(out->state(), v1::Attendance::CLOSED);
  EXPECT_EQ(out->etag(), "2");
  ASSERT_THAT(out->records(), SizeIs(1));

  const v1::Record record = RecordOf(out->records(0));
  EXPECT_EQ(record.state(), v1::Record::DRAFT);
  EXPECT_EQ(record.kind(), v1::Record::CREDIT);
  EXPECT_EQ(record.activity_name(), "邢台马拉松");
  EXPECT_EQ(record.recording_unit(), kUnit);
  EXPECT_EQ(record.region(), "regions/130503");
  EXPECT_EQ(record.attendance(), out->name());
  EXPECT_EQ(record.interval_minutes(), 90);
  EXPECT_EQ(record.payable_minutes(), 90);
  EXPECT_EQ(record.credited_minutes(), 90);
  EXPECT_EQ(record.policy_version(), "platform@1");
  EXPECT_FALSE(record.late());
  EXPECT_FALSE(record.has_provenance());
  EXPECT_EQ(CreditedTo(kHer), 0) << "nothing counts before the leader confirms";

  v1::GetAttendanceRequest request;
  request.set_name(out->name());
  EXPECT_THAT(host_.Call(*attendance_, &v1::AttendanceService::Stub::GetAttendance, kHer, request),
              IsOk());
}

TEST_F(Attendances, AreNotOpenedForAUnitThatIsHalted) {
  Expect(kHer, kShift, now());
  registration::v1::Organization unit = **registration_.GetOrganization({}, kUnit);
  for (auto state :
       {registration::v1::ORGANIZATION_SUSPENDED, registration::v1::ORGANIZATION_FROZEN,
        registration::v1::ORGANIZATION_DISSOLVED}) {
    unit.set_state(state);
    registration_.Put(unit);
    EXPECT_THAT(CheckIn(kHer, kShift), RefusedWith(Reason::RECORDING_UNIT_STATE));
  }
  // People check in all the same while registration does not answer.
  registration_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "registration"}}));
  EXPECT_THAT(CheckIn(kHer, kShift), IsOk());
}

TEST_F(Attendances, NeedTheRightCode) {
  Expect(kHer, kShift, now());
  EXPECT_THAT(CheckIn(kHer, kShift, CodeOf(kShift, v1::OUT)),
              RefusedWith(Reason::CHECK_CODE_WRONG));
  EXPECT_THAT(CheckIn(kHer, kShift, CodeOf(kOtherShift, v1::IN)),
              RefusedWith(Reason::CHECK_CODE_WRONG));
  EXPECT_THAT(CheckIn(kHer, kShift, "1234"), Violates("code", Reason::FIELD_PATTERN));
  ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
  EXPECT_THAT(CheckOut(kHer, kShift, CodeOf(kShift, v1::IN)),
              RefusedWith(Reason::CHECK_CODE_WRONG));
}

// PAIN-1: eight digits can be found by trying, if one may try for long enough.
TEST_F(Attendances, LetNobodyGuessTheCode) {
  Expect(kHer, kShift, now());
  Expect(kHim, kShift, now());
  const std::string right = CodeOf(kShift, v1::IN);
  const std::string wrong = CodeOf(kOtherShift, v1::IN);
  for (int i = 0; i < 10; ++i) {
    EXPECT_THAT(CheckIn(kHer, kShift, wrong), RefusedWith(Reason::CHECK_CODE_WRONG));
  }
  const auto refused = CheckIn(kHer, kShift, right);
  EXPECT_THAT(refused, RefusedWith(Reason::TOO_MANY_ATTEMPTS)) << "the right one too";
  EXPECT_EQ(DetailOf<google::rpc::RetryInfo>(refused.status())->retry_delay().seconds(), 600);
  EXPECT_EQ(Count("attendance"), 0);
  EXPECT_THAT(CheckIn(kHim, kShift, right), IsOk()) << "another person";
  Advance(absl::Minutes(10));
  EXPECT_THAT(CheckIn(kHer, kShift), IsOk());
  for (int i = 0; i < 10; ++i) {
    EXPECT_THAT(CheckOut(kHer, kShift, wrong), RefusedWith(Reason::CHECK_CODE_WRONG));
  }
  EXPECT_THAT(CheckOut(kHer, kShift), RefusedWith(Reason::TOO_MANY_ATTEMPTS));
  Advance(absl::Minutes(10));
  EXPECT_THAT(CheckOut(kHer, kShift), IsOk());
}

TEST_F(Attendances, LetNobodyGuessTheCodeInParallel) {
  Expect(kHer, kShift, now());
  const std::string wrong = CodeOf(kOtherShift, v1::IN);
  std::atomic<int> compared = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 100; ++i) {
    threads.emplace_back([&] {
      const Reason reason = ReasonOf(CheckIn(kHer, kShift, wrong).status());
      compared += reason == Reason::CHECK_CODE_WRONG;
      refused += reason == Reason::TOO_MANY_ATTEMPTS;
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(compared, 10);
  EXPECT_EQ(refused, 90);
  EXPECT_EQ(Sql("SELECT tries FROM attempt")[0][0].as<int>(), 10);
}

TEST_F(Attendances, ShowTheCodeToLeadersInTheOpenHoursAlone) {  // S4-16
  EXPECT_THAT(ShowCode(kShift, v1::IN), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  PutUpstream(EnrollmentOf(kHer, ContextOf(kShift, now() + absl::Hours(1))));
  EXPECT_THAT(ShowCode(kShift, v1::IN), RefusedWith(Reason::CHECK_IN_NOT_OPEN));
  Expect(kHer, kShift, now() + absl::Hours(1));
  EXPECT_THAT(ShowCode(kShift, v1::IN), RefusedWith(Reason::CHECK_IN_NOT_OPEN));
  Advance(absl::Hours(1));
  EXPECT_THAT(ShowCode(kShift, v1::IN, kManager), IsOk());
  EXPECT_THAT(ShowCode(kShift, v1::IN, "staff/other"), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(ShowCode(kShift, v1::IN, kHer), RefusedWith(Reason::NOT_AUTHORIZED));
  Advance(absl::Hours(3));
  EXPECT_THAT(ShowCode(kShift, v1::IN), RefusedWith(Reason::CHECK_IN_CLOSED));
  EXPECT_THAT(ShowCode(kShift, v1::OUT), IsOk());
}

TEST_F(Attendances, AreOpenedByTheVolunteerAlone) {
  Expect(kHer, kShift, now());
  v1::CheckInRequest request;
  request.set_volunteer(kHer);
  request.set_shift(kShift);
  request.set_code(CodeOf(kShift, v1::IN));
  for (const char* other : {kHim, kLeader, kManager, ""}) {
    const auto refused =
        host_.Call(*attendance_, &v1::AttendanceService::Stub::CheckIn, other, request);
    EXPECT_FALSE(refused.ok()) << other;
  }
  EXPECT_EQ(Count("attendance"), 0);
}

TEST_F(Attendances, AreForWhoIsExpectedAndMatchingIsAskedWhenTheFeedIsBehind) {
  Expect(kHim, kShift, now());
  EXPECT_THAT(CheckIn(kHer, kShift), RefusedWith(Reason::NOT_ON_ROSTER));
  PutUpstream(EnrollmentOf(kHer, ContextOf(kShift, now())));
  EXPECT_THAT(CheckIn(kHer, kShift), IsOk());
  EXPECT_EQ(Count("roster"), 2);
}

TEST_F(Attendances, ComeFromTheRosterWhenMatchingIsDown) {
  Expect(kHer, kShift, now());
  matching_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "matching"}}));
  EXPECT_THAT(CheckIn(kHer, kShift), IsOk());
  EXPECT_THAT(CheckIn(kHim, kShift), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
}

TEST_F(Attendances, AreOneAtATime) {  // law 2
  Expect(kHer, kShift, now());
  Expect(kHer, kOtherShift, now());
  const auto first = CheckIn(kHer, kShift);
  ASSERT_THAT(first, IsOk());
  const auto second = CheckIn(kHer, kOtherShift);
  EXPECT_THAT(second, RefusedWith(Reason::ALREADY_CHECKED_IN));
  EXPECT_EQ(MentionOf(second.status(), "attendance"), first->name());
  EXPECT_THAT(CheckOut(kHer, kOtherShift), RefusedWith(Reason::NOT_CHECKED_IN));
}

TEST_F(Attendances, AreOneAtATimeWhateverRunsInParallel) {  // law 2
  Expect(kHer, kShift, now());
  Expect(kHer, kOtherShift, now());
  std::atomic<int> opened = 0, closed = 0;
  const auto race = [](int threads, const auto& body) {
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i) running.emplace_back(body, i);
    for (std::thread& one : running) one.join();
  };
  race(24, [&](int i) { opened += CheckIn(kHer, i % 2 == 0 ? kShift : kOtherShift).ok(); });
  EXPECT_EQ(opened, 1);
  Advance(absl::Hours(1));
  race(24, [&](int i) { closed += CheckOut(kHer, i % 2 == 0 ? kShift : kOtherShift).ok(); });
  EXPECT_EQ(closed, 1);
  EXPECT_EQ(Count("attendance"), 1);
  EXPECT_EQ(Count("service_record"), 1);
}

TEST_F(Attendances, AreOneAtATimeInTheDatabaseItself) {  // law 2, the guarantee below the code
  Expect(kHer, kShift, now());
  ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
  const std::string columns =
      "enrollment, shift, activity, shift_start_time, shift_end_time, check_in_time,"
      " check_out_until_time, evidence_grade, create_time, update_time";
  EXPECT_THROW(Sql(absl::StrCat("INSERT INTO attendance (volunteer_id, attendance_id, ", columns,
                                ") SELECT volunteer_id, 'second', ", columns, " FROM attendance")),
               pqxx::unique_violation);
}

TEST_F(Attendances, AnswerARepeatedRequestOnce) {  // law 6
  Expect(kHer, kShift, now());
  const std::string code = CodeOf(kShift, v1::IN);
  const auto first = CheckIn(kHer, kShift, code, "request-1");
  ASSERT_THAT(first, IsOk());
  const auto again = CheckIn(kHer, kShift, code, "request-1");
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->name(), first->name());
  EXPECT_THAT(CheckIn(kHer, kOtherShift, code, "request-1"),
              RefusedWith(Reason::REQUEST_ID_REUSED));
}

TEST_F(Attendances, AreThreePerActivityAndDay) {
  const absl::Time start = now();
  Expect(kHer, kShift, start, absl::Hours(5));
  for (int pair = 0; pair < 3; ++pair) {
    ASSERT_THAT(CheckIn(kHer, kShift), IsOk()) << pair;
    Advance(absl::Minutes(30));
    ASSERT_THAT(CheckOut(kHer, kShift), IsOk()) << pair;
  }
  EXPECT_THAT(CheckIn(kHer, kShift), RefusedWith(Reason::CHECK_IN_LIMIT));
}

TEST_F(Attendances, AreDraftedPerDayWhenTheyCrossMidnight) {  // law 3
  for (const absl::CivilDay first : {absl::CivilDay(2026, 12, 31), absl::CivilDay(2027, 2, 28)}) {
    const absl::Time midnight = time::StartOfDay(first + 1);
    const std::string shift =
        absl::StrCat("organizations/o1/activities/n", first.day(), "/shifts/s");
    const auto out = Serve(kHer, shift, midnight - absl::Hours(2), absl::Hours(3));
    ASSERT_THAT(out, IsOk());
    ASSERT_THAT(out->records(), SizeIs(2));
    const v1::Record before = RecordOf(out->records(0)), after = RecordOf(out->records(1));
    EXPECT_EQ(before.credited_minutes(), 120);
    EXPECT_EQ(after.credited_minutes(), 60);
    EXPECT_EQ(time::FromProto(before.end_time()), midnight);
    EXPECT_EQ(time::FromProto(after.start_time()), midnight);
  }
}

TEST_F(Attendances, CountAtMostEightHoursADayAcrossActivities) {  // S3-28
  const absl::Time start = time::StartOfDay(absl::CivilDay(2026, 11, 29)) + absl::Hours(8);
  const auto morning = Serve(kHer, "organizations/o1/activities/a/shifts/s", start, absl::Hours(6));
  ASSERT_THAT(morning, IsOk());
  const auto evening =
      Serve(kHer, "organizations/o2/activities/b/shifts/s", start + absl::Hours(7), absl::Hours(4));
  ASSERT_THAT(evening, IsOk());
  const v1::Record record = RecordOf(evening->records(0));
  EXPECT_EQ(record.interval_minutes(), 240);
  EXPECT_EQ(record.payable_minutes(), 240);
  EXPECT_EQ(record.credited_minutes(), 120);
  const auto next_day = Serve(kHer, "organizations/o2/activities/c/shifts/s",
                              start + absl::Hours(24), absl::Hours(1));
  ASSERT_THAT(next_day, IsOk());
  EXPECT_EQ(RecordOf(next_day->records(0)).credited_minutes(), 60);
}

TEST_F(Attendances, AreJudgedByThePolicyOfTheirRegionAndDay) {  // law 9
  Sql("INSERT INTO policy (region_code, effective_time, body, source)"
      " SELECT '1305', at::timestamptz, body || jsonb_build_object('activityCapMinutes', cap), 't'"
      " FROM policy, (VALUES ('2026-11-01', 120), ('2026-12-01', 60)) AS said (at, cap)");
  const auto november =
      Serve(kHer, "organizations/o1/activities/a/shifts/s", now(), absl::Hours(3));
  ASSERT_THAT(november, IsOk());
  EXPECT_EQ(RecordOf(november->records(0)).policy_version(), "1305@2");
  EXPECT_EQ(RecordOf(november->records(0)).payable_minutes(), 120);
  const auto december = Serve(kHer, "organizations/o1/activities/b/shifts/s",
                              time::StartOfDay(absl::CivilDay(2026, 12, 5)), absl::Hours(3));
  ASSERT_THAT(december, IsOk());
  EXPECT_EQ(RecordOf(december->records(0)).policy_version(), "1305@3");
  EXPECT_EQ(RecordOf(december->records(0)).payable_minutes(), 60);
}

TEST_F(Attendances, OfLessThanAMinuteLeaveNoRecord) {
  const auto out = Serve(kHer, kShift, now(), absl::Seconds(59));
  ASSERT_THAT(out, IsOk());
  EXPECT_THAT(out->records(), IsEmpty());
  EXPECT_EQ(out->state(), v1::Attendance::CLOSED);
}

TEST_F(Attendances, KeepThePresenceButNoSecondRecordForTimeThatIsTaken) {  // law 2
  const absl::Time start = now();
  Expect(kHer, kShift, start);
  ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
  Advance(absl::Hours(2));
  const auto entered = Enter(Entry(kHer, start + absl::Hours(1), absl::Minutes(30)));
  ASSERT_THAT(entered, IsOk());
  const auto out = CheckOut(kHer, kShift);
  ASSERT_THAT(out, IsOk());
  EXPECT_EQ(out->conflicting_record(), entered->name());
  EXPECT_THAT(out->records(), IsEmpty());
  EXPECT_EQ(Count("service_record"), 1);
}

TEST_F(Attendances, LeftOpenAreGivenUpWhenCheckOutHasClosed) {
  Expect(kHer, kShift, now());
  const auto left_open = CheckIn(kHer, kShift);
  ASSERT_THAT(left_open, IsOk());
  Advance(absl::Hours(4));  // three of the shift, one more for check-out
  EXPECT_THAT(CheckOut(kHer, kShift), RefusedWith(Reason::CHECK_OUT_CLOSED));
  Expect(kHer, kOtherShift, now());
  EXPECT_THAT(CheckIn(kHer, kOtherShift), IsOk()) << "yesterday does not lock her out";
  EXPECT_EQ(Count("attendance WHERE state = 'ABANDONED'"), 1);
}

TEST_F(Attendances, SurviveTheCancellationOfTheEnrolmentOnceSheIsThere) {
  const matching::v1::ShiftContext context = ContextOf(kShift, now());
  Hear(EnrollmentOf(kHer, context));
  ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
  Hear(EnrollmentOf(kHer, context, matching::v1::Enrollment::CANCELLED, "2"));
  Advance(absl::Hours(1));
  const auto out = CheckOut(kHer, kShift);
  ASSERT_THAT(out, IsOk());
  EXPECT_THAT(out->records(), SizeIs(1));
}

TEST_F(Attendances, AreListedInOrderOfCheckIn) {  // S4-16
  Expect(kHer, kShift, now());
  Expect(kHim, kShift, now());
  ASSERT_THAT(CheckIn(kHim, kShift), IsOk());
  Advance(absl::Minutes(1));
  ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
  v1::ListAttendancesRequest request;
  request.set_shift(kShift);
  request.set_page_size(1);
  std::vector<std::string> seen;
  do {
    const auto page =
        host_.Call(*attendance_, &v1::AttendanceService::Stub::ListAttendances, kLeader, request);
    ASSERT_THAT(page, IsOk());
    ASSERT_THAT(page->attendances(), SizeIs(1));
    seen.push_back(page->attendances(0).name().substr(0, std::string(kHer).size()));
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(seen, ElementsAre(kHim, kHer));
}

}  // namespace
}  // namespace linli::hours
