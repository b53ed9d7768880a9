// Figures are what a recount of the records gives, whatever happened and in whatever order.
#include <atomic>
#include <random>
#include <thread>

#include "services/hours/api/record_life_fixture.h"
#include "services/hours/jobs/figures.h"
#include "services/hours/jobs/verifier.h"

namespace linli::hours {
namespace {

// Past everything that keeps figures: from the records alone.
constexpr char kRecount[] =
    "SELECT r.volunteer_id, p.period, r.recording_unit, substr(r.region, 9), r.category,"
    " r.partner_system, count(*),"
    " sum(CASE r.kind WHEN 'CREDIT' THEN r.credited_minutes ELSE 0 END),"
    " sum(CASE r.kind WHEN 'HONOUR' THEN r.credited_minutes ELSE 0 END)"
    " FROM service_record r CROSS JOIN LATERAL (VALUES"
    " (to_char(r.start_time AT TIME ZONE 'Asia/Shanghai', 'YYYY')),"
    " (to_char(r.start_time AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')),"
    " (to_char(r.start_time AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'))) AS p (period)"
    " WHERE r.state IN ('EFFECTIVE', 'DISPUTED') GROUP BY 1, 2, 3, 4, 5, 6";
constexpr char kKept[] =
    "SELECT volunteer_id, period, recording_unit, region, category, partner_system, times,"
    " credit_minutes, honour_minutes FROM person_figure WHERE times <> 0";

class Figures : public RecordLife {
 protected:
  Figures() {
    host_.Grant("staff/first", options::v1::ORGANIZATION_MANAGER);
    host_.Grant("staff/third", options::v1::ORGANIZATION_MANAGER);
    host_.Grant("staff/uninvolved", options::v1::ORGANIZATION_MANAGER);
  }

  // All that is committed.
  void Fold() {
    host_.database().WaitForFeed();
    FoldWhatShows();
  }
  // What no transaction that is open, here or in a test beside this one, still hides.
  void FoldWhatShows() {
    ASSERT_THAT(jobs::FoldFigures(host_->database(), now(), absl::Now() + absl::Seconds(20)),
                IsOk());
  }

  void Reverse(const std::string& record) {
    const auto proposed = RecordLife::Reverse(record, "staff/first");
    ASSERT_THAT(proposed, IsOk());
    ASSERT_THAT(Decide(proposed->name(), true, "staff/third"), IsOk());
  }
  // Ten minutes less; what took its place.
  std::string Shorten(const std::string& record) {
    const v1::Record old = RecordOf(record);
    const auto proposed = Correct(record,
                                  Times(time::FromProto(old.start_time()),
                                        time::FromProto(old.end_time()) - absl::Minutes(10)),
                                  "staff/first");
    EXPECT_THAT(proposed, IsOk());
    const auto applied = Decide(proposed.value_or(v1::Amendment()).name(), true, "staff/third");
    EXPECT_THAT(applied, IsOk());
    return applied.value_or(v1::Amendment()).successor();
  }
  void DisputeInVain(const std::string& record) {
    const auto dispute = Dispute(record, "staff/first");
    ASSERT_THAT(dispute, IsOk());
    ASSERT_THAT(
        Decide(Verdict(dispute->name(), v1::DecideDisputeRequest::DISMISS), "staff/uninvolved"),
        IsOk());
  }
  // The event alone.
  void Tell(const std::string& record, const std::string& what) {
    Sql(
        absl::StrCat("INSERT INTO outbox (aggregatetype, aggregateid, version, type, payload_type,"
                     " payload, event_time) VALUES ('record', '",
                     record, "', 9, 'test.", what, "', 'x', '', now())"));
  }

