// Entering records by hand, reading them.
#include <atomic>
#include <thread>

#include "services/hours/api/record_scopes.h"
#include "services/hours/api/town_fixture.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

class Records : public HoursTown {
 protected:
  absl::StatusOr<v1::ListRecordsResponse> List(const v1::ListRecordsRequest& request,
                                               const std::string& as = kHer) {
    return host_.Call(*record_, &v1::RecordService::Stub::ListRecords, as, request);
  }
};

TEST_F(Records, EnteredByHandAreHonourAndWaitForASecondPerson) {  // S3-28, S0-35, PAIN-1
  v1::CreateRecordRequest request = Entry(kHer, now() - absl::Hours(24), absl::Hours(2));
  // What is ours to say is not the caller's to bring.
  request.mutable_record()->set_kind(v1::Record::CREDIT);
  request.mutable_record()->set_state(v1::Record::EFFECTIVE);
  request.mutable_record()->set_credited_minutes(9999);
  request.mutable_record()->set_attendance("volunteers/x/attendances/y");
  request.mutable_record()->mutable_provenance()->set_entered_by("staff/somebody");
  const auto record = Enter(request);
  ASSERT_THAT(record, IsOk());
  EXPECT_EQ(record->kind(), v1::Record::HONOUR);
  EXPECT_EQ(record->state(), v1::Record::PENDING_CONFIRMATION);
  EXPECT_EQ(record->evidence_grade(), v1::ENTERED_BY_HAND);
  EXPECT_EQ(record->credited_minutes(), 120);
  EXPECT_EQ(record->attendance(), "");
  EXPECT_EQ(record->region(), "regions/130503");
  EXPECT_EQ(record->provenance().entered_by(), kManager);
  EXPECT_THAT(record->provenance().evidence(), ElementsAre("档案 2025-117"));
  EXPECT_EQ(RecordOf(record->name()).SerializeAsString(), record->SerializeAsString());
}

TEST_F(Records, NameAnOrganiserAndACategoryThatExist) {
  v1::CreateRecordRequest request = Entry(kHer, now() - absl::Hours(24), absl::Hours(2));
  request.mutable_record()->set_organizing_unit("organizations/nowhere");
  EXPECT_THAT(Enter(request), Violates("record.organizing_unit", Reason::RESOURCE_NOT_FOUND));
  request.mutable_record()->set_organizing_unit(kUnit);
  for (const char* code : {"0000", "0021", "9999", "1000"}) {
    request.mutable_record()->set_category(code);
    EXPECT_THAT(Enter(request), Violates("record.category", Reason::FIELD_PATTERN)) << code;
  }
  request.mutable_record()->set_category("1301");  // Hebei's own
  EXPECT_THAT(Enter(request), IsOk());
}

TEST_F(Records, NeedProofThatSaysSomething) {
  v1::CreateRecordRequest request = Entry(kHer, now() - absl::Hours(24), absl::Hours(2));
  request.mutable_record()->mutable_provenance()->add_evidence("");
  EXPECT_THAT(Enter(request), Violates("record.provenance.evidence[1]", Reason::FIELD_REQUIRED));
}

TEST_F(Records, StayHonourInTheDatabaseItself) {  // PAIN-1, the guarantee below the code
  ASSERT_THAT(Enter(Entry(kHer, now() - absl::Hours(24), absl::Hours(2))), IsOk());
  EXPECT_THROW(Sql("UPDATE service_record SET kind = 'CREDIT'"), pqxx::check_violation);
}

TEST_F(Records, NeverCreditMoreThanWasServedInTheDatabaseItself) {  // law 3
  ASSERT_THAT(Enter(Entry(kHer, now() - absl::Hours(24), absl::Hours(2))), IsOk());
  for (const char* change :
       {"credited_minutes = 121", "payable_minutes = 121", "interval_minutes = 121",
        "credited_minutes = -1", "end_time = end_time + interval '1 day'"}) {
    EXPECT_THROW(Sql(absl::StrCat("UPDATE service_record SET ", change)), pqxx::check_violation)
        << change;
  }
}

