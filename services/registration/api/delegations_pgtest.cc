// Dated authority (law 11): given, seen, taken away.
#include <map>
#include <set>
#include <thread>

#include "linli/events/v1/feed.grpc.pb.h"
#include "linli/registration/v1/partner_system_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_bulk_service.grpc.pb.h"
#include "services/registration/api/bootstrap.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using options::v1::ACTIVITY_LEADER;
using options::v1::ADMINISTRATOR;
using options::v1::AUDITOR;
using options::v1::INSPECTOR;
using options::v1::ORGANIZATION_MANAGER;
using options::v1::PARTNER_AGENCY;
using options::v1::REGISTRAR;
using ::testing::SizeIs;
using PartnerSystems = v1::PartnerSystemService;

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

TEST_F(DelegationsTest, DoNotTellAManagerWhichNumbersExist) {
  const std::string team = Founded(Application("铁老汉磨刀队"), "staff/manager");
  const std::string her = Registered(1);
  for (const std::string& stranger : {her, std::string("volunteers/130500000000000000")}) {
    EXPECT_THAT(Grant(stranger, ACTIVITY_LEADER, team, "staff/manager"),
                RefusedWith(Reason::RESOURCE_NOT_FOUND))
        << stranger;
  }
  EXPECT_THAT(Grant(her, ACTIVITY_LEADER, team, kCity), IsOk()) << "she lives in his region";
  const auto joined = Join(her, team, her);
  ASSERT_THAT(joined, IsOk());
  if (joined->state() == v1::MEMBERSHIP_REQUESTED) {
    ASSERT_THAT(Accept(joined->name(), "staff/manager"), IsOk());
  }
  EXPECT_THAT(Grant(her, ORGANIZATION_MANAGER, team, "staff/manager"), IsOk());
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

TEST_F(DelegationsTest, HoldOverAPartnerSystemInARegion) {  // S1-27, S3-31
  const std::string league = "agencies/league";
  EXPECT_THAT(Grant(league, PARTNER_AGENCY, "regions/1305/systems/nothing", kCity),
              Violates("delegation.over", Reason::PARTNER_SYSTEM_UNKNOWN));
  EXPECT_THAT(Grant(league, PARTNER_AGENCY, "regions/130599/systems/youth", kAdministrator),
              Violates("delegation.over", Reason::REGION_UNKNOWN));
  EXPECT_THAT(Grant(league, PARTNER_AGENCY, "systems/youth", kCity),
              RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Grant(league, PARTNER_AGENCY, "regions/1305/systems/youth", kCity), IsOk());
  v1::CreateOrganizationRequest youth = Application("青年志愿者先锋队");
  youth.mutable_organization()->set_system("systems/youth");
  absl::StatusOr<v1::Organization> own = Create(youth, "staff/founder");
  absl::StatusOr<v1::Organization> other = Create(Application("巾帼队"), "staff/founder");
  ASSERT_THAT(own, IsOk());
  ASSERT_THAT(other, IsOk());
  EXPECT_THAT(Approve(other->name(), league), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Approve(own->name(), league), IsOk());
  // Its members are its own to look after, and nobody else's.
  host_.clock().Advance(absl::Seconds(3));
  const std::string her = Registered(1);
  EXPECT_THAT(GetVolunteer(her, league), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Join(her, own->name(), her), IsOk());
  const std::string membership = absl::StrCat(her, "/memberships/", own->name().substr(14));
  ASSERT_THAT(Accept(membership, "staff/founder"), IsOk());
  EXPECT_THAT(GetVolunteer(her, league), IsOk());
  // It names agencies below it, in its system and its region alone.
  EXPECT_THAT(Grant("agencies/below", PARTNER_AGENCY, "regions/130502/systems/youth", league),
              IsOk());
  EXPECT_THAT(Grant("agencies/below", PARTNER_AGENCY, "regions/130502/systems/women", league),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Grant("agencies/below", PARTNER_AGENCY, "regions/13/systems/youth", league),
              RefusedWith(Reason::NOT_AUTHORIZED));
  v1::ListOrganizationsRequest list;
  list.set_region("regions/1305");
  list.set_state(v1::ORGANIZATION_PENDING);
  const auto listing = [&] {
    return host_.Call(*organizations_, &Organizations::Stub::ListOrganizations, league, list);
  };
  EXPECT_THAT(listing(), RefusedWith(Reason::NOT_AUTHORIZED));
  list.set_system("systems/women");
  EXPECT_THAT(listing(), RefusedWith(Reason::NOT_AUTHORIZED));
  list.set_system("systems/youth");
  EXPECT_THAT(listing()->organizations(), SizeIs(0)) << "its only one is approved";
  list.set_state(v1::ORGANIZATION_APPROVED);
  EXPECT_THAT(listing()->organizations(), SizeIs(1));
}

TEST_F(DelegationsTest, NameSystemsThatAreListed) {  // S1-27, S3-31
  const auto systems = PartnerSystems::NewStub(host_.channel());
  v1::ListPartnerSystemsRequest request;
  request.set_page_size(10);
  auto page = host_.Call(*systems, &PartnerSystems::Stub::ListPartnerSystems, kStranger, request);
  ASSERT_THAT(page, IsOk());
  ASSERT_THAT(page->partner_systems(), SizeIs(10));
  request.set_page_token(page->next_page_token());
  auto rest = host_.Call(*systems, &PartnerSystems::Stub::ListPartnerSystems, kStranger, request);
  ASSERT_THAT(rest, IsOk());
  EXPECT_EQ(rest->next_page_token(), "");
  std::set<std::string> names;
  for (const auto& one : page->partner_systems()) names.insert(one.name());
  for (const auto& one : rest->partner_systems()) names.insert(one.name());
  for (const char* name : {"systems/youth", "systems/women", "systems/community", "systems/science",
                           "systems/redcross", "systems/culture"}) {
    EXPECT_TRUE(names.contains(name)) << name;
  }
}

TEST_F(DelegationsTest, EndInTheMiddleOfACallWithoutLeavingMoreBehind) {
  // He was dismissed a moment ago, and the cache does not know yet.
  absl::StatusOr<v1::Delegation> own = Grant("staff/deputy", ADMINISTRATOR, kDistrict, kCity);
  ASSERT_THAT(own, IsOk());
  ASSERT_THAT(Grant("staff/a", INSPECTOR, kDistrict, "staff/deputy"), IsOk());
  ASSERT_THAT(Revoke(own->name(), kCity), IsOk());
  EXPECT_THAT(Grant("staff/b", INSPECTOR, kDistrict, "staff/deputy"),
              RefusedWith(Reason::GRANT_EXCEEDS_GRANTOR));
}

TEST_F(DelegationsTest, AreNotGivenAwayByWhoLosesThemMeanwhile) {
  for (int round = 0; round < 8; ++round) {
    const std::string deputy = absl::StrCat("staff/deputy", round);
    const std::string friends = absl::StrCat("staff/friend", round);
    absl::StatusOr<v1::Delegation> own = Grant(deputy, ADMINISTRATOR, kDistrict, kCity);
    ASSERT_THAT(own, IsOk());
    ASSERT_THAT(List(Of(deputy), deputy), IsOk());  // now the cache has it
    std::thread revoking([&] { EXPECT_THAT(Revoke(own->name(), kCity), IsOk()); });
    const bool gave = Grant(friends, INSPECTOR, kDistrict, deputy).ok();
    revoking.join();
    // Whatever was given was committed before it was taken away.
    EXPECT_EQ(
        Sql(absl::StrCat("SELECT count(*) FROM registration.outbox g, registration.outbox r WHERE "
                         "g.aggregateid = (SELECT 'delegations/' || delegation_id FROM "
                         "registration.delegation WHERE subject = '",
                         friends, "') AND r.aggregateid = '", own->name(),
                         "' AND r.type = 'registration.delegation.revoked' AND g.id < r.id")),
        gave ? "1" : "0");
  }
}

TEST_F(DelegationsTest, EndAtTheirMomentAndNotBefore) {
  const absl::Time end = host_.clock().Now() + absl::Hours(1);
  v1::GrantDelegationRequest request;
  v1::Delegation& wanted = *request.mutable_delegation();
  wanted.set_subject("agencies/app");
  wanted.set_role(REGISTRAR);
  wanted.set_over(kDistrict);
  *wanted.mutable_end_time() = time::ToProto(end);
  ASSERT_THAT(host_.Call(*delegations_, &Delegations::Stub::GrantDelegation, kCity, request),
              IsOk());
  host_.clock().Set(end - absl::Microseconds(1));
  EXPECT_THAT(Register(Entry(1), "agencies/app"), IsOk());
  host_.clock().Set(end);
  EXPECT_THAT(Register(Entry(2), "agencies/app"), RefusedWith(Reason::NOT_AUTHORIZED));
}

// What streams is asked again and again whether it may go on.
class StreamsOfDelegates : public DelegationsTest {
 protected:
  void Authorize(grpc::ClientContext& context, const std::string& as) {
    context.AddMetadata("authorization", "Bearer " + host_.Token(as));
    context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(60)));
  }
  void Dismiss(const std::string& subject) {
    v1::ListDelegationsRequest request = Of(subject);
    request.set_in_force(true);
    const auto held = List(request, kAdministrator);
    ASSERT_THAT(held, IsOk());
    for (const v1::Delegation& one : held->delegations()) {
      ASSERT_THAT(Revoke(one.name(), kAdministrator), IsOk());
    }
    host_.clock().Advance(absl::Seconds(2));
  }
  v1::ImportVolunteersRequest Part(int n) {
    v1::ImportVolunteersRequest part;
    part.set_registrar(kDistrict);
    part.set_request_id("streamed");
    v1::ImportRow& row = *part.add_rows();
    row.set_row_key(absl::StrCat("row-", n));
    *row.mutable_volunteer() = Entry(n).volunteer();
    return part;
  }
};

