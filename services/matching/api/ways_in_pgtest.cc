// Every way into a shift besides the first: review, team, passcode, invitation, back-entry, offer.
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/jobs/caretaker.h"

namespace linli::matching {
namespace {

using ::testing::SizeIs;

using Stub = v1::EnrollmentService::Stub;
using State = v1::Enrollment;

class WaysIn : public House {
 protected:
  absl::StatusOr<v1::Enrollment> EnrollWith(const std::string& volunteer, const std::string& shift,
                                            const std::string& passcode) {
    v1::EnrollRequest request;
    request.set_parent(shift);
    request.set_volunteer(volunteer);
    request.set_passcode(passcode);
    return host_.Call(*enrollments_, &Stub::Enroll, volunteer, request);
  }
  absl::StatusOr<v1::Enrollment> Approve(const std::string& enrollment,
                                         const std::string& as = kManager) {
    v1::ApproveEnrollmentRequest request;
    request.set_name(enrollment);
    return host_.Call(*enrollments_, &Stub::ApproveEnrollment, as, request);
  }
  absl::StatusOr<v1::Enrollment> Accept(const std::string& volunteer,
                                        const std::string& enrollment) {
    v1::AcceptEnrollmentRequest request;
    request.set_name(enrollment);
    return host_.Call(*enrollments_, &Stub::AcceptEnrollment, volunteer, request);
  }
  absl::StatusOr<v1::InviteVolunteersResponse> Invite(const std::string& shift,
                                                      const std::vector<std::string>& volunteers,
                                                      const std::string& as = kManager) {
    v1::InviteVolunteersRequest request;
    request.set_parent(shift);
    request.mutable_volunteers()->Assign(volunteers.begin(), volunteers.end());
    return host_.Call(*enrollments_, &Stub::InviteVolunteers, as, request);
  }
  absl::StatusOr<v1::Enrollment> MarkNoShow(const std::string& enrollment) {
    v1::MarkNoShowRequest request;
    request.set_name(enrollment);
    request.set_note("未到场");
    return host_.Call(*enrollments_, &Stub::MarkNoShow, kManager, request);
  }
  v1::Enrollment Now(const v1::Enrollment& enrollment) {
    return *GetEnrollment(enrollment.name(), enrollment.volunteer());
  }
  int64_t Events(const std::string& what) {
    return Count("outbox WHERE type = 'matching.enrollment." + what + "'");
  }

  static void Reviewed(v1::Activity& activity) {
    activity.set_recruit_scope(v1::Activity::REVIEWED);
  }

