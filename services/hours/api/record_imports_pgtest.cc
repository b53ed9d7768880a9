// Records of service from other platforms.
#include <algorithm>
#include <atomic>
#include <set>

#include "services/hours/api/partner_fixture.h"
#include "services/hours/jobs/verifier.h"

namespace linli::hours {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::SizeIs;
using V = v1::RecordVerdict;

class RecordImports : public Partners {
 protected:
  // An hour from nine, `days` ago.
  absl::Time Ago(int days) { return time::StartOfDay(time::DayOf(now()) - days) + absl::Hours(9); }
  // Rows of an hour each, one a day.
  std::vector<v1::RecordRow> Days(int from, int count, const std::string& her = kHer,
                                  const std::string& prefix = "e") {
    std::vector<v1::RecordRow> rows;
    for (int n = from; n < from + count; ++n) {
      rows.push_back(Row(absl::StrCat(prefix, n), Ago(n + 2), absl::Hours(1), her));
    }
    return rows;
  }
};

TEST_F(RecordImports, EnterHonourHoursWithTheirProvenance) {  // S0-35, S1-31, S3-28
  v1::RecordRow row = Row("A-1", Ago(3), absl::Hours(2));
  // What is ours to say is not the partner's to bring.
  row.mutable_record()->set_state(v1::Record::EFFECTIVE);
  row.mutable_record()->set_kind(v1::Record::CREDIT);
  row.mutable_record()->mutable_provenance()->set_partner_system(kRedCross);
  const v1::Record record = RecordOf(Imported(row));
  EXPECT_EQ(record.kind(), v1::Record::HONOUR);
  EXPECT_EQ(record.state(), v1::Record::PENDING_CONFIRMATION);
  EXPECT_EQ(record.evidence_grade(), v1::ENTERED_BY_HAND);
  EXPECT_EQ(record.credited_minutes(), 120);
  EXPECT_EQ(record.recording_unit(), kUnit);
  EXPECT_EQ(record.region(), "regions/130503");
  EXPECT_EQ(record.provenance().partner_system(), kYouth);
  EXPECT_EQ(record.provenance().record_import(), "recordImports/i1");
  EXPECT_EQ(record.provenance().external_id(), "A-1");
  EXPECT_EQ(record.provenance().source(), "青年志愿者平台");
  EXPECT_EQ(record.provenance().consent(), "2026-11-01 书面同意");
  EXPECT_THAT(record.provenance().evidence(), ElementsAre("档案 2025-117"));
  EXPECT_EQ(record.provenance().entered_by(), kCounty);
  EXPECT_EQ(CreditedTo(kHer), 0) << "nobody has vouched for it";
  EXPECT_THAT(Confirm(record.name(), kCounty), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Confirm(record.name()), IsOk());
  EXPECT_EQ(CreditedTo(kHer), 120);
}

TEST_F(RecordImports, AreTheSameAsEntriesOneByOne) {
  const v1::RecordRow row = Row("A-1", Ago(3), absl::Hours(10));
  v1::Record imported = RecordOf(Imported(row));
  auto request = Entry(kHim, Ago(3), absl::Hours(10));
  request.mutable_record()->mutable_provenance()->set_source("青年志愿者平台");
  request.mutable_record()->mutable_provenance()->set_external_id("A-1");
  const auto entered = Enter(request);
  ASSERT_THAT(entered, IsOk());
  imported.set_name(entered->name());
  imported.mutable_provenance()->set_entered_by(kManager);
  imported.mutable_provenance()->clear_partner_system();
  imported.mutable_provenance()->clear_record_import();
  EXPECT_EQ(imported.ShortDebugString(), entered->ShortDebugString());
}

TEST_F(RecordImports, KnowTheirRowsWhenTheyComeAgain) {
  const std::vector<v1::RecordRow> rows = Days(0, 5);
  const Ended first = Import({Part({rows[0], rows[1], rows[2]})});
  ASSERT_THAT(first.status, IsOk());
  ASSERT_THAT(first.outcomes(), ElementsAre(V::ACCEPTED, V::ACCEPTED, V::ACCEPTED));
  // The stream broke: all comes again, and more; then half of it, in another batch.
  const Ended second = Import({Part(rows)});
  EXPECT_THAT(second.outcomes(),
              ElementsAre(V::KNOWN, V::KNOWN, V::KNOWN, V::ACCEPTED, V::ACCEPTED));
  const Ended third = Import({Part({rows[4], rows[1]}, "i2")});
  EXPECT_THAT(third.outcomes(), ElementsAre(V::KNOWN, V::KNOWN));
  for (int n = 0; n < 3; ++n) EXPECT_EQ(second.verdicts[n].record(), first.verdicts[n].record());
  EXPECT_EQ(third.verdicts[0].record(), second.verdicts[4].record());
  EXPECT_EQ(Count("service_record"), 5);
  EXPECT_EQ(Count("partner_record"), 5);
  EXPECT_EQ(
      Count(absl::StrCat("trail WHERE method LIKE '%ImportRecords' AND actor = '", kCounty, "'")),
      3)
      << "one entry for each part";
  const auto progress = Progress("i1");
  ASSERT_THAT(progress, IsOk());
  EXPECT_EQ(progress->row_count(), 8);
  EXPECT_EQ(progress->accepted_count(), 5);
  EXPECT_EQ(progress->known_count(), 3);
  EXPECT_EQ(progress->entered_by(), kCounty);
  EXPECT_EQ(progress->partner_system(), kYouth);
  EXPECT_THAT(Progress("i1", kOtherUnit), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Progress("none"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(RecordImports, KnowThemAfterTheyWereConfirmedAndCorrected) {
  const v1::RecordRow row = Row("A-1", Ago(3), absl::Hours(2));
  const std::string name = Imported(row);
  ASSERT_THAT(Confirm(name), IsOk());
  const auto proposed = Correct(name, Times(Ago(3), Ago(3) + absl::Hours(1)));
  ASSERT_THAT(proposed, IsOk());
  const auto applied = Decide(proposed->name());
  ASSERT_THAT(applied, IsOk());
  const Ended again = Import({Part({row})});
  EXPECT_THAT(again.outcomes(), ElementsAre(V::KNOWN));
  EXPECT_EQ(again.verdicts[0].record(), name);
  EXPECT_EQ(RecordOf(applied->successor()).provenance().partner_system(), kYouth);
}

TEST_F(RecordImports, NameWhatDiffersUnderAnIdThatIsTaken) {
  const v1::RecordRow row = Row("A-1", Ago(3), absl::Hours(2));
  const std::string name = Imported(row);
  std::vector<v1::RecordRow> others(8, row);
  others[0].mutable_record()->set_content("植树");
  *others[1].mutable_record()->mutable_end_time() = time::ToProto(Ago(3) + absl::Minutes(119));
  others[2].set_volunteer(kHim);
  others[3].mutable_record()->set_organizing_unit("另一单位");
  others[4].mutable_record()->set_category("0009");
  others[5].mutable_record()->set_leader("王主任");
  others[6].mutable_record()->set_activity_name("另一活动");
  others[7].mutable_record()->set_place("别处");
  const Ended ended = Import({Part(others, "i2")});
  ASSERT_THAT(ended.status, IsOk());
  EXPECT_THAT(ended.outcomes(), Each(V::DIFFERS));
  for (const V& verdict : ended.verdicts) {
    EXPECT_EQ(ReasonIn(verdict), Reason::EXTERNAL_ID_DIFFERS);
    EXPECT_EQ(verdict.record(), "") << "what is there is not told";
  }
  EXPECT_EQ(RecordOf(name).content(), "清扫楼道");
  EXPECT_EQ(Count("service_record"), 1);
  // Another partner system has ids of its own.
  Imported(Row("A-1", Ago(4), absl::Hours(2)), "i3", kRedCross);
}

TEST_F(RecordImports, TellTwoRowsOfOnePartUnderOneIdApart) {
  const v1::RecordRow row = Row("A-1", Ago(3), absl::Hours(2));
  v1::RecordRow other = row;
  other.mutable_record()->set_content("植树");
  const Ended ended = Import({Part({row, row, other})});
  ASSERT_THAT(ended.status, IsOk());
  EXPECT_THAT(ended.outcomes(), ElementsAre(V::ACCEPTED, V::KNOWN, V::DIFFERS));
  EXPECT_EQ(ended.verdicts[1].record(), ended.verdicts[0].record());
  EXPECT_EQ(Count("service_record"), 1);
}

TEST_F(RecordImports, SayOfEachRowWhatIsWrongAndTakeTheOthers) {
  registration::v1::Volunteer merged;
  merged.set_name("volunteers/V1305032611555555D");
  merged.set_state(registration::v1::VOLUNTEER_MERGED);
  merged.set_service_region("regions/130503");
  registration_.Put(merged);
  std::vector<v1::RecordRow> rows = Days(0, 14);
  rows[1].set_volunteer("");
  rows[2].mutable_record()->clear_activity_name();
  rows[3].mutable_record()->clear_provenance();
  rows[4].mutable_record()->mutable_provenance()->clear_external_id();
  rows[5].mutable_record()->mutable_provenance()->clear_consent();
  rows[6] = Row("e6", now() - absl::Hours(1), absl::Hours(2));
  rows[7].mutable_record()->set_recording_unit(kOtherUnit);
  rows[8].mutable_record()->set_category("9999");
  rows[9].mutable_record()->set_organizing_unit("organizations/nowhere");
  rows[10].set_volunteer("volunteers/V1305032611999999Z");
  rows[11].set_volunteer("volunteers/V1305032611555555D");
  *rows[12].mutable_record()->mutable_end_time() =
      time::ToProto(time::FromProto(rows[12].record().start_time()) + absl::Minutes(721));
  rows[13] = Row("old", now() - absl::Hours(24 * 3700), absl::Hours(1));
  const Ended ended = Import({Part(rows)});
  ASSERT_THAT(ended.status, IsOk());
  ASSERT_THAT(ended.verdicts, SizeIs(rows.size()));
  EXPECT_EQ(ended.verdicts[0].outcome(), V::ACCEPTED);
  const Reason expected[] = {
      Reason::FIELD_REQUIRED,      Reason::FIELD_REQUIRED,         Reason::FIELD_REQUIRED,
      Reason::FIELD_REQUIRED,      Reason::FIELD_REQUIRED,         Reason::RECORD_IN_FUTURE,
      Reason::FIELD_UNKNOWN_VALUE, Reason::FIELD_PATTERN,          Reason::RESOURCE_NOT_FOUND,
      Reason::NOT_AUTHORIZED,      Reason::RECORD_VOLUNTEER_STATE, Reason::RECORD_WITHOUT_BREAK,
      Reason::RECORD_TOO_OLD};
  for (size_t i = 1; i < rows.size(); ++i) {
    EXPECT_EQ(ended.verdicts[i].outcome(), V::REFUSED) << i;
    EXPECT_EQ(ReasonIn(ended.verdicts[i]), expected[i - 1]) << ended.verdicts[i].DebugString();
    EXPECT_EQ(ended.verdicts[i].record(), "");
  }
  EXPECT_EQ(Count("service_record"), 1);
  EXPECT_EQ(Count("partner_record"), 1) << "what was refused may come again, corrected";
  const Ended again = Import({Part(rows)});
  EXPECT_EQ(again.verdicts[0].outcome(), V::KNOWN);
  for (size_t i = 1; i < rows.size(); ++i) {
    EXPECT_EQ(again.verdicts[i].SerializeAsString(), ended.verdicts[i].SerializeAsString());
  }
}

TEST_F(RecordImports, CountTheDaysCapAndTheBreaksOverTheWholePart) {
  std::vector<v1::RecordRow> rows;
  for (int n = 0; n < 4; ++n) {
    rows.push_back(
        Row(absl::StrCat("e", n), Ago(3) - absl::Hours(8) + absl::Hours(n * 4), absl::Hours(3)));
  }
  const Ended ended = Import({Part(rows)});
  ASSERT_THAT(ended.status, IsOk());
  ASSERT_THAT(ended.outcomes(), Each(V::ACCEPTED));
  std::vector<int> credited;
  for (const V& verdict : ended.verdicts) {
    credited.push_back(RecordOf(verdict.record()).credited_minutes());
  }
  EXPECT_THAT(credited, ElementsAre(180, 180, 120, 0));
  // Two rows without a break between are one stretch of service.
  const Ended long_one = Import({Part({Row("f0", Ago(5) - absl::Hours(8), absl::Hours(10)),
                                       Row("f1", Ago(5) + absl::Hours(2), absl::Hours(3))})});
  EXPECT_THAT(long_one.outcomes(), ElementsAre(V::ACCEPTED, V::REFUSED));
  EXPECT_EQ(ReasonIn(long_one.verdicts.at(1)), Reason::RECORD_WITHOUT_BREAK);
}

TEST_F(RecordImports, JudgeEachDayByItsPolicy) {  // law 9
  Sql("INSERT INTO policy (region_code, effective_time, body, source)"
      " SELECT '130503', '2026-11-20T00:00:00+08', body || '{\"dailyCapMinutes\": 60}', 'test'"
      " FROM policy WHERE region_code = ''");
  const auto day = [](int of_month) {
    return time::StartOfDay(absl::CivilDay(2026, 11, of_month)) + absl::Hours(9);
  };
  const Ended ended =
      Import({Part({Row("a", day(19), absl::Hours(2)), Row("b", day(20), absl::Hours(2)),
                    Row("c", day(18), absl::Hours(2))})});
  ASSERT_THAT(ended.outcomes(), Each(V::ACCEPTED));
  EXPECT_EQ(RecordOf(ended.verdicts[0].record()).credited_minutes(), 120);
  EXPECT_EQ(RecordOf(ended.verdicts[1].record()).credited_minutes(), 60);
  EXPECT_EQ(RecordOf(ended.verdicts[2].record()).credited_minutes(), 120);
}

TEST_F(RecordImports, RehearseWithoutATrace) {
  const std::string before = Entered(Ago(5), absl::Hours(2));
  std::vector<v1::RecordRow> rows = {Row("a", Ago(3), absl::Hours(1)),
                                     Row("b", Ago(5), absl::Hours(1)),
                                     Row("c", Ago(4), -absl::Hours(1))};
  v1::ImportRecordsRequest part = Part(rows, "dry");
  part.set_dry_run(true);
  const Ended ended = Import({part});
  ASSERT_THAT(ended.status, IsOk());
  EXPECT_THAT(ended.outcomes(), ElementsAre(V::WOULD_ACCEPT, V::CONFLICT, V::REFUSED));
  EXPECT_EQ(ReasonIn(ended.verdicts[1]), Reason::RECORD_OVERLAPS);
  EXPECT_EQ(ended.verdicts[1].conflict(), "");
  for (const char* table : {"partner_record", "record_import", "record_conflict", "outbox"}) {
    EXPECT_EQ(Count(table), 0) << table;
  }
  EXPECT_EQ(Count("service_record"), 1);
}

TEST_F(RecordImports, AreForWhoMayRecordAndReachesThePeople) {
  const std::vector<v1::ImportRecordsRequest> parts = {Part({Row("a", Ago(3), absl::Hours(1))})};
  EXPECT_THAT(Import(parts, "").status, RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  EXPECT_THAT(Import(parts, "staff/other").status, RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Import(parts, kLeader).status, RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Import({Part({}, "i", kYouth)}).status, Violates("rows", Reason::FIELD_REQUIRED));
  EXPECT_THAT(Import({Part(Days(0, 1), "i", "systems/nonesuch")}).status,
              Violates("partner_system", Reason::PARTNER_SYSTEM_UNKNOWN));
  // A manager reaches the members of his unit, and nobody learns whether there is somebody else.
  const std::string stranger = "volunteers/V1305032611666666E";
  AddVolunteer(stranger);
  host_.scopes().Lies(stranger, {"130502", {"organizations/o3"}});
  const Ended ended =
      Import({Part({Row("a", Ago(3), absl::Hours(1)), Row("b", Ago(3), absl::Hours(1), stranger),
                    Row("c", Ago(3), absl::Hours(1), "volunteers/V1305032611999999Z")})},
             kManager);
  EXPECT_THAT(ended.outcomes(), ElementsAre(V::ACCEPTED, V::REFUSED, V::REFUSED));
  EXPECT_EQ(ReasonIn(ended.verdicts.at(1)), Reason::NOT_AUTHORIZED);
  EXPECT_EQ(ended.verdicts[1].refusal().SerializeAsString(),
            ended.verdicts[2].refusal().SerializeAsString());
  // The League looks after its own system.
  host_.scopes().Lies(kUnit, {"130503", {kUnit}, false, {"youth"}});
  host_.scopes().Lies(kHim, {"130503", {kUnit}, false, {"youth"}});
  host_.Grant("agencies/league", options::v1::PARTNER_AGENCY, "systems/youth");
  EXPECT_THAT(
      Import({Part({Row("d", Ago(3), absl::Hours(1), kHim)}, "i9")}, "agencies/league").outcomes(),
      ElementsAre(V::ACCEPTED));
  EXPECT_THAT(Import({Part(Days(0, 1), "i1", kRedCross)}).status,
              RefusedWith(Reason::REQUEST_ID_REUSED));
  registration::v1::Organization unit;
  unit.set_name(kOtherUnit);
  unit.set_region("regions/130503");
  unit.set_state(registration::v1::ORGANIZATION_SUSPENDED);
  registration_.Put(unit);
  EXPECT_THAT(Import({Part(Days(0, 1), "i8", kYouth, kOtherUnit)}).status,
              RefusedWith(Reason::RECORDING_UNIT_STATE));
}

TEST_F(RecordImports, HeedBansButNoMonthlyLimit) {
  Rule(R"({"backEntriesPerMonth": 1})");
  EXPECT_THAT(Import({Part(Days(0, 3))}).outcomes(), Each(V::ACCEPTED));
  Sql(
      absl::StrCat("INSERT INTO back_entry_ban (banned, ban_id, explanation, record, from_time,"
                   " until_time, reearn_minutes, banned_by, create_time, update_time) VALUES ('",
                   kHim,
                   "', 'b', '虚假记录', '', '2026-01-01', '2027-06-01', 600, 'staff/x',"
                   " now(), now())"));
  const Ended ended = Import({Part({Days(5, 1, kHer, "g")[0], Days(5, 1, kHim, "h")[0]}, "i2")});
  EXPECT_THAT(ended.outcomes(), ElementsAre(V::ACCEPTED, V::REFUSED));
  EXPECT_EQ(ReasonIn(ended.verdicts.at(1)), Reason::BACK_ENTRY_BANNED);
}

TEST_F(RecordImports, TakeARareCharacterAndALongText) {
  v1::RecordRow row = Row("𠮷/ئۇيغۇر-1", Ago(3), absl::Hours(1));
  row.mutable_record()->set_activity_name("𠮷野家门前 \"清扫\", {a,b} \\n ཞབས་ཞུ");
  row.mutable_record()->mutable_provenance()->clear_evidence();
  row.mutable_record()->mutable_provenance()->add_evidence("第\"3\"页, {甲}\\乙\n丙");
  row.mutable_record()->mutable_provenance()->add_evidence("NULL");
  const v1::Record record = RecordOf(Imported(row));
  EXPECT_EQ(record.activity_name(), row.record().activity_name());
  EXPECT_EQ(record.provenance().external_id(), "𠮷/ئۇيغۇر-1");
  EXPECT_THAT(record.provenance().evidence(), ElementsAre("第\"3\"页, {甲}\\乙\n丙", "NULL"));
  EXPECT_THAT(Import({Part({row})}).outcomes(), ElementsAre(V::KNOWN));
}

// The same rows in six batches at the same moment, forwards and backwards.
TEST_F(RecordImports, EnterEachRowOnceWhateverRunsBesideIt) {
  constexpr int kThreads = 6, kRows = 120;
  std::atomic<int> accepted = 0, known = 0, other = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      std::vector<v1::ImportRecordsRequest> parts;
      for (int from = 0; from < kRows; from += 40) {
        std::vector<v1::RecordRow> rows = Days(from, 20);
        const std::vector<v1::RecordRow> his = Days(from + 20, 20, kHim);
        rows.insert(rows.end(), his.begin(), his.end());
        if (t % 2 == 1) std::reverse(rows.begin(), rows.end());
        parts.push_back(Part(rows, absl::StrCat("t", t)));
      }
      if (t % 2 == 1) std::reverse(parts.begin(), parts.end());
      const Ended ended = Import(parts);
      EXPECT_THAT(ended.status, IsOk());
      for (const V& verdict : ended.verdicts) {
        ++(verdict.outcome() == V::ACCEPTED ? accepted
           : verdict.outcome() == V::KNOWN  ? known
                                            : other);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(accepted, kRows);
  EXPECT_EQ(known, kRows * (kThreads - 1));
  EXPECT_EQ(other, 0);
  EXPECT_EQ(Count("service_record"), kRows);
  EXPECT_EQ(Count("partner_record"), kRows);
}

// One external id for two people at the same moment: the first has it.
TEST_F(RecordImports, GiveOneIdToOneRecordWhateverRunsBesideIt) {
  constexpr int kRows = 60;
  std::atomic<int> accepted = 0, differs = 0;
  std::vector<std::thread> threads;
  for (const char* her : {kHer, kHim}) {
    for (const bool backwards : {false, true}) {
      threads.emplace_back([&, her = std::string(her), backwards] {
        for (int n = 0; n < kRows; n += 10) {
          std::vector<v1::RecordRow> rows = Days(n, 10, her);
          if (backwards) std::reverse(rows.begin(), rows.end());
          for (const V& verdict : Import({Part(rows, her.substr(11))}).verdicts) {
            if (verdict.outcome() == V::ACCEPTED) ++accepted;
            if (verdict.outcome() == V::DIFFERS) ++differs;
            EXPECT_NE(verdict.outcome(), V::CONFLICT);
          }
        }
      });
    }
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(accepted, kRows);
  EXPECT_EQ(differs, kRows * 2);
  EXPECT_EQ(Count("service_record"), kRows);
  EXPECT_EQ(Count("service_record AS record JOIN partner_record AS partner USING (partner_system,"
                  " external_id, volunteer_id, record_id)"),
            kRows);
}

}  // namespace
}  // namespace linli::hours
