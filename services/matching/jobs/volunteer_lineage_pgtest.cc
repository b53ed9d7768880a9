// Registration closes a number or makes one of two: places, waiting lists and claims follow.
#include <thread>

#include "linli/registration/v1/events.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/jobs/caretaker.h"
#include "services/matching/jobs/registration_feed.h"
#include "services/registration/client/erasure.h"

namespace linli::matching {
namespace {

using E = v1::Enrollment;
namespace from = registration::v1;

class VolunteerLineage : public House {
 protected:
  absl::Status Tell(const std::string& volunteer, from::VolunteerState state, int64_t version,
                    const std::string& into = "", const std::string& type = "") {
    from::VolunteerChanged changed;
    changed.set_name(volunteer);
    changed.set_state(state);
    changed.set_merged_into(into);
    changed.set_birth_year(1996);
    events::v1::Event event;
    event.set_version(version);
    event.set_type(type);
    *event.mutable_event_time() = time::ToProto(Now());
    event.mutable_payload()->PackFrom(changed);
    return host_->database().Write(
        absl::Now() + absl::Seconds(20), db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
          outbox::Emitter emitter;
          const absl::Status taken = TakeFromRegistration(tx, emitter, event);
          emitted_ = emitter.emitted().size();
          return taken;
        });
  }
  E::State StateOf(const std::string& enrollment, const std::string& as) {
    const auto read = GetEnrollment(enrollment, as);
    EXPECT_THAT(read, IsOk());
    return read.ok() ? read->state() : E::STATE_UNSPECIFIED;
  }
  int64_t LiveOf(const std::string& volunteer) {
    return Count("enrollment WHERE state IN (1, 2, 5, 6, 7) AND volunteer_id = '" +
                 volunteer.substr(11) + "'");
  }
  // Law 2, by the rows.
  int64_t InTwoPlaces() {
    return Count(
               "engagement AS a JOIN matching.engagement AS b USING (volunteer_id)"
               " WHERE a.live AND b.live AND a.during && b.during"
               " AND a.enrollment_id < b.enrollment_id") +
           Count(
               "enrollment AS e LEFT JOIN matching.engagement AS g"
               " ON g.volunteer_id = e.volunteer_id AND g.enrollment_id = e.enrollment_id"
               " AND g.live WHERE e.state = 1 AND g.live IS NULL");
  }

