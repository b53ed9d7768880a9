// Who did what, told by every service about its own part; here registration's.
#include "common/outbox/trail.h"
#include "linli/operations/v1/audit_service.grpc.pb.h"
#include "pqxx/pqxx"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using operations::v1::AuditEntry;
using operations::v1::AuditService;
using operations::v1::ListActorEntriesRequest;
using operations::v1::ListActorEntriesResponse;
using operations::v1::ListAuditEntriesRequest;
using operations::v1::ListAuditEntriesResponse;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kAuditor[] = "staff/auditor";

class AuditTest : public RegistrationTest {
 protected:
  AuditTest() {
    EXPECT_THAT(Grant(kAuditor, options::v1::INSPECTOR, "regions/1305"), IsOk());
    her_ = Registered(1);
  }

  absl::StatusOr<ListAuditEntriesResponse> List(const ListAuditEntriesRequest& request,
                                                const std::string& as = kAuditor) {
    host_.database().WaitForFeed();
    return host_.Call(*audit_, &AuditService::Stub::ListAuditEntries, as, request);
  }
  absl::StatusOr<ListActorEntriesResponse> ListBy(const ListActorEntriesRequest& request,
                                                  const std::string& as = kAdministrator) {
    host_.database().WaitForFeed();
    return host_.Call(*audit_, &AuditService::Stub::ListActorEntries, as, request);
  }
  ListActorEntriesRequest By(const std::string& actor, absl::Duration back = absl::Hours(1)) {
    ListActorEntriesRequest request;
    request.set_actor(actor);
    *request.mutable_from_time() = time::ToProto(host_.clock().Now() - back);
    return request;
  }
  static ListAuditEntriesRequest Of(const std::string& resource) {
    ListAuditEntriesRequest request;
    request.set_resource(resource);
    return request;
  }
  std::vector<AuditEntry> Entries(const ListAuditEntriesRequest& request) {
    const auto response = List(request);
    EXPECT_THAT(response, IsOk());
    if (!response.ok()) return {};
    return {response->entries().begin(), response->entries().end()};
  }
  absl::StatusOr<v1::Volunteer> Learn(const std::string& skill, const std::string& as,
                                      const std::string& request_id = "") {
    v1::UpdateVolunteerRequest request;
    request.set_request_id(request_id);
    request.mutable_volunteer()->set_name(her_);
    request.mutable_volunteer()->add_skills(skill);
    request.mutable_update_mask()->add_paths("skills");
    return host_.Call(*volunteers_, &Volunteers::Stub::UpdateVolunteer, as, request);
  }

  std::unique_ptr<AuditService::Stub> audit_ = AuditService::NewStub(host_.channel());
  std::string her_;
};

TEST_F(AuditTest, TellsWhoDidWhatUnderWhichAuthorityNewestFirst) {
  const std::string id = "5f0e6a0c-2f5b-4d55-9d7e-111111111111";
  host_.clock().Advance(absl::Minutes(5));
  ASSERT_THAT(Learn("02", her_, id), IsOk());
  const std::vector<AuditEntry> entries = Entries(Of(her_));
  ASSERT_EQ(entries.size(), 2);
  EXPECT_EQ(entries[0].actor(), her_);
  EXPECT_EQ(entries[0].method(), "linli.registration.v1.VolunteerService/UpdateVolunteer");
  EXPECT_EQ(entries[0].event_type(), "registration.volunteer.updated");
  EXPECT_EQ(entries[0].version(), 2);
  EXPECT_EQ(entries[0].request_id(), id);
  EXPECT_THAT(entries[0].authorities(), IsEmpty());  // for herself
  EXPECT_EQ(time::FromProto(entries[0].event_time()), host_.clock().Now());
  EXPECT_THAT(entries[0].traceparent(), HasSubstr("00-"));
  EXPECT_EQ(entries[1].actor(), kRegistrar);
  EXPECT_EQ(entries[1].resource(), her_);
  EXPECT_THAT(entries[1].authorities(), ElementsAre(HasSubstr("REGISTRAR over regions/")));
}

TEST_F(AuditTest, ARepeatedCallLeavesOneEntryAndARefusedOneNone) {
  const std::string id = "5f0e6a0c-2f5b-4d55-9d7e-222222222222";
  ASSERT_THAT(Learn("02", her_, id), IsOk());
  ASSERT_THAT(Learn("02", her_, id), IsOk());
  ASSERT_FALSE(Learn("no such skill", her_).ok());
  ASSERT_FALSE(Learn("02", "staff/stranger").ok());
  EXPECT_EQ(Entries(Of(her_)).size(), 2);
}

