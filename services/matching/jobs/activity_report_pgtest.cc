#include "services/matching/api/house_fixture.h"
#include "services/matching/jobs/activity_report.h"

namespace linli::matching {
namespace {

using ::testing::SizeIs;

class ActivityReport : public House {
 protected:
  Household household_{host_->database(), host_->cache(), host_.clock()};
};

TEST_F(ActivityReport, TellsWhenEachOrganisationWasLastActive) {
  const absl::Time end = Now() + absl::Hours(72);  // of a draft and of what is published
  ASSERT_THAT(Create(Draft()), IsOk());
  host_.clock().Set(end);
  ASSERT_THAT(ReportActivity(household_, registration_), IsOk());
  EXPECT_THAT(registration_.reported(), SizeIs(0)) << "a draft is no activity";
}

TEST_F(ActivityReport, CountsWhatHasEndedWithinAMonth) {
  const absl::Time end = Now() + absl::Hours(72);
  Published({ShiftAt(3)});
  ASSERT_THAT(ReportActivity(household_, registration_), IsOk());
  EXPECT_THAT(registration_.reported(), SizeIs(0)) << "it has not taken place yet";
  host_.clock().Set(end);
  ASSERT_THAT(ReportActivity(household_, registration_), IsOk());
  ASSERT_THAT(registration_.reported(), SizeIs(1));
  EXPECT_EQ(registration_.reported()[0].organization(), kOrganization);
  EXPECT_EQ(time::FromProto(registration_.reported()[0].activity_time()), end);
  host_.clock().Set(end + absl::Hours(24 * 31));
  ASSERT_THAT(ReportActivity(household_, registration_), IsOk());
  EXPECT_THAT(registration_.reported(), SizeIs(1)) << "reported long ago";
}

TEST_F(ActivityReport, ComesAgainWhenRegistrationWasAway) {
  Published({ShiftAt(3)});
  host_.clock().Advance(absl::Hours(72));
  registration_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "registration"}}));
  EXPECT_THAT(ReportActivity(household_, registration_), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  registration_.Fail(absl::OkStatus());
  ASSERT_THAT(ReportActivity(household_, registration_), IsOk());
  EXPECT_THAT(registration_.reported(), SizeIs(1));
}

}  // namespace
}  // namespace linli::matching
