// Authority is dated (law 11), and nobody grants more than he holds.
#include "services/registration/domain/delegation_rule.h"

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::registration::domain {
namespace {

using options::v1::ACTIVITY_LEADER;
using options::v1::ADMINISTRATOR;
using options::v1::APPROVER;
using options::v1::AUDITOR;
using options::v1::CIVIL_AFFAIRS;
using options::v1::CIVILISATION_OFFICE;
using options::v1::INSPECTOR;
using options::v1::ORGANIZATION_MANAGER;
using options::v1::PARTNER_AGENCY;
using options::v1::REGISTRAR;
using options::v1::SERVICE;
using options::v1::SOCIAL_WORK_DEPARTMENT;

const absl::Time kNow = absl::FromUnixSeconds(1'795'312'800);
const absl::Time kEver = absl::InfiniteFuture();
constexpr auto kNone = Reason::REASON_UNSPECIFIED;

v1::Delegation Wanted(Role role, const std::string& over, absl::Time end = kEver) {
  v1::Delegation delegation;
  delegation.set_subject("staff/wang");
  delegation.set_role(role);
  delegation.set_over(over);
  *delegation.mutable_start_time() = time::ToProto(kNow);
  if (end != kEver) *delegation.mutable_end_time() = time::ToProto(end);
  return delegation;
}

TEST(Granting, StaysInsideTheGrantorsOwnAuthority) {  // S0-3, S4-16
  struct Case {
    Role held;
    Role given;
    const char* over;
    Reason refused;
  };
  for (const Case& c : {
           Case{ADMINISTRATOR, REGISTRAR, "regions/1305", kNone},
           Case{ADMINISTRATOR, ADMINISTRATOR, "regions/130502", kNone},
           Case{ADMINISTRATOR, ORGANIZATION_MANAGER, "organizations/a", kNone},
           Case{ADMINISTRATOR, SERVICE, "platform", kNone},
           Case{ORGANIZATION_MANAGER, ACTIVITY_LEADER, "organizations/a", kNone},
           Case{ORGANIZATION_MANAGER, ORGANIZATION_MANAGER, "organizations/a", kNone},
           Case{ORGANIZATION_MANAGER, ADMINISTRATOR, "organizations/a",
                Reason::GRANT_EXCEEDS_GRANTOR},
           Case{ORGANIZATION_MANAGER, INSPECTOR, "organizations/a", Reason::GRANT_EXCEEDS_GRANTOR},
           Case{INSPECTOR, INSPECTOR, "regions/1305", Reason::GRANT_EXCEEDS_GRANTOR},
           Case{ACTIVITY_LEADER, ACTIVITY_LEADER, "organizations/a", Reason::GRANT_EXCEEDS_GRANTOR},
           Case{ADMINISTRATOR, ORGANIZATION_MANAGER, "regions/1305", Reason::BAD_REQUEST},
           Case{ADMINISTRATOR, ACTIVITY_LEADER, "platform", Reason::BAD_REQUEST},
           Case{ADMINISTRATOR, SERVICE, "regions/1305", Reason::BAD_REQUEST},
           Case{ADMINISTRATOR, PARTNER_AGENCY, "regions/1305/systems/youth", kNone},  // S1-27
           Case{ADMINISTRATOR, PARTNER_AGENCY, "systems/youth", kNone},
           Case{ADMINISTRATOR, PARTNER_AGENCY, "regions/1305", Reason::BAD_REQUEST},
           Case{PARTNER_AGENCY, PARTNER_AGENCY, "regions/130502/systems/youth", kNone},
           Case{PARTNER_AGENCY, APPROVER, "regions/130502/systems/youth",
                Reason::GRANT_EXCEEDS_GRANTOR},
           Case{ADMINISTRATOR, REGISTRAR, "regions/1305/systems/youth", kNone},
           Case{ADMINISTRATOR, ORGANIZATION_MANAGER, "systems/youth", Reason::BAD_REQUEST},
           Case{ADMINISTRATOR, SOCIAL_WORK_DEPARTMENT, "regions/1305", kNone},
           Case{ADMINISTRATOR, SOCIAL_WORK_DEPARTMENT, "systems/youth", Reason::BAD_REQUEST},
           Case{ADMINISTRATOR, CIVIL_AFFAIRS, "organizations/a", Reason::BAD_REQUEST},
           Case{ADMINISTRATOR, CIVILISATION_OFFICE, "platform", kNone},
           Case{ADMINISTRATOR, AUDITOR, "regions/13", kNone},
           Case{AUDITOR, AUDITOR, "regions/13", Reason::GRANT_EXCEEDS_GRANTOR},
       }) {
    EXPECT_EQ(ReasonOf(CheckGrant(Wanted(c.given, c.over), "staff/li", {{c.held, kEver}}, kNow)),
              c.refused)
        << options::v1::Role_Name(c.held) << " gives " << options::v1::Role_Name(c.given);
  }
  EXPECT_EQ(ReasonOf(CheckGrant(Wanted(APPROVER, "regions/1305"), "staff/li", {}, kNow)),
            Reason::GRANT_EXCEEDS_GRANTOR);
}

TEST(Granting, IsNeverToOneself) {
  EXPECT_EQ(ReasonOf(CheckGrant(Wanted(APPROVER, "regions/1305"), "staff/wang",
                                {{ADMINISTRATOR, kEver}}, kNow)),
            Reason::SELF_GRANT);
}

TEST(Granting, LastsNoLongerThanTheGrantorsAuthority) {
  const absl::Time june = kNow + absl::Hours(24 * 200);
  const Authorities held = {{ADMINISTRATOR, june}};
  EXPECT_TRUE(CheckGrant(Wanted(APPROVER, "regions/1305", june), "staff/li", held, kNow).ok());
  EXPECT_EQ(ReasonOf(CheckGrant(Wanted(APPROVER, "regions/1305", june + absl::Seconds(1)),
                                "staff/li", held, kNow)),
            Reason::GRANT_EXCEEDS_GRANTOR);
  EXPECT_EQ(ReasonOf(CheckGrant(Wanted(APPROVER, "regions/1305"), "staff/li", held, kNow)),
            Reason::GRANT_EXCEEDS_GRANTOR);
}

TEST(Granting, HasAPeriodThatMakesSense) {
  const Authorities held = {{ADMINISTRATOR, kEver}};
  v1::Delegation wanted = Wanted(APPROVER, "regions/1305", kNow);
  EXPECT_EQ(ReasonOf(CheckGrant(wanted, "staff/li", held, kNow)), Reason::BAD_REQUEST);
  wanted = Wanted(APPROVER, "regions/1305");
  *wanted.mutable_start_time() = time::ToProto(kNow - absl::Hours(24));
  EXPECT_TRUE(CheckGrant(wanted, "staff/li", held, kNow).ok());
  *wanted.mutable_start_time() = time::ToProto(kNow - absl::Hours(24) - absl::Seconds(1));
  EXPECT_EQ(ReasonOf(CheckGrant(wanted, "staff/li", held, kNow)), Reason::BAD_REQUEST);
}

TEST(Revoking, IsForWhoCouldGrantAndOnlyOnce) {
  v1::Delegation delegation = Wanted(ACTIVITY_LEADER, "organizations/a");
  EXPECT_TRUE(CheckRevoke(delegation, {{ORGANIZATION_MANAGER, kEver}}, kNow).ok());
  EXPECT_EQ(ReasonOf(CheckRevoke(delegation, {{INSPECTOR, kEver}}, kNow)),
            Reason::GRANT_EXCEEDS_GRANTOR);
  *delegation.mutable_end_time() = time::ToProto(kNow);
  EXPECT_EQ(ReasonOf(CheckRevoke(delegation, {{ADMINISTRATOR, kEver}}, kNow)),
            Reason::DELEGATION_ENDED);
  delegation = Wanted(ACTIVITY_LEADER, "organizations/a");
  *delegation.mutable_revoke_time() = time::ToProto(kNow);
  EXPECT_EQ(ReasonOf(CheckRevoke(delegation, {{ADMINISTRATOR, kEver}}, kNow)),
            Reason::DELEGATION_ENDED);
}

TEST(ReadingDelegations, IsForTheSubjectAndForWhoWatches) {
  EXPECT_TRUE(MayRead("staff/wang", "staff/wang", {}));
  EXPECT_FALSE(MayRead("staff/li", "staff/wang", {}));
  EXPECT_FALSE(MayRead("staff/li", "staff/wang", {{ACTIVITY_LEADER, kEver}}));
  EXPECT_TRUE(MayRead("staff/li", "staff/wang", {{INSPECTOR, kEver}}));
  EXPECT_TRUE(MayRead("services/hours", "", {{SERVICE, kEver}}));
  EXPECT_FALSE(MayRead("", "", {}));
}

}  // namespace
}  // namespace linli::registration::domain
