#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"

namespace linli::matching {
namespace {

using Request = v1::UpdateShiftRequest;
using State = v1::Enrollment;
using Stub = v1::ActivityService::Stub;

class ShiftChanges : public House {
 protected:
  Request For(const std::string& shift, std::initializer_list<const char*> paths) {
    Request request;
    request.mutable_shift()->set_name(shift);
    for (const char* path : paths) request.mutable_update_mask()->add_paths(path);
    return request;
  }
  Request Places(const std::string& shift, int places) {
    Request request = For(shift, {"places"});
    request.mutable_shift()->set_places(places);
    return request;
  }
  Request Window(const std::string& shift, int from_hour, int until_hour) {
    Request request = For(shift, {"start_time", "end_time"});
    const v1::Shift at = ShiftAt(1, from_hour, until_hour);
    *request.mutable_shift()->mutable_start_time() = at.start_time();
    *request.mutable_shift()->mutable_end_time() = at.end_time();
    return request;
  }
  absl::StatusOr<v1::Shift> Update(const Request& request, const std::string& as = kManager) {
    return host_.Call(*activities_, &Stub::UpdateShift, as, request);
  }
  absl::StatusOr<v1::Shift> CancelShift(const std::string& shift,
                                        const std::string& as = kManager) {
    v1::CancelShiftRequest request;
    request.set_name(shift);
    request.set_reason("路段封闭");
    return host_.Call(*activities_, &Stub::CancelShift, as, request);
  }
  v1::Enrollment Now(const v1::Enrollment& enrollment) {
    return *GetEnrollment(enrollment.name(), enrollment.volunteer());
  }
  int64_t Events(const std::string& what) {
    return Count("outbox WHERE type = 'matching." + what + "'");
  }
};

TEST_F(ShiftChanges, GiveNewPlacesToWhoWaits) {
  const std::string shift = Published({ShiftAt(1)})[0];
  for (int i = 1; i <= 4; ++i) ASSERT_THAT(Enroll(Volunteer(i), shift), IsOk());
  const auto grown = Update(Places(shift, 3));
  ASSERT_THAT(grown, IsOk());
  EXPECT_EQ(grown->taken(), 3);
  EXPECT_EQ(grown->waiting(), 1);
  EXPECT_EQ(grown->SerializeAsString(), GetShift(shift)->SerializeAsString());
  EXPECT_EQ(Events("enrollment.promoted"), 2);
  EXPECT_EQ(Events("shift.changed"), 1);
}

TEST_F(ShiftChanges, DoNotTakeSeatsAwayUnasked) {
  const std::string shift = Published({ShiftAt(3)})[0];
  std::vector<v1::Enrollment> seats;
  for (int i = 1; i <= 4; ++i) seats.push_back(*Enroll(Volunteer(i), shift));
  const auto refused = Update(Places(shift, 1));
  EXPECT_THAT(refused, RefusedWith(Reason::PLACES_BELOW_TAKEN));
  EXPECT_EQ(MentionOf(refused.status(), "taken"), "3");
  Request shrink = Places(shift, 1);
  shrink.set_shrink_rule(Request::RETURN_LATEST);
  const auto shrunk = Update(shrink);
  ASSERT_THAT(shrunk, IsOk());
  EXPECT_EQ(shrunk->taken(), 1);
  EXPECT_EQ(shrunk->waiting(), 3);
  EXPECT_EQ(Now(seats[0]).state(), State::CONFIRMED);
  EXPECT_EQ(Now(seats[1]).waiting_position(), 1);  // before who only ever waited
  EXPECT_EQ(Now(seats[2]).waiting_position(), 2);
  EXPECT_EQ(Now(seats[3]).waiting_position(), 3);
  EXPECT_EQ(Count("engagement WHERE live"), 1);
  EXPECT_EQ(Events("enrollment.returned"), 2);
  // And back: the same people sit again, with engagements that bind them.
  ASSERT_THAT(Update(Places(shift, 3)), IsOk());
  EXPECT_EQ(Now(seats[2]).state(), State::CONFIRMED);
  EXPECT_EQ(Count("engagement WHERE live"), 3);
}

TEST_F(ShiftChanges, MoveEverybodyInTime) {
  const std::vector<std::string> shifts = Published({ShiftAt(2, 0, 4), ShiftAt(2, 8, 10)});
  const auto seated = Enroll(Volunteer(1), shifts[0]);
  const auto moved = Update(Window(shifts[0], 10, 14));
  ASSERT_THAT(moved, IsOk());
  EXPECT_EQ(time::FromProto(moved->move_time()), House::Now());
  EXPECT_EQ(Now(*seated).start_time().seconds(), moved->start_time().seconds());
  EXPECT_EQ(Events("enrollment.moved"), 1);
  EXPECT_THAT(Enroll(Volunteer(1), shifts[1]), IsOk());  // free at that time now
  // Who signed up for the old window may leave the new one without being late.
  host_.clock().Advance(absl::Hours(30));
  EXPECT_FALSE(Cancel(Volunteer(1), seated->name())->late_cancel());
}

TEST_F(ShiftChanges, DoNotMoveOntoOtherEngagementsUnasked) {
  const std::vector<std::string> shifts =
      Published({ShiftAt(2, 0, 4), ShiftAt(2, 8, 10), ShiftAt(9, 20, 21)});
  const auto torn = Enroll(Volunteer(1), shifts[0]);
  const auto free = Enroll(Volunteer(2), shifts[0]);
  const auto waits = Enroll(Volunteer(3), shifts[0]);
  const auto other = Enroll(Volunteer(1), shifts[1]);
  const auto refused = Update(Window(shifts[0], 6, 9));
  EXPECT_THAT(refused, RefusedWith(Reason::SHIFT_MOVE_COLLIDES));
  EXPECT_EQ(MentionOf(refused.status(), "count"), "1");
  EXPECT_EQ(Now(*torn).start_time().seconds(), torn->start_time().seconds());
  Request release = Window(shifts[0], 6, 9);
  release.set_move_rule(Request::RELEASE_COLLIDING);
  ASSERT_THAT(Update(release), IsOk());
  EXPECT_EQ(Now(*torn).state(), State::CANCELLED);
  EXPECT_FALSE(Now(*torn).late_cancel());
  EXPECT_EQ(Now(*other).state(), State::CONFIRMED);
  EXPECT_EQ(Now(*free).state(), State::CONFIRMED);
  EXPECT_EQ(Now(*waits).state(), State::CONFIRMED);
  EXPECT_EQ(Count("engagement AS g JOIN matching.shift AS s USING (shift_id) WHERE g.live AND"
                  " g.during <> tstzrange(s.start_time, s.end_time)"),
            0);
}

TEST_F(ShiftChanges, KeepThePromiseOfWhatIsPublished) {
  const std::string shift = Published({ShiftAt(2)})[0];
  Request older = For(shift, {"minimum_age"});
  older.mutable_shift()->set_minimum_age(60);
  EXPECT_THAT(Update(older), RefusedWith(Reason::ACTIVITY_NOT_DRAFT));
  EXPECT_THAT(Update(Window(shift, 46, 49)),
              Violates("shift.end_time", Reason::SHIFT_OUTSIDE_ACTIVITY));
  Request stale = Places(shift, 3);
  stale.mutable_shift()->set_etag("77");
  EXPECT_THAT(Update(stale), RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_THAT(Update(Places(shift, 3), Volunteer(1)), RefusedWith(Reason::NOT_AUTHORIZED));
  host_.clock().Advance(absl::Hours(24));
  EXPECT_THAT(Update(Places(shift, 3)), RefusedWith(Reason::SHIFT_BEGUN));
}

TEST_F(ShiftChanges, AreFreeInADraft) {
  const auto draft = Create(Draft(), {ShiftAt(2)});
  Request request =
      For(draft->shifts(0).name(), {"minimum_age", "required_languages", "paid_staff", "role"});
  request.mutable_shift()->set_minimum_age(60);
  request.mutable_shift()->add_required_languages("en");
  request.mutable_shift()->set_paid_staff(2);
  request.mutable_shift()->set_role("外语翻译");
  const auto changed = Update(request);
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->required_languages(0), "en");
  EXPECT_EQ(GetShift(changed->name(), kManager)->SerializeAsString(), changed->SerializeAsString());
  EXPECT_FALSE(changed->has_move_time());
  EXPECT_EQ(Events("shift.changed"), 0);
}

TEST_F(ShiftChanges, CallOneShiftOff) {
  const std::vector<std::string> shifts = Published({ShiftAt(1, 0, 4), ShiftAt(1, 8, 9)});
  const auto seated = Enroll(Volunteer(1), shifts[0]);
  const auto waiting = Enroll(Volunteer(2), shifts[0]);
  const auto elsewhere = Enroll(Volunteer(1), shifts[1]);
  const auto cancelled = CancelShift(shifts[0]);
  ASSERT_THAT(cancelled, IsOk());
  EXPECT_EQ(cancelled->state(), v1::Shift::CANCELLED);
  EXPECT_EQ(Now(*seated).end_reason(), "路段封闭");
  EXPECT_EQ(Now(*waiting).state(), State::CANCELLED);
  EXPECT_EQ(Now(*elsewhere).state(), State::CONFIRMED);
  EXPECT_THAT(CancelShift(shifts[0]), IsOk());  // again: nothing more happens
  EXPECT_EQ(Events("enrollment.cancelled"), 2);
  EXPECT_THAT(Enroll(Volunteer(3), shifts[0]), RefusedWith(Reason::ACTIVITY_NOT_OPEN));
  host_.clock().Advance(absl::Hours(33));
  EXPECT_THAT(CancelShift(shifts[1]), RefusedWith(Reason::SHIFT_BEGUN));
}

}  // namespace
}  // namespace linli::matching
