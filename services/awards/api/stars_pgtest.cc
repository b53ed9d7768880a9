// Star schemes as data, and where a volunteer stands (S0-5, S4-34).
#include "common/outbox/emitter.h"
#include "linli/hours/v1/events.pb.h"
#include "linli/registration/v1/events.pb.h"
#include "services/awards/jobs/feeds.h"
#include "tests/support/awards.h"

namespace linli::awards {
namespace {

class StarsTest : public support::AwardsTest {
 protected:
  v1::CreateStarSchemeRequest Scheme(std::vector<int64_t> thresholds) {
    v1::CreateStarSchemeRequest request;
    v1::StarScheme& scheme = *request.mutable_star_scheme();
    scheme.set_region("regions/1305");
    scheme.set_title("邢台市志愿服务星级认定办法");
    for (int64_t minutes : thresholds) {
      v1::Star& star = *scheme.add_stars();
      star.set_star(scheme.stars_size());
      star.set_title(absl::StrCat(scheme.stars_size(), "星"));
      star.set_threshold_minutes(minutes);
    }
    return request;
  }
  absl::StatusOr<v1::StarScheme> Create(const v1::CreateStarSchemeRequest& request,
                                        const std::string& as = kAdministrator) {
    return host_.Call(*stars_, &Stars::Stub::CreateStarScheme, as, request);
  }
  absl::StatusOr<v1::StarStatus> Status(const std::string& as, const std::string& of = kHer) {
    v1::GetStarStatusRequest request;
    request.set_volunteer(of);
    return host_.Call(*stars_, &Stars::Stub::GetStarStatus, as, request);
  }
  absl::StatusOr<v1::ListStarSchemesResponse> List(const v1::ListStarSchemesRequest& request) {
    return host_.Call(*stars_, &Stars::Stub::ListStarSchemes, "", request);
  }

  // As if the feeds of registration and hours had brought it.
  void Serve(const std::string& id, int minutes) {
    hours::v1::RecordEvent record;
    record.set_record(absl::StrCat(kHer, "/records/", id));
    record.set_state(hours::v1::Record::EFFECTIVE);
    record.set_credited_minutes(minutes);
    registration::v1::VolunteerChanged volunteer;
    volunteer.set_name(kHer);
    volunteer.set_service_region("regions/130502");
    Take(jobs::TakeFromRegistration, volunteer);
    Take(jobs::TakeFromHours, record);
  }

