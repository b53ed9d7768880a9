#include "linli/matching/v1/mobilization_service.grpc.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/jobs/caretaker.h"

namespace linli::matching {
namespace {

using ::testing::SizeIs;

using Stub = v1::MobilizationService::Stub;
using M = v1::Mobilization;

class Mobilizations : public House {
 protected:
  // As registration's feed would tell it: so many kilometres north of the shift.
  std::string Near(int number, int kilometres, const std::string& skills = "{01}",
                   const std::string& region = "130502") {
    const std::string name = Volunteer(number);
    Sql(absl::StrCat("INSERT INTO matching.volunteer VALUES ('", name.substr(11), "', 1, true, '",
                     region, "', 1996, '", skills, "', '{}', 0, ", 37.07 + kilometres / 111.0,
                     ", 114.5)"));
    return name;
  }
  M Call(const std::string& shift, int wave_size = 2) {
    M mobilization;
    mobilization.set_shift(shift);
    mobilization.set_cause(M::EMERGENCY);
    mobilization.set_region("regions/1305");
    mobilization.add_skills("01");
    mobilization.set_wave_size(wave_size);
    mobilization.set_wave_minutes(30);
    return mobilization;
  }
  absl::StatusOr<M> Open(const M& mobilization, const std::string& as = kManager) {
    v1::OpenMobilizationRequest request;
    request.set_parent(kOrganization);
    *request.mutable_mobilization() = mobilization;
    host_.database().WaitForFeed();
    EXPECT_THAT(index_.Refresh(), IsOk());
    return host_.Call(*mobilizations_, &Stub::OpenMobilization, as, request);
  }
  absl::StatusOr<M> Get(const std::string& name) {
    v1::GetMobilizationRequest request;
    request.set_name(name);
    return host_.Call(*mobilizations_, &Stub::GetMobilization, kManager, request);
  }
  absl::StatusOr<M> Close(const std::string& name) {
    v1::CloseMobilizationRequest request;
    request.set_name(name);
    return host_.Call(*mobilizations_, &Stub::CloseMobilization, kManager, request);
  }
  bool Invited(const std::string& volunteer) {
    return Count("enrollment WHERE state = 6 AND volunteer_id = '" + volunteer.substr(11) + "'") ==
           1;
  }
  absl::StatusOr<v1::Enrollment> Accept(const std::string& volunteer, const std::string& shift) {
    v1::AcceptEnrollmentRequest request;
    request.set_name(shift + "/enrollments/" +
                     Sql("SELECT enrollment_id FROM matching.enrollment WHERE volunteer_id = '" +
                         volunteer.substr(11) + "'")[0][0]
                         .as<std::string>());
    return host_.Call(*enrollments_, &v1::EnrollmentService::Stub::AcceptEnrollment, volunteer,
                      request);
  }
  void Later() {
    host_.clock().Advance(absl::Minutes(30));
    host_.database().WaitForFeed();
    ASSERT_THAT(index_.Refresh(), IsOk());
    ASSERT_THAT(SendWaves(household_, index_), IsOk());
    ASSERT_THAT(SendWaves(household_, index_), IsOk());  // at once again: nothing is due
  }

