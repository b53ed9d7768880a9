#include <barrier>
#include <thread>

#include "absl/strings/str_cat.h"
#include "common/outbox/outbox.h"
#include "common/outbox/subscriber.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"
#include "linli/awards/v1/events.pb.h"
#include "linli/hours/v1/events.pb.h"
#include "linli/registration/v1/events.pb.h"
#include "pqxx/pqxx"
#include "services/awards/domain/certificate_document.h"
#include "services/awards/jobs/feeds.h"
#include "services/awards/jobs/scheme_sweep.h"
#include "services/awards/storage/certificate_store.h"
#include "services/awards/storage/star_scheme_store.h"
#include "services/awards/storage/star_store.h"
#include "tests/support/matchers.h"
#include "tests/support/postgres.h"

namespace linli::awards::jobs {
namespace {

using events::v1::Event;
using hours::v1::Record;

constexpr char kVolunteer[] = "V13050226110000017";
const absl::Time kMorning = absl::FromUnixSeconds(1'795'000'000);
constexpr int kHour = 60;

Event Wrap(const google::protobuf::Message& payload, int64_t version, int64_t id) {
  Event event;
  event.set_version(version);
  *event.mutable_event_time() = time::ToProto(kMorning);
  event.mutable_payload()->PackFrom(payload);
  event.mutable_cursor()->set_epoch(1);
  event.mutable_cursor()->set_transaction(static_cast<uint64_t>(id));
  event.mutable_cursor()->set_id(id);
  return event;
}

Event RecordEvent(const std::string& id, int minutes, int64_t version = 1,
                  Record::State state = Record::EFFECTIVE, int64_t position = 1,
                  const std::string& volunteer = kVolunteer) {
  hours::v1::RecordEvent record;
  record.set_record(absl::StrCat("volunteers/", volunteer, "/records/", id));
  record.set_volunteer(absl::StrCat("volunteers/", volunteer));
  record.set_state(state);
  record.set_credited_minutes(minutes);
  *record.mutable_start_time() = time::ToProto(kMorning - absl::Hours(24));
  record.set_recording_unit("organizations/red");
  record.set_region("regions/130502");
  return Wrap(record, version, position);
}

Event VolunteerEvent(const std::string& region, int64_t version = 1,
                     const std::string& number = kVolunteer) {
  registration::v1::VolunteerChanged volunteer;
  volunteer.set_name(absl::StrCat("volunteers/", number));
  volunteer.set_service_region(region);
  return Wrap(volunteer, version, 1);
}

absl::Time Soon() { return absl::Now() + absl::Seconds(20); }

class FeedsTest : public ::testing::Test {
 protected:
  absl::Status Take(const outbox::Subscriber::Apply& apply, const Event& event) {
    return db_.Write(Soon(), db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
      outbox::Emitter emitter;
      if (absl::Status status = apply(tx, emitter, event); !status.ok()) return status;
      std::vector<outbox::Row> rows;
      for (const outbox::Emitted& emitted : emitter.emitted()) rows.push_back({&emitted, ""});
      outbox::AppendAtCommit(tx, kMorning, rows);
      return absl::OkStatus();
    });
  }
  void FromHours(const Event& event) { ASSERT_THAT(Take(TakeFromHours, event), IsOk()); }
  void FromRegistration(const Event& event) {
    ASSERT_THAT(Take(TakeFromRegistration, event), IsOk());
  }

  store::Standing Standing(const std::string& volunteer = kVolunteer) {
    store::Standing standing;
    EXPECT_THAT(db_.Read(Soon(),
                         [&](db::Tx& tx) {
                           standing = store::GetStanding(tx, volunteer);
                           return absl::OkStatus();
                         }),
                IsOk());
    return standing;
  }
  std::vector<v1::StarGrant> Grants() {
    std::vector<v1::StarGrant> grants;
    EXPECT_THAT(db_.Read(Soon(),
                         [&](db::Tx& tx) {
                           grants = store::ListStarGrants(tx, kVolunteer, std::nullopt, 100);
                           return absl::OkStatus();
                         }),
                IsOk());
    return grants;
  }
  std::vector<v1::StarGrantEvent> Announced() {
    std::vector<v1::StarGrantEvent> announced;
    database_.WaitForFeed();
    auto batch = outbox::ReadAfter(db_, Soon(), {}, 1000);
    EXPECT_THAT(batch, IsOk());
    for (const Event& event : batch->events()) {
      EXPECT_EQ(event.type(), "awards.star.granted");
      EXPECT_TRUE(event.payload().UnpackTo(&announced.emplace_back()));
    }
    return announced;
  }

  support::TestDatabase database_{"awards"};
  db::Database db_{{database_.conninfo(), "awards", 8}};
};

// S4-34: exactly the threshold gives the star.
TEST_F(FeedsTest, GrantsAStarWithTheLastMinuteThatIsMissing) {
  FromRegistration(VolunteerEvent("regions/130502001001"));
  FromHours(RecordEvent("earlier", 98 * kHour));
  FromHours(RecordEvent("almost", 2 * kHour - 1));
  EXPECT_EQ(Standing().counted_minutes, 100 * kHour - 1);
  EXPECT_TRUE(Grants().empty());

  FromHours(RecordEvent("last", 1));
  const auto grants = Grants();
  ASSERT_EQ(grants.size(), 1u);
  EXPECT_EQ(grants[0].star(), 1);
  EXPECT_EQ(grants[0].title(), "一星志愿者");
  EXPECT_EQ(grants[0].counted_minutes(), 100 * kHour);
  EXPECT_EQ(grants[0].star_scheme(), "starSchemes/national");
  EXPECT_EQ(grants[0].record(), absl::StrCat("volunteers/", kVolunteer, "/records/last"));
  EXPECT_EQ(time::FromProto(grants[0].grant_time()), kMorning);
  const auto announced = Announced();
  ASSERT_EQ(announced.size(), 1u);
  EXPECT_EQ(announced[0].star_grant().name(), grants[0].name());
}

TEST_F(FeedsTest, GrantsSeveralStarsAtOnce) {
  FromRegistration(VolunteerEvent("regions/1305"));
  FromHours(RecordEvent("all", 600 * kHour));
  EXPECT_EQ(Grants().size(), 3u);
  EXPECT_EQ(Announced().size(), 3u);
}

TEST_F(FeedsTest, CountsAnEventThatComesTwiceOnce) {
  FromRegistration(VolunteerEvent("regions/1305"));
  for (int i = 0; i < 2; ++i) FromHours(RecordEvent("a", 60 * kHour));
  EXPECT_EQ(Standing().counted_minutes, 60 * kHour);
  for (int i = 0; i < 2; ++i) FromHours(RecordEvent("b", 60 * kHour));
  EXPECT_EQ(Standing().counted_minutes, 120 * kHour);
  EXPECT_EQ(Grants().size(), 1u);
  EXPECT_EQ(Announced().size(), 1u);
}

TEST_F(FeedsTest, IgnoresAnOlderVersionThatComesLate) {
  FromHours(RecordEvent("a", 0, 3, Record::REVERSED));
  FromHours(RecordEvent("a", 60, 2));
  EXPECT_EQ(Standing().counted_minutes, 0);
  FromHours(RecordEvent("a", 90, 4));
  EXPECT_EQ(Standing().counted_minutes, 90);
}

// The default policy: minutes go, a star that was granted stays, and is not granted again.
TEST_F(FeedsTest, TakesMinutesOfAReversedRecordAwayAndLeavesTheStar) {
  FromRegistration(VolunteerEvent("regions/1305"));
  FromHours(RecordEvent("a", 100 * kHour));
  FromHours(RecordEvent("a", 100 * kHour, 2, Record::REVERSED));
  EXPECT_EQ(Standing().counted_minutes, 0);
  EXPECT_EQ(Grants().size(), 1u);
  FromHours(RecordEvent("b", 100 * kHour));
  EXPECT_EQ(Grants().size(), 1u);
  EXPECT_EQ(Announced().size(), 1u);
}

TEST_F(FeedsTest, WaitsForTheRegionBeforeItGrants) {
  FromHours(RecordEvent("a", 100 * kHour));
  EXPECT_TRUE(Grants().empty());
  FromRegistration(VolunteerEvent("regions/1305"));
  EXPECT_EQ(Grants().size(), 1u);
  FromRegistration(VolunteerEvent("regions/1305", 2));
  EXPECT_EQ(Grants().size(), 1u);
}

// S0-5: the region's own scheme, from its day on, before the national one.
TEST_F(FeedsTest, JudgesByTheSchemeOfTheRegionAndTheDay) {
  v1::StarScheme city;
  city.set_name("starSchemes/city");
  city.set_region("regions/1305");
  city.set_title("市办法");
  *city.mutable_effective_time() = time::ToProto(kMorning);
  *city.mutable_create_time() = time::ToProto(kMorning);
  city.add_stars()->set_star(1);
  city.mutable_stars(0)->set_title("市一星");
  city.mutable_stars(0)->set_threshold_minutes(30 * kHour);
  ASSERT_THAT(db_.Write(Soon(), db::Database::InDoubt::kFail,
                        [&](db::Tx& tx) { return store::InsertStarScheme(tx, city); }),
              IsOk());
  FromRegistration(VolunteerEvent("regions/130502"));
  FromHours(RecordEvent("a", 30 * kHour));
  ASSERT_EQ(Grants().size(), 1u);
  EXPECT_EQ(Grants()[0].title(), "市一星");
  EXPECT_EQ(Grants()[0].scheme_region(), "regions/1305");
  // She moves away: there the national scheme holds, under which she has no star yet.
  FromRegistration(VolunteerEvent("regions/350203", 2));
  EXPECT_EQ(Grants().size(), 1u);
  FromHours(RecordEvent("b", 70 * kHour));
  EXPECT_EQ(Grants().size(), 2u);
}

// S0-5: a scheme that is adopted later reaches those who have the minutes already.
TEST_F(FeedsTest, AppliesANewSchemeToThoseWhoHaveTheMinutes) {
  const auto name = [](int i) { return absl::StrCat("V1305022611", 1000000 + i); };
  for (int i = 0; i < 201; ++i) {  // one more than a step of the sweep
    FromRegistration(VolunteerEvent(i == 0 ? "regions/3502" : "regions/130502", 1, name(i)));
    FromHours(RecordEvent("a", 50 * kHour, 1, Record::EFFECTIVE, 1, name(i)));
  }
  v1::StarScheme city;
  city.set_name("starSchemes/city");
  city.set_region("regions/1305");
  city.set_title("市办法");
  *city.mutable_effective_time() = time::ToProto(kMorning + absl::Hours(1));
  *city.mutable_create_time() = time::ToProto(kMorning);
  city.add_stars()->set_star(1);
  city.mutable_stars(0)->set_title("市一星");
  city.mutable_stars(0)->set_threshold_minutes(30 * kHour);
  ASSERT_THAT(db_.Write(Soon(), db::Database::InDoubt::kFail,
                        [&](db::Tx& tx) { return store::InsertStarScheme(tx, city); }),
              IsOk());
  const absl::Time in_force = kMorning + absl::Hours(1);
  EXPECT_THAT(SweepScheme(db_, in_force - absl::Seconds(1), Soon()), IsOk());
  EXPECT_TRUE(Announced().empty());
  for (int i = 0; i < 3; ++i) EXPECT_THAT(SweepScheme(db_, in_force, Soon()), IsOk());
  EXPECT_EQ(Announced().size(), 200u);
}

TEST_F(FeedsTest, PassesOverWhatConcernsOthers) {
  FromHours(Wrap(registration::v1::VolunteerChanged(), 1, 1));
  FromRegistration(Wrap(hours::v1::RecordEvent(), 1, 1));
  EXPECT_TRUE(Grants().empty());
}

// S4-34: whatever runs in parallel, nothing is lost and a star is granted once. Two records that
// meet give the star only together; many volunteers, so that some of them do meet.
TEST_F(FeedsTest, GrantsOnceWhateverRunsInParallel) {
  constexpr int kVolunteers = 40;
  const auto name = [](int i) { return absl::StrCat("V1305022611", 1000000 + i); };
  for (int i = 0; i < kVolunteers; ++i)
    FromRegistration(VolunteerEvent("regions/1305", 1, name(i)));
  std::barrier together(3);
  std::vector<std::thread> threads;
  for (const std::string record : {"a", "b", "c"}) {
    threads.emplace_back([&, record] {
      for (int i = 0; i < kVolunteers; ++i) {
        together.arrive_and_wait();
        EXPECT_THAT(
            Take(TakeFromHours, RecordEvent(record, 40 * kHour, 1, Record::EFFECTIVE, 1, name(i))),
            IsOk());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (int i = 0; i < kVolunteers; ++i) {
    EXPECT_EQ(Standing(name(i)).counted_minutes, 120 * kHour) << i;
  }
  EXPECT_EQ(Announced().size(), static_cast<size_t>(kVolunteers));
}

// Delivers the same events to whoever follows, one batch each.
class Script final : public outbox::FeedSource {
 public:
  explicit Script(std::vector<Event> events) : events_(std::move(events)) {}
  absl::Status Follow(
      const events::v1::Cursor& after,
      absl::FunctionRef<absl::Status(const events::v1::EventBatch&)> take) override {
    for (const Event& event : events_) {
      if (event.cursor().id() <= after.id()) continue;
      events::v1::EventBatch batch;
      *batch.add_events() = event;
      *batch.mutable_cursor() = event.cursor();
      if (absl::Status status = take(batch); !status.ok()) return status;
    }
    return absl::UnavailableError("the script is over");
  }
  void Cancel() override {}

 private:
  const std::vector<Event> events_;
};

TEST_F(FeedsTest, GrantsOnceWithTwoSubscribersOfOneFeed) {
  FromRegistration(VolunteerEvent("regions/1305"));
  std::vector<Event> events;
  for (int i = 1; i <= 30; ++i) {
    events.push_back(RecordEvent(absl::StrCat("r", i), 20 * kHour, 1, Record::EFFECTIVE, i));
  }
  const time::FakeClock clock(kMorning);
  const auto subscribe = [&] {
    return std::make_unique<outbox::Subscriber>("hours", db_, clock,
                                                std::make_unique<Script>(events), TakeFromHours);
  };
  const auto first = subscribe();
  const auto second = subscribe();
  first->Start();
  second->Start();
  for (int i = 0; i < 2000 && Standing().counted_minutes < 600 * kHour; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  first->Stop();
  second->Stop();
  EXPECT_EQ(Standing().counted_minutes, 600 * kHour);
  EXPECT_EQ(Grants().size(), 3u);
  EXPECT_EQ(Announced().size(), 3u);
}

constexpr char kSurvivor[] = "V13050226110000029";
constexpr char kThird[] = "V13050226110000033";

Event MergedEvent(const std::string& number, const std::string& survivor, int64_t version) {
  registration::v1::VolunteerChanged volunteer;
  volunteer.set_name(absl::StrCat("volunteers/", number));
  volunteer.set_service_region("regions/130502");
  volunteer.set_state(registration::v1::VOLUNTEER_MERGED);
  volunteer.set_merged_into(absl::StrCat("volunteers/", survivor));
  return Wrap(volunteer, version, 1);
}

// Two files of one person: neither has a star, both together have.
TEST_F(FeedsTest, CountsForTheSurvivorOfAMerge) {
  const auto minutes = [&](const std::string& number) {
    int64_t counted = 0;
    EXPECT_THAT(db_.Read(Soon(),
                         [&](db::Tx& tx) {
                           counted = store::GetStanding(tx, number).counted_minutes;
                           return absl::OkStatus();
                         }),
                IsOk());
    return counted;
  };
  const auto star = [&](const std::string& number) {
    int highest = 0;
    EXPECT_THAT(db_.Read(Soon(),
                         [&](db::Tx& tx) {
                           highest = store::HighestStar(tx, number, "");
                           return absl::OkStatus();
                         }),
                IsOk());
    return highest;
  };
  FromRegistration(VolunteerEvent("regions/130502", 1, kVolunteer));
  FromRegistration(VolunteerEvent("regions/130502", 1, kSurvivor));
  FromHours(RecordEvent("a", 60 * kHour, 1, Record::EFFECTIVE, 1, kVolunteer));
  FromHours(RecordEvent("b", 50 * kHour, 1, Record::EFFECTIVE, 2, kSurvivor));
  EXPECT_EQ(star(kSurvivor), 0);
  FromRegistration(MergedEvent(kVolunteer, kSurvivor, 2));
  FromRegistration(MergedEvent(kVolunteer, kSurvivor, 2));
  EXPECT_EQ(minutes(kVolunteer), 0);
  EXPECT_EQ(minutes(kSurvivor), 110 * kHour);
  EXPECT_EQ(star(kSurvivor), 1);
  // What hours says later of the number that ended counts there too.
  FromHours(RecordEvent("c", 190 * kHour, 1, Record::EFFECTIVE, 3, kVolunteer));
  EXPECT_EQ(minutes(kVolunteer), 0);
  EXPECT_EQ(star(kSurvivor), 2);
  // The survivor ends in a third file: two events, in either order, and nothing is lost.
  FromRegistration(VolunteerEvent("regions/130502", 1, kThird));
  FromRegistration(MergedEvent(kSurvivor, kThird, 2));
  FromRegistration(MergedEvent(kVolunteer, kThird, 3));
  EXPECT_EQ(minutes(kSurvivor), 0);
  EXPECT_EQ(minutes(kThird), 300 * kHour);
  EXPECT_EQ(star(kThird), 2);
  EXPECT_THAT(db_.Read(Soon(),
                       [&](db::Tx& tx) {
                         EXPECT_EQ(store::CountedRecords(tx, kThird).size(), 3u);
                         return absl::OkStatus();
                       }),
              IsOk());
}

class OutdatingTest : public FeedsTest {
 protected:
  // Certifies 2 hours of record "a" in its second version.
  std::string KeepCertificate(const std::string& id, const std::string& volunteer = kVolunteer,
                              const std::string& of = kVolunteer) {
    v1::CertificateDocument document;
    document.set_format(std::string(domain::kDocumentFormat));
    document.set_number("LC" + id);
    document.set_total_minutes(2 * kHour);
    v1::CertificateLine& line = *document.add_lines();
    line.set_record(absl::StrCat("volunteers/", of, "/records/a"));
    line.set_record_version(2);
    line.set_minutes(2 * kHour);
    v1::Certificate certificate;
    certificate.set_name(absl::StrCat("volunteers/", volunteer, "/certificates/", id));
    certificate.set_number(document.number());
    certificate.mutable_signed_document()->set_document(domain::Canonical(document));
    certificate.mutable_signed_document()->set_signature(std::string(64, 's'));
    certificate.mutable_signed_document()->set_verification_key("verificationKeys/k");
    *certificate.mutable_create_time() = time::ToProto(kMorning);
    EXPECT_THAT(
        db_.Write(Soon(), db::Database::InDoubt::kFail,
                  [&](db::Tx& tx) { return store::InsertCertificate(tx, certificate).status(); }),
        IsOk());
    return certificate.name();
  }
  v1::Certificate Get(const std::string& name) {
    v1::Certificate found;
    EXPECT_THAT(db_.Read(Soon(),
                         [&](db::Tx& tx) -> absl::Status {
                           found = store::GetCertificate(tx, *CertificateName::Parse(name)).value();
                           return absl::OkStatus();
                         }),
                IsOk());
    return found;
  }
  std::vector<std::string> OutdatedInFeed() {
    std::vector<std::string> names;
    database_.WaitForFeed();
    const auto batch = outbox::ReadAfter(db_, Soon(), {}, 1000);
    EXPECT_THAT(batch, IsOk());
    for (const Event& event : batch->events()) {
      v1::CertificateEvent told;
      if (event.type() != "awards.certificate.outdated") continue;
      EXPECT_TRUE(event.payload().UnpackTo(&told));
      EXPECT_EQ(told.state(), v1::OUTDATED);
      names.push_back(told.certificate());
    }
    return names;
  }
};

// S4-39: what a certificate counts was reversed afterwards.
TEST_F(OutdatingTest, TellsThatACertificateCountsAReversedRecord) {
  FromHours(RecordEvent("a", 2 * kHour, 2));
  const std::string name = KeepCertificate("c");
  FromHours(RecordEvent("b", 2 * kHour, 1));
  FromHours(RecordEvent("a", 2 * kHour, 3, Record::DISPUTED));
  EXPECT_EQ(Get(name).state(), v1::VALID);
  for (int i = 0; i < 2; ++i) {  // each event may come twice
    FromHours(RecordEvent("a", 2 * kHour, 4, Record::REVERSED));
    const v1::Certificate outdated = Get(name);
    EXPECT_EQ(outdated.state(), v1::OUTDATED);
    EXPECT_EQ(outdated.etag(), "2");
    EXPECT_EQ(time::FromProto(outdated.outdated_time()), kMorning);
  }
  EXPECT_EQ(OutdatedInFeed(), std::vector<std::string>{name});
}

TEST_F(OutdatingTest, TellsItOfEachCertificateAndOfNoOther) {
  const std::string first = KeepCertificate("c1");
  const std::string second = KeepCertificate("c2");
  const std::string others = KeepCertificate("c3", "V13050226110000033", "V13050226110000033");
  FromHours(RecordEvent("a", 2 * kHour, 3, Record::CORRECTED));
  EXPECT_EQ(Get(first).state(), v1::OUTDATED);
  EXPECT_EQ(Get(second).state(), v1::OUTDATED);
  EXPECT_EQ(Get(others).state(), v1::VALID);
  EXPECT_EQ(OutdatedInFeed().size(), 2u);
}

// The record stands under the number that ended, the certificate under the one that stayed.
TEST_F(OutdatingTest, FindsCertificatesOfTheSurvivor) {
  const std::string ended = "V13050226110000033";
  registration::v1::VolunteerChanged merged;
  merged.set_name("volunteers/" + ended);
  merged.set_service_region("regions/130502");
  merged.set_merged_into(absl::StrCat("volunteers/", kVolunteer));
  FromRegistration(Wrap(merged, 2, 1));
  const std::string name = KeepCertificate("c", kVolunteer, ended);
  FromHours(RecordEvent("a", 2 * kHour, 3, Record::REVERSED, 1, ended));
  EXPECT_EQ(Get(name).state(), v1::OUTDATED);
}

}  // namespace
}  // namespace linli::awards::jobs
