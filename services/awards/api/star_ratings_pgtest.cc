// Stars by more than minutes (S0-5, S4-34): explained, foretold, applied for, lapsing.
#include <thread>

#include "common/outbox/emitter.h"
#include "common/time/china_day.h"
#include "linli/awards/v1/star_rating_service.grpc.pb.h"
#include "linli/hours/v1/events.pb.h"
#include "linli/registration/v1/events.pb.h"
#include "services/awards/jobs/feeds.h"
#include "services/awards/jobs/scheme_sweep.h"
#include "tests/support/awards.h"

namespace linli::awards {
namespace {

constexpr int kHour = 60;

class StarRatingTest : public support::AwardsTest {
 protected:
  using Ratings = v1::StarRatingService;

  static constexpr char kDistrict[] = "staff/district";
  static constexpr char kDistrict2[] = "staff/district2";

  StarRatingTest() : ratings_(Ratings::NewStub(host_.channel())) {
    host_.Grant(kDistrict, options::v1::AWARDS_OFFICER, "regions/130502");
    host_.Grant(kDistrict2, options::v1::AWARDS_OFFICER, "regions/130502");
    registration::v1::Organization red;
    red.set_name(kRed);
    red.set_display_name("红队");
    red.set_region("regions/130502");
    registration_.Put(red);
    registration::v1::VolunteerChanged volunteer;
    volunteer.set_name(kHer);
    volunteer.set_service_region("regions/130502");
    Take(jobs::TakeFromRegistration, volunteer, 1);
  }

  v1::StarScheme Scheme(std::vector<int64_t> hours) {
    v1::StarScheme scheme;
    scheme.set_region("regions/1305");
    scheme.set_title("邢台市志愿服务星级认定办法");
    for (int64_t one : hours) {
      v1::Star& star = *scheme.add_stars();
      star.set_star(scheme.stars_size());
      star.set_title(absl::StrCat(scheme.stars_size(), "星"));
      star.set_threshold_minutes(one * kHour);
    }
    return scheme;
  }
  absl::StatusOr<v1::StarScheme> Adopt(const v1::StarScheme& scheme) {
    v1::CreateStarSchemeRequest request;
    *request.mutable_star_scheme() = scheme;
    auto adopted = host_.Call(*stars_, &Stars::Stub::CreateStarScheme, kAdministrator, request);
    host_.clock().Advance(absl::Seconds(1));
    return adopted;
  }

  // As if the feed of hours had brought it.
  void Serve(const std::string& id, int minutes, int version = 1,
             hours::v1::Record::State state = hours::v1::Record::EFFECTIVE,
             hours::v1::Record::Kind kind = hours::v1::Record::CREDIT) {
    hours::v1::RecordEvent record;
    record.set_record(absl::StrCat(kHer, "/records/", id));
    record.set_state(state);
    record.set_kind(kind);
    record.set_credited_minutes(minutes);
    record.set_recording_unit(kRed);
    *record.mutable_start_time() = time::ToProto(host_.clock().Now() - absl::Hours(24));
    Take(jobs::TakeFromHours, record, version);
  }