TEST_F(Records, NameEverythingThatIsMissing) {  // 67号令 Art. 7
  v1::CreateRecordRequest request;
  request.set_parent(kHer);
  request.mutable_record()->set_recording_unit(kUnit);
  const auto refused = Enter(request);
  for (const char* field :
       {"record.activity_name", "record.place", "record.content", "record.start_time",
        "record.end_time", "record.organizing_unit", "record.leader"}) {
    EXPECT_THAT(refused, Violates(field, Reason::FIELD_REQUIRED));
  }
  v1::CreateRecordRequest bare = Entry(kHer, now() - absl::Hours(3), absl::Hours(1));
  bare.mutable_record()->clear_provenance();
  EXPECT_THAT(Enter(bare), Violates("record.provenance", Reason::FIELD_REQUIRED));
  v1::CreateRecordRequest no_consent = Entry(kHer, now() - absl::Hours(3), absl::Hours(1));
  no_consent.mutable_record()->mutable_provenance()->clear_consent();
  EXPECT_THAT(Enter(no_consent), Violates("record.provenance.consent", Reason::FIELD_REQUIRED));
}

TEST_F(Records, RefuseTimesThatCannotBe) {
  const absl::Time midnight = time::StartOfDay(time::DayOf(now()));
  EXPECT_THAT(Enter(Entry(kHer, now() - absl::Hours(1), absl::Hours(2))),
              Violates("record.end_time", Reason::RECORD_IN_FUTURE));
  EXPECT_THAT(Enter(Entry(kHer, midnight - absl::Hours(1), absl::Hours(2))),
              Violates("record.end_time", Reason::RECORD_CROSSES_MIDNIGHT));
  EXPECT_THAT(Enter(Entry(kHer, midnight - absl::Hours(26), absl::Hours(25))),
              Violates("record.end_time", Reason::RECORD_CROSSES_MIDNIGHT));
  EXPECT_THAT(Enter(Entry(kHer, midnight, -absl::Hours(1))),
              Violates("record.end_time", Reason::RECORD_INTERVAL));
}

// PAIN-1: what cannot be true is not entered, whoever vouches for it.
TEST_F(Records, RefuseWhatCannotBeTrue) {
  const absl::Time morning = time::StartOfDay(absl::CivilDay(2026, 11, 20)) + absl::Hours(6);
  EXPECT_THAT(Enter(Entry(kHer, time::StartOfDay(absl::CivilDay(2016, 11, 20)), absl::Hours(1))),
              Violates("record.start_time", Reason::RECORD_TOO_OLD));
  EXPECT_THAT(Enter(Entry(kHer, morning, absl::Minutes(721))),
              Violates("record.end_time", Reason::RECORD_WITHOUT_BREAK));
  ASSERT_THAT(Enter(Entry(kHer, morning, absl::Hours(8))), IsOk());
  EXPECT_THAT(Enter(Entry(kHer, morning + absl::Hours(8), absl::Minutes(241))),
              Violates("record.end_time", Reason::RECORD_WITHOUT_BREAK))
      << "cut into two it is the same";
  EXPECT_THAT(Enter(Entry(kHer, morning + absl::Hours(8), absl::Hours(4))), IsOk());
  registration::v1::Organization unit;
  unit.set_name(kUnit);
  unit.set_region("regions/130503");
  unit.set_state(registration::v1::ORGANIZATION_APPROVED);
  unit.set_founding_date("2026-11-20");
  registration_.Put(unit);
  EXPECT_THAT(Enter(Entry(kHer, morning - absl::Hours(24), absl::Hours(1))),
              Violates("record.start_time", Reason::RECORD_BEFORE_UNIT));
  registration::v1::Volunteer child;
  child.set_name(kHim);
  child.set_state(registration::v1::VOLUNTEER_ACTIVE);
  child.set_birth_date("2023-11-21");
  registration_.Put(child);
  EXPECT_THAT(Enter(Entry(kHim, morning, absl::Hours(1))),
              Violates("record.start_time", Reason::RECORD_BEFORE_AGE));
  EXPECT_THAT(Enter(Entry(kHim, morning + absl::Hours(24), absl::Hours(1))), IsOk());
}