 private:
  void Take(absl::Status (*take)(db::Tx&, outbox::Emitter&, const events::v1::Event&),
            const google::protobuf::Message& payload) {
    events::v1::Event event;
    event.set_version(1);
    *event.mutable_event_time() = time::ToProto(host_.clock().Now());
    event.mutable_payload()->PackFrom(payload);
    ASSERT_THAT(
        host_->database().Write(absl::Now() + absl::Seconds(20), db::Database::InDoubt::kRerun,
                                [&](db::Tx& tx) {
                                  outbox::Emitter emitter;
                                  return take(tx, emitter, event);
                                }),
        IsOk());
  }
};

TEST_F(StarsTest, AdoptsVersionsOfARegionsScheme) {
  v1::CreateStarSchemeRequest request = Scheme({100, 200});
  request.set_request_id("once");
  auto first = Create(request);
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->version(), 1);
  EXPECT_EQ(Create(request)->name(), first->name());  // asked twice, done once
  request.set_request_id("");
  EXPECT_THAT(Create(request), RefusedWith(Reason::STAR_SCHEME_SAME_TIME));
  host_.clock().Advance(absl::Seconds(1));
  auto second = Create(request);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->version(), 2);
  v1::GetStarSchemeRequest get;
  get.set_name(second->name());
  auto read = host_.Call(*stars_, &Stars::Stub::GetStarScheme, "", get);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->SerializeAsString(), second->SerializeAsString());
  get.set_name("starSchemes/none");
  EXPECT_THAT(host_.Call(*stars_, &Stars::Stub::GetStarScheme, "", get),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(StarsTest, RefusesASchemeThatDoesNotRiseOrReachesBack) {
  EXPECT_THAT(Create(Scheme({100, 100})), Violates("star_scheme.stars[1].threshold_minutes",
                                                   Reason::STAR_THRESHOLD_NOT_RISING));
  v1::CreateStarSchemeRequest past = Scheme({100});
  *past.mutable_star_scheme()->mutable_effective_time() =
      time::ToProto(host_.clock().Now() - absl::Seconds(1));
  EXPECT_THAT(Create(past), RefusedWith(Reason::STAR_SCHEME_IN_THE_PAST));
  EXPECT_THAT(Create(Scheme({})), Violates("star_scheme.stars", Reason::FIELD_REQUIRED));
}

TEST_F(StarsTest, AreAdoptedByTheAdministratorOfTheRegionAlone) {
  EXPECT_THAT(Create(Scheme({100}), kOfficer), RefusedWith(Reason::NOT_AUTHORIZED));
  v1::CreateStarSchemeRequest everywhere = Scheme({100});
  everywhere.mutable_star_scheme()->clear_region();
  EXPECT_THAT(Create(everywhere), RefusedWith(Reason::NOT_AUTHORIZED));
  everywhere.mutable_star_scheme()->set_region("regions/3502");
  EXPECT_THAT(Create(everywhere), RefusedWith(Reason::NOT_AUTHORIZED));
  everywhere.mutable_star_scheme()->set_region("regions/130599");  // no such district
  EXPECT_THAT(Create(everywhere), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(StarsTest, ListsSchemesNewestFirst) {
  for (int i = 0; i < 3; ++i) {
    ASSERT_THAT(Create(Scheme({100})), IsOk());
    host_.clock().Advance(absl::Seconds(1));
  }
  v1::ListStarSchemesRequest request;
  request.set_page_size(2);
  std::vector<int64_t> versions;
  do {
    auto page = List(request);
    ASSERT_THAT(page, IsOk());
    for (const v1::StarScheme& scheme : page->star_schemes()) versions.push_back(scheme.version());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(versions, (std::vector<int64_t>{3, 2, 1, 1}));  // and the national one
  v1::ListStarSchemesRequest of_region;
  of_region.set_region("regions/1305");
  EXPECT_EQ(List(of_region)->star_schemes_size(), 3);
}

TEST_F(StarsTest, TellsEveryoneConcernedWhereSheStands) {
  auto beginner = Status(kHer);
  ASSERT_THAT(beginner, IsOk());
  EXPECT_EQ(beginner->star(), 0);
  EXPECT_EQ(beginner->missing_minutes(), 6000);
  Serve("a", 6000);
  for (const std::string as : {kHer, kOfficer, kManager, kAdministrator}) {
    auto status = Status(as);
    ASSERT_THAT(status, IsOk()) << as;
    EXPECT_EQ(status->star(), 1);
    EXPECT_EQ(status->title(), "一星志愿者");
    EXPECT_EQ(status->counted_minutes(), 6000);
    EXPECT_EQ(status->next_star(), 2);
    EXPECT_EQ(status->missing_minutes(), 12000);
    EXPECT_EQ(status->star_scheme(), "starSchemes/national");
  }
  EXPECT_THAT(Status("volunteers/V13050226110000033"), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(StarsTest, ListsHerStarsPageByPage) {
  Serve("a", 36000);
  v1::ListStarGrantsRequest request;
  request.set_parent(kHer);
  request.set_page_size(2);
  std::vector<int> stars;
  do {
    auto page = host_.Call(*stars_, &Stars::Stub::ListStarGrants, kHer, request);
    ASSERT_THAT(page, IsOk());
    for (const v1::StarGrant& grant : page->star_grants()) stars.push_back(grant.star());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(stars, (std::vector<int>{3, 2, 1}));
}

TEST_F(StarsTest, KnowsNothingOfANumberThatRegistrationDoesNotKnow) {
  host_.Grant("staff/all", options::v1::ADMINISTRATOR, "platform");
  EXPECT_THAT(Status("staff/all", "volunteers/V99999926110000010"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

}  // namespace
}  // namespace linli::awards
