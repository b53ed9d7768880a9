#include "common/db/param.h"
#include "linli/matching/v1/events.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"

namespace linli::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

using Stub = v1::EnrollmentService::Stub;

class Enrollments : public House {
 protected:
  absl::StatusOr<v1::ListEnrollmentsResponse> List(const std::string& shift, int page_size = 0,
                                                   const std::string& page_token = "",
                                                   const std::string& as = kManager) {
    v1::ListEnrollmentsRequest request;
    request.set_parent(shift);
    request.set_page_size(page_size);
    request.set_page_token(page_token);
    return host_.Call(*enrollments_, &Stub::ListEnrollments, as, request);
  }
  absl::StatusOr<v1::ListVolunteerEnrollmentsResponse> ListOf(
      const std::string& volunteer, const std::string& as, int page_size = 0,
      const std::string& page_token = "",
      v1::Enrollment::State state = v1::Enrollment::STATE_UNSPECIFIED) {
    v1::ListVolunteerEnrollmentsRequest request;
    request.set_parent(volunteer);
    request.set_page_size(page_size);
    request.set_page_token(page_token);
    request.set_state(state);
    return host_.Call(*enrollments_, &Stub::ListVolunteerEnrollments, as, request);
  }
  absl::StatusOr<v1::Enrollment> Decline(const std::string& enrollment,
                                         const std::string& as = kManager) {
    v1::DeclineEnrollmentRequest request;
    request.set_name(enrollment);
    request.set_reason("名额须留给本社区志愿者");
    return host_.Call(*enrollments_, &Stub::DeclineEnrollment, as, request);
  }
  v1::Enrollment::State StateOf(const v1::Enrollment& enrollment) {
    return GetEnrollment(enrollment.name(), enrollment.volunteer())->state();
  }
};

// S0-25: head-count
TEST_F(Enrollments, ConfirmWhileThereArePlacesThenQueue) {
  const std::string shift = Published({ShiftAt(2)})[0];
  std::vector<v1::Enrollment> got;
  for (int i = 1; i <= 4; ++i) {
    const auto enrolled = Enroll(Volunteer(i), shift);
    ASSERT_THAT(enrolled, IsOk());
    got.push_back(*enrolled);
  }
  EXPECT_EQ(got[0].state(), v1::Enrollment::CONFIRMED);
  EXPECT_EQ(got[1].state(), v1::Enrollment::CONFIRMED);
  EXPECT_EQ(got[2].state(), v1::Enrollment::WAITING);
  EXPECT_EQ(got[2].waiting_position(), 1);
  EXPECT_EQ(got[3].waiting_position(), 2);
  EXPECT_EQ(got[0].activity_display_name(), "青春暖邢 马拉松");
  for (const v1::Enrollment& one : got) {
    EXPECT_EQ(GetEnrollment(one.name(), one.volunteer())->SerializeAsString(),
              one.SerializeAsString());
  }
  EXPECT_EQ(GetShift(shift)->taken(), 2);
  EXPECT_EQ(GetShift(shift)->waiting(), 2);
}

TEST_F(Enrollments, AreAskedTwiceAndDoneOnce) {
  const std::string shift = Published({ShiftAt(2)})[0];
  const auto first = Enroll(Volunteer(1), shift, "my-request");
  const auto again = Enroll(Volunteer(1), shift, "my-request");
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(Count("enrollment"), 1);
  EXPECT_EQ(Count("outbox WHERE type = 'matching.enrollment.confirmed'"), 1);
}

TEST_F(Enrollments, RefuseWithWhatWouldHelp) {
  const std::vector<std::string> shifts = Published({ShiftAt(5, 0, 4), ShiftAt(5, 3, 6)});
  const std::string volunteer = Volunteer(1);
  const auto enrolled = Enroll(volunteer, shifts[0]);
  const auto twice = Enroll(volunteer, shifts[0]);
  EXPECT_THAT(twice, RefusedWith(Reason::ALREADY_ENROLLED));
  EXPECT_EQ(MentionOf(twice.status(), "enrollment"), enrolled->name());
  const auto overlaps = Enroll(volunteer, shifts[1]);
  EXPECT_THAT(overlaps, RefusedWith(Reason::SHIFT_OVERLAPS));
  EXPECT_EQ(MentionOf(overlaps.status(), "shift"), shifts[0]);
  EXPECT_EQ(Count("enrollment"), 1);
}