  absl::StatusOr<v1::StarExplanation> Explain(const std::string& as,
                                              const std::string& grant = "") {
    v1::ExplainStarsRequest request;
    request.set_volunteer(kHer);
    request.set_star_grant(grant);
    return host_.Call(*ratings_, &Ratings::Stub::ExplainStars, as, request);
  }
  std::vector<v1::StarGrant> Grants() {
    v1::ListStarGrantsRequest request;
    request.set_parent(kHer);
    auto page = host_.Call(*stars_, &Stars::Stub::ListStarGrants, kHer, request);
    EXPECT_THAT(page, IsOk());
    return {page->star_grants().begin(), page->star_grants().end()};
  }
  v1::StarStatus Status() {
    v1::GetStarStatusRequest request;
    request.set_volunteer(kHer);
    auto status = host_.Call(*stars_, &Stars::Stub::GetStarStatus, kHer, request);
    EXPECT_THAT(status, IsOk());
    return *status;
  }
  int Star() { return Status().star(); }
  absl::StatusOr<v1::StarApplication> Apply(const std::string& parent, int star,
                                            const std::string& as) {
    v1::ApplyForStarRequest request;
    request.set_parent(parent);
    request.mutable_star_application()->set_star(star);
    request.mutable_star_application()->set_grounds("服务质量好");
    return host_.Call(*ratings_, &Ratings::Stub::ApplyForStar, as, request);
  }
  absl::StatusOr<v1::StarApplication> Propose(const std::string& name, const std::string& as,
                                              bool granted = true, int quality = 4) {
    v1::ProposeStarRequest request;
    request.set_name(name);
    request.set_granted(granted);
    request.set_quality(quality);
    request.set_opinion("属实");
    return host_.Call(*ratings_, &Ratings::Stub::ProposeStar, as, request);
  }
  absl::StatusOr<v1::StarApplication> Decide(const std::string& name, const std::string& as,
                                             bool granted = true) {
    v1::DecideStarRequest request;
    request.set_name(name);
    request.set_granted(granted);
    request.set_opinion("同意");
    return host_.Call(*ratings_, &Ratings::Stub::DecideStar, as, request);
  }

  std::unique_ptr<Ratings::Stub> ratings_;