  Household household_{host_->database(), host_->cache(), host_.clock()};
};

// ---- review ----

// S4-9: accepted by standard
TEST_F(WaysIn, ThroughReviewHoldsNoPlaceUntilApproved) {
  const std::string shift = PublishedAs(Reviewed, {ShiftAt(1)})[0];
  const auto first = Enroll(Volunteer(1), shift);
  const auto second = Enroll(Volunteer(2), shift);
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->state(), State::APPLIED);
  EXPECT_EQ(first->SerializeAsString(), Now(*first).SerializeAsString());
  EXPECT_EQ(GetShift(shift)->taken(), 0);
  EXPECT_EQ(GetShift(shift)->applied(), 2);
  EXPECT_EQ(Count("engagement"), 0);
  EXPECT_THAT(Approve(second->name(), Volunteer(1)), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Approve(second->name())->state(), State::CONFIRMED);
  EXPECT_EQ(Approve(second->name())->state(), State::CONFIRMED);  // again: nothing more happens
  const auto queued = Approve(first->name());
  EXPECT_EQ(queued->state(), State::WAITING);
  EXPECT_EQ(queued->waiting_position(), 1);
  EXPECT_EQ(GetShift(shift)->applied(), 0);
  EXPECT_EQ(Events("applied"), 2);
  EXPECT_EQ(Events("confirmed"), 1);
  EXPECT_EQ(Events("waitlisted"), 1);
  ASSERT_THAT(Cancel(Volunteer(2), second->name()), IsOk());
  EXPECT_EQ(Now(*first).state(), State::CONFIRMED);
}

TEST_F(WaysIn, ThroughReviewAreJudgedAgainWhenApproved) {
  const std::string reviewed = PublishedAs(Reviewed, {ShiftAt(5, 0, 4)})[0];
  const std::string open = Published({ShiftAt(5, 3, 6)})[0];
  const auto applied = Enroll(Volunteer(1), reviewed);
  ASSERT_THAT(Enroll(Volunteer(1), open), IsOk());  // an application binds nobody
  const auto busy = Approve(applied->name());
  EXPECT_THAT(busy, RefusedWith(Reason::VOLUNTEER_BUSY));
  EXPECT_EQ(MentionOf(busy.status(), "shift"), std::nullopt);  // what else she does is hers
  registration::v1::Volunteer suspended;
  suspended.set_name(Volunteer(2));
  const auto second = Enroll(Volunteer(2), reviewed);
  suspended.set_birth_date("1996-05-01");
  suspended.set_state(registration::v1::VOLUNTEER_SUSPENDED);
  registration_.Put(suspended);
  EXPECT_THAT(Approve(second->name()), RefusedWith(Reason::VOLUNTEER_CANNOT_SERVE));
  EXPECT_EQ(Count("engagement WHERE live"), 1);
}

// ---- team, passcode ----

TEST_F(WaysIn, ForTeamsAreOpenToTheirMembersAndThoseBelow) {
  const std::string shift = PublishedAs(
      [](v1::Activity& activity) {
        activity.set_recruit_scope(v1::Activity::TEAMS);
        activity.add_teams("organizations/detachment");
      },
      {ShiftAt(5)})[0];
  const auto stranger = Enroll(Volunteer(1), shift);
  EXPECT_THAT(stranger, RefusedWith(Reason::TEAM_ONLY));
  EXPECT_EQ(MentionOf(stranger.status(), "teams"), "detachment");
  Join(Volunteer(1), "organizations/detachment");
  EXPECT_EQ(Enroll(Volunteer(1), shift)->state(), State::CONFIRMED);
  // S1-4: a squad of the detachment
  Sql("INSERT INTO matching.organization VALUES ('squad', 1, true, '130502',"
      " '{organizations/detachment}')");
  Join(Volunteer(2), "organizations/squad");
  EXPECT_EQ(Enroll(Volunteer(2), shift)->state(), State::CONFIRMED);
  Sql("UPDATE matching.membership SET active = false");  // left: she keeps what she has
  EXPECT_THAT(Enroll(Volunteer(2), shift), RefusedWith(Reason::TEAM_ONLY));
  EXPECT_EQ(GetShift(shift)->taken(), 2);
  Join(Volunteer(3), "organizations/other");
  EXPECT_THAT(Enroll(Volunteer(3), shift), RefusedWith(Reason::TEAM_ONLY));
}

TEST_F(WaysIn, ByPasscodeCannotBeGuessed) {
  SetPolicy("{enrollment,passcodeAttempts}", "2");
  const std::string shift = PublishedAs(
      [](v1::Activity& activity) {
        activity.set_recruit_scope(v1::Activity::PASSCODE);
        activity.set_passcode("246810");
      },
      {ShiftAt(5)})[0];
  EXPECT_EQ(Count("activity WHERE passcode_index IS NOT NULL AND"
                  " position('246810' IN encode(more, 'escape')) = 0"),
            1);
  EXPECT_EQ(EnrollWith(Volunteer(1), shift, "246810")->state(), State::CONFIRMED);
  const auto wrong = EnrollWith(Volunteer(2), shift, "246811");
  EXPECT_THAT(wrong, RefusedWith(Reason::PASSCODE_WRONG));
  EXPECT_EQ(MentionOf(wrong.status(), "left"), "1");
  EXPECT_THAT(EnrollWith(Volunteer(2), shift, ""), RefusedWith(Reason::PASSCODE_WRONG));
  // From now on not even the right one opens, until the next day in China.
  EXPECT_THAT(EnrollWith(Volunteer(2), shift, "246810"), RefusedWith(Reason::PASSCODE_ATTEMPTS));
  host_.clock().Advance(absl::Hours(15));
  EXPECT_THAT(EnrollWith(Volunteer(2), shift, "246810"), IsOk());
}

TEST_F(WaysIn, NeedWhatTheirScopeLivesOn) {
  v1::Activity activity = Draft();
  activity.set_recruit_scope(v1::Activity::PASSCODE);
  EXPECT_THAT(Create(activity), Violates("activity.recruit_scope", Reason::RECRUIT_TERMS));
  activity.set_recruit_scope(v1::Activity::TEAMS);
  EXPECT_THAT(Create(activity), Violates("activity.recruit_scope", Reason::RECRUIT_TERMS));
  activity.set_passcode("12ab");
  EXPECT_THAT(Create(activity), Violates("activity.passcode", Reason::FIELD_PATTERN));
}

// ---- invitation ----

// 条例 Art. 25: whoever is asked decides
TEST_F(WaysIn, ByInvitationAreTakenUpByWhoIsAsked) {
  const std::string shift = PublishedAs(
      [](v1::Activity& activity) { activity.set_recruit_scope(v1::Activity::INVITATION); },
      {ShiftAt(1)})[0];
  EXPECT_THAT(Enroll(Volunteer(1), shift), RefusedWith(Reason::INVITATION_ONLY));
  EXPECT_THAT(Invite(shift, {Volunteer(1)}, Volunteer(2)), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto invited =
      Invite(shift, {Volunteer(1), Volunteer(2), "volunteers/nobody", Volunteer(1)});
  ASSERT_THAT(invited, IsOk());
  ASSERT_THAT(invited->enrollments(), SizeIs(2));
  EXPECT_EQ(invited->enrollments(0).state(), State::INVITED);
  ASSERT_THAT(invited->refused(), SizeIs(1));
  EXPECT_EQ(invited->refused(0).reason(), "VOLUNTEER_CANNOT_SERVE");
  EXPECT_EQ(Invite(shift, {Volunteer(2)})->refused(0).reason(), "ALREADY_ENROLLED");
  EXPECT_EQ(GetShift(shift)->taken(), 0);
  const std::string mine = invited->enrollments(0).name();
  const std::string hers = invited->enrollments(1).name();
  EXPECT_THAT(Accept(Volunteer(2), mine), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Accept(kManager, mine), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Accept(Volunteer(2), hers)->state(), State::CONFIRMED);
  EXPECT_EQ(Accept(Volunteer(1), mine)->waiting_position(), 1);
  EXPECT_EQ(Accept(Volunteer(1), mine)->waiting_position(), 1);  // again: nothing more happens
  EXPECT_EQ(Events("invited"), 2);
  EXPECT_EQ(Count("engagement WHERE live"), 1);
}

TEST_F(WaysIn, ByInvitationCanBeDeclined) {
  const std::string shift = Published({ShiftAt(1)})[0];
  const std::string name = Invite(shift, {Volunteer(1)})->enrollments(0).name();
  EXPECT_THAT(Enroll(Volunteer(1), shift), RefusedWith(Reason::ALREADY_ENROLLED));
  EXPECT_EQ(Cancel(Volunteer(1), name)->state(), State::CANCELLED);
  EXPECT_THAT(Accept(Volunteer(1), name), RefusedWith(Reason::ENROLLMENT_STATE));
  EXPECT_EQ(Enroll(Volunteer(1), shift)->state(), State::CONFIRMED);
}

TEST_F(WaysIn, ByInvitationQueueByWhenSheSaidYes) {
  const std::string shift = Published({ShiftAt(1)})[0];
  const std::string early = Invite(shift, {Volunteer(1)})->enrollments(0).name();
  ASSERT_THAT(Enroll(Volunteer(2), shift), IsOk());
  EXPECT_EQ(Enroll(Volunteer(3), shift)->waiting_position(), 1);
  EXPECT_EQ(Accept(Volunteer(1), early)->waiting_position(), 2);
}

// ---- back-entry ----

TEST_F(WaysIn, AfterwardsNeedProofAndReview) {
  v1::Activity activity = Draft();
  activity.set_display_name("三月义务植树补录");
  activity.set_recruit_scope(v1::Activity::BACK_ENTRY);
  *activity.mutable_start_time() = time::ToProto(House::Now() - absl::Hours(100));
  *activity.mutable_end_time() = time::ToProto(House::Now() - absl::Hours(90));
  v1::Shift shift = ShiftAt(2);
  *shift.mutable_start_time() = activity.start_time();
  *shift.mutable_end_time() = time::ToProto(House::Now() - absl::Hours(96));
  const auto unproven = Create(activity, {shift});
  EXPECT_THAT(Publish(unproven->activity().name()),
              Violates("back_entry", Reason::BACK_ENTRY_PROOF_MISSING));
  activity.mutable_back_entry()->set_proof("签到表扫描件");
  activity.mutable_back_entry()->set_proof_sha256(std::string(64, 'a'));
  activity.mutable_back_entry()->set_truthful(true);
  const auto created = Create(activity, {shift});
  ASSERT_THAT(Publish(created->activity().name()), IsOk());
  ASSERT_THAT(EndActivities(household_), IsOk());
  const std::string name = created->shifts(0).name();
  const auto applied = Enroll(Volunteer(1), name);
  ASSERT_THAT(applied, IsOk());
  EXPECT_EQ(applied->state(), State::APPLIED);
  ASSERT_THAT(LapseOverdue(household_), IsOk());
  EXPECT_EQ(Approve(applied->name())->state(), State::CONFIRMED);
  // Law 2 looks back too.
  v1::Shift same = shift;
  const auto second = Create(activity, {same});
  ASSERT_THAT(Publish(second->activity().name()), IsOk());
  EXPECT_THAT(Enroll(Volunteer(1), second->shifts(0).name()), RefusedWith(Reason::SHIFT_OVERLAPS));
  // As registration's feed has told: who lists below it, knows it.
  Sql("INSERT INTO matching.organization VALUES ('qingchun', 1, true, '1305', '{}')");
  v1::ListActivitiesRequest list;
  list.set_parent(kOrganization);
  const auto listed = [&](const std::string& as) {
    return host_.Call(*activities_, &v1::ActivityService::Stub::ListActivities, as, list)
        ->activities_size();
  };
  EXPECT_EQ(listed(""), 0);
  EXPECT_EQ(listed(kManager), 2);
  host_.clock().Advance(absl::Hours(24 * 30));
  EXPECT_THAT(Enroll(Volunteer(2), name), RefusedWith(Reason::SIGN_UP_CLOSED));
}

// ---- offers ----

class Offers : public WaysIn {
 protected:
  Offers() {
    SetPolicy("{enrollment,offerPlaces}", "true");
    SetPolicy("{enrollment,offerMinutes}", "60");
    shift_ = Published({ShiftAt(1)})[0];
    for (int i = 1; i <= 4; ++i) all_.push_back(*Enroll(Volunteer(i), shift_));
    EXPECT_THAT(Cancel(Volunteer(1), all_[0].name()), IsOk());
  }
  std::string shift_;
  std::vector<v1::Enrollment> all_;
};

TEST_F(Offers, HoldThePlaceForTheNextInLine) {
  const v1::Enrollment offered = WaysIn::Now(all_[1]);
  EXPECT_EQ(offered.state(), State::OFFERED);
  EXPECT_EQ(time::FromProto(offered.offer_expire_time()), House::Now() + absl::Hours(1));
  EXPECT_EQ(GetShift(shift_)->taken(), 1);
  EXPECT_EQ(Enroll(Volunteer(5), shift_)->state(), State::WAITING);
  EXPECT_EQ(Count("engagement WHERE live"), 0);  // an offer binds nobody
  EXPECT_EQ(Accept(Volunteer(2), offered.name())->state(), State::CONFIRMED);
  EXPECT_EQ(Count("engagement WHERE live"), 1);
  EXPECT_EQ(Events("offered"), 1);
  EXPECT_FALSE(WaysIn::Now(all_[1]).has_offer_expire_time());
}

TEST_F(Offers, GoOnToTheNextWhenTheyRunOut) {
  host_.clock().Advance(absl::Hours(1));
  const auto late = Accept(Volunteer(2), all_[1].name());
  EXPECT_THAT(late, RefusedWith(Reason::OFFER_EXPIRED));
  EXPECT_EQ(MentionOf(late.status(), "expired"), "2026年11月28日 10:00");
  ASSERT_THAT(LapseOverdue(household_), IsOk());
  ASSERT_THAT(LapseOverdue(household_), IsOk());
  EXPECT_EQ(WaysIn::Now(all_[1]).state(), State::EXPIRED);
  EXPECT_EQ(WaysIn::Now(all_[2]).state(), State::OFFERED);
  EXPECT_EQ(Events("expired"), 1);
  EXPECT_EQ(GetShift(shift_)->taken(), 1);
}

TEST_F(Offers, GoOnAtOnceWhenTheyAreDeclined) {
  EXPECT_EQ(Cancel(Volunteer(2), all_[1].name())->late_cancel(), false);
  EXPECT_EQ(WaysIn::Now(all_[2]).state(), State::OFFERED);
}

TEST_F(Offers, EndWithTheShiftAtTheLatest) {
  host_.clock().Advance(absl::Hours(23) + absl::Minutes(30));
  ASSERT_THAT(LapseOverdue(household_), IsOk());
  EXPECT_EQ(time::FromProto(WaysIn::Now(all_[2]).offer_expire_time()),
            House::Now() + absl::Minutes(30));
  host_.clock().Advance(absl::Minutes(30));
  ASSERT_THAT(LapseOverdue(household_), IsOk());
  for (int i = 1; i < 4; ++i) EXPECT_EQ(WaysIn::Now(all_[i]).state(), State::EXPIRED) << i;
  EXPECT_EQ(Count("shift WHERE taken = 0 AND waiting = 0"), 1);
}

// ---- limits ----

TEST_F(WaysIn, AreBoundByTheDayAndByRest) {
  const std::vector<std::string> shifts =
      Published({ShiftAt(5, 0, 8), ShiftAt(5, 9, 13), ShiftAt(5, 13, 14), ShiftAt(5, 22, 24)});
  ASSERT_THAT(Enroll(Volunteer(1), shifts[0]), IsOk());
  ASSERT_THAT(Enroll(Volunteer(1), shifts[1]), IsOk());  // 12 h
  EXPECT_THAT(Enroll(Volunteer(1), shifts[2]), RefusedWith(Reason::HOURS_PER_DAY));
  SetPolicy("{enrollment,maxStretchMinutes}", "780");
  EXPECT_THAT(Enroll(Volunteer(1), shifts[3]), RefusedWith(Reason::REST_NEEDED));
}

TEST_F(WaysIn, AreBoundByWhatIsPlannedAhead) {
  SetPolicy("{enrollment,maxAhead}", "2");
  const std::vector<std::string> shifts =
      Published({ShiftAt(5, 0, 1), ShiftAt(5, 2, 3), ShiftAt(5, 4, 5)});
  ASSERT_THAT(Enroll(Volunteer(1), shifts[0]), IsOk());
  ASSERT_THAT(Enroll(Volunteer(1), shifts[1]), IsOk());
  EXPECT_THAT(Enroll(Volunteer(1), shifts[2]), RefusedWith(Reason::TOO_MANY_AHEAD));
}

TEST_F(WaysIn, PassOverWhoHasDoneEnoughWhenAPlaceBecomesFree) {
  const std::vector<std::string> shifts = Published({ShiftAt(1, 0, 4), ShiftAt(5, 4, 14)});
  const auto holder = Enroll(Volunteer(1), shifts[0]);
  const auto tired = Enroll(Volunteer(2), shifts[0]);
  const auto fresh = Enroll(Volunteer(3), shifts[0]);
  ASSERT_THAT(Enroll(Volunteer(2), shifts[1]), IsOk());
  ASSERT_THAT(Cancel(Volunteer(1), holder->name()), IsOk());
  EXPECT_EQ(Now(*tired).state(), State::WAITING);
  EXPECT_EQ(Now(*fresh).state(), State::CONFIRMED);
}

TEST_F(WaysIn, ExcludeEachOtherWhereTheOrganiserSaysSo) {
  const auto with = [](const char* word) {
    return [word](v1::Activity& activity) { activity.set_exclusion_group(word); };
  };
  const auto first = PublishedAs(with("岗位二选一"), {ShiftAt(5, 0, 1), ShiftAt(5, 1, 2)});
  const auto second = PublishedAs(with("岗位二选一"), {ShiftAt(5, 4, 5)});
  ASSERT_THAT(Enroll(Volunteer(1), first[0]), IsOk());
  ASSERT_THAT(Enroll(Volunteer(1), first[1]), IsOk());
  const auto refused = Enroll(Volunteer(1), second[0]);
  EXPECT_THAT(refused, RefusedWith(Reason::SHIFT_EXCLUDED));
  v1::Shift one = ShiftAt(5, 8, 9), other = ShiftAt(5, 10, 11);
  one.set_exclusion_group("x");
  other.set_exclusion_group("x");
  const auto shifts = Published({one, other});
  ASSERT_THAT(Enroll(Volunteer(1), shifts[0]), IsOk());
  EXPECT_THAT(Enroll(Volunteer(1), shifts[1]), RefusedWith(Reason::SHIFT_EXCLUDED));
}

// ---- no-shows ----

// 条例 Art. 22
TEST_F(WaysIn, ArePausedAfterNoShows) {
  SetPolicy("{enrollment,noShowLimit}", "2");
  const std::vector<std::string> shifts =
      Published({ShiftAt(5, 0, 1), ShiftAt(5, 2, 3), ShiftAt(5, 30, 31), ShiftAt(5, 40, 41)});
  std::vector<v1::Enrollment> missed;
  for (int i = 0; i < 3; ++i) missed.push_back(*Enroll(Volunteer(1), shifts[i]));
  EXPECT_THAT(MarkNoShow(missed[0].name()), RefusedWith(Reason::SHIFT_NOT_BEGUN));
  host_.clock().Advance(absl::Hours(28));
  EXPECT_EQ(MarkNoShow(missed[0].name())->state(), State::NO_SHOW);
  EXPECT_EQ(MarkNoShow(missed[1].name())->end_reason(), "未到场");
  EXPECT_EQ(MarkNoShow(missed[1].name())->etag(), Now(missed[1]).etag());  // again: nothing more
  EXPECT_EQ(Events("no_show"), 2);
  EXPECT_THAT(Cancel(Volunteer(1), missed[1].name()), RefusedWith(Reason::ENROLLMENT_ENDED));
  const auto paused = Enroll(Volunteer(1), shifts[3]);
  EXPECT_THAT(paused, RefusedWith(Reason::NO_SHOW_PAUSE));
  EXPECT_EQ(MentionOf(paused.status(), "until"), "2026年12月29日 11:00");
  v1::ExcuseNoShowRequest excuse;
  excuse.set_name(missed[0].name());
  excuse.set_reason("急诊证明");
  const auto excused = host_.Call(*enrollments_, &Stub::ExcuseNoShow, kManager, excuse);
  ASSERT_THAT(excused, IsOk());
  EXPECT_EQ(excused->excuse(), "急诊证明");
  EXPECT_THAT(Enroll(Volunteer(1), shifts[3]), IsOk());
  excuse.set_name(missed[2].name());
  EXPECT_THAT(host_.Call(*enrollments_, &Stub::ExcuseNoShow, kManager, excuse),
              RefusedWith(Reason::ENROLLMENT_STATE));
}

TEST_F(WaysIn, CountEarlierServiceWithoutNoShows) {
  v1::Shift demanding = ShiftAt(5, 40, 41);
  demanding.set_minimum_hours(2);
  const std::vector<std::string> shifts =
      Published({ShiftAt(5, 0, 2), ShiftAt(5, 3, 5), demanding});
  const auto missed = Enroll(Volunteer(1), shifts[0]);
  EXPECT_THAT(Enroll(Volunteer(1), shifts[2]), RefusedWith(Reason::MINIMUM_HOURS));
  host_.clock().Advance(absl::Hours(26));
  ASSERT_THAT(MarkNoShow(missed->name()), IsOk());
  EXPECT_THAT(Enroll(Volunteer(1), shifts[2]), RefusedWith(Reason::MINIMUM_HOURS));
  ASSERT_THAT(Enroll(Volunteer(1), shifts[1]), IsOk());
  host_.clock().Advance(absl::Hours(3));
  EXPECT_THAT(Enroll(Volunteer(1), shifts[2]), IsOk());
}

TEST_F(WaysIn, LapseWhenTheShiftBegins) {
  const std::string shift = PublishedAs(Reviewed, {ShiftAt(1)})[0];
  const auto applied = Enroll(Volunteer(1), shift);
  const std::string invited = Invite(shift, {Volunteer(2)})->enrollments(0).name();
  host_.clock().Advance(absl::Hours(24));
  EXPECT_THAT(Approve(applied->name()), RefusedWith(Reason::SHIFT_BEGUN));
  EXPECT_THAT(Accept(Volunteer(2), invited), RefusedWith(Reason::SHIFT_BEGUN));
  ASSERT_THAT(LapseOverdue(household_), IsOk());
  EXPECT_EQ(Now(*applied).state(), State::EXPIRED);
  EXPECT_EQ(GetEnrollment(invited, Volunteer(2))->end_reason(), "岗位已开始");
  EXPECT_EQ(GetShift(shift)->applied(), 0);
}

}  // namespace
}  // namespace linli::matching