TEST_F(Enrollments, RefuseWhomTheRulesRefuse) {
  v1::Shift skilled = ShiftAt(5);
  skilled.add_required_skills("16");
  const std::vector<std::string> shifts = Published({ShiftAt(5), skilled});
  EXPECT_THAT(Enroll(Volunteer(1), shifts[1]), RefusedWith(Reason::SKILL_MISSING));
  registration::v1::Volunteer minor;
  minor.set_name("volunteers/V130502minor");
  minor.set_state(registration::v1::VOLUNTEER_ACTIVE);
  minor.set_birth_date("2011-01-01");
  registration_.Put(minor);
  EXPECT_THAT(Enroll(minor.name(), shifts[0]), RefusedWith(Reason::MINOR_NEEDS_GUARDIAN_CONSENT));
  minor.mutable_consent()->mutable_guardian_consent_time()->set_seconds(1);
  registration_.Put(minor);
  EXPECT_THAT(Enroll(minor.name(), shifts[0]), IsOk());
  minor.set_state(registration::v1::VOLUNTEER_SUSPENDED);
  registration_.Put(minor);
  EXPECT_THAT(Enroll(minor.name(), shifts[1]), RefusedWith(Reason::VOLUNTEER_CANNOT_SERVE));
  host_.clock().Advance(absl::Hours(24));
  const auto begun = Enroll(Volunteer(2), shifts[0]);
  EXPECT_THAT(begun, RefusedWith(Reason::SHIFT_BEGUN));
  EXPECT_EQ(MentionOf(begun.status(), "start_time"), "2026年11月29日 09:00");
}

// 条例 Art. 25: nobody may be made to serve
TEST_F(Enrollments, AreMadeByNobodyElse) {
  const std::string shift = Published({ShiftAt(5)})[0];
  v1::EnrollRequest request;
  request.set_parent(shift);
  request.set_volunteer(Volunteer(1));
  for (const std::string& as : {std::string(kManager), Volunteer(2)}) {
    EXPECT_THAT(host_.Call(*enrollments_, &Stub::Enroll, as, request),
                RefusedWith(Reason::NOT_AUTHORIZED));
  }
}