  const std::unique_ptr<Stub> mobilizations_ = v1::MobilizationService::NewStub(channel_);
  Household household_{host_->database(), host_->cache(), host_.clock()};
};

// 条例 Art. 24: one command finds and asks, nearest first, in waves; Art. 25: they decide
TEST_F(Mobilizations, AskTheNearestWhoQualifyInWaves) {
  v1::Shift guests = ShiftAt(2);
  guests.add_required_languages("ug");
  const std::string far = Near(1, 30), near = Near(2, 1), middle = Near(3, 10);
  const std::string unskilled = Near(4, 1, "{02}"), elsewhere = Near(5, 1, "{01}", "350206");
  const std::string silent = Near(6, 1);
  Sql("UPDATE matching.volunteer SET languages = '{ug}' WHERE volunteer_id <> '" +
      silent.substr(11) + "'");
  const std::string shift = PublishedAs(
      [](auto& activity) { activity.set_recruit_scope(v1::Activity::INVITATION); }, {guests})[0];
  EXPECT_THAT(Open(Call(shift), Volunteer(9)), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto opened = Open(Call(shift));
  ASSERT_THAT(opened, IsOk());
  EXPECT_EQ(opened->waves(), 1);
  EXPECT_EQ(opened->invited(), 2);
  EXPECT_TRUE(Invited(near));
  EXPECT_TRUE(Invited(middle));
  EXPECT_FALSE(Invited(far));
  ASSERT_THAT(SendWaves(household_, index_), IsOk());  // not yet due
  EXPECT_FALSE(Invited(far));
  Later();
  EXPECT_TRUE(Invited(far));
  EXPECT_EQ(Get(opened->name())->waves(), 2);
  host_.clock().Advance(absl::Minutes(30));
  ASSERT_THAT(SendWaves(household_, index_), IsOk());
  EXPECT_EQ(Get(opened->name())->state(), M::MOBILIZATION_OPEN)
      << "memory that is behind is not asked whether nobody is left";
  Later();
  EXPECT_EQ(Get(opened->name())->state(), M::MOBILIZATION_EXHAUSTED);
  EXPECT_FALSE(Invited(unskilled));
  EXPECT_FALSE(Invited(elsewhere));
  registration::v1::Volunteer speaks;  // as registration itself knows her
  speaks.set_name(near);
  speaks.set_state(registration::v1::VOLUNTEER_ACTIVE);
  speaks.set_birth_date("1996-05-01");
  speaks.add_languages("ug");
  registration_.Put(speaks);
  EXPECT_EQ(Accept(near, shift)->state(), v1::Enrollment::CONFIRMED);
  EXPECT_EQ(Count("outbox WHERE type = 'matching.enrollment.invited'"), 3);
  EXPECT_THAT(Close(opened->name()), RefusedWith(Reason::MOBILIZATION_CLOSED));
}

TEST_F(Mobilizations, StopWhenTheShiftIsFull) {
  const std::string first = Near(1, 1), second = Near(2, 2);
  const std::string shift = Published({ShiftAt(1)})[0];
  const std::string name = Open(Call(shift, 1))->name();
  ASSERT_THAT(Accept(first, shift), IsOk());
  Later();
  EXPECT_EQ(Get(name)->state(), M::MOBILIZATION_FILLED);
  EXPECT_FALSE(Invited(second));
}

// S0-30: bad weather calls out a whole team; who is busy then is not asked
TEST_F(Mobilizations, CallOutATeam) {
  const std::string member = Near(1, 5), stranger = Near(2, 1), busy = Near(3, 1);
  for (const std::string& one : {member, busy}) Join(one, "organizations/leifeng-cars");
  const std::vector<std::string> shifts = Published({ShiftAt(3, 0, 4), ShiftAt(3, 2, 6)});
  ASSERT_THAT(Enroll(busy, shifts[1]), IsOk());
  M call = Call(shifts[0], 10);
  call.set_cause(M::WEATHER);
  call.set_team("organizations/leifeng-cars");
  EXPECT_EQ(Open(call)->invited(), 1);
  EXPECT_TRUE(Invited(member));
  EXPECT_FALSE(Invited(stranger));
}

TEST_F(Mobilizations, EndByHandOrWithTheShift) {
  for (int i = 1; i <= 4; ++i) Near(i, i);
  const std::string shift = Published({ShiftAt(9)})[0];
  const std::string closed = Open(Call(shift, 1))->name();
  EXPECT_EQ(Close(closed)->state(), M::MOBILIZATION_CLOSED);
  EXPECT_THAT(Close(closed), IsOk());  // again: nothing more happens
  const std::string open = Open(Call(shift, 1))->name();
  host_.clock().Advance(absl::Hours(24));
  ASSERT_THAT(SendWaves(household_, index_), IsOk());
  EXPECT_EQ(Get(open)->state(), M::MOBILIZATION_CLOSED);
  EXPECT_THAT(Open(Call(shift)), RefusedWith(Reason::SHIFT_BEGUN));
  v1::ListMobilizationsRequest list;
  list.set_parent(kOrganization);
  EXPECT_THAT(
      host_.Call(*mobilizations_, &Stub::ListMobilizations, kManager, list)->mobilizations(),
      SizeIs(2));
  EXPECT_EQ(Count("enrollment"), 2);
}

}  // namespace
}  // namespace linli::matching