  // Rows that only one of the two queries has.
  int64_t Differences(const std::string& one, const std::string& other) {
    return Count(absl::StrCat("((", one, " EXCEPT ", other, ") UNION ALL (", other, " EXCEPT ", one,
                              ")) AS difference"));
  }
  void ExpectExact() {
    EXPECT_EQ(Differences(kRecount, kKept), 0);
    EXPECT_EQ(
        Differences(absl::StrCat("SELECT period, recording_unit, substr, category, sum(count),"
                                 " sum(sum), sum(sum_1) FROM (",
                                 kRecount,
                                 ") AS of_person (volunteer_id, period, recording_unit, substr,"
                                 " category, partner_system, count, sum, sum_1)"
                                 " GROUP BY 1, 2, 3, 4"),
                    "SELECT period, recording_unit, region, category, times::numeric,"
                    " credit_minutes::numeric, honour_minutes::numeric FROM figure"
                    " WHERE times <> 0"),
        0);
    // Nothing is left behind by what was taken back.
    EXPECT_EQ(Count("person_figure WHERE times < 0 OR (times = 0 AND (credit_minutes,"
                    " honour_minutes) <> (0, 0))"),
              0);
  }
  double Found(const std::string& invariant) {
    EXPECT_THAT(jobs::Verify(host_->database(), host_->metrics(), absl::Now() + absl::Seconds(10)),
                IsOk());
    return host_->metrics()
        .GaugeOf("linli_invariant_violations", "Rows that break what must always be true.",
                 {{"service", "hours"}, {"invariant", invariant}})
        .Value();
  }
  double FoundInAll() {
    return Found("figures_match_records") + Found("person_figures_match_records") +
           Found("counted_is_what_counts");
  }
  std::string Effective(const std::string& her, int day) {
    const auto record =
        Enter(Entry(her, time::StartOfDay(absl::CivilDay(2026, 10, day)), absl::Hours(1)));
    EXPECT_THAT(record, IsOk());
    EXPECT_THAT(Confirm(record->name()), IsOk());
    return record->name();
  }
};

TEST_F(Figures, AreWhatARecountGivesAfterAnything) {
  std::mt19937 random(20261125);
  const auto upTo = [&](int n) { return static_cast<int>(random() % n); };
  std::vector<std::string> people;
  for (int i = 0; i < 6; ++i) {
    people.push_back(absl::StrCat("volunteers/V130503261100000", i, "A"));
    AddVolunteer(people.back());
    host_.scopes().Lies(people.back(), {"130503", {kUnit, "organizations/o2"}});
  }
  host_.Grant("staff/second", options::v1::ORGANIZATION_MANAGER);
  std::vector<std::string> waiting, effective;
  const auto take = [&](std::vector<std::string>& from) {
    std::swap(from[upTo(static_cast<int>(from.size()))], from.back());
    std::string name = from.back();
    from.pop_back();
    return name;
  };
  int reversed = 0, declined = 0, credited = 0, corrected = 0, disputed = 0;
  for (int step = 0; step < 400; ++step) {
    const std::string& her = people[upTo(6)];
    const int dice = upTo(10);
    if (dice < 3) {
      const bool other = upTo(2) == 1;
      auto entry = Entry(
          her,
          time::StartOfDay(absl::CivilDay(2026, 11, 27) - upTo(420)) + absl::Minutes(upTo(1200)),
          absl::Minutes(30 + upTo(180)), other ? "organizations/o2" : kUnit);
      entry.mutable_record()->set_category(upTo(2) == 1 ? "0017" : "");
      const auto record = Enter(entry, other ? "staff/other" : kManager);
      if (record.ok()) waiting.push_back(record->name());  // else it overlaps
    } else if (dice < 4) {
      const std::string shift = absl::StrCat("organizations/o1/activities/a1/shifts/s", step);
      const auto out =
          Serve(her, shift, now() + absl::Hours(1 + upTo(12)), absl::Minutes(30 + upTo(120)));
      if (!out.ok()) continue;
      for (const std::string& record : out->records()) waiting.push_back(record);
      ++credited;
    } else if (dice < 7) {
      if (waiting.empty()) continue;
      const std::string record = take(waiting);
      ASSERT_THAT(Confirm(record, "staff/second"), IsOk());
      effective.push_back(record);
    } else if (dice == 7) {
      if (waiting.empty()) continue;
      ASSERT_THAT(Decline(take(waiting), "staff/second"), IsOk());
      ++declined;
    } else if (dice == 8) {
      if (effective.empty()) continue;
      const std::string record = take(effective);
      switch (upTo(3)) {
        case 0:
          Reverse(record);
          ++reversed;
          break;
        case 1:
          effective.push_back(RecordOf(record).interval_minutes() > 15 ? Shorten(record) : record);
          ++corrected;
          break;
        default:
          DisputeInVain(record);
          effective.push_back(record);
          ++disputed;
      }
    } else {
      FoldWhatShows();
    }
  }
  Fold();
  // The dice have been everywhere.
  EXPECT_GT(effective.size(), 10U);
  EXPECT_GT(reversed, 5);
  EXPECT_GT(corrected, 5);
  EXPECT_GT(disputed, 5);
  EXPECT_GT(declined, 5);
  EXPECT_GT(credited, 5);
  EXPECT_EQ(Count("figure_record"), static_cast<int64_t>(effective.size()));
  ExpectExact();
  EXPECT_EQ(FoundInAll(), 0);
}

TEST_F(Figures, CountOnceWhatIsToldTwice) {
  const std::string record = Effective(kHer, 1);
  Fold();
  Tell(record, "AGAIN");
  Fold();
  Reverse(record);
  Tell(record, "AGAIN");
  Fold();
  Tell(record, "AGAIN");
  Fold();
  EXPECT_EQ(Count("figure_record"), 0);
  ExpectExact();
}

TEST_F(Figures, DoNotCountWhatWasTakenBackBeforeTheyCame) {
  Reverse(Effective(kHer, 1));
  Fold();
  EXPECT_EQ(Count("figure_record"), 0);
  EXPECT_EQ(Count("figure"), 0);
}

TEST_F(Figures, CountOnceHoweverManyFoldAtOnce) {
  for (int day = 1; day <= 20; ++day) Effective(kHer, day);
  host_.database().WaitForFeed();
  std::atomic<int> failed{0};
  std::vector<std::thread> folding;
  for (int i = 0; i < 6; ++i) {
    folding.emplace_back([&] {
      if (!jobs::FoldFigures(host_->database(), now(), absl::Now() + absl::Seconds(20)).ok()) {
        ++failed;
      }
    });
  }
  for (std::thread& one : folding) one.join();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(Count("figure WHERE period = '2026-10' AND times = 20 AND honour_minutes = 1200"), 1);
  ExpectExact();
}

TEST_F(Figures, PassOverNothingThatCommitsLate) {  // law 7
  Effective(kHer, 1);
  host_.database().WaitForFeed();
  pqxx::connection slow(host_.database().superuser_conninfo());
  pqxx::work open(slow);
  open.exec("SELECT pg_current_xact_id()");
  const absl::Time told = now();
  Effective(kHim, 2);
  Advance(absl::Minutes(1));
  FoldWhatShows();
  // His is committed, but behind one that is still open: not counted, and said so.
  EXPECT_EQ(Count("figure_record"), 1);
  EXPECT_EQ(
      Count(absl::StrCat("figure_progress WHERE as_of_time = '", absl::FormatTime(told), "'")), 1);
  EXPECT_EQ(Found("counted_is_what_counts"), 0);
  open.commit();
  Fold();
  EXPECT_EQ(Count("figure_record"), 2);
  EXPECT_EQ(
      Count(absl::StrCat("figure_progress WHERE as_of_time = '", absl::FormatTime(now()), "'")), 1);
  ExpectExact();
}

TEST_F(Figures, StayTheSameWhenTheFeedBeginsANewEpoch) {
  Effective(kHer, 1);
  Fold();
  Sql("UPDATE feed_epoch SET epoch = epoch + 1");
  Effective(kHim, 1);
  Fold();
  Fold();
  EXPECT_EQ(Count("figure_record"), 2);
  EXPECT_EQ(Count("figure_progress JOIN feed_epoch USING (epoch)"), 1);
  ExpectExact();
}

TEST_F(Figures, ThatAreWrongAreFound) {  // law 12
  Effective(kHer, 1);
  const std::string lost = Effective(kHer, 2);
  Fold();
  EXPECT_EQ(FoundInAll(), 0);
  Sql("UPDATE figure SET times = times + 1 WHERE period = '2026'");
  EXPECT_EQ(Found("figures_match_records"), 1);
  Sql("UPDATE figure SET times = times - 1 WHERE period = '2026'");
  Sql("UPDATE person_figure SET honour_minutes = 0 WHERE period = '2026-10'");
  EXPECT_EQ(Found("person_figures_match_records"), 1);
  EXPECT_EQ(Found("counted_is_what_counts"), 0);
  Sql(absl::StrCat("DELETE FROM figure_record WHERE record_id = '",
                   lost.substr(lost.rfind('/') + 1), "'"));
  EXPECT_EQ(Found("counted_is_what_counts"), 1);
}

}  // namespace
}  // namespace linli::hours
