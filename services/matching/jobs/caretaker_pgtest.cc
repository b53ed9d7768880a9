#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/jobs/caretaker.h"

namespace linli::matching {
namespace {

class Caretaker : public House {
 protected:
  Household household_{host_->database(), host_->cache(), host_.clock()};
};

TEST_F(Caretaker, EndsWhatIsOverOnce) {
  const std::string shift = Published({ShiftAt(1)})[0];
  ASSERT_THAT(EndActivities(household_), IsOk());
  EXPECT_EQ(Count("activity WHERE state = 4"), 0);
  host_.clock().Advance(absl::Hours(72));
  ASSERT_THAT(EndActivities(household_), IsOk());
  ASSERT_THAT(EndActivities(household_), IsOk());
  EXPECT_EQ(Count("activity WHERE state = 4"), 1);
  EXPECT_EQ(Count("outbox WHERE type = 'matching.activity.ended'"), 1);
  EXPECT_THAT(Publish(ShiftName::Parse(shift)->parent().ToString()),
              RefusedWith(Reason::ACTIVITY_OVER));
}

TEST_F(Caretaker, PromotesWhoWasElsewhereWhenThePlaceBecameFree) {
  const std::vector<std::string> shifts = Published({ShiftAt(1, 0, 4), ShiftAt(1, 2, 6)});
  const auto holder = Enroll(Volunteer(1), shifts[0]);
  const auto waiting = Enroll(Volunteer(2), shifts[0]);
  const auto elsewhere = Enroll(Volunteer(2), shifts[1]);
  ASSERT_THAT(Cancel(Volunteer(1), holder->name()), IsOk());
  ASSERT_THAT(PromoteWaiting(household_), IsOk());
  EXPECT_EQ(GetEnrollment(waiting->name(), Volunteer(2))->state(), v1::Enrollment::WAITING);
  ASSERT_THAT(Cancel(Volunteer(2), elsewhere->name()), IsOk());
  ASSERT_THAT(PromoteWaiting(household_), IsOk());
  ASSERT_THAT(PromoteWaiting(household_), IsOk());
  EXPECT_EQ(GetEnrollment(waiting->name(), Volunteer(2))->state(), v1::Enrollment::CONFIRMED);
  EXPECT_EQ(Count("outbox WHERE type = 'matching.enrollment.promoted'"), 1);
}

}  // namespace
}  // namespace linli::matching
