// The index is what the database is, as soon as it has been told.
#include <atomic>
#include <thread>

#include "absl/strings/str_format.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching {
namespace {

class Freshness : public House {
 protected:
  void Put(int number, const std::string& region, int64_t version, bool active = true) {
    store::KnownVolunteer known;
    known.facts = {.active = active, .birth_day = absl::CivilDay(1990, 1, 1)};
    known.region_code = region;
    const absl::Status put = host_->database().Write(
        absl::Now() + absl::Seconds(10), db::Database::InDoubt::kFail, [&](db::Tx& tx) {
          store::PutVolunteer(tx, IdOf(number), version, known);
          return absl::OkStatus();
        });
    ASSERT_THAT(put, IsOk());
  }
  static std::string IdOf(int number) { return absl::StrFormat("V130502%010dX", number); }
  void Refresh() {
    host_.database().WaitForFeed();
    ASSERT_THAT(index_.Refresh(), IsOk());
  }
  std::string RegionOf(int number) {
    const auto snapshot = index_.Newest();
    const auto known = snapshot->Find(IdOf(number));
    if (!known) return "unknown";
    return (*snapshot->regions)[snapshot->profiles[*known / index::kShardSize]->region(
                                    *known % index::kShardSize)]
        .code;
  }
  const index::ShiftCard* Card(const std::string& shift) {
    return index_.Newest()->shifts->Find(ShiftName::Parse(shift)->id());
  }
  domain::Supply SupplyOf(int number) {
    const auto snapshot = index_.Newest();
    return snapshot->SupplyOf(*snapshot->Find(IdOf(number)));
  }
};

TEST_F(Freshness, ComesWithTheFeedOfRegistration) {
  Refresh();
  EXPECT_EQ(RegionOf(1), "unknown");
  Put(1, "130502", 1);
  EXPECT_EQ(RegionOf(1), "unknown");
  Refresh();
  EXPECT_EQ(RegionOf(1), "130502");
  Put(1, "130503", 2);
  Put(2, "130503", 1);
  const auto before = index_.Newest();
  Refresh();
  EXPECT_EQ(RegionOf(1), "130503");
  EXPECT_EQ(RegionOf(2), "130503");
  // Whoever holds the snapshot of before still sees what it saw, and not who came later.
  EXPECT_EQ((*before->regions)[before->profiles[0]->region(0)].code, "130502");
  EXPECT_FALSE(before->Find(IdOf(2)).has_value());
}

TEST_F(Freshness, ComesWithOurOwnFeed) {
  Refresh();
  const std::string shift = Published({ShiftAt(1)})[0];
  Put(1, "130502", 1);
  Refresh();
  ASSERT_NE(Card(shift), nullptr);
  EXPECT_EQ(Card(shift)->demand.free, 1);
  EXPECT_EQ(SupplyOf(1).recent, 0);
  const auto enrolled = Enroll(Volunteer(1), shift);
  ASSERT_THAT(enrolled, IsOk());
  Refresh();
  EXPECT_EQ(Card(shift)->demand.free, 0);
  EXPECT_EQ(SupplyOf(1).recent, 1);
  ASSERT_THAT(Cancel(Volunteer(1), enrolled->name()), IsOk());
  Refresh();
  EXPECT_EQ(Card(shift)->demand.free, 1);
  EXPECT_EQ(SupplyOf(1).recent, 0);
  ASSERT_THAT(CancelActivity(ShiftName::Parse(shift)->parent().ToString()), IsOk());
  Refresh();
  EXPECT_EQ(Card(shift), nullptr);
}

// An event that commits after a later one is not passed over (law 7).
TEST_F(Freshness, MissesNothingThatCommitsLate) {
  Put(1, "130502", 1);
  Put(2, "130502", 1);
  Refresh();
  pqxx::connection late(host_.database().superuser_conninfo());
  pqxx::work work(late);
  work.exec("UPDATE matching.volunteer SET region_code = '130523' WHERE volunteer_id = '" +
            IdOf(1) + "'");
  host_.clock().Advance(absl::Seconds(3));
  Put(2, "130503", 2);
  ASSERT_THAT(index_.Refresh(), IsOk());
  EXPECT_EQ(RegionOf(1), "130502");
  // What is under way keeps the index from vouching for the present.
  EXPECT_EQ(Now() - index_.Newest()->as_of, absl::Seconds(3));
  work.commit();
  Refresh();
  EXPECT_EQ(RegionOf(1), "130523");
  EXPECT_EQ(RegionOf(2), "130503");
  EXPECT_EQ(index_.Newest()->as_of, Now());
}

TEST_F(Freshness, ComesRoundToWhatTimeAloneChanges) {
  const std::string shift = Published({ShiftAt(1)})[0];
  Put(1, "130502", 1);
  ASSERT_THAT(Enroll(Volunteer(1), shift), IsOk());
  Refresh();
  EXPECT_EQ(SupplyOf(1).kept, 0);
  host_.clock().Advance(absl::Hours(30));
  ASSERT_THAT(index_.Sweep(), IsOk());
  EXPECT_EQ(SupplyOf(1).kept, 1);
  EXPECT_TRUE(SupplyOf(1).served.Has(18));
  ASSERT_THAT(index_.Sweep(), IsOk());  // once around: what has begun is dropped
  EXPECT_EQ(Card(shift), nullptr);
}

TEST_F(Freshness, FollowsThePolicyOfTheDay) {
  const std::string shift = Published({ShiftAt(1)})[0];
  Refresh();
  EXPECT_EQ(Card(shift)->latest_birth_year, 2026 - 14 - 1);
  Sql("INSERT INTO matching.policy (region_code, effective_time, body, source) SELECT '1305',"
      " to_timestamp(" +
      std::to_string(absl::ToUnixSeconds(Now() + absl::Hours(1))) +
      "), jsonb_set(body, '{enrollment,minimumAge}', '16'), 'a test' FROM matching.policy"
      " WHERE region_code = '' ORDER BY effective_time DESC LIMIT 1");
  Refresh();
  EXPECT_EQ(Card(shift)->latest_birth_year, 2026 - 14 - 1);
  host_.clock().Advance(absl::Hours(2));
  Refresh();
  EXPECT_EQ(Card(shift)->latest_birth_year, 2026 - 16 - 1);
}

TEST_F(Freshness, StartsAgainAfterARestore) {
  Put(1, "130502", 1);
  Refresh();
  Sql("UPDATE matching.feed_epoch SET epoch = epoch + 1");
  Put(2, "130503", 1);
  Refresh();
  EXPECT_EQ(RegionOf(2), "130503");
  EXPECT_EQ(RegionOf(1), "130502");
}

TEST_F(Freshness, GrowsWhileOthersRead) {
  Put(0, "130502", 1);
  Refresh();
  std::atomic<bool> done{false};
  std::vector<std::jthread> readers;  // what fails below ends them, and is told
  for (int r = 0; r < 4; ++r) {
    readers.emplace_back([&](const std::stop_token& ended) {
      while (!done && !ended.stop_requested()) {
        const auto snapshot = index_.Newest();
        EXPECT_TRUE(snapshot->Find(IdOf(0)).has_value());
        EXPECT_FALSE(snapshot->Find("V0").has_value());
      }
    });
  }
  for (int round = 1; round <= 5; ++round) {
    Sql(
        absl::StrFormat("INSERT INTO matching.volunteer SELECT 'V130502' || lpad(n::text, 10, '0')"
                        " || 'X', 1, true, '130502', 1990, '{}', '{}', 0, NULL, NULL"
                        " FROM generate_series(%d, %d) AS n",
                        1 + (round - 1) * 30'000, round * 30'000));
    Refresh();
    EXPECT_EQ(RegionOf(round * 30'000), "130502");
  }
  done = true;
  readers.clear();
  EXPECT_EQ(index_.Newest()->profiles.size(), 3u);
}

}  // namespace
}  // namespace linli::matching
