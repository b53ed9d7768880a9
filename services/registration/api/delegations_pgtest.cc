// Dated authority (law 11): given, seen, taken away.
#include "services/registration/api/bootstrap.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using options::v1::ACTIVITY_LEADER;
using options::v1::ADMINISTRATOR;
using options::v1::INSPECTOR;
using options::v1::ORGANIZATION_MANAGER;
using options::v1::REGISTRAR;
using ::testing::SizeIs;

constexpr char kCity[] = "staff/city";  // administrator of 1305

class DelegationsTest : public RegistrationTest {
 protected:
  DelegationsTest() { EXPECT_THAT(Grant(kCity, ADMINISTRATOR, "regions/1305"), IsOk()); }

  absl::StatusOr<v1::Delegation> Revoke(const std::string& name, const std::string& as) {
    v1::RevokeDelegationRequest request;
    request.set_name(name);
    request.set_reason("任期届满");
    return host_.Call(*delegations_, &Delegations::Stub::RevokeDelegation, as, request);
  }
  absl::StatusOr<v1::Delegation> Get(const std::string& name, const std::string& as) {
    v1::GetDelegationRequest request;
    request.set_name(name);
    return host_.Call(*delegations_, &Delegations::Stub::GetDelegation, as, request);
  }
  absl::StatusOr<v1::ListDelegationsResponse> List(const v1::ListDelegationsRequest& request,
                                                   const std::string& as) {
    return host_.Call(*delegations_, &Delegations::Stub::ListDelegations, as, request);
  }
  v1::ListDelegationsRequest Of(const std::string& subject, const std::string& over = "") {
    v1::ListDelegationsRequest request;
    request.set_subject(subject);
    request.set_over(over);
    return request;
  }
};

TEST_F(DelegationsTest, StayInsideTheGrantorsOwn) {  // S0-3
  EXPECT_THAT(Grant("staff/a", REGISTRAR, kDistrict, kCity), IsOk());
  EXPECT_THAT(Grant("staff/a", REGISTRAR, "regions/13", kCity),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Grant("staff/a", REGISTRAR, "platform", kCity), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Grant("staff/a", REGISTRAR, kDistrict, kStranger),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Grant(kCity, INSPECTOR, kDistrict, kCity), RefusedWith(Reason::SELF_GRANT));
  EXPECT_THAT(Grant("staff/a", options::v1::SERVICE, "regions/1305", kCity),
              Violates("delegation.over", Reason::DELEGATION_SCOPE));
  EXPECT_THAT(Grant("staff/a", REGISTRAR, "regions/130599", kAdministrator),
              Violates("delegation.over", Reason::REGION_UNKNOWN));
  EXPECT_THAT(Grant("staff/a", ACTIVITY_LEADER, "organizations/nobody", kAdministrator),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Grant("volunteers/nobody", REGISTRAR, kDistrict, kAdministrator),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Grant("nobody", REGISTRAR, kDistrict, kAdministrator),
              Violates("delegation.subject", Reason::FIELD_PATTERN));
}