  const std::string duplicate_ = Volunteer(1), survivor_ = Volunteer(2);
  const Household household_{host_->database(), host_->cache(), host_.clock()};
  size_t emitted_ = 0;
};

TEST_F(VolunteerLineage, LeavesOfTwoPlacesAtATimeTheOneThatWasTakenFirst) {
  const std::vector<std::string> shifts =
      Published({ShiftAt(3, 0, 4), ShiftAt(1, 2, 6), ShiftAt(3, 10, 12), ShiftAt(2, 20, 22)});
  const std::string first = Enroll(duplicate_, shifts[0])->name();
  const std::string second = Enroll(survivor_, shifts[1])->name();
  const std::string waits = Enroll(Volunteer(3), shifts[1])->name();
  const std::string alone = Enroll(duplicate_, shifts[2])->name();
  const std::string twice = Enroll(survivor_, shifts[3])->name();
  const std::string again = Enroll(duplicate_, shifts[3])->name();
  ASSERT_THAT(Tell(duplicate_, from::VOLUNTEER_MERGED, 7, survivor_), IsOk());
  EXPECT_EQ(emitted_, 4u);  // two ended, two go on under the other number
  EXPECT_EQ(StateOf(first, survivor_), E::CONFIRMED);
  EXPECT_EQ(StateOf(alone, survivor_), E::CONFIRMED);
  EXPECT_EQ(StateOf(second, survivor_), E::CANCELLED);
  EXPECT_FALSE(GetEnrollment(second, survivor_)->late_cancel());
  EXPECT_EQ(StateOf(twice, survivor_), E::CONFIRMED);
  EXPECT_EQ(StateOf(again, survivor_), E::CANCELLED);
  EXPECT_EQ(LiveOf(duplicate_), 0);
  EXPECT_EQ(InTwoPlaces(), 0);
  EXPECT_EQ(GetShift(shifts[3])->taken(), 1);
  ASSERT_THAT(PromoteWaiting(household_), IsOk());
  EXPECT_EQ(StateOf(waits, Volunteer(3)), E::CONFIRMED);
  EXPECT_EQ(Cancel(survivor_, first)->state(), E::CANCELLED);

  ASSERT_THAT(Tell(duplicate_, from::VOLUNTEER_MERGED, 7, survivor_), IsOk());  // told twice
  EXPECT_EQ(emitted_, 0u);
  EXPECT_EQ(StateOf(alone, survivor_), E::CONFIRMED);
}

TEST_F(VolunteerLineage, KeepsADutyForPayAndWhatWasServed) {
  const std::vector<std::string> shifts = Published({ShiftAt(3, 0, 4), ShiftAt(3, 2, 6)});
  const std::string earlier = Enroll(survivor_, shifts[0])->name();
  const std::string id = shifts[1].substr(shifts[1].rfind('/') + 1);
  Sql("INSERT INTO matching.paid_duty VALUES ('" + id + "', 'D1', '" + duplicate_.substr(11) +
      "', 1, now(), NULL)");
  Sql("INSERT INTO matching.engagement (volunteer_id, enrollment_id, shift_id, shift_name, during,"
      " paid) SELECT '" +
      duplicate_.substr(11) + "', 'D1', shift_id, '" + shifts[1] +
      "', tstzrange(start_time, end_time), true FROM matching.shift WHERE shift_id = '" + id + "'");
  host_.clock().Advance(absl::Hours(40));  // both are over
  ASSERT_THAT(Tell(duplicate_, from::VOLUNTEER_MERGED, 7, survivor_), IsOk());
  EXPECT_EQ(StateOf(earlier, survivor_), E::CANCELLED);
  EXPECT_EQ(Count("paid_duty WHERE revoke_time IS NULL AND volunteer_id = '" +
                  survivor_.substr(11) + "'"),
            1);
  EXPECT_EQ(InTwoPlaces(), 0);
}

TEST_F(VolunteerLineage, LetsNobodySignUpUnderAClosedNumber) {
  const std::string shift = Published({ShiftAt(5)})[0];
  ASSERT_THAT(Tell(duplicate_, from::VOLUNTEER_MERGED, 7, survivor_), IsOk());
  // Registration was asked a moment before, and said that she may serve.
  EXPECT_THAT(Enroll(duplicate_, shift), RefusedWith(Reason::VOLUNTEER_CANNOT_SERVE));
  EXPECT_THAT(Enroll(survivor_, shift), IsOk());
  ASSERT_THAT(Tell(survivor_, from::VOLUNTEER_WITHDRAWN, 3), IsOk());
  EXPECT_EQ(LiveOf(survivor_), 0);
  ASSERT_THAT(Tell(survivor_, from::VOLUNTEER_ACTIVE, 4), IsOk());  // reinstated
  EXPECT_THAT(Enroll(survivor_, shift), IsOk());
}

// Whatever comes first, nothing is left under the number that ended.
TEST_F(VolunteerLineage, PassesOverNoSignUpThatIsMadeMeanwhile) {
  for (int round = 0; round < 8; ++round) {
    const std::string twin = Volunteer(100 + round), other = Volunteer(200 + round);
    const std::vector<std::string> shifts =
        Published({ShiftAt(9, 0, 4), ShiftAt(9, 3, 6), ShiftAt(9, 8, 9), ShiftAt(9, 8, 10)});
    ASSERT_THAT(Enroll(other, shifts[round % 4]), IsOk());
    std::vector<std::thread> people;
    for (const std::string& shift : shifts) {
      people.emplace_back([&, shift] { Enroll(twin, shift).IgnoreError(); });
    }
    ASSERT_THAT(Tell(twin, from::VOLUNTEER_MERGED, 7, other), IsOk());
    for (std::thread& one : people) one.join();
    ASSERT_EQ(LiveOf(twin), 0) << round;
    ASSERT_EQ(InTwoPlaces(), 0) << round;
  }
}

TEST_F(VolunteerLineage, FreesWhatSomebodyWhoLeftHeld) {
  const std::vector<std::string> shifts = Published({ShiftAt(1, 0, 2), ShiftAt(1, 20, 24)});
  const std::string served = Enroll(duplicate_, shifts[0])->name();
  const std::string ahead = Enroll(duplicate_, shifts[1])->name();
  const std::string waits = Enroll(survivor_, shifts[1])->name();
  Sql("INSERT INTO matching.need (need_id, organization_id, create_time, update_time, region_code,"
      " state, kind, form, answer_due_time, people_needed, submitter, body) VALUES ('N1',"
      " 'qingchun', now(), now(), '130502', 4, 1, 1, now(), 1, 'staff/a', '')");
  Sql("INSERT INTO matching.need_claim (need_id, claim_id, slot, people, claimant, create_time)"
      " VALUES ('N1', 'C1', 1, 1, '" +
      duplicate_ + "', now())");
  host_.clock().Advance(absl::Hours(30));
  ASSERT_THAT(Tell(duplicate_, from::VOLUNTEER_DECEASED, 7), IsOk());
  EXPECT_EQ(StateOf(served, kManager), E::CONFIRMED);
  EXPECT_EQ(StateOf(ahead, kManager), E::CANCELLED);
  ASSERT_THAT(PromoteWaiting(household_), IsOk());
  EXPECT_EQ(StateOf(waits, survivor_), E::CONFIRMED);
  EXPECT_EQ(Count("need WHERE state = 2"), 1);
  EXPECT_EQ(Count("need_claim WHERE live"), 0);
}

TEST_F(VolunteerLineage, MovesClaimsAndWishes) {
  const std::string activity = ShiftName::Parse(Published({ShiftAt(1)})[0])->parent().ToString();
  const std::string id = activity.substr(activity.rfind('/') + 1);
  Sql("INSERT INTO matching.need (need_id, organization_id, create_time, update_time, region_code,"
      " state, kind, form, answer_due_time, people_needed, submitter, body) VALUES ('N1',"
      " 'qingchun', now(), now(), '130502', 4, 1, 1, now(), 1, 'staff/a', '')");
  Sql("INSERT INTO matching.need_claim (need_id, claim_id, slot, people, claimant, create_time)"
      " VALUES ('N1', 'C1', 1, 1, '" +
      duplicate_ + "', now())");
  Sql("INSERT INTO matching.roster_application VALUES ('" + id + "', '" + duplicate_.substr(11) +
      "', now(), now(), '{}', false, 1, '')");
  ASSERT_THAT(Tell(duplicate_, from::VOLUNTEER_MERGED, 7, survivor_), IsOk());
  EXPECT_EQ(Count("need_claim WHERE live AND claimant = '" + survivor_ + "'"), 1);
  EXPECT_EQ(Count("need WHERE state = 4"), 1);
  EXPECT_EQ(Count("roster_application WHERE volunteer_id = '" + survivor_.substr(11) + "'"), 1);
}

TEST_F(VolunteerLineage, ForgetsTheWordsOfWhoIsErased) {
  const std::string shift = Published({ShiftAt(1)})[0];
  const std::string enrolled = Enroll(duplicate_, shift)->name();
  Sql("UPDATE matching.enrollment SET note = '我家在北关社区'");
  ASSERT_THAT(Tell(duplicate_, from::VOLUNTEER_WITHDRAWN, 7, "", registration::kVolunteerErased),
              IsOk());
  EXPECT_EQ(Count("enrollment WHERE state = 3 AND note = '' AND end_reason = ''"), 1);
}

}  // namespace
}  // namespace linli::matching
