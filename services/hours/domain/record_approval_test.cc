#include "services/hours/domain/record_approval.h"

#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::hours::domain {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'000'000);

v1::Policy Rules() {
  v1::Policy policy;
  policy.set_daily_cap_minutes(480);
  return policy;
}

v1::Record Long(int payable, int credited) {
  v1::Record record;
  record.set_name("volunteers/V1/records/r1");
  record.set_state(v1::Record::DRAFT);
  record.set_kind(v1::Record::CREDIT);
  record.set_payable_minutes(payable);
  record.set_credited_minutes(credited);
  record.set_confirmed_by("staff/leader");
  return record;
}

TEST(RecordApproval, TakesTheLevelThatTheDayAddsUpTo) {  // S3-28
  const struct {
    int payable, credited, beside, approved_cap;
    v1::Approval::Level level;
  } cases[] = {
      {481, 480, 0, 0, v1::Approval::UNIT_ABOVE},
      {720, 480, 0, 0, v1::Approval::UNIT_ABOVE},
      {721, 480, 0, 0, v1::Approval::COMPETENT_LEVEL},
      {240, 0, 480, 0, v1::Approval::UNIT_ABOVE},
      {241, 0, 480, 0, v1::Approval::COMPETENT_LEVEL},
      {600, 480, 0, 600, v1::Approval::UNIT_ABOVE},  // as a region says
      {601, 480, 0, 600, v1::Approval::COMPETENT_LEVEL},
  };
  for (const auto& c : cases) {
    v1::Policy policy = Rules();
    policy.set_approved_cap_minutes(c.approved_cap);
    v1::Record record = Long(c.payable, c.credited);
    ASSERT_THAT(AskApproval(policy, {.credited_minutes = c.beside}, kNow, record), IsOk());
    EXPECT_EQ(record.approval().level(), c.level) << c.payable << " " << c.beside;
    EXPECT_EQ(record.credited_minutes(), c.payable);
    EXPECT_EQ(record.state(), v1::Record::PENDING_APPROVAL);
  }
}

TEST(RecordApproval, IsOnlyForWhatGoesBeyondTheCap) {
  v1::Record within = Long(480, 480);
  EXPECT_THAT(AskApproval(Rules(), {}, kNow, within), RefusedWith(Reason::RECORD_TRANSITION));
  v1::Record effective = Long(600, 480);
  effective.set_state(v1::Record::EFFECTIVE);
  EXPECT_THAT(AskApproval(Rules(), {}, kNow, effective), RefusedWith(Reason::RECORD_TRANSITION));
}

TEST(RecordApproval, IsForWhoStandsHighEnoughAndIsAnother) {
  const struct {
    Officer officer;
    Reason above, competent;
  } cases[] = {
      {{.subject = "staff/a"}, Reason::NOT_AUTHORIZED, Reason::NOT_AUTHORIZED},
      {{.subject = "staff/a", .leads = true, .manages = true},
       Reason::RECORD_APPROVAL_LEVEL,
       Reason::RECORD_APPROVAL_LEVEL},
      {{.subject = "staff/a", .leads = true, .manages = true, .manages_above = true},
       Reason::REASON_UNSPECIFIED,
       Reason::RECORD_APPROVAL_LEVEL},
      {{.subject = "staff/a", .administers = true},
       Reason::REASON_UNSPECIFIED,
       Reason::RECORD_APPROVAL_LEVEL},
      {{.subject = "staff/a", .administers = true, .competent = true},
       Reason::REASON_UNSPECIFIED,
       Reason::REASON_UNSPECIFIED},
      {{.subject = "staff/leader", .administers = true, .competent = true},
       Reason::SECOND_PERSON,
       Reason::SECOND_PERSON},
      {{.subject = "staff/entered", .administers = true, .competent = true},
       Reason::SECOND_PERSON,
       Reason::SECOND_PERSON},
      {{.subject = "volunteers/V1", .administers = true, .competent = true},
       Reason::RECORD_OWN,
       Reason::RECORD_OWN},
  };
  v1::Record record = Long(600, 600);
  record.mutable_provenance()->set_entered_by("staff/entered");
  for (const auto& c : cases) {
    record.mutable_approval()->set_level(v1::Approval::UNIT_ABOVE);
    EXPECT_EQ(ReasonOf(MayApprove(c.officer, record)), c.above) << c.officer.subject;
    record.mutable_approval()->set_level(v1::Approval::COMPETENT_LEVEL);
    EXPECT_EQ(ReasonOf(MayApprove(c.officer, record)), c.competent) << c.officer.subject;
  }
}

TEST(RecordApproval, RefusedLeavesWhatCountsAtOnce) {
  const struct { int beside, left; } cases[] = {{0, 480}, {60, 420}, {480, 0}, {500, 0}};
  for (const auto& c : cases) {
    v1::Record refused = Long(600, 600), granted = Long(600, 600);
    DecideApproval(Rules(), {.credited_minutes = c.beside}, {.subject = "staff/b"}, false, kNow,
                   refused);
    DecideApproval(Rules(), {.credited_minutes = c.beside}, {.subject = "staff/b"}, true, kNow,
                   granted);
    EXPECT_EQ(refused.credited_minutes(), c.left);
    EXPECT_EQ(granted.credited_minutes(), 600);
    EXPECT_EQ(refused.approval().decided_by(), "staff/b");
    EXPECT_FALSE(refused.approval().granted());
  }
}

TEST(RecordApproval, RaisesTheDaysCapToWhatItsLevelMayGrant) {
  v1::Approval approval;
  EXPECT_EQ(DayCap(Rules(), approval), 480);
  approval.set_level(v1::Approval::UNIT_ABOVE);
  EXPECT_EQ(DayCap(Rules(), approval), 480) << "not granted";
  approval.set_granted(true);
  EXPECT_EQ(DayCap(Rules(), approval), 720);
  approval.set_level(v1::Approval::COMPETENT_LEVEL);
  EXPECT_EQ(DayCap(Rules(), approval), 1440);
  EXPECT_EQ(CompetentRegionDigits(Rules()), 2);
  v1::Policy city = Rules();
  city.set_competent_region_digits(4);
  EXPECT_EQ(CompetentRegionDigits(city), 4);
}

}  // namespace
}  // namespace linli::hours::domain