TEST_F(Enrollments, KnowNoShiftOfADraft) {
  const auto draft = Create(Draft(), {ShiftAt(5)});
  EXPECT_THAT(Enroll(Volunteer(1), draft->shifts(0).name()),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Enroll(Volunteer(1), draft->activity().name() + "/shifts/none"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  // The id is right and the path to it is not.
  const ShiftName name = *ShiftName::Parse(Published({ShiftAt(5)})[0]);
  EXPECT_THAT(Enroll(Volunteer(1), ShiftName("other", name.id(1), name.id()).ToString()),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(Enrollments, WaitNoFurtherThanPolicyLets) {
  Sql("INSERT INTO matching.policy (region_code, effective_time, body, source)"
      " SELECT '1305', '2020-01-01', jsonb_set(body, '{enrollment,waitingListLimit}', '1'), 'test'"
      " FROM matching.policy ORDER BY version DESC LIMIT 1");
  const std::string shift = Published({ShiftAt(1)})[0];
  ASSERT_THAT(Enroll(Volunteer(1), shift), IsOk());
  ASSERT_THAT(Enroll(Volunteer(2), shift), IsOk());
  EXPECT_THAT(Enroll(Volunteer(3), shift), RefusedWith(Reason::WAITING_LIST_FULL));
  EXPECT_EQ(Count("enrollment WHERE policy_version LIKE '1305@%'"), 2);
}

TEST_F(Enrollments, MoveUpInOrderWhenAPlaceBecomesFree) {
  const std::string shift = Published({ShiftAt(1)})[0];
  const auto first = Enroll(Volunteer(1), shift);
  const auto second = Enroll(Volunteer(2), shift);
  const auto third = Enroll(Volunteer(3), shift);
  const auto cancelled = Cancel(Volunteer(1), first->name());
  ASSERT_THAT(cancelled, IsOk());
  EXPECT_EQ(cancelled->state(), v1::Enrollment::CANCELLED);
  EXPECT_EQ(cancelled->end_reason(), "临时加班");
  EXPECT_EQ(StateOf(*second), v1::Enrollment::CONFIRMED);
  EXPECT_EQ(GetEnrollment(third->name(), Volunteer(3))->waiting_position(), 1);
  EXPECT_EQ(Count("outbox WHERE type = 'matching.enrollment.promoted'"), 1);
  EXPECT_EQ(GetShift(shift)->taken(), 1);
  EXPECT_THAT(Cancel(Volunteer(1), first->name()), IsOk());  // again: nothing more happens
  EXPECT_EQ(StateOf(*third), v1::Enrollment::WAITING);
  // Who comes back comes last.
  EXPECT_EQ(Enroll(Volunteer(1), shift)->waiting_position(), 2);
}

TEST_F(Enrollments, PassOverWhoIsElsewhereByNow) {
  const std::vector<std::string> shifts = Published({ShiftAt(1, 0, 4), ShiftAt(1, 2, 6)});
  const auto holder = Enroll(Volunteer(1), shifts[0]);
  const auto elsewhere = Enroll(Volunteer(2), shifts[0]);
  const auto free = Enroll(Volunteer(3), shifts[0]);
  ASSERT_THAT(Enroll(Volunteer(2), shifts[1]), IsOk());
  ASSERT_THAT(Cancel(Volunteer(1), holder->name()), IsOk());
  EXPECT_EQ(StateOf(*elsewhere), v1::Enrollment::WAITING);
  EXPECT_EQ(StateOf(*free), v1::Enrollment::CONFIRMED);
}

TEST_F(Enrollments, PassOverWhoIsNoLongerActive) {
  const std::string shift = Published({ShiftAt(1)})[0];
  const auto holder = Enroll(Volunteer(1), shift);
  const auto suspended = Enroll(Volunteer(2), shift);
  const auto active = Enroll(Volunteer(3), shift);
  Sql("INSERT INTO matching.volunteer VALUES ('" + VolunteerName::Parse(Volunteer(2))->id() +
      "', 1, false, '1305', 1990, '{}', '{}', 0)");
  ASSERT_THAT(Cancel(Volunteer(1), holder->name()), IsOk());
  EXPECT_EQ(StateOf(*suspended), v1::Enrollment::WAITING);
  EXPECT_EQ(StateOf(*active), v1::Enrollment::CONFIRMED);
}

TEST_F(Enrollments, FreeTheVolunteersTimeWhenTheyEnd) {
  const std::vector<std::string> shifts = Published({ShiftAt(1, 0, 4), ShiftAt(1, 2, 6)});
  const auto first = Enroll(Volunteer(1), shifts[0]);
  EXPECT_THAT(Enroll(Volunteer(1), shifts[1]), RefusedWith(Reason::SHIFT_OVERLAPS));
  ASSERT_THAT(Cancel(Volunteer(1), first->name()), IsOk());
  EXPECT_THAT(Enroll(Volunteer(1), shifts[1]), IsOk());
}

// 条例 Art. 22: tell it in time
TEST_F(Enrollments, AreMarkedWhenCancelledLate) {
  const std::vector<std::string> shifts = Published({ShiftAt(5, 0, 4), ShiftAt(5, 8, 12)});
  const auto late = Enroll(Volunteer(1), shifts[0]);
  const auto in_time = Enroll(Volunteer(1), shifts[1]);
  host_.clock().Advance(absl::Hours(1));
  EXPECT_TRUE(Cancel(Volunteer(1), late->name())->late_cancel());
  EXPECT_FALSE(Cancel(Volunteer(1), in_time->name())->late_cancel());
  const auto begun = Enroll(Volunteer(2), shifts[0]);
  host_.clock().Advance(absl::Hours(23));
  EXPECT_THAT(Cancel(Volunteer(2), begun->name()), RefusedWith(Reason::SHIFT_BEGUN));
}

TEST_F(Enrollments, AreDeclinedByTheOrganisation) {
  const std::string shift = Published({ShiftAt(1)})[0];
  const auto first = Enroll(Volunteer(1), shift);
  const auto second = Enroll(Volunteer(2), shift);
  EXPECT_THAT(Decline(first->name(), Volunteer(1)), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto declined = Decline(first->name());
  ASSERT_THAT(declined, IsOk());
  EXPECT_EQ(declined->state(), v1::Enrollment::DECLINED);
  EXPECT_EQ(StateOf(*second), v1::Enrollment::CONFIRMED);
  EXPECT_THAT(Cancel(Volunteer(1), first->name()), RefusedWith(Reason::ENROLLMENT_ENDED));
  EXPECT_EQ(Count("outbox WHERE type = 'matching.enrollment.declined'"), 1);
}

TEST_F(Enrollments, AreSeenByTheVolunteerAndThoseWhoRunTheOrganisation) {
  const auto enrolled = Enroll(Volunteer(1), Published({ShiftAt(1)})[0]);
  EXPECT_THAT(GetEnrollment(enrolled->name(), Volunteer(1)), IsOk());
  EXPECT_THAT(GetEnrollment(enrolled->name(), kManager), IsOk());
  EXPECT_THAT(GetEnrollment(enrolled->name(), Volunteer(2)),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(GetEnrollment(enrolled->name(), ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  EXPECT_THAT(Cancel(kManager, enrolled->name()), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  host_.Grant("staff/city", options::v1::INSPECTOR, "regions/1305");
  EXPECT_THAT(GetEnrollment(enrolled->name(), "staff/city"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));  // the feed has not told where it lies
  Sql("INSERT INTO matching.organization VALUES ('qingchun', 1, true, '130502', '{}')");
  EXPECT_THAT(GetEnrollment(enrolled->name(), "staff/city"), IsOk());
}

TEST_F(Enrollments, OfAShiftAreListedInOrderOfArrival) {
  const std::string shift = Published({ShiftAt(2)})[0];
  std::vector<std::string> arrived, listed;
  std::vector<int> positions;
  for (int i = 1; i <= 5; ++i) arrived.push_back(Enroll(Volunteer(i), shift)->name());
  std::string token;
  do {
    const auto page = List(shift, 2, token);
    ASSERT_THAT(page, IsOk());
    for (const v1::Enrollment& one : page->enrollments()) {
      listed.push_back(one.name());
      positions.push_back(one.waiting_position());
    }
    token = page->next_page_token();
  } while (!token.empty());
  EXPECT_EQ(listed, arrived);
  EXPECT_THAT(positions, ElementsAre(0, 0, 1, 2, 3));
  EXPECT_THAT(List(shift, 0, "", Volunteer(1)), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List(shift, 0, "nonsense"), Violates("page_token", Reason::PAGE_TOKEN));
  EXPECT_THAT(List(ShiftName("qingchun", "none", "none").ToString()),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(Enrollments, OfAVolunteerAreListedLatestShiftFirst) {
  const std::vector<std::string> shifts =
      Published({ShiftAt(1, 0, 2), ShiftAt(1, 4, 6), ShiftAt(1, 8, 10)});
  const std::string volunteer = Volunteer(1);
  std::vector<std::string> enrolled, listed;
  for (const std::string& shift : shifts) enrolled.push_back(Enroll(volunteer, shift)->name());
  ASSERT_THAT(Cancel(volunteer, enrolled[1]), IsOk());
  std::string token;
  do {
    const auto page = ListOf(volunteer, volunteer, 2, token);
    ASSERT_THAT(page, IsOk());
    for (const v1::Enrollment& one : page->enrollments()) listed.push_back(one.name());
    token = page->next_page_token();
  } while (!token.empty());
  EXPECT_THAT(listed, ElementsAre(enrolled[2], enrolled[1], enrolled[0]));
  EXPECT_THAT(ListOf(volunteer, volunteer, 0, "", v1::Enrollment::CONFIRMED)->enrollments(),
              SizeIs(2));
  EXPECT_THAT(ListOf(volunteer, Volunteer(2)), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Enrollments, AreAnnouncedWithAllThatHoursNeeds) {
  const std::string shift = Published({ShiftAt(1)})[0];
  const auto enrolled = Enroll(Volunteer(1), shift);
  const pqxx::row row =
      Sql("SELECT aggregateid, version, payload FROM matching.outbox"
          " WHERE type = 'matching.enrollment.confirmed'")[0];
  EXPECT_EQ(row[0].as<std::string>(), enrolled->name());
  EXPECT_EQ(row[1].as<int>(), 1);
  v1::EnrollmentEvent event;
  ASSERT_TRUE(event.ParseFromString(db::ToBytes(row[2])));
  EXPECT_EQ(event.enrollment().SerializeAsString(), enrolled->SerializeAsString());
  const v1::ShiftContext& context = event.context();
  EXPECT_EQ(context.shift(), shift);
  EXPECT_EQ(context.recording_unit(), kOrganization);
  EXPECT_EQ(context.leader(), Volunteer(9'000'001));
  EXPECT_EQ(context.region(), "regions/130502");
  EXPECT_EQ(context.category(), "0018");
  EXPECT_EQ(context.place().point().datum(), types::v1::WGS84);
  EXPECT_EQ(time::FromProto(context.start_time()), Now() + absl::Hours(24));
}

TEST_F(Enrollments, NeedRegistrationsWord) {
  const std::string shift = Published({ShiftAt(1)})[0];
  EXPECT_THAT(Enroll("volunteers/V130502unknown", shift), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  const std::string volunteer = Volunteer(1);
  const auto first = Enroll(volunteer, shift, "mine");
  registration_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "registration"}}));
  EXPECT_THAT(Enroll(Volunteer(2), shift), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  // The answer that was given stands, whatever registration says now.
  EXPECT_EQ(Enroll(volunteer, shift, "mine")->name(), first->name());
}

}  // namespace
}  // namespace linli::matching