TEST_F(StreamsOfDelegates, EndWithThemBetweenTwoPartsOfAnImport) {
  const auto bulk = v1::VolunteerBulkService::NewStub(host_.channel());
  grpc::ClientContext context;
  Authorize(context, kRegistrar);
  const auto stream = bulk->ImportVolunteers(&context);
  v1::ImportVolunteersResponse answer;
  ASSERT_TRUE(stream->Write(Part(1)));
  ASSERT_TRUE(stream->Read(&answer));
  Dismiss(kRegistrar);
  stream->Write(Part(2));
  EXPECT_FALSE(stream->Read(&answer));
  EXPECT_THAT(client::FromWire(stream->Finish()), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer"), "1");
}

TEST_F(StreamsOfDelegates, EndWithThemInTheMiddleOfAFeed) {
  const auto feed = events::v1::FeedService::NewStub(host_.channel());
  grpc::ClientContext context;
  Authorize(context, "services/awards");
  const auto stream = feed->ReadFeed(&context, {});
  events::v1::EventBatch batch;
  ASSERT_TRUE(stream->Read(&batch));
  Dismiss("services/awards");
  while (stream->Read(&batch)) {
  }
  EXPECT_THAT(client::FromWire(stream->Finish()), RefusedWith(Reason::NOT_AUTHORIZED));
}

// Who could see what on a past day (law 11).
class ReachTest : public DelegationsTest {
 protected:
  absl::StatusOr<v1::ListReachResponse> Reach(const std::string& resource, const std::string& date,
                                              const std::string& as = kAdministrator) {
    v1::ListReachRequest request;
    request.set_resource(resource);
    request.set_date(date);
    return host_.Call(*delegations_, &Delegations::Stub::ListReach, as, request);
  }
  std::set<std::string> Subjects(const std::string& resource, const std::string& date) {
    std::set<std::string> subjects;
    auto reach = Reach(resource, date);
    EXPECT_THAT(reach, IsOk());
    if (!reach.ok()) return subjects;
    for (const v1::Delegation& one : reach->delegations()) subjects.insert(one.subject());
    return subjects;
  }
};

TEST_F(ReachTest, TellsWhoCouldSeeHerOnAPastDay) {
  const std::string team = Founded(Application("铁老汉磨刀队"), "staff/manager");
  const std::string her = Registered(1);  // 2026-11-28
  absl::StatusOr<v1::Delegation> given = Grant("staff/a", INSPECTOR, kDistrict, kCity);
  ASSERT_THAT(given, IsOk());
  ASSERT_THAT(Grant("staff/elsewhere", INSPECTOR, kOtherDistrict, kCity), IsOk());
  host_.clock().Advance(absl::Hours(24));  // 29: she joins, he is dismissed
  ASSERT_THAT(Revoke(given->name(), kCity), IsOk());
  ASSERT_THAT(Join(her, team, her), IsOk());
  const std::string membership = absl::StrCat(her, "/memberships/", team.substr(14));
  ASSERT_THAT(Accept(membership, "staff/manager"), IsOk());
  host_.clock().Advance(absl::Hours(24));  // 30: she leaves
  v1::LeaveOrganizationRequest leave;
  leave.set_name(membership);
  ASSERT_THAT(host_.Call(*memberships_, &Memberships::Stub::LeaveOrganization, her, leave), IsOk());
  host_.clock().Advance(absl::Hours(48));
  const auto first = Subjects(her, "2026-11-28");
  EXPECT_TRUE(first.contains("staff/a"));
  EXPECT_TRUE(first.contains(kCity));
  EXPECT_TRUE(first.contains("services/hours"));
  EXPECT_FALSE(first.contains("staff/elsewhere"));
  EXPECT_FALSE(first.contains("staff/manager")) << "she was no member yet";
  const auto second = Subjects(her, "2026-11-29");
  EXPECT_TRUE(second.contains("staff/a")) << "until that morning";
  EXPECT_TRUE(second.contains("staff/manager"));
  EXPECT_TRUE(Subjects(her, "2026-11-30").contains("staff/manager"));
  const auto later = Subjects(her, "2026-12-01");
  EXPECT_FALSE(later.contains("staff/a"));
  EXPECT_FALSE(later.contains("staff/manager"));
  EXPECT_TRUE(Subjects(her, "2026-11-27").empty());
  EXPECT_TRUE(Subjects(team, "2026-11-28").contains("staff/manager"));
  EXPECT_FALSE(Subjects(team, "2026-11-28").contains("staff/elsewhere"));
}

TEST_F(ReachTest, IsForHerForAdministratorsInspectorsAndAuditors) {
  const std::string her = Registered(1);
  ASSERT_THAT(Grant("staff/auditor", AUDITOR, "regions/1305", kCity), IsOk());
  EXPECT_THAT(Reach(her, "2026-11-28", her), IsOk());
  EXPECT_THAT(Reach(her, "2026-11-28", "staff/auditor"), IsOk());
  EXPECT_THAT(Reach(her, "2026-11-28", kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(GetVolunteer(her, "staff/auditor"), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Reach("volunteers/nobody", "2026-11-28", "staff/auditor"),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Reach("volunteers/nobody", "2026-11-28"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Reach(her, "2026-02-30"), Violates("date", Reason::FIELD_PATTERN));
}

TEST_F(ReachTest, ListsWhatSomebodyHeldOnADay) {
  absl::StatusOr<v1::Delegation> given = Grant("staff/a", INSPECTOR, kDistrict, kCity);
  ASSERT_THAT(given, IsOk());
  host_.clock().Advance(absl::Hours(24));
  ASSERT_THAT(Revoke(given->name(), kCity), IsOk());
  v1::ListDelegationsRequest request = Of("staff/a");
  for (const auto& [date, held] : std::map<std::string, int>{
           {"2026-11-27", 0}, {"2026-11-28", 1}, {"2026-11-29", 1}, {"2026-11-30", 0}}) {
    request.set_date(date);
    EXPECT_THAT(List(request, "staff/a")->delegations(), SizeIs(held)) << date;
  }
}

}  // namespace
}  // namespace linli::registration
