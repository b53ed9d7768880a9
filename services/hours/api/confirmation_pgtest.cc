// 领队负责制: records become effective and are posted.
#include <atomic>
#include <thread>

#include "linli/hours/v1/events.pb.h"
#include "services/hours/api/town_fixture.h"

namespace linli::hours {
namespace {

using ::testing::SizeIs;

class Confirmation : public HoursTown {
 protected:
  std::string Drafted(const std::string& volunteer = kHer, const std::string& shift = kShift) {
    const auto out = Serve(volunteer, shift, now(), absl::Hours(2));
    EXPECT_THAT(out, IsOk());
    return out.ok() ? out->records(0) : "";
  }
};

TEST_F(Confirmation, MakesTheRecordEffectiveAndPostsItsMinutes) {  // S4-16, S3-28
  const std::string name = Drafted();
  const auto record = Confirm(name);
  ASSERT_THAT(record, IsOk());
  EXPECT_EQ(record->state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(record->confirmed_by(), kLeader);
  EXPECT_EQ(record->etag(), "2");
  EXPECT_EQ(record->transfer(), absl::StrCat("accounts/service-", NumberOf(kHer), "/transfers/",
                                             name.substr(name.rfind('/') + 1)));
  EXPECT_EQ(CreditedTo(kHer), 120);
  EXPECT_EQ(RecordOf(name).state(), v1::Record::EFFECTIVE) << "also where it was read before";
  EXPECT_EQ(
      Sql("SELECT sum(minutes) FROM entry WHERE account = 'service-issue-o1'")[0][0].as<int>(),
      -120);
}

TEST_F(Confirmation, WaitsWhileTheUnitIsSuspendedAndGoesOnAfterItWasDissolved) {
  const std::string name = Drafted();
  registration::v1::Organization unit = **registration_.GetOrganization({}, kUnit);
  for (auto state :
       {registration::v1::ORGANIZATION_SUSPENDED, registration::v1::ORGANIZATION_FROZEN}) {
    unit.set_state(state);
    registration_.Put(unit);
    EXPECT_THAT(Confirm(name), RefusedWith(Reason::RECORDING_UNIT_STATE));
  }
  EXPECT_EQ(CreditedTo(kHer), 0);
  unit.set_state(registration::v1::ORGANIZATION_DISSOLVED);
  registration_.Put(unit);
  EXPECT_THAT(Confirm(name), IsOk()) << "the service was given";
}

TEST_F(Confirmation, TellsTheRightAllThatItNeedsToCount) {
  const std::string name = Drafted();
  ASSERT_THAT(Confirm(name), IsOk());
  const pqxx::result rows =
      Sql("SELECT aggregatetype, aggregateid, version, payload FROM outbox"
          " WHERE type = 'hours.record.confirmed'");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]["aggregatetype"].as<std::string>(), "record");
  EXPECT_EQ(rows[0]["aggregateid"].as<std::string>(), name);
  EXPECT_EQ(rows[0]["version"].as<int>(), 2);
  v1::RecordEvent event;
  ASSERT_TRUE(event.ParseFromString(db::ToBytes(rows[0]["payload"])));
  EXPECT_EQ(event.volunteer(), kHer);
  EXPECT_EQ(event.kind(), v1::Record::CREDIT);
  EXPECT_EQ(event.credited_minutes(), 120);
  EXPECT_EQ(event.recording_unit(), kUnit);
  EXPECT_EQ(event.region(), "regions/130503");
  EXPECT_EQ(event.category(), "0009");
}

TEST_F(Confirmation, IsForLeadersAndManagersOfTheRecordingUnit) {  // S4-16
  const std::string name = Drafted();
  for (const char* nobody : {kHim, "staff/other", "services/awards"}) {
    EXPECT_THAT(Confirm(name, nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  EXPECT_THAT(Confirm(name, kManager), IsOk());
}

TEST_F(Confirmation, EndsWithTheDelegation) {  // law 11
  const std::string name = Drafted();
  host_.RevokeAll(kLeader);
  Advance(absl::Seconds(3));
  EXPECT_THAT(Confirm(name, kLeader), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Confirmation, HidesWhatDoesNotExistFromWhoMayNotKnow) {
  const std::string nothing = absl::StrCat(kHer, "/records/none");
  EXPECT_THAT(Confirm(nothing), RefusedWith(Reason::NOT_AUTHORIZED));
  host_.Grant("staff/all", options::v1::ORGANIZATION_MANAGER);
  EXPECT_THAT(Confirm(nothing, "staff/all"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(Confirmation, OfOnesOwnRecordIsRefused) {  // S4-16
  host_.Grant(kHer, options::v1::ACTIVITY_LEADER, kUnit);
  EXPECT_THAT(Confirm(Drafted(), kHer), RefusedWith(Reason::RECORD_OWN));
}

TEST_F(Confirmation, OfAHandMadeRecordTakesTwoPersons) {  // PAIN-1
  const auto record = Enter(Entry(kHer, now() - absl::Hours(24), absl::Hours(2)), kManager);
  ASSERT_THAT(record, IsOk());
  EXPECT_THAT(Confirm(record->name(), kManager), RefusedWith(Reason::RECORD_SECOND_PERSON));
  EXPECT_THAT(Confirm(record->name(), kLeader), IsOk());
  EXPECT_THROW(Sql("UPDATE service_record SET confirmed_by = entered_by"), pqxx::check_violation)
      << "the guarantee below the code";
}

TEST_F(Confirmation, HappensOnceWhoeverConfirmsInParallel) {  // laws 4 and 6
  const std::string name = Drafted();
  std::atomic<int> confirmed = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 100; ++i) {
    threads.emplace_back([&, i] {
      const auto record = Confirm(name, i % 2 == 0 ? kLeader : kManager);
      (record.ok() ? confirmed : refused)++;
      if (!record.ok()) {
        EXPECT_THAT(record, RefusedWith(Reason::RECORD_STATE));
      }
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(confirmed, 1);
  EXPECT_EQ(refused, 99);
  EXPECT_EQ(Count("transfer"), 1);
  EXPECT_EQ(Count("outbox WHERE type = 'hours.record.confirmed'"), 1);
  EXPECT_EQ(CreditedTo(kHer), 120);
}

TEST_F(Confirmation, AnswersARepeatedRequestOnce) {  // law 6
  const std::string name = Drafted();
  const auto first = Confirm(name, kLeader, "confirm-1");
  const auto again = Confirm(name, kLeader, "confirm-1");
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(first->SerializeAsString(), again->SerializeAsString());
  EXPECT_EQ(Count("transfer"), 1);
}

TEST_F(Confirmation, MindsTheEtag) {
  const std::string name = Drafted();
  EXPECT_THAT(Confirm(name, kLeader, "", "7"), RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_THAT(Confirm(name, kLeader, "", "1"), IsOk());
}

TEST_F(Confirmation, PostsNothingForServiceBeyondTheDaysCap) {
  const absl::Time start = time::StartOfDay(absl::CivilDay(2026, 11, 29)) + absl::Hours(8);
  ASSERT_THAT(Serve(kHer, "organizations/o1/activities/a/shifts/s", start, absl::Hours(8)), IsOk());
  const auto more =
      Serve(kHer, "organizations/o1/activities/b/shifts/s", start + absl::Hours(9), absl::Hours(1));
  ASSERT_THAT(more, IsOk());
  const auto record = Confirm(more->records(0));
  ASSERT_THAT(record, IsOk());
  EXPECT_EQ(record->credited_minutes(), 0);
  EXPECT_EQ(record->transfer(), "");
  EXPECT_EQ(Count("transfer"), 0);
}

TEST_F(Confirmation, OfManyGivesEachItsOwnOutcome) {  // S4-16
  const std::string hers = Drafted(kHer);
  const std::string his = Drafted(kHim, "organizations/o1/activities/a2/shifts/s1");
  const std::string foreign = Drafted(kHim, "organizations/o2/activities/b1/shifts/s1");
  v1::BatchConfirmRecordsRequest request;
  for (const std::string& name : {hers, foreign, absl::StrCat(kHer, "/records/none"), his}) {
    request.add_names(name);
  }
  const auto response =
      host_.Call(*record_, &v1::RecordService::Stub::BatchConfirmRecords, kLeader, request);
  ASSERT_THAT(response, IsOk());
  ASSERT_THAT(response->results(), SizeIs(4));
  EXPECT_EQ(response->results(0).record().state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(response->results(0).record().name(), hers);
  for (const int refused : {1, 2}) {
    EXPECT_EQ(response->results(refused).name(), request.names(refused));
    EXPECT_EQ(response->results(refused).error().code(), 7);  // PERMISSION_DENIED
    EXPECT_FALSE(response->results(refused).error().details().empty());
  }
  EXPECT_EQ(response->results(3).record().name(), his);
  EXPECT_EQ(CreditedTo(kHer), 120);
  EXPECT_EQ(CreditedTo(kHim), 120);
}

TEST_F(Confirmation, OfTheSameManyInParallelPostsEachOnce) {  // law 4: locks in order
  v1::BatchConfirmRecordsRequest request;
  for (int i = 0; i < 6; ++i) {
    const std::string volunteer = absl::StrCat("volunteers/V130503261177777", i, "E");
    host_.scopes().Lies(volunteer, {"130503", {}});
    request.add_names(
        Drafted(volunteer, absl::StrCat("organizations/o1/activities/a1/shifts/s", i)));
  }
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      v1::BatchConfirmRecordsRequest mine = request;
      if (i % 2 == 1) std::reverse(mine.mutable_names()->begin(), mine.mutable_names()->end());
      EXPECT_THAT(
          host_.Call(*record_, &v1::RecordService::Stub::BatchConfirmRecords, kLeader, mine),
          IsOk());
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(Count("transfer"), 6);
}

}  // namespace
}  // namespace linli::hours