TEST_F(DelegationsTest, LetAManagerNameLeaders) {  // S4-16
  const std::string team = Founded(Application("铁老汉磨刀队"), "staff/manager");
  EXPECT_THAT(Grant("staff/leader", ACTIVITY_LEADER, team, "staff/manager"), IsOk());
  EXPECT_THAT(Grant("staff/leader", INSPECTOR, team, "staff/manager"),
              RefusedWith(Reason::GRANT_EXCEEDS_GRANTOR));
  EXPECT_THAT(Grant("staff/other", ACTIVITY_LEADER, team, "staff/leader"),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(DelegationsTest, HaveDatesThatCount) {
  v1::GrantDelegationRequest request;
  v1::Delegation& wanted = *request.mutable_delegation();
  wanted.set_subject("agencies/app");
  wanted.set_role(REGISTRAR);
  wanted.set_over(kDistrict);
  const absl::Time now = host_.clock().Now();
  *wanted.mutable_start_time() = time::ToProto(now + absl::Hours(1));
  *wanted.mutable_end_time() = time::ToProto(now + absl::Hours(2));
  ASSERT_THAT(host_.Call(*delegations_, &Delegations::Stub::GrantDelegation, kCity, request),
              IsOk());
  const std::string app = "agencies/app";
  EXPECT_THAT(Register(Entry(1), app), RefusedWith(Reason::NOT_AUTHORIZED));
  host_.clock().Set(now + absl::Hours(1));
  EXPECT_THAT(Register(Entry(1), app), IsOk());
  host_.clock().Set(now + absl::Hours(2));
  EXPECT_THAT(Register(Entry(2), app), RefusedWith(Reason::NOT_AUTHORIZED));
  *wanted.mutable_end_time() = time::ToProto(now);
  EXPECT_THAT(host_.Call(*delegations_, &Delegations::Stub::GrantDelegation, kCity, request),
              Violates("delegation.end_time", Reason::DELEGATION_PERIOD));
}

TEST_F(DelegationsTest, EndEverywhereWithinTwoSecondsOfBeingTakenAway) {
  absl::StatusOr<v1::Delegation> given = Grant("agencies/app", REGISTRAR, kDistrict, kCity);
  ASSERT_THAT(given, IsOk());
  ASSERT_THAT(Register(Entry(1), "agencies/app"), IsOk());
  EXPECT_THAT(Revoke(given->name(), kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Revoke(given->name(), "agencies/app"), RefusedWith(Reason::GRANT_EXCEEDS_GRANTOR));
  absl::StatusOr<v1::Delegation> revoked = Revoke(given->name(), kCity);
  ASSERT_THAT(revoked, IsOk());
  EXPECT_EQ(revoked->revoker(), kCity);
  EXPECT_EQ(revoked->revoke_reason(), "任期届满");
  EXPECT_THAT(Revoke(given->name(), kCity), RefusedWith(Reason::DELEGATION_ENDED));
  host_.clock().Advance(absl::Seconds(2));
  EXPECT_THAT(Register(Entry(2), "agencies/app"), RefusedWith(Reason::NOT_AUTHORIZED));
  // What it was can still be read.
  EXPECT_EQ(Get(given->name(), kCity)->grantor(), kCity);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox WHERE type = "
                "'registration.delegation.revoked'"),
            "1");
}

TEST_F(DelegationsTest, AreReadByTheirSubjectAndByWhoWatches) {
  absl::StatusOr<v1::Delegation> given = Grant("staff/a", REGISTRAR, kDistrict, kCity);
  ASSERT_THAT(given, IsOk());
  EXPECT_THAT(Get(given->name(), "staff/a"), IsOk());
  EXPECT_THAT(Get(given->name(), kCity), IsOk());
  EXPECT_THAT(Get(given->name(), kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Get("delegations/nothing", kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(List(Of("staff/a"), "staff/a")->delegations(), SizeIs(1));
  EXPECT_THAT(List(Of("staff/a"), "services/hours")->delegations(), SizeIs(1));
  EXPECT_THAT(List(Of("staff/a"), kAdministrator)->delegations(), SizeIs(1));
  EXPECT_THAT(List(Of("staff/a"), kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List(Of("staff/a"), kCity), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List(Of("", kDistrict), kCity)->delegations(), SizeIs(2)) << "and the registrar's";
  EXPECT_THAT(List(Of("", ""), kCity), Violates("subject", Reason::FIELD_REQUIRED));
}

TEST_F(DelegationsTest, AreListedNewestFirst) {
  std::vector<std::string> names;
  for (const char* over : {"regions/130502", "regions/130503", "regions/1305"}) {
    names.push_back(Grant("staff/a", INSPECTOR, over, kCity)->name());
  }
  ASSERT_THAT(Revoke(names[1], kCity), IsOk());
  v1::ListDelegationsRequest request = Of("staff/a");
  request.set_page_size(2);
  auto page = List(request, "staff/a");
  ASSERT_THAT(page->delegations(), SizeIs(2));
  EXPECT_EQ(page->delegations(0).name(), names[2]);
  request.set_page_token(page->next_page_token());
  page = List(request, "staff/a");
  ASSERT_THAT(page->delegations(), SizeIs(1));
  EXPECT_EQ(page->delegations(0).name(), names[0]);
  request = Of("staff/a");
  request.set_in_force(true);
  EXPECT_THAT(List(request, "staff/a")->delegations(), SizeIs(2));
}

TEST_F(DelegationsTest, AreThereFromTheStartAndComeOnce) {
  const std::string before = Sql("SELECT count(*) FROM registration.delegation");
  EXPECT_THAT(MakeSureOfAuthority(host_->database(), kAdministrator, host_.clock().Now()), IsOk());
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.delegation"), before);
  EXPECT_THAT(List(Of("services/awards"), "services/awards")->delegations(), SizeIs(1));
  // What was taken away from the first administrator stays taken away.
  auto own = List(Of(kAdministrator), kAdministrator);
  ASSERT_THAT(own, IsOk());
  ASSERT_THAT(Grant("staff/second", ADMINISTRATOR, "platform"), IsOk());
  ASSERT_THAT(Revoke(own->delegations(0).name(), "staff/second"), IsOk());
  EXPECT_THAT(MakeSureOfAuthority(host_->database(), kAdministrator, host_.clock().Now()), IsOk());
  v1::ListDelegationsRequest request = Of(kAdministrator);
  request.set_in_force(true);
  EXPECT_THAT(List(request, "staff/second")->delegations(), SizeIs(own->delegations_size() - 1));
}

}  // namespace
}  // namespace linli::registration
