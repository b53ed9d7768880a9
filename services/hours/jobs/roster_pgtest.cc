// The roster follows matching's feed.
#include "services/hours/api/town_fixture.h"

namespace linli::hours {
namespace {

using matching::v1::Enrollment;

class Roster : public HoursTown {};

TEST_F(Roster, ExpectsWhoIsConfirmedAndNobodyElse) {
  const auto context = ContextOf(kShift, now());
  Hear(EnrollmentOf(kHer, context, Enrollment::WAITING, "1"));
  EXPECT_THAT(CheckIn(kHer, kShift), RefusedWith(Reason::NOT_ON_ROSTER));
  Hear(EnrollmentOf(kHer, context, Enrollment::CONFIRMED, "2"));
  EXPECT_THAT(CheckIn(kHer, kShift), IsOk());
}

TEST_F(Roster, TakesAwayWhatWasCancelledAndNeverBringsItBack) {
  const auto context = ContextOf(kShift, now());
  Hear(EnrollmentOf(kHer, context, Enrollment::CONFIRMED, "1"));
  Hear(EnrollmentOf(kHer, context, Enrollment::CANCELLED, "2"));
  EXPECT_THAT(CheckIn(kHer, kShift), RefusedWith(Reason::NOT_ON_ROSTER));
  Hear(EnrollmentOf(kHer, context, Enrollment::CONFIRMED, "1"));  // the same event again
  EXPECT_THAT(CheckIn(kHer, kShift), RefusedWith(Reason::NOT_ON_ROSTER));
}

TEST_F(Roster, FollowsTwoNumbersThatBecomeOne) {
  const auto context = ContextOf(kShift, now());
  const auto before =
      EnrollmentOf("volunteers/V130502000000000AX", context, Enrollment::CONFIRMED, "1");
  Hear(before);
  EXPECT_THAT(CheckIn(kHer, kShift), RefusedWith(Reason::NOT_ON_ROSTER));
  matching::v1::EnrollmentEvent merged = EnrollmentOf(kHer, context, Enrollment::CONFIRMED, "2");
  merged.mutable_enrollment()->set_name(before.enrollment().name());
  merged.set_former_volunteer(before.enrollment().volunteer());
  Hear(merged);
  EXPECT_EQ(Count("roster WHERE confirmed"), 1);
  EXPECT_THAT(CheckIn(kHer, kShift), IsOk());
}

TEST_F(Roster, PassesOverOtherEvents) {
  events::v1::Event event;
  event.mutable_payload()->PackFrom(matching::v1::ShiftEvent());
  outbox::Emitter emitter;
  EXPECT_THAT(
      host_->database().Write(absl::Now() + absl::Seconds(10), db::Database::InDoubt::kFail,
                              [&](db::Tx& tx) { return jobs::ApplyToRoster(tx, emitter, event); }),
      IsOk());
  EXPECT_EQ(Count("roster"), 0);
}

}  // namespace
}  // namespace linli::hours
