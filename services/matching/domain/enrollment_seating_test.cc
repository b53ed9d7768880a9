#include "services/matching/domain/enrollment_seating.h"

#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

absl::Time At(int hour) { return absl::FromUnixSeconds(1'800'000'000) + absl::Hours(hour); }

Engagement Morning() { return {"shifts/morning", At(8), At(12)}; }

Seating WithShift(int places, int taken = 0, int waiting = 0, int limit = 1000) {
  Seating seating;
  seating.AddShift("shifts/morning", places, taken, waiting, limit);
  return seating;
}

// S0-25: head-count
TEST(EnrollmentSeating, ConfirmsWhileThereArePlacesThenQueuesInOrder) {
  Seating seating = WithShift(2);
  EXPECT_TRUE(seating.Take("a", "1", Morning())->confirmed);
  EXPECT_TRUE(seating.Take("b", "2", Morning())->confirmed);
  EXPECT_EQ(seating.Take("c", "3", Morning())->waiting_position, 1);
  EXPECT_EQ(seating.Take("d", "4", Morning())->waiting_position, 2);
}

TEST(EnrollmentSeating, GoesOnWhereTheDatabaseStands) {
  EXPECT_EQ(WithShift(30, 30, 7).Take("a", "1", Morning())->waiting_position, 8);
  EXPECT_TRUE(WithShift(30, 29, 7).Take("a", "1", Morning())->confirmed);
}

// 不可同时报名
TEST(EnrollmentSeating, AdmitsToOneOfAnExclusionGroup) {
  Seating seating = WithShift(2);
  Engagement morning = Morning();
  morning.exclusion_group = "o/选拔";
  morning.exclusion_owner = "first";
  Engagement evening = {"shifts/evening", At(18), At(20), "o/选拔", "second"};
  seating.AddShift(evening.shift, 9, 0, 0, 9);
  ASSERT_TRUE(seating.Take("a", "1", morning)->confirmed);
  const auto refused = seating.Take("a", "2", evening);
  EXPECT_EQ(ReasonOf(refused.status()), Reason::SHIFT_EXCLUDED);
  EXPECT_EQ(MentionOf(refused.status(), "shift"), "shifts/morning");
  EXPECT_TRUE(seating.Take("b", "3", evening)->confirmed);
  evening.exclusion_owner = "first";  // another shift of the same activity
  EXPECT_TRUE(seating.Take("a", "4", evening)->confirmed);
}

TEST(EnrollmentSeating, TakesApplicationsWithoutPlaces) {
  Seating seating = WithShift(1, 1, 0, 2);
  EXPECT_TRUE(seating.Apply("a", "1", Morning())->applied);
  EXPECT_EQ(ReasonOf(seating.Apply("a", "2", Morning()).status()), Reason::ALREADY_ENROLLED);
  EXPECT_TRUE(seating.Apply("b", "3", Morning())->applied);
  EXPECT_EQ(ReasonOf(seating.Apply("c", "4", Morning()).status()), Reason::WAITING_LIST_FULL);
}

TEST(EnrollmentSeating, StopsAtTheWaitingListsLimit) {
  Seating seating = WithShift(1, 1, 4, 5);
  EXPECT_EQ(seating.Take("a", "1", Morning())->waiting_position, 5);
  const auto refused = seating.Take("b", "2", Morning());
  EXPECT_EQ(ReasonOf(refused.status()), Reason::WAITING_LIST_FULL);
  EXPECT_EQ(MentionOf(refused.status(), "limit"), "5");
}

TEST(EnrollmentSeating, RefusesTheSameVolunteerTwice) {
  Seating seating = WithShift(5);
  ASSERT_TRUE(seating.Take("a", "1", Morning()).ok());
  const auto again = seating.Take("a", "2", Morning());
  EXPECT_EQ(ReasonOf(again.status()), Reason::ALREADY_ENROLLED);
  EXPECT_EQ(MentionOf(again.status(), "enrollment"), "1");
}

TEST(EnrollmentOverlap, RefusesASecondShiftThatOverlaps) {
  struct Case {
    int from, until;
    bool allowed;
  };
  const Case cases[] = {
      {4, 8, true}, {4, 9, false}, {9, 11, false}, {11, 13, false}, {12, 13, true}, {7, 13, false},
  };
  for (const Case& c : cases) {
    Seating seating = WithShift(5);
    seating.AddEngagement("a", {"shifts/other", At(c.from), At(c.until)});
    const auto seat = seating.Take("a", "1", Morning());
    EXPECT_EQ(seat.ok(), c.allowed) << c.from << " to " << c.until;
    if (!c.allowed) {
      EXPECT_EQ(ReasonOf(seat.status()), Reason::SHIFT_OVERLAPS);
      EXPECT_EQ(MentionOf(seat.status(), "shift"), "shifts/other");
    }
  }
}

TEST(EnrollmentOverlap, CountsWhatWasSeatedInTheSameBatch) {
  Seating seating = WithShift(5);
  seating.AddShift("shifts/noon", 5, 0, 0, 10);
  ASSERT_TRUE(seating.Take("a", "1", Morning()).ok());
  const auto second = seating.Take("a", "2", {"shifts/noon", At(11), At(13)});
  EXPECT_EQ(MentionOf(second.status(), "shift"), "shifts/morning");
  EXPECT_TRUE(seating.Take("b", "3", {"shifts/noon", At(11), At(13)}).ok());
}

TEST(EnrollmentOverlap, LetsAVolunteerWaitInTwoPlaces) {
  Seating seating = WithShift(1, 1);
  seating.AddShift("shifts/noon", 1, 1, 0, 10);
  EXPECT_TRUE(seating.Take("a", "1", Morning()).ok());
  EXPECT_TRUE(seating.Take("a", "2", {"shifts/noon", At(11), At(13)}).ok());
}

}  // namespace
}  // namespace linli::matching::domain
