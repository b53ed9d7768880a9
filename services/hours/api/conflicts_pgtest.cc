// One time of one person, reported by two platforms.
#include <atomic>

#include "services/hours/api/partner_fixture.h"
#include "services/hours/api/record_scopes.h"
#include "services/hours/jobs/figures.h"
#include "services/hours/jobs/verifier.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using V = v1::RecordVerdict;
using D = v1::DecideConflictRequest;

class Conflicts : public Partners {
 protected:
  absl::StatusOr<v1::ListConflictsResponse> List(const std::string& parent,
                                                 const std::string& as = kCounty, int page_size = 0,
                                                 const std::string& token = "") {
    v1::ListConflictsRequest request;
    request.set_parent(parent);
    request.add_states(v1::Conflict::OPEN);
    request.set_page_size(page_size);
    request.set_page_token(token);
    return host_.Call(*conflicts_, &v1::ConflictService::Stub::ListConflicts, as, request);
  }
  double Found(const std::string& invariant) {
    EXPECT_THAT(jobs::Verify(host_->database(), host_->metrics(), absl::Now() + absl::Seconds(20)),
                IsOk());
    return host_->metrics()
        .GaugeOf("linli_invariant_violations", "Rows that break what must always be true.",
                 {{"service", "hours"}, {"invariant", invariant}})
        .Value();
  }
  // From `hour` on, three days ago.
  absl::Time At(double hour) {
    return time::StartOfDay(time::DayOf(now()) - 3) + absl::Hours(hour);
  }
  std::vector<std::string> EventsOfCase(const std::string& name) {
    std::vector<std::string> types;
    for (const pqxx::row& row :
         Sql("SELECT type FROM outbox WHERE aggregateid = '" + name + "' ORDER BY id")) {
      types.push_back(row[0].as<std::string>());
    }
    return types;
  }
};

TEST_F(Conflicts, CountNothingTwice) {  // law 2, S3-28
  const std::string name = Imported(Row("A-1", At(9), absl::Hours(2)));
  ASSERT_THAT(Confirm(name), IsOk());
  const v1::RecordRow row = Row("B-7", At(10), absl::Hours(3));
  const Ended ended = Import({Part({row}, "i2", kRedCross, kOtherUnit)});
  ASSERT_THAT(ended.status, IsOk());
  ASSERT_THAT(ended.outcomes(), ElementsAre(V::CONFLICT));
  EXPECT_EQ(ReasonIn(ended.verdicts[0]), Reason::RECORD_REPORTED_TWICE);
  EXPECT_EQ(ended.verdicts[0].record(), "");
  const auto conflict = Case(ended.verdicts[0].conflict());
  ASSERT_THAT(conflict, IsOk());
  EXPECT_EQ(conflict->state(), v1::Conflict::OPEN);
  EXPECT_THAT(conflict->recorded(), ElementsAre(name));
  EXPECT_THAT(conflict->recording_units(), UnorderedElementsAre(kUnit, kOtherUnit));
  EXPECT_EQ(conflict->reported().provenance().partner_system(), kRedCross);
  EXPECT_EQ(conflict->reported().provenance().external_id(), "B-7");
  EXPECT_EQ(conflict->reported().content(), "清扫楼道");
  EXPECT_EQ(CreditedTo(kHer), 120);
  EXPECT_EQ(Count("service_record"), 1);
  EXPECT_THAT(EventsOfCase(conflict->name()), ElementsAre("hours.conflict.opened"));
  // The same again is the same case, and another content is none.
  const Ended again = Import({Part({row}, "i3", kRedCross, kOtherUnit)});
  EXPECT_EQ(again.verdicts.at(0).SerializeAsString(), ended.verdicts[0].SerializeAsString());
  v1::RecordRow other = row;
  other.mutable_record()->set_content("植树");
  EXPECT_THAT(Import({Part({other}, "i3", kRedCross, kOtherUnit)}).outcomes(),
              ElementsAre(V::DIFFERS));
  EXPECT_EQ(Count("record_conflict"), 1);
}

