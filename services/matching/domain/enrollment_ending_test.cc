#include "services/matching/domain/enrollment_ending.h"

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

using E = v1::Enrollment;

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

absl::StatusOr<Ending> End(E::State state, E::State wanted, absl::Duration ahead) {
  v1::EnrollmentPolicy policy;
  policy.set_late_cancel_hours(24);
  E enrollment;
  enrollment.set_state(state);
  *enrollment.mutable_start_time() = time::ToProto(kNow + ahead);
  return CheckEnding(policy, enrollment, wanted, kNow);
}

TEST(EnrollmentEnding, IsLateWithinADayOfTheShift) {
  EXPECT_FALSE(End(E::CONFIRMED, E::CANCELLED, absl::Hours(24))->late);
  EXPECT_TRUE(End(E::CONFIRMED, E::CANCELLED, absl::Hours(24) - absl::Seconds(1))->late);
}

TEST(EnrollmentEnding, IsNeverLateForWhoOnlyWaitedOrWasDeclined) {
  EXPECT_FALSE(End(E::WAITING, E::CANCELLED, absl::Hours(1))->late);
  EXPECT_FALSE(End(E::CONFIRMED, E::DECLINED, absl::Hours(1))->late);
}

TEST(EnrollmentEnding, IsTooLateOnceTheShiftHasBegun) {
  EXPECT_TRUE(End(E::CONFIRMED, E::CANCELLED, absl::Nanoseconds(1)).ok());
  for (const E::State wanted : {E::CANCELLED, E::DECLINED}) {
    EXPECT_EQ(ReasonOf(End(E::CONFIRMED, wanted, absl::ZeroDuration()).status()),
              Reason::SHIFT_BEGUN);
  }
}

TEST(EnrollmentEnding, AskedTwiceIsDoneOnce) {
  EXPECT_TRUE(End(E::CANCELLED, E::CANCELLED, absl::Hours(-9))->already);
  EXPECT_TRUE(End(E::DECLINED, E::DECLINED, absl::Hours(9))->already);
}

TEST(EnrollmentEnding, IsFinal) {
  EXPECT_EQ(ReasonOf(End(E::DECLINED, E::CANCELLED, absl::Hours(9)).status()),
            Reason::ENROLLMENT_ENDED);
  EXPECT_EQ(ReasonOf(End(E::CANCELLED, E::DECLINED, absl::Hours(9)).status()),
            Reason::ENROLLMENT_ENDED);
}

// Who did not sign up for this window may leave it without being late.
TEST(EnrollmentEnding, IsNotLateWhereTheShiftMovedSince) {
  v1::EnrollmentPolicy policy;
  policy.set_late_cancel_hours(24);
  E enrollment;
  enrollment.set_state(E::CONFIRMED);
  *enrollment.mutable_create_time() = time::ToProto(kNow - absl::Hours(2));
  *enrollment.mutable_start_time() = time::ToProto(kNow + absl::Hours(2));
  const auto late = [&](absl::Duration moved) {
    return CheckEnding(policy, enrollment, E::CANCELLED, kNow, {.move_time = kNow - moved})->late;
  };
  EXPECT_TRUE(late(absl::Hours(3)));
  EXPECT_FALSE(late(absl::Hours(2)));
  EXPECT_FALSE(late(absl::Hours(1)));
}

TEST(EnrollmentEnding, IsOpenToEveryLiveStateAndToNoOther) {
  for (const E::State live : {E::CONFIRMED, E::WAITING, E::APPLIED, E::INVITED, E::OFFERED}) {
    EXPECT_TRUE(End(live, E::CANCELLED, absl::Hours(9)).ok()) << live;
    EXPECT_TRUE(End(live, E::DECLINED, absl::Hours(9)).ok()) << live;
  }
  for (const E::State ended : {E::EXPIRED, E::NO_SHOW}) {
    EXPECT_EQ(ReasonOf(End(ended, E::CANCELLED, absl::Hours(9)).status()),
              Reason::ENROLLMENT_ENDED);
  }
}

TEST(EnrollmentEnding, OfABackEntryIsNeverTooLate) {
  E enrollment;
  enrollment.set_state(E::APPLIED);
  *enrollment.mutable_start_time() = time::ToProto(kNow - absl::Hours(100));
  EXPECT_FALSE(CheckEnding({}, enrollment, E::DECLINED, kNow, {.back_entry = true})->already);
}

TEST(EnrollmentEnding, ByNoShowNeedsAPlaceAndABegunShift) {
  E enrollment;
  enrollment.set_state(E::CONFIRMED);
  *enrollment.mutable_start_time() = time::ToProto(kNow);
  EXPECT_FALSE(CheckNoShow(enrollment, kNow)->already);
  EXPECT_EQ(ReasonOf(CheckNoShow(enrollment, kNow - absl::Nanoseconds(1)).status()),
            Reason::SHIFT_NOT_BEGUN);
  enrollment.set_state(E::WAITING);
  EXPECT_EQ(ReasonOf(CheckNoShow(enrollment, kNow).status()), Reason::ENROLLMENT_STATE);
  enrollment.set_state(E::NO_SHOW);
  EXPECT_TRUE(CheckNoShow(enrollment, kNow)->already);
}

}  // namespace
}  // namespace linli::matching::domain
