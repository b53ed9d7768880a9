// Who founds, approves, changes and sees an organisation (S0-3, S0-29, S2-25, S4-7).
#include "common/time/china_day.h"
#include "gtest/gtest.h"
#include "services/registration/domain/organization_decision.h"
#include "services/registration/domain/organization_entry.h"
#include "tests/support/matchers.h"

namespace linli::registration::domain {
namespace {

using options::v1::ACTIVITY_LEADER;
using options::v1::ADMINISTRATOR;
using options::v1::APPROVER;
using options::v1::INSPECTOR;
using options::v1::ORGANIZATION_MANAGER;

constexpr char kCreator[] = "staff/creator";
constexpr char kOther[] = "staff/other";

v1::Organization In(v1::OrganizationState state) {
  v1::Organization organization;
  organization.set_display_name("铁老汉磨刀队");
  organization.set_kind(v1::UNREGISTERED_GROUP);
  organization.set_creator(kCreator);
  organization.set_state(state);
  return organization;
}

Authorities Hold(Role role) { return {{role, absl::InfiniteFuture()}}; }

TEST(OrganizationEntry, RegisteredOnesHaveACreditCode) {
  v1::Organization organization = In(v1::ORGANIZATION_PENDING);
  auto faults = [&] {
    Violations violations;
    CheckOrganization(organization, false, violations);
    return violations.CountOf("organization.unified_social_credit_code");
  };
  EXPECT_EQ(faults(), 0);
  organization.set_kind(v1::REGISTERED);
  EXPECT_EQ(faults(), 1);
  organization.set_unified_social_credit_code("51350206500350218Y");
  EXPECT_EQ(faults(), 1);
  organization.set_unified_social_credit_code("51350206 500350218x");
  EXPECT_EQ(faults(), 0);
}

TEST(OrganizationEntry, IsOfADayThatHasBeen) {
  const absl::Time now = time::StartOfDay(absl::CivilDay(2027, 1, 1));
  const struct {
    const char* date;
    int faults;
  } cases[] = {{"", 0},           {"1998-05-04", 0}, {"2026-12-31", 0}, {"2027-01-01", 0},
               {"2027-01-02", 1}, {"2026-02-29", 1}, {"2024-02-29", 0}, {"2026-13-01", 1}};
  for (const auto& c : cases) {
    v1::Organization organization = In(v1::ORGANIZATION_PENDING);
    organization.set_founding_date(c.date);
    Violations violations;
    CheckFoundingDate(organization, now, violations);
    EXPECT_EQ(violations.CountOf("organization.founding_date"), c.faults) << c.date;
  }
}

TEST(OrganizationEntry, SeesThroughSpacesAndWidthInNames) {
  v1::Organization organization = In(v1::ORGANIZATION_PENDING);
  Violations violations;
  organization.set_display_name("“邢小暖” ＡＢＣ 志愿队");
  const std::string key = CheckOrganization(organization, false, violations).name_key;
  organization.set_display_name("“邢小暖”abc志愿队");
  EXPECT_EQ(CheckOrganization(organization, false, violations).name_key, key);
  EXPECT_TRUE(violations.empty());
}

TEST(OrganizationEntry, APasswordModeHasAPassword) {
  v1::Organization organization = In(v1::ORGANIZATION_PENDING);
  organization.set_join_mode(v1::PASSWORD);
  Violations violations;
  CheckOrganization(organization, true, violations);
  EXPECT_TRUE(violations.empty());
  CheckOrganization(organization, false, violations);
  EXPECT_EQ(violations.CountOf("organization.join_password"), 1);
}

v1::Policy CountyUp() {
  v1::Policy policy;
  policy.set_registered_approval_digits(6);
  return policy;
}

TEST(OrganizationDecision, IsForPendingOnesAndNotForTheirCreator) {
  const v1::Policy policy = CountyUp();
  EXPECT_TRUE(CheckDecision(policy, In(v1::ORGANIZATION_PENDING), kOther, {}).ok());
  EXPECT_EQ(ReasonOf(CheckDecision(policy, In(v1::ORGANIZATION_PENDING), kCreator, {})),
            Reason::OWN_APPROVAL);
  for (auto state : {v1::ORGANIZATION_APPROVED, v1::ORGANIZATION_REJECTED,
                     v1::ORGANIZATION_SUSPENDED, v1::ORGANIZATION_DISSOLVED}) {
    EXPECT_EQ(ReasonOf(CheckDecision(policy, In(state), kOther, {})), Reason::ORGANIZATION_STATE);
  }
}

TEST(OrganizationDecision, OnLegalPersonsIsTakenHighEnough) {
  struct Case {
    Role role;
    const char* over;
    bool competent;
  };
  for (const Case& c : {
           Case{APPROVER, "platform", true},
           Case{APPROVER, "regions/1305", true},
           Case{APPROVER, "regions/130502", true},
           Case{ADMINISTRATOR, "regions/130502", true},
           Case{APPROVER, "regions/130502001", false},
           Case{APPROVER, "regions/130502/systems/youth", true},
           Case{APPROVER, "regions/130502001/systems/youth", false},
           Case{APPROVER, "systems/youth", true},
           Case{APPROVER, "organizations/federation", false},
           Case{INSPECTOR, "regions/13", false},
       }) {
    v1::Organization registered = In(v1::ORGANIZATION_PENDING);
    const Authorities held = {{c.role, absl::InfiniteFuture(), c.over}};
    EXPECT_TRUE(CheckDecision(CountyUp(), registered, kOther, held).ok()) << "a group, " << c.over;
    registered.set_kind(v1::REGISTERED);
    const auto refused = c.competent ? Reason::REASON_UNSPECIFIED : Reason::APPROVAL_LEVEL;
    EXPECT_EQ(ReasonOf(CheckDecision(CountyUp(), registered, kOther, held)), refused) << c.over;
  }
}

TEST(OrganizationReading, ShowsToStrangersWhatIsPublic) {
  EXPECT_TRUE(MaySee(In(v1::ORGANIZATION_APPROVED), kOther, {}));
  EXPECT_TRUE(MaySee(In(v1::ORGANIZATION_SUSPENDED), kOther, {}));
  EXPECT_TRUE(MaySee(In(v1::ORGANIZATION_FROZEN), kOther, {}));
  for (auto state :
       {v1::ORGANIZATION_PENDING, v1::ORGANIZATION_REJECTED, v1::ORGANIZATION_DISSOLVED}) {
    EXPECT_FALSE(MaySee(In(state), kOther, {}));
    EXPECT_FALSE(MaySee(In(state), kOther, Hold(ACTIVITY_LEADER)));
    EXPECT_TRUE(MaySee(In(state), kCreator, {}));
    v1::Organization of_nobody = In(state);
    of_nobody.clear_creator();
    EXPECT_FALSE(MaySee(of_nobody, "", {})) << "who is nobody has created nothing";
    EXPECT_TRUE(MaySee(In(state), kOther, Hold(INSPECTOR)));
  }
}

TEST(OrganizationChange, IsForManagersAndBeforeApprovalForTheCreator) {
  struct Case {
    v1::OrganizationState state;
    const char* caller;
    Authorities held;
    v1::OrganizationKind kind;
    Reason refused;
  };
  const auto none = Reason::REASON_UNSPECIFIED;
  const auto same = v1::UNREGISTERED_GROUP;
  const auto other = v1::OTHER_LEGAL_PERSON;
  for (const Case& c : {
           Case{v1::ORGANIZATION_PENDING, kCreator, {}, same, none},
           Case{v1::ORGANIZATION_REJECTED, kCreator, {}, other, none},
           Case{v1::ORGANIZATION_APPROVED, kCreator, {}, same, Reason::NOT_AUTHORIZED},
           Case{v1::ORGANIZATION_APPROVED, kOther, Hold(ORGANIZATION_MANAGER), same, none},
           Case{v1::ORGANIZATION_APPROVED, kOther, Hold(ADMINISTRATOR), same, none},
           Case{v1::ORGANIZATION_APPROVED, kOther, Hold(INSPECTOR), same, Reason::NOT_AUTHORIZED},
           Case{v1::ORGANIZATION_APPROVED, kOther, Hold(ORGANIZATION_MANAGER), other,
                Reason::BAD_REQUEST},
           Case{v1::ORGANIZATION_DISSOLVED, kOther, Hold(ADMINISTRATOR), same,
                Reason::ORGANIZATION_STATE},
       }) {
    v1::Organization after = In(c.state);
    after.set_kind(c.kind);
    EXPECT_EQ(ReasonOf(CheckChange(In(c.state), after, c.caller, c.held)), c.refused)
        << v1::OrganizationState_Name(c.state) << " by " << c.caller;
  }
  v1::Organization moved = In(v1::ORGANIZATION_APPROVED);
  moved.set_form(v1::UNIT);
  EXPECT_THAT(CheckChange(In(v1::ORGANIZATION_APPROVED), moved, kOther, Hold(ADMINISTRATOR)),
              Violates("update_mask", Reason::FIELD_MASK));
  moved = In(v1::ORGANIZATION_APPROVED);
  moved.set_system("systems/youth");
  EXPECT_THAT(CheckChange(In(v1::ORGANIZATION_APPROVED), moved, kOther, Hold(ADMINISTRATOR)),
              Violates("update_mask", Reason::FIELD_MASK));
  v1::Organization after = In(v1::ORGANIZATION_APPROVED);
  after.set_unified_social_credit_code("51350206500350218X");
  EXPECT_THAT(CheckChange(In(v1::ORGANIZATION_APPROVED), after, kOther, Hold(ADMINISTRATOR)),
              Violates("update_mask", Reason::FIELD_MASK));
  after = In(v1::ORGANIZATION_APPROVED);
  after.set_founding_date("1998-05-04");
  EXPECT_THAT(CheckChange(In(v1::ORGANIZATION_APPROVED), after, kOther, Hold(ADMINISTRATOR)),
              Violates("update_mask", Reason::FIELD_MASK));
}

}  // namespace
}  // namespace linli::registration::domain
