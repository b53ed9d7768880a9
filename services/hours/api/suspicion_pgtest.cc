// What odd patterns are found in check-ins, and what honest crowds do not have.
#include "services/hours/api/attendance_fixture.h"
#include "services/hours/api/quarantine_fixture.h"

namespace linli::hours {
namespace {

using Signal = v1::Quarantine::Signal;

class Suspicion : public QuarantineTown<AttendanceTown> {
 protected:
  static std::string Person(int i) {
    return absl::StrCat("volunteers/V13050326", 10000000 + i, "A");
  }
  v1::Record::State StateOf(const absl::StatusOr<v1::Attendance>& out) {
    EXPECT_THAT(out, IsOk());
    return out.ok() && out->records_size() > 0 ? RecordOf(out->records(0)).state()
                                               : v1::Record::STATE_UNSPECIFIED;
  }
  static const Signal& SignalIn(const v1::Quarantine& quarantine, Signal::Kind kind) {
    for (const Signal& signal : quarantine.signals()) {
      if (signal.kind() == kind) return signal;
    }
    return Signal::default_instance();
  }
  // A shift so many kilometres north of the others' place.
  void ExpectFar(const std::string& volunteer, const std::string& shift, absl::Time start,
                 double kilometres) {
    matching::v1::ShiftContext context = ContextOf(shift, start);
    *context.mutable_place()->mutable_point() = Place();
    context.mutable_place()->mutable_point()->set_latitude(Place().latitude() + kilometres / 111.2);
    Hear(EnrollmentOf(volunteer, context));
  }
};

TEST_F(Suspicion, LeavesABusySaturdayAlone) {  // PAIN-2, PAIN-12
  constexpr int kPeople = 240;
  const absl::Time start = now() + absl::Minutes(10);
  for (int i = 0; i < kPeople; ++i) ExpectOnTheMap(Person(i), kShift, start);
  // All within ten minutes at one place, most by the leader's code, some by position.
  for (int i = 0; i < kPeople; ++i) {
    if (i % 6 == 0) {
      ASSERT_THAT(At<v1::CheckInRequest>(Person(i), kShift, North(i % 10 * 12)), IsOk());
    } else {
      ASSERT_THAT(CheckIn(Person(i), kShift), IsOk());
    }
    Advance(absl::Seconds(2.5));
  }
  host_.clock().Set(start + absl::Hours(3));
  for (int i = 0; i < kPeople; ++i) {
    const auto out = i % 6 == 0 ? At<v1::CheckOutRequest>(Person(i), kShift, North(i % 10 * 12))
                                : CheckOut(Person(i), kShift);
    ASSERT_THAT(out, IsOk());
    Advance(absl::Seconds(2));
  }
  EXPECT_EQ(Count("quarantine"), 0);
  EXPECT_EQ(Count("service_record WHERE state = 'DRAFT'"), kPeople);
}

TEST_F(Suspicion, LeavesACrowdAloneThatACodeBringsInAtOneMoment) {  // PAIN-12
  for (int i = 0; i < 40; ++i) Expect(Person(i), kShift, now());
  for (int i = 0; i < 40; ++i) ASSERT_THAT(CheckIn(Person(i), kShift), IsOk());
  Advance(absl::Hours(2));
  for (int i = 0; i < 40; ++i) ASSERT_THAT(CheckOut(Person(i), kShift), IsOk());
  EXPECT_EQ(Count("quarantine"), 0);
}

TEST_F(Suspicion, SeesTelephonesThatComeAndGoTogether) {  // PAIN-2
  Defend(R"({"placeCluster": {"threshold": 3, "weight": 100}})");
  for (int i = 0; i < 5; ++i) ExpectOnTheMap(Person(i), kShift, now());
  // The fifth of them lies a little farther off.
  for (int i = 0; i < 5; ++i) {
    ASSERT_THAT(At<v1::CheckInRequest>(Person(i), kShift, North(i < 4 ? 20 : 90)), IsOk());
  }
  Advance(absl::Hours(2));
  std::vector<v1::Record::State> states;
  for (int i = 0; i < 5; ++i) {
    states.push_back(StateOf(At<v1::CheckOutRequest>(Person(i), kShift, North(i < 4 ? 20 : 90))));
  }
  EXPECT_EQ(states, (std::vector{v1::Record::DRAFT, v1::Record::DRAFT, v1::Record::DRAFT,
                                 v1::Record::QUARANTINED, v1::Record::DRAFT}));
  const v1::Quarantine held = Only();
  EXPECT_EQ(SignalIn(held, Signal::PLACE_CLUSTER).value(), 3);
  EXPECT_EQ(SignalIn(held, Signal::PLACE_CLUSTER).about(), kShift);
  EXPECT_EQ(held.made_by(), Person(3));
  // By check-in: released, it waits for its leader.
  ASSERT_THAT(Release(held.name()), IsOk());
  EXPECT_EQ(RecordOf(RecordIn(held)).state(), v1::Record::DRAFT);
  EXPECT_THAT(Confirm(RecordIn(held)), IsOk());
}

TEST_F(Suspicion, SeesWhereSheCannotHaveTravelled) {  // PAIN-2
  ExpectOnTheMap(kHer, kShift, now());
  ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
  Advance(absl::Hours(1));
  const auto here = CheckOut(kHer, kShift);
  EXPECT_EQ(StateOf(here), v1::Record::DRAFT);
  Advance(absl::Minutes(10));
  ExpectFar(kHer, kOther, now(), 100);
  ASSERT_THAT(CheckIn(kHer, kOther), IsOk());
  Advance(absl::Hours(1));
  EXPECT_EQ(StateOf(CheckOut(kHer, kOther)), v1::Record::QUARANTINED);
  const v1::Quarantine held = Only();
  EXPECT_EQ(SignalIn(held, Signal::IMPOSSIBLE_TRAVEL).about(), here->name());
  EXPECT_GE(SignalIn(held, Signal::IMPOSSIBLE_TRAVEL).value(), 590);
  EXPECT_LE(SignalIn(held, Signal::IMPOSSIBLE_TRAVEL).value(), 600);
}

TEST_F(Suspicion, LetsHerTravelByTrain) {
  ExpectOnTheMap(kHer, kShift, now());
  ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
  Advance(absl::Hours(1));
  ASSERT_THAT(CheckOut(kHer, kShift), IsOk());
  Advance(absl::Minutes(30));
  ExpectFar(kHer, kOther, now(), 100);
  ASSERT_THAT(CheckIn(kHer, kOther), IsOk());
  Advance(absl::Hours(1));
  EXPECT_EQ(StateOf(CheckOut(kHer, kOther)), v1::Record::DRAFT);
  EXPECT_EQ(Count("quarantine"), 0);
}

TEST_F(Suspicion, SeesAShiftAtWhichOnlyALeaderSaysThatSomebodyWas) {  // PAIN-2, S4-16
  Defend(R"({"noCheckIns": {"threshold": 3, "weight": 100}})");
  const std::vector<std::string> people = {Person(0), Person(1), Person(2)};
  for (const std::string& one : people) {
    Expect(one, kShift, now());
    Expect(one, kOther, now() + absl::Hours(4));
  }
  ASSERT_THAT(Attest(kShift, v1::IN, people), IsOk());
  Advance(absl::Hours(2));
  ASSERT_THAT(Attest(kShift, v1::OUT, people), IsOk());
  EXPECT_EQ(Count("service_record WHERE state = 'QUARANTINED'"), 3);
  EXPECT_EQ(Count(absl::StrCat("quarantine WHERE made_by = '", kLeader, "'")), 3);
  // One of four who checked in is enough.
  Advance(absl::Hours(2));
  Expect(kHer, kOther, now());
  ASSERT_THAT(CheckIn(kHer, kOther), IsOk());
  ASSERT_THAT(Attest(kOther, v1::IN, people, "staff/other"), IsOk());
  Advance(absl::Hours(1));
  ASSERT_THAT(Attest(kOther, v1::OUT, people, "staff/other"), IsOk());
  EXPECT_EQ(Count("service_record WHERE state = 'QUARANTINED'"), 3);
  EXPECT_EQ(Count("service_record WHERE state = 'DRAFT'"), 3);
}

TEST_F(Suspicion, SeesADeviceThatWroteAList) {  // PAIN-2
  Defend(R"({"deviceCluster": {"threshold": 3, "weight": 100}})");
  const TestDevice key{'d'};
  const std::string device = Enrol(key, v1::Device::LEADER_DEVICE);
  const absl::Time nine = now();
  v1::DeviceLog log;
  // Three within a minute, one after that.
  for (int i = 0; i < 4; ++i) {
    Expect(Person(i), kShift, nine);
    WriteDown(log, Person(i), kShift, v1::IN, nine + absl::Seconds(i < 3 ? i * 10 : 120));
  }
  for (int i = 0; i < 4; ++i) {
    WriteDown(log, Person(i), kShift, v1::OUT, nine + absl::Hours(1) + absl::Minutes(i));
  }
  Advance(absl::Hours(5));
  ASSERT_THAT(Upload(device, key.Upload(device, log, 1, 8, now())), IsOk());
  EXPECT_EQ(Count("service_record WHERE state = 'QUARANTINED'"), 3);
  EXPECT_EQ(Count("service_record WHERE state = 'DRAFT'"), 1);
  const auto listed = List(kUnit);
  ASSERT_THAT(listed, IsOk());
  EXPECT_EQ(SignalIn(listed->quarantines(0), Signal::DEVICE_CLUSTER).about(), device);
  EXPECT_EQ(listed->quarantines(0).made_by(), kLeader);
}

}  // namespace
}  // namespace linli::hours