TEST_F(Conflicts, AriseWithACheckInToo) {
  const std::string credited = Credited(absl::Hours(2));
  const v1::Record record = RecordOf(credited);
  const std::string conflict =
      InConflict(Row("B-1", time::FromProto(record.start_time()), absl::Hours(1)));
  EXPECT_THAT(Case(conflict)->recorded(), ElementsAre(credited));
}

TEST_F(Conflicts, DoNotAriseWhereTimesTouch) {
  Imported(Row("A-1", At(9), absl::Hours(2)));
  Imported(Row("B-1", At(11), absl::Hours(1)), "i2", kRedCross, kOtherUnit);
  Imported(Row("B-2", At(8), absl::Hours(1)), "i2", kRedCross, kOtherUnit);
}

TEST_F(Conflicts, AriseBetweenRowsOfOnePart) {
  const Ended ended =
      Import({Part({Row("a", At(9), absl::Hours(2)), Row("b", At(10), absl::Hours(2))})});
  ASSERT_THAT(ended.outcomes(), ElementsAre(V::ACCEPTED, V::CONFLICT));
  EXPECT_THAT(Case(ended.verdicts[1].conflict())->recorded(),
              ElementsAre(ended.verdicts[0].record()));
}

TEST_F(Conflicts, KeepWhatIsOnRecord) {
  const std::string name = Imported(Row("A-1", At(9), absl::Hours(2)));
  ASSERT_THAT(Confirm(name), IsOk());
  const v1::RecordRow row = Row("B-7", At(9), absl::Hours(2));
  const std::string conflict = InConflict(row);
  const auto decided = Keep(conflict, D::KEEP_RECORDED);
  ASSERT_THAT(decided, IsOk());
  EXPECT_EQ(decided->state(), v1::Conflict::KEPT_RECORDED);
  EXPECT_EQ(decided->decided_by(), kCity);
  EXPECT_EQ(decided->decision(), "已向双方核实");
  EXPECT_EQ(decided->record(), "");
  EXPECT_EQ(RecordOf(name).state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(CreditedTo(kHer), 120);
  EXPECT_THAT(EventsOfCase(conflict),
              ElementsAre("hours.conflict.opened", "hours.conflict.decided"));
  EXPECT_EQ(Count(absl::StrCat("trail WHERE actor = '", kCity, "' AND resource = '", conflict,
                               "' AND event_type = 'hours.conflict.decided'")),
            1);
  EXPECT_THAT(Keep(conflict, D::KEEP_REPORTED), RefusedWith(Reason::CONFLICT_STATE));
  EXPECT_THAT(Import({Part({row}, "i4", kRedCross, kOtherUnit)}).outcomes(),
              ElementsAre(V::CONFLICT));
  EXPECT_THROW(Sql("UPDATE record_conflict SET state = 'OPEN', decided_by = ''"), pqxx::sql_error);
}

TEST_F(Conflicts, KeepWhatWasReportedAndLetItCountAtOnce) {
  const std::string name = Imported(Row("A-1", At(9), absl::Hours(2)));
  ASSERT_THAT(Confirm(name), IsOk());
  const v1::RecordRow row = Row("B-7", At(10), absl::Hours(3));
  const std::string conflict = InConflict(row);
  const auto decided = Keep(conflict, D::KEEP_REPORTED);
  ASSERT_THAT(decided, IsOk());
  EXPECT_EQ(decided->state(), v1::Conflict::KEPT_REPORTED);
  const v1::Record old = RecordOf(name);
  EXPECT_EQ(old.state(), v1::Record::REVERSED);
  EXPECT_EQ(old.ending().reason(), v1::Ending::DUPLICATE);
  EXPECT_EQ(old.ending().explanation(), "已向双方核实");
  EXPECT_EQ(old.ending().decided_by(), kCity);
  const v1::Record kept = RecordOf(decided->record());
  EXPECT_EQ(kept.state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(kept.confirmed_by(), kCity);
  EXPECT_EQ(kept.credited_minutes(), 180);
  EXPECT_EQ(kept.recording_unit(), kOtherUnit);
  EXPECT_EQ(kept.provenance().partner_system(), kRedCross);
  EXPECT_EQ(kept.provenance().record_import(), "recordImports/i2");
  EXPECT_EQ(CreditedTo(kHer), 180) << "120 taken back, 180 given";
  EXPECT_THAT(EventsOf(name), ElementsAre("confirmed", "reversed"));
  EXPECT_THAT(EventsOf(kept.name()), ElementsAre("confirmed"));
  EXPECT_THAT(Import({Part({row}, "i4", kRedCross, kOtherUnit)}).outcomes(),
              ElementsAre(V::CONFLICT))
      << "the same verdict again";
  EXPECT_EQ(Count("service_record WHERE live"), 1);
}

TEST_F(Conflicts, LeaveWhatDidNotCountYetToItsUnit) {
  const std::string name = Imported(Row("A-1", At(9), absl::Hours(2)));
  const auto decided = Keep(InConflict(Row("B-7", At(9), absl::Hours(1))), D::KEEP_REPORTED);
  ASSERT_THAT(decided, IsOk());
  EXPECT_EQ(RecordOf(name).state(), v1::Record::DECLINED);
  EXPECT_EQ(RecordOf(name).decline_reason(), "已向双方核实");
  EXPECT_EQ(RecordOf(decided->record()).state(), v1::Record::PENDING_CONFIRMATION);
  EXPECT_EQ(CreditedTo(kHer), 0);
  ASSERT_THAT(Confirm(decided->record(), "staff/other"), IsOk());
  EXPECT_EQ(CreditedTo(kHer), 60);
}

TEST_F(Conflicts, TakeBackAllThatTheyName) {
  const std::string first = Imported(Row("A-1", At(9), absl::Hours(1)));
  const std::string second = Imported(Row("A-2", At(11), absl::Hours(1)));
  ASSERT_THAT(Confirm(second), IsOk());
  const std::string conflict = InConflict(Row("B-7", At(8), absl::Hours(5)));
  ASSERT_THAT(Case(conflict)->recorded(), ElementsAre(first, second));
  const auto decided = Keep(conflict, D::KEEP_REPORTED);
  ASSERT_THAT(decided, IsOk());
  EXPECT_EQ(RecordOf(first).state(), v1::Record::DECLINED);
  EXPECT_EQ(RecordOf(second).state(), v1::Record::REVERSED);
  EXPECT_EQ(CreditedTo(kHer), 300);
}

TEST_F(Conflicts, ReachWhatStandsInPublicNotice) {
  Rule(R"({"noticeWorkdaysHonour": 5})");
  const std::string name = Imported(Row("A-1", At(9), absl::Hours(2)));
  ASSERT_THAT(Confirm(name), IsOk());
  ASSERT_EQ(RecordOf(name).state(), v1::Record::PUBLIC_NOTICE);
  ASSERT_THAT(Keep(InConflict(Row("B-7", At(9), absl::Hours(1))), D::KEEP_REPORTED), IsOk());
  EXPECT_EQ(RecordOf(name).state(), v1::Record::DECLINED);
}

TEST_F(Conflicts, WaitForADisputeAboutTheRecord) {
  const std::string name = Imported(Row("A-1", At(9), absl::Hours(2)));
  ASSERT_THAT(Confirm(name), IsOk());
  const std::string conflict = InConflict(Row("B-7", At(9), absl::Hours(1)));
  const auto dispute = Dispute(name);
  ASSERT_THAT(dispute, IsOk());
  EXPECT_THAT(Keep(conflict, D::KEEP_REPORTED), RefusedWith(Reason::RECORD_TRANSITION));
  EXPECT_EQ(Case(conflict)->state(), v1::Conflict::OPEN);
  ASSERT_THAT(Decide(Verdict(dispute->name(), v1::DecideDisputeRequest::DISMISS)), IsOk());
  EXPECT_THAT(Keep(conflict, D::KEEP_REPORTED), IsOk());
}

TEST_F(Conflicts, TakeBackNothingThatNobodySaw) {
  const std::string name = Imported(Row("A-1", At(9), absl::Hours(1)));
  const std::string conflict = InConflict(Row("B-7", At(9), absl::Hours(3)));
  const std::string later = Imported(Row("A-2", At(11), absl::Hours(1)));
  const auto refused = Keep(conflict, D::KEEP_REPORTED);
  EXPECT_THAT(refused, RefusedWith(Reason::RECORD_OVERLAPS));
  EXPECT_EQ(MentionOf(refused.status(), "record"), later);
  EXPECT_EQ(RecordOf(name).state(), v1::Record::PENDING_CONFIRMATION) << "all or nothing";
}

TEST_F(Conflicts, AreDecidedByWhoAnswersForBothUnits) {  // 67号令 Art. 26, PAIN-1
  const std::string name = Imported(Row("A-1", At(9), absl::Hours(2)));
  const std::string conflict = InConflict(Row("B-7", At(9), absl::Hours(1)));
  for (const char* one_side : {kManager, kLeader, "staff/other", "staff/nobody"}) {
    EXPECT_THAT(Keep(conflict, D::KEEP_RECORDED, one_side), RefusedWith(Reason::NOT_AUTHORIZED))
        << one_side;
  }
  EXPECT_THAT(Keep(conflict, D::KEEP_RECORDED, kCounty), RefusedWith(Reason::SECOND_PERSON));
  host_.Grant(kHer, options::v1::ADMINISTRATOR, "regions/1305");
  EXPECT_THAT(Keep(conflict, D::KEEP_RECORDED, kHer), RefusedWith(Reason::RECORD_OWN));
  const std::string unknown = absl::StrCat(kHer, "/conflicts/none");
  EXPECT_THAT(Keep(unknown, D::KEEP_RECORDED), RefusedWith(Reason::NOT_AUTHORIZED));
  host_.Grant("staff/platform", options::v1::ADMINISTRATOR);
  EXPECT_THAT(Keep(unknown, D::KEEP_RECORDED, "staff/platform"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Case(unknown), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Keep(conflict, D::KEEP_RECORDED, kCity, "k1"), IsOk());
  EXPECT_THAT(Keep(conflict, D::KEEP_RECORDED, kCity, "k1"), IsOk()) << "asked twice, done once";
}

TEST_F(Conflicts, AreReadByBothSidesAndTheVolunteer) {
  // A volunteer of neither unit, reported by both.
  const std::string guest = "volunteers/V1305032611777777F";
  registration::v1::Volunteer file;
  file.set_name(guest);
  file.set_state(registration::v1::VOLUNTEER_ACTIVE);
  file.set_service_region("regions/130503");
  registration_.Put(file);
  host_.scopes().Lies(guest, {"130503", {}});
  Imported(Row("A-1", At(9), absl::Hours(2), guest));
  std::vector<std::string> cases;
  for (int n = 0; n < 3; ++n) {
    cases.push_back(InConflict(Row(absl::StrCat("B-", n), At(9), absl::Hours(1), guest)));
    Advance(absl::Minutes(1));
  }
  for (const std::string& who : {std::string(kCounty), guest}) {
    EXPECT_THAT(Case(cases[0], who), IsOk()) << who;
  }
  EXPECT_THAT(Case(cases[0], kHim), RefusedWith(Reason::NOT_AUTHORIZED));
  for (const std::string& parent : {guest, std::string(kUnit), std::string(kOtherUnit)}) {
    const auto first = List(parent, kCounty, 2);
    ASSERT_THAT(first, IsOk());
    ASSERT_THAT(first->conflicts(), SizeIs(2));
    EXPECT_EQ(first->conflicts(0).name(), cases[0]);
    const auto second = List(parent, kCounty, 2, first->next_page_token());
    ASSERT_THAT(second, IsOk());
    ASSERT_THAT(second->conflicts(), SizeIs(1));
    EXPECT_EQ(second->conflicts(0).name(), cases[2]);
    EXPECT_EQ(second->next_page_token(), "");
  }
  EXPECT_THAT(List(kUnit, kManager), IsOk());
  EXPECT_THAT(List(kUnit, "staff/other"), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Conflicts, LieWithAllUnitsThatTheyConcern) {
  Imported(Row("A-1", At(9), absl::Hours(2)));
  const std::string conflict = InConflict(Row("B-7", At(9), absl::Hours(1)));
  host_.scopes().Lies(kHer, {"130503", {}});
  RecordScopes scopes(host_->database(), host_.scopes());
  const auto scope = scopes.Resolve(conflict, absl::Now() + absl::Seconds(20));
  ASSERT_THAT(scope, IsOk());
  EXPECT_THAT(scope->organizations, UnorderedElementsAre(kUnit, kOtherUnit));
}

// Two who are competent, at the same moment, each for another side.
TEST_F(Conflicts, AreDecidedOnce) {
  host_.Grant("staff/second", options::v1::ADMINISTRATOR, "regions/13");
  for (int round = 0; round < 10; ++round) {
    const absl::Time from = At(1) + absl::Hours(2 * round);
    const std::string name = Imported(Row(absl::StrCat("A-", round), from, absl::Hours(1)));
    const std::string conflict = InConflict(Row(absl::StrCat("B-", round), from, absl::Hours(1)));
    std::atomic<int> decided = 0, too_late = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        const auto mine = Keep(conflict, t % 2 == 0 ? D::KEEP_RECORDED : D::KEEP_REPORTED,
                               t < 2 ? kCity : "staff/second");
        ++(mine.ok() ? decided : too_late);
        if (!mine.ok()) {
          EXPECT_EQ(ReasonOf(mine.status()), Reason::CONFLICT_STATE);
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(decided, 1);
    EXPECT_EQ(too_late, 3);
  }
  EXPECT_EQ(Count("service_record WHERE live"), 10);
  EXPECT_EQ(Count("record_conflict WHERE state <> 'OPEN'"), 10);
}

// Two platforms report the same day at the same moment: one of the two is entered.
TEST_F(Conflicts, AriseOnceWhateverRunsBesideIt) {
  constexpr int kDays = 40;
  std::atomic<int> accepted = 0, conflicts = 0;
  std::vector<std::thread> threads;
  for (const bool youth : {true, false}) {
    for (int half = 0; half < 2; ++half) {
      threads.emplace_back([&, youth, half] {
        for (int n = half * kDays / 2; n < (half + 1) * kDays / 2; ++n) {
          const absl::Time from =
              time::StartOfDay(time::DayOf(now()) - 3 - n) + absl::Hours(youth ? 9 : 10);
          const Ended ended =
              Import({Part({Row(absl::StrCat("e", n), from, absl::Hours(2))}, youth ? "y" : "r",
                           youth ? kYouth : kRedCross, youth ? kUnit : kOtherUnit)});
          EXPECT_THAT(ended.status, IsOk());
          for (const V& verdict : ended.verdicts) {
            if (verdict.outcome() == V::ACCEPTED) ++accepted;
            if (verdict.outcome() == V::CONFLICT) ++conflicts;
          }
        }
      });
    }
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(accepted, kDays);
  EXPECT_EQ(conflicts, kDays);
  EXPECT_EQ(Count("service_record WHERE live"), kDays);
  EXPECT_EQ(Count("record_conflict"), kDays);
  EXPECT_EQ(Count("outbox WHERE type = 'hours.conflict.opened'"), kDays);
}

TEST_F(Conflicts, LeaveFiguresAndInvariantsAsTheyShouldBe) {  // law 12
  const std::string name = Imported(Row("A-1", At(9), absl::Hours(2)));
  ASSERT_THAT(Confirm(name), IsOk());
  ASSERT_THAT(Keep(InConflict(Row("B-7", At(10), absl::Hours(3))), D::KEEP_REPORTED), IsOk());
  InConflict(Row("B-8", At(12), absl::Hours(3)));
  host_.database().WaitForFeed();
  ASSERT_THAT(jobs::FoldFigures(host_->database(), now(), absl::Now() + absl::Seconds(20)), IsOk());
  for (const char* invariant :
       {"reported_is_known", "reported_is_somewhere", "no_overlapping_records",
        "effective_is_posted", "figures_match_records", "counted_is_what_counts"}) {
    EXPECT_EQ(Found(invariant), 0) << invariant;
  }
  EXPECT_EQ(Sql("SELECT sum(honour_minutes) FROM figure WHERE period = '2026'")[0][0].as<int>(),
            180);
  // What the verifier would find.
  Sql("DELETE FROM record_conflict WHERE state = 'OPEN'");
  EXPECT_EQ(Found("reported_is_somewhere"), 1);
  Sql("DELETE FROM partner_record");
  EXPECT_EQ(Found("reported_is_known"), 2);
}

}  // namespace
}  // namespace linli::hours
