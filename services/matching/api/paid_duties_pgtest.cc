#include "linli/matching/v1/paid_duty_service.grpc.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"

namespace linli::matching {
namespace {

using ::testing::SizeIs;

using Stub = v1::PaidDutyService::Stub;

class PaidDuties : public House {
 protected:
  absl::StatusOr<v1::PaidDuty> Assign(const std::string& shift, const std::string& volunteer,
                                      const std::string& as = kManager) {
    v1::AssignPaidDutyRequest request;
    request.set_parent(shift);
    request.set_volunteer(volunteer);
    return host_.Call(*duties_, &Stub::AssignPaidDuty, as, request);
  }
  absl::StatusOr<v1::PaidDuty> Revoke(const std::string& name) {
    v1::RevokePaidDutyRequest request;
    request.set_name(name);
    return host_.Call(*duties_, &Stub::RevokePaidDuty, kManager, request);
  }

  const std::unique_ptr<Stub> duties_ = v1::PaidDutyService::NewStub(channel_);
};

// S0-20, S1-25: a guard on paid duty stands beside the volunteers and earns no hours
TEST_F(PaidDuties, BindTheTimeAndTakeNoPlace) {
  const std::vector<std::string> shifts = Published({ShiftAt(1, 0, 4), ShiftAt(1, 3, 5)});
  const std::string guard = Volunteer(1);
  EXPECT_THAT(Assign(shifts[0], guard), RefusedWith(Reason::NOT_A_MEMBER));
  Join(guard, kOrganization);
  const auto duty = Assign(shifts[0], guard);
  ASSERT_THAT(duty, IsOk());
  EXPECT_EQ(duty->volunteer(), guard);
  EXPECT_EQ(GetShift(shifts[0])->taken(), 0);
  EXPECT_THAT(Assign(shifts[0], guard), RefusedWith(Reason::ALREADY_ENROLLED));
  EXPECT_THAT(Enroll(guard, shifts[0]), RefusedWith(Reason::SHIFT_OVERLAPS));
  EXPECT_THAT(Enroll(guard, shifts[1]), RefusedWith(Reason::SHIFT_OVERLAPS));
  EXPECT_EQ(Count("outbox WHERE type LIKE 'matching.enrollment.%'"), 0);  // on no roster
  EXPECT_TRUE(Revoke(duty->name())->has_revoke_time());
  EXPECT_THAT(Revoke(duty->name()), IsOk());  // again: nothing more happens
  EXPECT_THAT(Enroll(guard, shifts[0]), IsOk());
  EXPECT_THAT(Assign(shifts[1], guard), RefusedWith(Reason::VOLUNTEER_BUSY));
}

TEST_F(PaidDuties, AreEnteredByTheOrganiserAndListed) {
  const std::string shift = Published({ShiftAt(1)})[0];
  for (int i = 1; i <= 3; ++i) {
    Join(Volunteer(i), kOrganization);
    ASSERT_THAT(Assign(shift, Volunteer(i)), IsOk());
  }
  EXPECT_THAT(Assign(shift, Volunteer(4), Volunteer(4)), RefusedWith(Reason::NOT_AUTHORIZED));
  v1::ListPaidDutiesRequest list;
  list.set_parent(shift);
  list.set_page_size(2);
  const auto first = host_.Call(*duties_, &Stub::ListPaidDuties, kManager, list);
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(first->paid_duties(), SizeIs(2));
  list.set_page_token(first->next_page_token());
  EXPECT_THAT(host_.Call(*duties_, &Stub::ListPaidDuties, kManager, list)->paid_duties(),
              SizeIs(1));
  ASSERT_THAT(CancelActivity(ShiftName::Parse(shift)->parent().ToString()), IsOk());
  EXPECT_EQ(Count("paid_duty WHERE revoke_time IS NULL"), 0);
  EXPECT_EQ(Count("engagement WHERE live"), 0);
}

TEST_F(PaidDuties, AreNoEarlierService) {
  v1::Shift demanding = ShiftAt(1, 8, 9);
  demanding.set_minimum_hours(1);
  const std::vector<std::string> shifts = Published({ShiftAt(1, 0, 4), demanding});
  Join(Volunteer(1), kOrganization);
  ASSERT_THAT(Assign(shifts[0], Volunteer(1)), IsOk());
  host_.clock().Advance(absl::Hours(28));
  EXPECT_THAT(Enroll(Volunteer(1), shifts[1]), RefusedWith(Reason::MINIMUM_HOURS));
  EXPECT_THAT(Assign(shifts[0], Volunteer(1)), RefusedWith(Reason::SHIFT_BEGUN));
}

}  // namespace
}  // namespace linli::matching
