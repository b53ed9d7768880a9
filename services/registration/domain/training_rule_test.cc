// Places in training and what comes of them (S0-31).
#include "services/registration/domain/training_rule.h"

#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::registration::domain {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);
constexpr auto kNone = Reason::REASON_UNSPECIFIED;

v1::TrainingSession Session() {
  v1::TrainingSession session;
  session.set_state(v1::SESSION_SCHEDULED);
  *session.mutable_start_time() = time::ToProto(kStart);
  *session.mutable_end_time() = time::ToProto(kStart + absl::Minutes(90));
  session.set_places(30);
  session.set_taken(29);
  return session;
}

TEST(TrainingWindow, EndsAfterItStartsWithinAYear) {
  const auto violates = [](absl::Duration length) {
    Violations violations;
    CheckTrainingWindow(time::ToProto(kStart), time::ToProto(kStart + length), "end_time",
                        violations);
    return violations.CountOf("end_time") == 1;
  };
  EXPECT_TRUE(violates(absl::Seconds(59)));
  EXPECT_FALSE(violates(absl::Minutes(1)));
  EXPECT_FALSE(violates(absl::Hours(24) * 366));
  EXPECT_TRUE(violates(absl::Hours(24) * 366 + absl::Seconds(1)));
}

TEST(Place, IsGivenToTheLastMinuteAndTheLastPlace) {
  const absl::Time end = kStart + absl::Minutes(90);
  struct Case {
    v1::VolunteerState volunteer;
    v1::TrainingSessionState state;
    int taken;
    bool has_record;
    absl::Time now;
    Reason refused;
  };
  for (const Case& c : {
           Case{v1::VOLUNTEER_ACTIVE, v1::SESSION_SCHEDULED, 29, false, kStart, kNone},
           Case{v1::VOLUNTEER_ACTIVE, v1::SESSION_SCHEDULED, 30, false, kStart,
                Reason::TRAINING_FULL},
           Case{v1::VOLUNTEER_ACTIVE, v1::SESSION_SCHEDULED, 30, true, kStart,
                Reason::TRAINING_EXISTS},
           Case{v1::VOLUNTEER_ACTIVE, v1::SESSION_SCHEDULED, 0, false, end - absl::Nanoseconds(1),
                kNone},
           Case{v1::VOLUNTEER_ACTIVE, v1::SESSION_SCHEDULED, 0, false, end,
                Reason::TRAINING_SESSION_STATE},
           Case{v1::VOLUNTEER_ACTIVE, v1::SESSION_CANCELLED, 0, false, kStart,
                Reason::TRAINING_SESSION_STATE},
           Case{v1::VOLUNTEER_PENDING, v1::SESSION_SCHEDULED, 0, false, kStart,
                Reason::VOLUNTEER_STATE},
       }) {
    v1::TrainingSession session = Session();
    session.set_state(c.state);
    session.set_taken(c.taken);
    EXPECT_EQ(ReasonOf(CheckPlace(c.volunteer, session, c.has_record, c.now)), c.refused)
        << c.taken << c.has_record;
  }
}

TEST(Results, AreTakenFromTheStartOn) {
  EXPECT_TRUE(CheckResultsOpen(Session(), kStart).ok());
  EXPECT_FALSE(CheckResultsOpen(Session(), kStart - absl::Nanoseconds(1)).ok());
  v1::TrainingSession cancelled = Session();
  cancelled.set_state(v1::SESSION_CANCELLED);
  EXPECT_FALSE(CheckResultsOpen(cancelled, kStart).ok());
}

TEST(Result, FitsTheSessionAndTheFile) {
  v1::TrainingRecord record;
  record.set_state(v1::TRAINING_ENROLLED);
  v1::TrainingResult result;
  const auto count = [&](const v1::TrainingRecord* one) {
    Violations violations;
    CheckResult(Session(), one, result, "results[0]", violations);
    return violations.CountOf("results[0]");
  };
  result.set_attended_minutes(90);
  EXPECT_EQ(count(&record), 0);
  EXPECT_EQ(count(nullptr), 1);
  result.set_attended_minutes(91);
  EXPECT_EQ(count(&record), 1) << "longer than the session";
  record.set_state(v1::TRAINING_COMPLETED);
  EXPECT_EQ(count(&record), 2) << "and completed is completed";
}

TEST(Outcome, NeedsTimeAndScore) {
  v1::Course course;
  course.set_learning_minutes(60);
  course.set_passing_score(90);
  const auto outcome = [&](int minutes, int score) {
    v1::TrainingResult result;
    result.set_attended_minutes(minutes);
    result.set_score(score);
    return OutcomeOf(course, result);
  };
  EXPECT_EQ(outcome(0, 100), v1::TRAINING_ABSENT);
  EXPECT_EQ(outcome(59, 100), v1::TRAINING_FAILED);
  EXPECT_EQ(outcome(60, 89), v1::TRAINING_FAILED);
  EXPECT_EQ(outcome(60, 90), v1::TRAINING_COMPLETED);
  course.set_passing_score(0);
  EXPECT_EQ(outcome(60, 0), v1::TRAINING_COMPLETED);
}

TEST(Study, IsDecidedBySomebodyElse) {
  v1::TrainingRecord record;
  record.set_state(v1::TRAINING_CLAIMED);
  record.set_volunteer("volunteers/V1");
  record.set_entered_by("staff/li");
  EXPECT_TRUE(CheckStudyDecision(record, "staff/wang").ok());
  EXPECT_EQ(ReasonOf(CheckStudyDecision(record, "staff/li")), Reason::OWN_TRAINING);
  EXPECT_EQ(ReasonOf(CheckStudyDecision(record, "volunteers/V1")), Reason::OWN_TRAINING);
  record.set_state(v1::TRAINING_COMPLETED);
  EXPECT_EQ(ReasonOf(CheckStudyDecision(record, "staff/wang")), Reason::TRAINING_RECORD_STATE);
}

TEST(GivingUp, IsForPlacesAndClaims) {
  for (int state = 1; state <= 7; ++state) {
    const auto of_state = static_cast<v1::TrainingRecordState>(state);
    const bool may = of_state == v1::TRAINING_ENROLLED || of_state == v1::TRAINING_CLAIMED;
    EXPECT_EQ(CheckCancelTraining(of_state).ok(), may) << state;
  }
}

}  // namespace
}  // namespace linli::registration::domain
