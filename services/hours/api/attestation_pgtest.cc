// Leaders who check people in and out.
#include <atomic>
#include <thread>

#include "services/hours/api/attendance_fixture.h"

namespace linli::hours {
namespace {

using ::testing::SizeIs;

class Attestation : public AttendanceTown {
 protected:
  static constexpr char kLeadingHer[] = "volunteers/V1305032611222222A";
};

TEST_F(Attestation, ChecksSeveralInAndOutWithAVerdictForEach) {  // S4-16, S2-11
  Expect(kHer, kShift, now());
  const auto in = Attest(kShift, v1::IN, {kHim, kHer});
  ASSERT_THAT(in, IsOk());
  ASSERT_THAT(in->results(), SizeIs(2));
  EXPECT_EQ(in->results(0).volunteer(), kHim);
  EXPECT_EQ(ReasonIn(in->results(0).error()), Reason::NOT_ON_ROSTER) << "holds up nobody else";
  const v1::Attendance& opened = in->results(1).attendance();
  EXPECT_EQ(opened.state(), v1::Attendance::OPEN);
  EXPECT_EQ(opened.evidence_grade(), v1::ATTESTED_BY_LEADER);
  EXPECT_EQ(opened.check_in_evidence().witness(), kLeader);

  Advance(absl::Hours(2));
  const auto out = Attest(kShift, v1::OUT, {kHer, kHim}, kManager);
  ASSERT_THAT(out, IsOk());
  const v1::Attendance& closed = out->results(0).attendance();
  EXPECT_EQ(closed.state(), v1::Attendance::CLOSED);
  EXPECT_EQ(closed.check_out_evidence().witness(), kManager);
  EXPECT_EQ(ReasonIn(out->results(1).error()), Reason::NOT_CHECKED_IN);
  ASSERT_THAT(closed.records(), SizeIs(1));
  const v1::Record record = RecordOf(closed.records(0));
  EXPECT_EQ(record.evidence_grade(), v1::ATTESTED_BY_LEADER);
  EXPECT_EQ(record.credited_minutes(), 120);
}

TEST_F(Attestation, IsNeverOfHerself) {  // PAIN-1
  host_.Grant(kLeadingHer, options::v1::ACTIVITY_LEADER, kUnit);
  Expect(kHer, kShift, now());
  Expect(kHim, kShift, now());
  const auto in = Attest(kShift, v1::IN, {kHer, kHim}, kLeadingHer);
  ASSERT_THAT(in, IsOk());
  EXPECT_EQ(ReasonIn(in->results(0).error()), Reason::ATTENDANCE_OWN);
  EXPECT_TRUE(in->results(1).has_attendance());
  EXPECT_EQ(Count("attendance"), 1);
  // The guarantee below the code.
  EXPECT_THROW(Sql("UPDATE attendance SET check_in_witness = 'volunteers/' || volunteer_id"),
               pqxx::check_violation);
  EXPECT_THROW(Sql("UPDATE attendance SET check_in_witness = ''"), pqxx::check_violation);
}

TEST_F(Attestation, IsForLeadersOfTheShiftAlone) {
  Expect(kHer, kShift, now());
  for (const char* other : {"staff/other", kHim, ""}) {
    EXPECT_FALSE(Attest(kShift, v1::IN, {kHer}, other).ok()) << other;
  }
  EXPECT_THAT(Attest(kShift, v1::IN, {kHer}, kHer), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Count("attendance"), 0);
}

TEST_F(Attestation, KeepsToTheOpenHours) {
  Expect(kHer, kShift, now() + absl::Hours(1));
  const auto early = Attest(kShift, v1::IN, {kHer});
  ASSERT_THAT(early, IsOk());
  EXPECT_EQ(ReasonIn(early->results(0).error()), Reason::CHECK_IN_NOT_OPEN);
  Advance(absl::Hours(1));
  ASSERT_TRUE(Attest(kShift, v1::IN, {kHer})->results(0).has_attendance());
  Advance(absl::Hours(4));
  EXPECT_EQ(ReasonIn(Attest(kShift, v1::OUT, {kHer})->results(0).error()),
            Reason::CHECK_OUT_CLOSED);
}

TEST_F(Attestation, AsksMatchingWhenTheFeedIsBehindAndSaysWhenItIsSilent) {
  Expect(kHer, kShift, now());
  PutUpstream(EnrollmentOf(kHim, ContextOf(kShift, now())));
  matching_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "matching"}}));
  const auto silent = Attest(kShift, v1::IN, {kHer, kHim});
  ASSERT_THAT(silent, IsOk());
  EXPECT_TRUE(silent->results(0).has_attendance());
  EXPECT_EQ(ReasonIn(silent->results(1).error()), Reason::UPSTREAM_UNAVAILABLE);
  matching_.Fail(absl::OkStatus());
  EXPECT_TRUE(Attest(kShift, v1::IN, {kHim})->results(0).has_attendance());
}

TEST_F(Attestation, AnswersARepeatedRequestOnce) {  // law 6
  Expect(kHer, kShift, now());
  const auto first = Attest(kShift, v1::IN, {kHer}, kLeader, "request-1");
  const auto again = Attest(kShift, v1::IN, {kHer}, kLeader, "request-1");
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->results(0).attendance().name(), first->results(0).attendance().name());
  EXPECT_EQ(Count("attendance"), 1);
}

TEST_F(Attestation, OpensEachAttendanceOnceWhateverRunsInParallel) {  // law 2
  std::vector<std::string> people;
  for (int i = 0; i < 10; ++i) {
    people.push_back(absl::StrCat("volunteers/V130503261155555", i, "C"));
    Expect(people.back(), kShift, now());
  }
  const std::vector<std::string> backwards(people.rbegin(), people.rend());
  std::atomic<int> opened = 0, known = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&, i] {
      const auto in = Attest(kShift, v1::IN, i % 2 == 0 ? people : backwards);
      ASSERT_THAT(in, IsOk());
      for (const auto& result : in->results()) {
        opened += result.has_attendance();
        known += ReasonIn(result.error()) == Reason::ALREADY_CHECKED_IN;
      }
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(opened, 10);
  EXPECT_EQ(known, 110);
  EXPECT_EQ(Count("attendance"), 10);
}

}  // namespace
}  // namespace linli::hours