 private:
  void Take(absl::Status (*take)(db::Tx&, outbox::Emitter&, const events::v1::Event&),
            const google::protobuf::Message& payload, int version) {
    events::v1::Event event;
    event.set_version(version);
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

TEST_F(StarRatingTest, AdoptsASchemeWithAllItsConditions) {
  v1::StarScheme scheme = Scheme({50, 100});
  scheme.mutable_stars(1)->set_threshold_points(500);
  scheme.mutable_counting_rule()->set_points_per_mille(1000);
  scheme.mutable_counting_rule()->set_record_cap_minutes(120);
  scheme.set_downgrades(true);
  auto adopted = Adopt(scheme);
  ASSERT_THAT(adopted, IsOk());
  v1::GetStarSchemeRequest get;
  get.set_name(adopted->name());
  auto read = host_.Call(*stars_, &Stars::Stub::GetStarScheme, "", get);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->SerializeAsString(), adopted->SerializeAsString());
  scheme.mutable_counting_rule()->clear_points_per_mille();
  scheme.mutable_stars(0)->set_participants(3);
  scheme.mutable_stars(0)->set_decision_level(5);
  scheme.mutable_stars(0)->set_quality(3);
  const auto refused = Adopt(scheme);
  EXPECT_THAT(refused,
              Violates("star_scheme.stars[1].threshold_points", Reason::CRITERION_INVALID));
  EXPECT_THAT(refused, Violates("star_scheme.stars[0].participants", Reason::CRITERION_INVALID));
  EXPECT_THAT(refused, Violates("star_scheme.stars[0].decision_level", Reason::CRITERION_INVALID));
  EXPECT_THAT(refused, Violates("star_scheme.stars[0].quality", Reason::CRITERION_INVALID));
}

TEST_F(StarRatingTest, CountsBySchemeAndExplainsWhy) {
  v1::StarScheme scheme = Scheme({4});
  scheme.mutable_counting_rule()->set_record_cap_minutes(120);
  scheme.mutable_counting_rule()->set_excludes_honour(true);
  ASSERT_THAT(Adopt(scheme), IsOk());
  Serve("a", 300);
  Serve("b", 120, 1, hours::v1::Record::EFFECTIVE, hours::v1::Record::HONOUR);
  EXPECT_EQ(Star(), 0) << "120 of 240 count";
  EXPECT_EQ(Status().missing_minutes(), 120);
  Serve("c", 119);
  EXPECT_EQ(Star(), 0);
  Serve("d", 1);
  EXPECT_EQ(Star(), 1);
  auto explained = Explain(kHer);
  ASSERT_THAT(explained, IsOk());
  EXPECT_EQ(explained->figures().minutes(), 240);
  std::map<std::string, v1::RecordUseNote> notes;
  for (const auto& use : explained->record_uses()) notes[use.record()] = use.note();
  EXPECT_EQ(notes[absl::StrCat(kHer, "/records/a")], v1::CAPPED);
  EXPECT_EQ(notes[absl::StrCat(kHer, "/records/b")], v1::HONOUR_EXCLUDED);
  EXPECT_THAT(Explain("volunteers/V13050226110000033"), RefusedWith(Reason::NOT_AUTHORIZED));
}

// Which records counted when it was granted, under which version, whatever came later.
TEST_F(StarRatingTest, KeepsWhatAStarRestedOn) {
  Serve("a", 100 * kHour);
  const std::string grant = Grants().at(0).name();
  auto then = Explain(kHer, grant);
  ASSERT_THAT(then, IsOk());
  EXPECT_EQ(then->star_scheme(), "starSchemes/national");
  ASSERT_EQ(then->record_uses_size(), 1);
  EXPECT_EQ(then->record_uses(0).counted_minutes(), 100 * kHour);
  Serve("a", 0, 2, hours::v1::Record::REVERSED);
  ASSERT_THAT(Adopt(Scheme({1})), IsOk());
  EXPECT_EQ(Explain(kHer, grant)->SerializeAsString(), then->SerializeAsString());
  EXPECT_EQ(Explain(kHer)->figures().minutes(), 0);
  EXPECT_THAT(Explain(kHer, absl::StrCat(kHer, "/starGrants/none")),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Explain(kHer, "volunteers/V13050226110000033/starGrants/x"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

// 成都龙泉驿: a star lapses, and is back.
TEST_F(StarRatingTest, ASchemeMayDowngrade) {
  v1::StarScheme scheme = Scheme({10, 20});
  scheme.set_downgrades(true);
  ASSERT_THAT(Adopt(scheme), IsOk());
  Serve("a", 10 * kHour);
  Serve("b", 10 * kHour);
  EXPECT_EQ(Star(), 2);
  Serve("b", 0, 2, hours::v1::Record::REVERSED);
  EXPECT_EQ(Star(), 1);
  ASSERT_EQ(Grants().size(), 2u);
  EXPECT_TRUE(Grants()[0].has_lapse_time());
  EXPECT_FALSE(Grants()[1].has_lapse_time());
  Serve("a", 0, 2, hours::v1::Record::REVERSED);
  EXPECT_EQ(Star(), 0) << "also with nothing left";
  Serve("c", 20 * kHour);
  EXPECT_EQ(Star(), 2);
  EXPECT_EQ(Grants().size(), 2u) << "granted once";
  EXPECT_FALSE(Grants()[0].has_lapse_time());
}

// 深圳龙岗: half a year of tenure; and a cycle of a year that lets a star go. Nobody serves
// meanwhile.
TEST_F(StarRatingTest, TimeAloneGivesAndTakesStars) {
  v1::StarScheme scheme = Scheme({1});
  scheme.mutable_stars(0)->set_tenure_months(6);
  scheme.mutable_counting_rule()->set_cycle_months(12);
  scheme.set_downgrades(true);
  ASSERT_THAT(Adopt(scheme), IsOk());
  Serve("a", 60);  // on 27 November 2026
  const auto sweep_on = [&](absl::CivilDay day) {
    host_.clock().Set(time::StartOfDay(day));
    for (int i = 0; i < 2; ++i) {
      EXPECT_THAT(jobs::SweepScheme(host_->database(), host_.clock().Now(),
                                    absl::Now() + absl::Seconds(20)),
                  IsOk());
    }
    return Star();
  };
  EXPECT_EQ(sweep_on(absl::CivilDay(2027, 5, 26)), 0);
  EXPECT_EQ(sweep_on(absl::CivilDay(2027, 5, 27)), 1);
  EXPECT_EQ(sweep_on(absl::CivilDay(2027, 11, 27)), 1);
  EXPECT_EQ(sweep_on(absl::CivilDay(2027, 11, 28)), 0);
  EXPECT_EQ(Grants().size(), 1u);
}

// 重庆: the district decides, the city the highest; one proposes, a second one decides.
TEST_F(StarRatingTest, AStarOnApplicationIsDecidedByTwo) {
  v1::StarScheme scheme = Scheme({1, 2, 3});
  scheme.mutable_stars(1)->set_decision(v1::STAR_ON_APPLICATION);
  scheme.mutable_stars(2)->set_decision(v1::STAR_ON_APPLICATION);
  scheme.mutable_stars(2)->set_decision_level(4);
  scheme.mutable_stars(1)->set_quality(4);
  ASSERT_THAT(Adopt(scheme), IsOk());
  Serve("a", 2 * kHour);
  EXPECT_EQ(Star(), 1) << "the second does not come by itself";
  EXPECT_THAT(Apply(kHer, 1, kHer), RefusedWith(Reason::STAR_DECIDED_ELSEWHERE));
  EXPECT_THAT(Apply(kHer, 3, kHer), RefusedWith(Reason::STAR_NOT_REACHED));
  EXPECT_THAT(Apply(kHer, 2, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  auto applied = Apply(kHer, 2, kHer);
  ASSERT_THAT(applied, IsOk());
  EXPECT_EQ(applied->region(), "regions/130502");
  EXPECT_THAT(Apply(kHer, 2, kHer), RefusedWith(Reason::STAR_APPLICATION_EXISTS));
  EXPECT_THAT(Decide(applied->name(), kDistrict), RefusedWith(Reason::STAR_APPLICATION_STATE));
  EXPECT_THAT(Propose(applied->name(), kManager), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Propose(applied->name(), kDistrict, true, 3), RefusedWith(Reason::STAR_NOT_REACHED));
  EXPECT_THAT(Propose(applied->name(), kDistrict, true, 0),
              Violates("quality", Reason::FIELD_REQUIRED));
  ASSERT_THAT(Propose(applied->name(), kDistrict), IsOk());
  EXPECT_THAT(Decide(applied->name(), kDistrict), RefusedWith(Reason::NOT_AUTHORIZED));
  auto decided = Decide(applied->name(), kDistrict2);
  ASSERT_THAT(decided, IsOk());
  EXPECT_EQ(decided->state(), v1::STAR_APPLICATION_GRANTED);
  EXPECT_EQ(Star(), 2);
  EXPECT_THAT(Explain(kHer, Grants()[0].name()), IsOk());
  EXPECT_THAT(Apply(kHer, 2, kHer), RefusedWith(Reason::STAR_APPLICATION_EXISTS));
  Serve("b", 1 * kHour);
  auto highest = Apply(kHer, 3, kHer);
  ASSERT_THAT(highest, IsOk());
  EXPECT_EQ(highest->region(), "regions/1305");
  EXPECT_THAT(Propose(highest->name(), kDistrict), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  ASSERT_THAT(Propose(highest->name(), kOfficer, false), IsOk());
  v1::GetStarApplicationRequest get;
  get.set_name(highest->name());
  EXPECT_EQ(host_.Call(*ratings_, &Ratings::Stub::GetStarApplication, kHer, get)->state(),
            v1::STAR_APPLICATION_REFUSED);
  EXPECT_THAT(host_.Call(*ratings_, &Ratings::Stub::GetStarApplication, kManager, get),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Apply(kHer, 3, kHer), IsOk()) << "who was refused may ask again";
  v1::ListStarApplicationsRequest list;
  list.set_region("regions/1305");
  EXPECT_EQ(host_.Call(*ratings_, &Ratings::Stub::ListStarApplications, kOfficer, list)
                ->star_applications_size(),
            2);
}

TEST_F(StarRatingTest, RefusesAStarWhoseRecordsWereReversedMeanwhile) {
  v1::StarScheme scheme = Scheme({2});
  scheme.mutable_stars(0)->set_decision(v1::STAR_ON_APPLICATION);
  ASSERT_THAT(Adopt(scheme), IsOk());
  Serve("a", 2 * kHour);
  auto applied = Apply(kHer, 1, kHer);
  ASSERT_THAT(applied, IsOk());
  ASSERT_THAT(Propose(applied->name(), kDistrict), IsOk());
  Serve("a", 0, 2, hours::v1::Record::REVERSED);
  EXPECT_THAT(Decide(applied->name(), kDistrict2), RefusedWith(Reason::STAR_NOT_REACHED));
  EXPECT_EQ(Grants().size(), 0u);
}

TEST_F(StarRatingTest, WaitsOncePerStarWhateverRunsInParallel) {
  v1::StarScheme scheme = Scheme({1});
  scheme.mutable_stars(0)->set_decision(v1::STAR_ON_APPLICATION);
  ASSERT_THAT(Adopt(scheme), IsOk());
  Serve("a", 1 * kHour);
  std::atomic<int> made = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      if (Apply(kHer, 1, kHer).ok()) ++made;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(made, 1);
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.star_application"), "1");
}

// S0-5: stars of teams, by participants and hours of what they recorded.
TEST_F(StarRatingTest, ATeamAppliesWithItsParticipantsAndHours) {
  v1::StarScheme scheme = Scheme({1});
  scheme.set_subject(v1::STAR_OF_ORGANIZATIONS);
  scheme.mutable_stars(0)->set_participants(2);
  ASSERT_THAT(Adopt(scheme), IsOk());
  Serve("a", 1 * kHour);
  EXPECT_EQ(Star(), 0) << "volunteers keep the national scheme";
  const auto alone = Apply(kRed, 1, kManager);
  EXPECT_THAT(alone, RefusedWith(Reason::STAR_NOT_REACHED));
  EXPECT_EQ(MentionOf(alone.status(), "criterion"), "participants");
  Sql("INSERT INTO awards.counted_record VALUES ('V2', 'a', 1, 60, now(), 'regions/130502', "
      "'organizations/red', now())");
  auto applied = Apply(kRed, 1, kManager);
  ASSERT_THAT(applied, IsOk());
  EXPECT_EQ(applied->figures().participants(), 2);
  ASSERT_THAT(Propose(applied->name(), kDistrict), IsOk());
  EXPECT_EQ(Decide(applied->name(), kDistrict2)->state(), v1::STAR_APPLICATION_GRANTED);
}

TEST_F(StarRatingTest, ForetellsWhatADraftWouldGive) {
  for (int i = 0; i < 3; ++i) {
    Sql(absl::StrCat("INSERT INTO awards.standing VALUES ('P", i, "', 'regions/130502', 1, ",
                     (i + 1) * 60, ")"));
    Sql(absl::StrCat("INSERT INTO awards.counted_record VALUES ('P", i, "', 'a', 1, ", (i + 1) * 60,
                     ", now(), 'regions/130502', 'organizations/red', now())"));
  }
  v1::PreviewStarSchemeRequest request;
  *request.mutable_star_scheme() = Scheme({1, 2, 3});
  const auto preview = [&](const std::string& as) {
    return host_.Call(*ratings_, &Ratings::Stub::PreviewStarScheme, as, request);
  };
  auto foretold = preview(kAdministrator);
  ASSERT_THAT(foretold, IsOk());
  EXPECT_EQ(foretold->examined(), 3);
  EXPECT_TRUE(foretold->complete());
  EXPECT_EQ(foretold->star_forecasts(0).volunteers(), 3);
  EXPECT_EQ(foretold->star_forecasts(1).volunteers(), 2);
  EXPECT_EQ(foretold->star_forecasts(2).volunteers(), 1);
  request.mutable_star_scheme()->mutable_counting_rule()->set_record_cap_minutes(120);
  EXPECT_EQ(preview(kOfficer)->star_forecasts(2).volunteers(), 0);
  EXPECT_THAT(preview(kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.star_grant"), "0");
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.star_scheme"), "1");
}

}  // namespace
}  // namespace linli::awards
