// 条例 Art. 26: who is competent, and by when there is an answer (S4-17).
#include "services/registration/domain/complaint_rule.h"

#include "common/time/china_day.h"
#include "tests/support/matchers.h"

namespace linli::registration::domain {
namespace {

TEST(ComplaintRule, RoutesEachMatterToWhoIsCompetent) {
  const auto& matters = *v1::ComplaintMatter_descriptor();
  for (int i = 1; i < matters.value_count(); ++i) {
    const auto matter = static_cast<v1::ComplaintMatter>(matters.value(i)->number());
    EXPECT_TRUE(DealsWithComplaints(BodyFor(matter))) << matters.value(i)->name();
  }
  EXPECT_EQ(BodyFor(v1::RIGHTS_OF_VOLUNTEERS), options::v1::SOCIAL_WORK_DEPARTMENT);
  EXPECT_EQ(BodyFor(v1::MONEY), options::v1::CIVIL_AFFAIRS);
  EXPECT_EQ(BodyFor(v1::PERSONAL_DATA), options::v1::CIVIL_AFFAIRS);
  EXPECT_EQ(BodyFor(v1::UNLAWFUL_ORGANIZATION), options::v1::CIVIL_AFFAIRS);
  EXPECT_EQ(BodyFor(v1::LOGO_AND_PUBLICITY), options::v1::CIVILISATION_OFFICE);
  EXPECT_FALSE(DealsWithComplaints(options::v1::ACTIVITY_LEADER));
  EXPECT_FALSE(DealsWithComplaints(options::v1::SERVICE));
}

TEST(ComplaintRule, GivesWorkingDays) {
  v1::Policy policy;
  policy.set_complaint_workdays(2);
  // Friday 2026-11-27: Monday, Tuesday; it is due when Tuesday ends.
  const absl::Time friday = time::StartOfDay(absl::CivilDay(2026, 11, 27)) + absl::Hours(23);
  EXPECT_EQ(DueTime(policy, friday), time::StartOfDay(absl::CivilDay(2026, 12, 2)));
}

TEST(ComplaintRule, LetsNobodyDealWithWhatIsAboutHimself) {
  v1::Complaint complaint;
  complaint.set_about("volunteers/V1/records/r");
  complaint.set_body(options::v1::CIVIL_AFFAIRS);
  const Authorities own = {{options::v1::CIVIL_AFFAIRS, absl::InfiniteFuture()}};
  const Authorities other = {{options::v1::CIVILISATION_OFFICE, absl::InfiniteFuture()}};
  EXPECT_TRUE(MayHandle(complaint, "staff/li", own));
  EXPECT_FALSE(MayHandle(complaint, "staff/li", other));
  EXPECT_TRUE(MayHandle(complaint, "volunteers/V", own));
  EXPECT_FALSE(MayHandle(complaint, "volunteers/V1", own));
  EXPECT_TRUE(
      MayHandle(complaint, "staff/li", {{options::v1::ADMINISTRATOR, absl::InfiniteFuture()}}));
}

TEST(ComplaintRule, DealsWithWhatIsOpen) {
  v1::Complaint complaint;
  for (auto state : {v1::COMPLAINT_ANSWERED, v1::COMPLAINT_REFERRED, v1::COMPLAINT_WITHDRAWN}) {
    complaint.set_state(state);
    EXPECT_THAT(CheckOpen(complaint), RefusedWith(Reason::COMPLAINT_STATE));
  }
  complaint.set_state(v1::COMPLAINT_OPEN);
  EXPECT_THAT(CheckOpen(complaint), IsOk());
}

}  // namespace
}  // namespace linli::registration::domain