TEST_F(Records, AreJudgedByTheLimitsOfTheRegion) {  // law 9
  Sql("INSERT INTO policy (region_code, effective_time, body, source)"
      " SELECT '130503', '2020-01-01', body || '{\"maxUnbrokenMinutes\": 60}', 't' FROM policy");
  EXPECT_THAT(Enter(Entry(kHer, now() - absl::Hours(24), absl::Minutes(61))),
              Violates("record.end_time", Reason::RECORD_WITHOUT_BREAK));
  EXPECT_THAT(Enter(Entry(kHer, now() - absl::Hours(24), absl::Minutes(60))), IsOk());
}

// A manager who has nothing to do with a number does not learn whether somebody holds it.
TEST_F(Records, TellNobodyWhoIsAVolunteer) {
  const absl::Time start = now() - absl::Hours(24);
  constexpr char kStranger[] = "volunteers/V1305032611888888H";
  AddVolunteer(kStranger);
  host_.scopes().Lies(kStranger, {"130503", {}});
  const auto known = Enter(Entry(kStranger, start, absl::Hours(1)));
  const auto unknown = Enter(Entry("volunteers/V1305032611999999Z", start, absl::Hours(1)));
  EXPECT_THAT(known, RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(known.status(), unknown.status());
  EXPECT_EQ(Count("service_record"), 0);
  // Once she has signed up with the unit, the unit knows her.
  Expect(kStranger, kShift, now(), absl::Hours(1));
  EXPECT_THAT(Enter(Entry(kStranger, start, absl::Hours(1))), IsOk());
  EXPECT_THAT(Enter(Entry(kStranger, start + absl::Hours(2), absl::Hours(1), "organizations/o2"),
                    "staff/other"),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Records, OfLeapDayAndTheDayAfterAreTwoDays) {  // law 3
  const absl::Time midnight = time::StartOfDay(absl::CivilDay(2024, 3, 1));
  const auto leap_day = Enter(Entry(kHer, midnight - absl::Hours(10), absl::Hours(10)));
  ASSERT_THAT(leap_day, IsOk());
  EXPECT_EQ(leap_day->payable_minutes(), 600);
  EXPECT_EQ(leap_day->credited_minutes(), 480);
  const auto next_day = Enter(Entry(kHer, midnight, absl::Hours(2)));
  ASSERT_THAT(next_day, IsOk());
  EXPECT_EQ(next_day->credited_minutes(), 120) << "a day of its own";
}

TEST_F(Records, AreForKnownPeopleAndApprovedUnits) {
  const absl::Time start = now() - absl::Hours(24);
  host_.Grant("staff/all", options::v1::ORGANIZATION_MANAGER);
  EXPECT_THAT(Enter(Entry("volunteers/V1305032611999999Z", start, absl::Hours(1)), "staff/all"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  AddVolunteer("volunteers/V1305032611555555D", registration::v1::VOLUNTEER_PENDING);
  host_.scopes().Lies("volunteers/V1305032611555555D", {"130503", {kUnit}});
  EXPECT_THAT(Enter(Entry("volunteers/V1305032611555555D", start, absl::Hours(1))),
              RefusedWith(Reason::RECORD_VOLUNTEER_STATE));
  registration::v1::Organization unit;
  unit.set_name(kUnit);
  unit.set_state(registration::v1::ORGANIZATION_SUSPENDED);
  registration_.Put(unit);
  EXPECT_THAT(Enter(Entry(kHer, start, absl::Hours(1))), RefusedWith(Reason::RECORDING_UNIT_STATE));
}

TEST_F(Records, AreEnteredByLeadersAndManagersOfTheRecordingUnitAlone) {  // S4-16
  const v1::CreateRecordRequest request = Entry(kHer, now() - absl::Hours(24), absl::Hours(1));
  for (const char* nobody : {kHer, kHim, "staff/other", "services/awards"}) {
    EXPECT_THAT(Enter(request, nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  EXPECT_THAT(Enter(request, kLeader), IsOk());
}

TEST_F(Records, NeverOverlapAcrossOrganisations) {  // law 2
  const absl::Time start = now() - absl::Hours(24);
  const auto first = Enter(Entry(kHer, start, absl::Hours(2)));
  ASSERT_THAT(first, IsOk());
  const auto second = Enter(
      Entry(kHer, start + absl::Minutes(119), absl::Hours(1), "organizations/o2"), "staff/other");
  EXPECT_THAT(second, RefusedWith(Reason::RECORD_OVERLAPS));
  EXPECT_EQ(MentionOf(second.status(), "record"), first->name());
  EXPECT_THAT(Enter(Entry(kHer, start + absl::Minutes(120), absl::Hours(1), "organizations/o2"),
                    "staff/other"),
              IsOk())
      << "the end of one is the start of the next";
  EXPECT_THAT(Enter(Entry(kHim, start, absl::Hours(2))), IsOk()) << "another person";
}

TEST_F(Records, NeverOverlapWhateverTwoOrganisationsEnterInParallel) {  // law 2
  const absl::Time start = now() - absl::Hours(24);
  std::atomic<int> entered = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&, i] {
      const bool first = i % 2 == 0;
      entered += Enter(Entry(kHer, start + absl::Minutes(i), absl::Hours(1),
                             first ? kUnit : "organizations/o2"),
                       first ? kManager : "staff/other")
                     .ok();
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(entered, 1);
  EXPECT_EQ(Count("service_record"), 1);
}

TEST_F(Records, NeverOverlapInTheDatabaseItself) {  // law 2, the guarantee below the code
  const auto first = Enter(Entry(kHer, now() - absl::Hours(24), absl::Hours(2)));
  const auto second = Enter(Entry(kHer, now() - absl::Hours(21), absl::Hours(1)));
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(second, IsOk());
  EXPECT_THROW(Sql("UPDATE service_record SET start_time = start_time - interval '2 hours',"
                   " end_time = end_time - interval '2 hours' WHERE start_time ="
                   " (SELECT max(start_time) FROM service_record)"),
               pqxx::sql_error);
}

TEST_F(Records, AreFlaggedWhenTheyComeAfterTenWorkingDays) {  // S0-35
  // Now it is Saturday 28 November 2026. The ten working days of service on Sunday the 15th ended
  // on Friday the 27th, those of Monday the 16th end on Monday the 30th.
  const auto in_time =
      Enter(Entry(kHer, time::StartOfDay(absl::CivilDay(2026, 11, 16)), absl::Hours(1)));
  const auto late =
      Enter(Entry(kHer, time::StartOfDay(absl::CivilDay(2026, 11, 15)), absl::Hours(1)));
  ASSERT_THAT(in_time, IsOk());
  ASSERT_THAT(late, IsOk());
  EXPECT_FALSE(in_time->late());
  EXPECT_TRUE(late->late());
}

TEST_F(Records, AnswerARepeatedRequestOnce) {  // law 6
  v1::CreateRecordRequest request = Entry(kHer, now() - absl::Hours(24), absl::Hours(2));
  request.set_request_id("entry-1");
  const auto first = Enter(request);
  const auto again = Enter(request);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(first->name(), again->name());
  EXPECT_EQ(Count("service_record"), 1);
}

// S4-16: who confirms a record can see it, also when she is no member of the recording unit.
TEST_F(Records, LieWithTheRecordingUnitToo) {
  const auto record = Enter(Entry(kHer, now() - absl::Hours(24), absl::Hours(1)));
  ASSERT_THAT(record, IsOk());
  host_.scopes().Lies(kHer, {"130503", {"organizations/o2"}});
  RecordScopes scopes(host_->database(), host_.scopes());
  const auto scope = scopes.Resolve(record->name(), absl::Now() + absl::Seconds(10));
  ASSERT_THAT(scope, IsOk());
  EXPECT_THAT(scope->organizations, ElementsAre("organizations/o2", kUnit));
  EXPECT_FALSE(scope->whole_platform);
  const auto none =
      scopes.Resolve(absl::StrCat(kHer, "/records/none"), absl::Now() + absl::Seconds(10));
  ASSERT_THAT(none, IsOk());
  EXPECT_THAT(none->organizations, ElementsAre("organizations/o2"));
  const auto herself = scopes.Resolve(kHer, absl::Now() + absl::Seconds(10));
  ASSERT_THAT(herself, IsOk());
  EXPECT_THAT(herself->organizations, ElementsAre("organizations/o2"));
}

// S4-16: a leader works through what waits at her unit, whoever served.
TEST_F(Records, AreListedForTheUnitThatRecordedThem) {
  const absl::Time start = time::StartOfDay(absl::CivilDay(2026, 11, 20));
  std::vector<std::string> names;
  for (int day = 0; day < 5; ++day) {
    const auto record =
        Enter(Entry(day % 2 == 0 ? kHer : kHim, start + absl::Hours(24 * day), absl::Hours(1)));
    ASSERT_THAT(record, IsOk());
    names.push_back(record->name());
  }
  ASSERT_THAT(Confirm(names[1]), IsOk());
  host_.scopes().Lies(kHer, {"130503", {"organizations/o2"}});  // she left
  v1::ListRecordsRequest request;
  request.set_parent(kUnit);
  request.add_states(v1::Record::PENDING_CONFIRMATION);
  request.set_page_size(2);
  std::vector<std::string> seen;
  do {
    const auto page = List(request, kLeader);
    ASSERT_THAT(page, IsOk());
    for (const v1::Record& record : page->records()) seen.push_back(record.name());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(seen, ElementsAre(names[0], names[2], names[3], names[4]));

  EXPECT_THAT(List(request, kHer), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List(request, "staff/other"), RefusedWith(Reason::NOT_AUTHORIZED));
  request.set_parent("organizations/o2");
  const auto other = List(request, "staff/other");
  ASSERT_THAT(other, IsOk());
  EXPECT_THAT(other->records(), SizeIs(0));
}

TEST_F(Records, AreListedByWindowAndStateInPages) {
  const absl::Time start = time::StartOfDay(absl::CivilDay(2026, 11, 20));
  std::vector<std::string> names;
  for (int day = 0; day < 5; ++day) {
    const auto record = Enter(Entry(kHer, start + absl::Hours(24 * day), absl::Hours(1)));
    ASSERT_THAT(record, IsOk());
    names.push_back(record->name());
  }
  ASSERT_THAT(Confirm(names[1]), IsOk());
  ASSERT_THAT(Confirm(names[3]), IsOk());
  v1::ListRecordsRequest request;
  request.set_parent(kHer);
  request.set_page_size(2);
  std::vector<std::string> seen;
  do {
    const auto page = List(request);
    ASSERT_THAT(page, IsOk());
    for (const v1::Record& record : page->records()) seen.push_back(record.name());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(seen, names);

  v1::ListRecordsRequest effective;
  effective.set_parent(kHer);
  effective.add_states(v1::Record::EFFECTIVE);
  *effective.mutable_from_time() = time::ToProto(start + absl::Hours(24));
  *effective.mutable_until_time() = time::ToProto(start + absl::Hours(72));
  const auto window = List(effective, "services/awards");
  ASSERT_THAT(window, IsOk());
  ASSERT_THAT(window->records(), SizeIs(1));
  EXPECT_EQ(window->records(0).name(), names[1]);

  *effective.mutable_until_time() = effective.from_time();
  EXPECT_THAT(List(effective), Violates("until_time", Reason::WINDOW));
  EXPECT_THAT(List(request, kHim), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Records, AreListedOfWhoExists) {
  host_.Grant("staff/auditor", options::v1::INSPECTOR);
  v1::ListRecordsRequest request;
  for (const char* nobody : {"volunteers/130502000000000000", "organizations/nobody"}) {
    request.set_parent(nobody);
    EXPECT_THAT(List(request, "staff/auditor"), RefusedWith(Reason::RESOURCE_NOT_FOUND)) << nobody;
  }
  request.set_parent(kHer);
  EXPECT_THAT(List(request, "staff/auditor"), IsOk());
}

}  // namespace
}  // namespace linli::hours