// A call that changes something and tells no neighbour.
TEST_F(AuditTest, ACallWithoutAnEventLeavesItsMethod) {
  const auto response = List(Of("platform"), kAdministrator);  // the fixture's map
  ASSERT_THAT(response, IsOk());
  ASSERT_EQ(response->entries_size(), 1);
  EXPECT_EQ(response->entries(0).event_type(), "");
  EXPECT_EQ(response->entries(0).version(), 0);
  EXPECT_EQ(response->entries(0).actor(), kAdministrator);
  EXPECT_EQ(response->entries(0).method(),
            "linli.registration.v1.RegionService/BatchCreateRegions");
  EXPECT_THAT(response->entries(0).authorities(), ElementsAre("ADMINISTRATOR over platform"));
}

TEST_F(AuditTest, IsForThoseWhoWatchOverTheResource) {
  ASSERT_THAT(Grant("staff/elsewhere", options::v1::INSPECTOR, kOtherDistrict), IsOk());
  EXPECT_THAT(List(Of(her_), her_), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List(Of(her_), kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List(Of(her_), "staff/elsewhere"), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List(Of(her_), ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  // Nobody below the platform learns whether there is such a one.
  EXPECT_THAT(List(Of("volunteers/V1305022611099999X")), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List(Of(her_)), IsOk());
  EXPECT_THAT(List(ListAuditEntriesRequest(), kAdministrator),
              Violates("resource", Reason::FIELD_REQUIRED));
}

TEST_F(AuditTest, IsReadByActorAndWindow) {
  const absl::Time registered = host_.clock().Now();
  host_.clock().Advance(absl::Minutes(1));
  ASSERT_THAT(Learn("02", her_), IsOk());
  const absl::Time renamed = host_.clock().Now();
  ListAuditEntriesRequest request = Of(her_);
  request.set_actor(kRegistrar);
  EXPECT_EQ(Entries(request).size(), 1);
  request.clear_actor();
  *request.mutable_from_time() = time::ToProto(renamed);
  EXPECT_EQ(Entries(request).size(), 1);
  request.clear_from_time();
  *request.mutable_until_time() = time::ToProto(renamed);
  const auto before = Entries(request);
  ASSERT_EQ(before.size(), 1);
  EXPECT_EQ(time::FromProto(before[0].event_time()), registered);
}

TEST_F(AuditTest, RefusesAWindowThatEndsBeforeItBegins) {
  ListAuditEntriesRequest request = Of(her_);
  *request.mutable_from_time() = time::ToProto(host_.clock().Now());
  request.mutable_until_time()->CopyFrom(request.from_time());
  EXPECT_THAT(List(request), RefusedWith(Reason::WINDOW));
}

// Whatever is written meanwhile: no entry twice, none lost.
TEST_F(AuditTest, PagesMissAndRepeatNothing) {
  for (int i = 0; i < 6; ++i) ASSERT_THAT(Learn(i % 2 ? "02" : "03", her_), IsOk());
  ListAuditEntriesRequest request = Of(her_);
  request.set_page_size(2);
  std::vector<int64_t> versions;
  do {
    const auto page = List(request);
    ASSERT_THAT(page, IsOk());
    for (const AuditEntry& entry : page->entries()) versions.push_back(entry.version());
    request.set_page_token(page->next_page_token());
    ASSERT_THAT(Learn("02", her_), IsOk());  // later than the first page
  } while (!request.page_token().empty());
  EXPECT_THAT(versions, ElementsAre(7, 6, 5, 4, 3, 2, 1));
}

TEST_F(AuditTest, TellsWhatOneDidToWhateverItWas) {
  const std::string other = Registered(2);
  host_.clock().Advance(absl::Minutes(10));
  ASSERT_THAT(Learn("02", her_), IsOk());
  const auto registered = ListBy(By(kRegistrar));
  ASSERT_THAT(registered, IsOk());
  ASSERT_EQ(registered->entries_size(), 2);
  EXPECT_EQ(registered->entries(0).resource(), other);
  EXPECT_EQ(registered->entries(1).resource(), her_);
  EXPECT_THAT(registered->entries(1).authorities(), ElementsAre(HasSubstr("REGISTRAR over")));
  EXPECT_EQ(time::FromProto(registered->keep_start_time()),
            host_.clock().Now() - absl::Hours(24) * 1096);
  const auto own = ListBy(By(her_));
  ASSERT_THAT(own, IsOk());
  ASSERT_EQ(own->entries_size(), 1);
  EXPECT_EQ(own->entries(0).event_type(), "registration.volunteer.updated");
  EXPECT_THAT(ListBy(By("staff/stranger"))->entries(), IsEmpty());
  EXPECT_THAT(ListBy(By(kRegistrar, absl::Minutes(5)))->entries(), IsEmpty());
  ListActorEntriesRequest before = By(kRegistrar);
  *before.mutable_until_time() = time::ToProto(host_.clock().Now() - absl::Minutes(10));
  EXPECT_THAT(ListBy(before)->entries(), IsEmpty());
}

TEST_F(AuditTest, WhatOneDidIsForThoseWhoWatchOverThePlatform) {
  EXPECT_THAT(ListBy(By(kRegistrar), kAuditor), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(ListBy(By(kRegistrar), kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(ListBy(By(her_), her_), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(ListBy(By(kRegistrar), ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  const auto unnamed = ListBy(ListActorEntriesRequest());
  EXPECT_THAT(unnamed, Violates("actor", Reason::FIELD_REQUIRED));
  EXPECT_THAT(unnamed, Violates("from_time", Reason::FIELD_REQUIRED));
  ListActorEntriesRequest request = By(kRegistrar, absl::Hours(24) * 366);
  request.mutable_until_time()->CopyFrom(request.from_time());
  EXPECT_THAT(ListBy(request), RefusedWith(Reason::WINDOW));
  *request.mutable_until_time() = time::ToProto(host_.clock().Now());
  EXPECT_THAT(ListBy(request), IsOk());
  *request.mutable_until_time() = time::ToProto(host_.clock().Now() + absl::Seconds(1));
  EXPECT_THAT(ListBy(request), RefusedWith(Reason::WINDOW));
}

TEST_F(AuditTest, PagesOfOneActorMissAndRepeatNothing) {
  for (int i = 0; i < 6; ++i) ASSERT_THAT(Learn(i % 2 ? "02" : "03", her_), IsOk());
  ListActorEntriesRequest request = By(her_);
  request.set_page_size(4);
  std::vector<int64_t> versions;
  do {
    const auto page = ListBy(request);
    ASSERT_THAT(page, IsOk());
    for (const AuditEntry& entry : page->entries()) versions.push_back(entry.version());
    request.set_page_token(page->next_page_token());
    ASSERT_THAT(Learn("02", her_), IsOk());
  } while (!request.page_token().empty());
  EXPECT_THAT(versions, ElementsAre(7, 6, 5, 4, 3, 2));
  pqxx::connection service(host_.database().conninfo());
  pqxx::nontransaction work(service);
  work.exec("SET enable_seqscan = off");
  EXPECT_THAT(work.exec("EXPLAIN SELECT id FROM registration.trail WHERE actor = 'staff/li' "
                        "ORDER BY epoch DESC, transaction DESC, id DESC LIMIT 1")[1][0]
                  .c_str(),
              HasSubstr("trail_by_actor"));
}

// Nobody corrects the trail, and only its age removes an entry.
TEST_F(AuditTest, IsNotChangedAndEndsByAge) {
  pqxx::connection service(host_.database().conninfo());
  pqxx::nontransaction work(service);
  EXPECT_THROW(work.exec("UPDATE registration.trail SET actor = 'staff/wang'"), pqxx::sql_error);
  const auto response = List(Of(her_));
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(time::FromProto(response->keep_start_time()),
            host_.clock().Now() - absl::Hours(24) * 1096);
  const auto purge = [&](absl::Time before) {
    return *outbox::PurgeTrail(host_->database(), absl::Now() + absl::Seconds(20), before);
  };
  EXPECT_EQ(purge(host_.clock().Now() - absl::Hours(24)), 0);
  // Not even the service may remove what is young.
  EXPECT_THROW(work.exec("DELETE FROM registration.trail"), pqxx::sql_error);
  Sql("ALTER TABLE registration.trail DISABLE TRIGGER keep_trail;"
      "UPDATE registration.trail SET event_time = event_time - interval '100 days';"
      "ALTER TABLE registration.trail ENABLE TRIGGER keep_trail");
  EXPECT_GT(purge(host_.clock().Now() - absl::Hours(24) * 99), 0);
  EXPECT_THAT(Entries(Of(her_)), IsEmpty());
}

}  // namespace
}  // namespace linli::registration
