// 退回: records that wait are sent back, and what they had taken is free again.
#include <atomic>
#include <thread>

#include "linli/hours/v1/events.pb.h"
#include "services/hours/api/town_fixture.h"

namespace linli::hours {
namespace {

class Declining : public HoursTown {
 protected:
  std::string Entered(absl::Time from, absl::Duration length, const std::string& as = kManager) {
    const auto record = Enter(Entry(kHer, from, length), as);
    EXPECT_THAT(record, IsOk());
    return record.ok() ? record->name() : "";
  }
  // Yesterday at eight in the morning.
  absl::Time Yesterday() { return time::StartOfDay(time::DayOf(now()) - 1) + absl::Hours(8); }
};

TEST_F(Declining, FreesItsTimeAndTellsTheVolunteerWhy) {  // PAIN-1, S4-16
  const std::string false_one = Entered(Yesterday(), absl::Hours(8));
  const auto blocked = Enter(Entry(kHer, Yesterday(), absl::Hours(2)));
  EXPECT_THAT(blocked, RefusedWith(Reason::RECORD_OVERLAPS));
  const auto declined = Decline(false_one, kLeader, "签到表上没有此人");
  ASSERT_THAT(declined, IsOk());
  EXPECT_EQ(declined->state(), v1::Record::DECLINED);
  EXPECT_EQ(declined->declined_by(), kLeader);
  EXPECT_EQ(declined->etag(), "2");
  const v1::Record read = RecordOf(false_one);
  EXPECT_EQ(read.decline_reason(), "签到表上没有此人") << "also where it was read before";
  EXPECT_EQ(time::FromProto(read.decline_time()), now());
  EXPECT_THAT(Enter(Entry(kHer, Yesterday(), absl::Hours(2))), IsOk());
  EXPECT_EQ(CreditedTo(kHer), 0);
}

TEST_F(Declining, GivesTheDaysCapBackToWhatWaits) {
  const std::string false_one = Entered(Yesterday(), absl::Hours(8));
  const std::string real = Entered(Yesterday() + absl::Hours(10), absl::Hours(2));
  EXPECT_EQ(RecordOf(real).credited_minutes(), 0) << "the cap was taken";
  ASSERT_THAT(Decline(false_one), IsOk());
  EXPECT_EQ(RecordOf(real).credited_minutes(), 120);
  EXPECT_EQ(RecordOf(real).etag(), "2");
  ASSERT_THAT(Confirm(real), IsOk());
  EXPECT_EQ(CreditedTo(kHer), 120);
}

TEST_F(Declining, LeavesWhatIsConfirmedAsItIs) {
  const std::string false_one = Entered(Yesterday(), absl::Hours(8));
  const std::string confirmed = Entered(Yesterday() + absl::Hours(10), absl::Hours(2));
  ASSERT_THAT(Confirm(confirmed), IsOk());
  ASSERT_THAT(Decline(false_one), IsOk());
  EXPECT_EQ(RecordOf(confirmed).credited_minutes(), 0) << "a correction is a new entry";
  EXPECT_THROW(Sql("UPDATE service_record SET credited_minutes = 1 WHERE state = 'EFFECTIVE'"),
               pqxx::check_violation)
      << "the guarantee below the code";
}

TEST_F(Declining, OfADraftByCheckInIsTheLeadersToo) {  // S4-16
  const auto out = Serve(kHer, kShift, now(), absl::Hours(2));
  ASSERT_THAT(out, IsOk());
  EXPECT_THAT(Decline(out->records(0)), IsOk());
  EXPECT_THAT(Confirm(out->records(0)), RefusedWith(Reason::RECORD_STATE));
}

TEST_F(Declining, IsForTheRecordingUnitAndForWhoEnteredIt) {  // law 11
  const std::string name = Entered(Yesterday(), absl::Hours(1));
  for (const char* nobody : {kHer, kHim, "staff/other", "services/awards"}) {
    EXPECT_THAT(Decline(name, nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  EXPECT_THAT(Decline(name, kManager), IsOk()) << "taken back";
  const std::string another = Entered(Yesterday() + absl::Hours(2), absl::Hours(1));
  host_.RevokeAll(kManager);
  Advance(absl::Seconds(3));
  EXPECT_THAT(Decline(another, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Declining, HidesWhatDoesNotExistFromWhoMayNotKnow) {
  const std::string nothing = absl::StrCat(kHer, "/records/none");
  EXPECT_THAT(Decline(nothing), RefusedWith(Reason::NOT_AUTHORIZED));
  host_.Grant("staff/all", options::v1::ORGANIZATION_MANAGER);
  EXPECT_THAT(Decline(nothing, "staff/all"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(Declining, TakesAReasonAndMindsTheEtag) {
  const std::string name = Entered(Yesterday(), absl::Hours(1));
  EXPECT_THAT(Decline(name, kLeader, ""), Violates("reason", Reason::FIELD_REQUIRED));
  EXPECT_THAT(Decline(name, kLeader, "不符", "", "7"), RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_THAT(Decline(name, kLeader, "不符", "", "1"), IsOk());
  EXPECT_THROW(Sql("UPDATE service_record SET decline_reason = ''"), pqxx::check_violation);
}

TEST_F(Declining, TellsTheRightWithoutTheReason) {
  const std::string name = Entered(Yesterday(), absl::Hours(1));
  ASSERT_THAT(Decline(name, kLeader, "张小梅当天不在"), IsOk());
  const pqxx::result rows =
      Sql("SELECT aggregateid, version, payload FROM outbox"
          " WHERE type = 'hours.record.declined'");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]["aggregateid"].as<std::string>(), name);
  EXPECT_EQ(rows[0]["version"].as<int>(), 2);
  const std::string payload = db::ToBytes(rows[0]["payload"]);
  v1::RecordEvent event;
  ASSERT_TRUE(event.ParseFromString(payload));
  EXPECT_EQ(event.state(), v1::Record::DECLINED);
  EXPECT_FALSE(event.has_confirm_time());
  EXPECT_EQ(payload.find("张小梅"), std::string::npos);
}

TEST_F(Declining, AnswersARepeatedRequestOnce) {  // law 6
  const std::string name = Entered(Yesterday(), absl::Hours(1));
  const auto first = Decline(name, kLeader, "不符", "decline-1");
  const auto again = Decline(name, kLeader, "不符", "decline-1");
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(first->SerializeAsString(), again->SerializeAsString());
}

TEST_F(Declining, OrConfirmationHappensWhoeverComesInParallel) {  // laws 4 and 6
  const std::string name = Entered(Yesterday(), absl::Hours(1));
  std::atomic<int> confirmed = 0, declined = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 60; ++i) {
    threads.emplace_back([&, i] {
      if (i % 2 == 0) {
        confirmed += Confirm(name).ok();
      } else {
        declined += Decline(name, i % 4 == 1 ? kLeader : kManager).ok();
      }
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(confirmed + declined, 1);
  EXPECT_EQ(Count("transfer"), confirmed);
  EXPECT_EQ(Count("outbox"), 1);
  EXPECT_EQ(CreditedTo(kHer), confirmed * 60);
}

}  // namespace
}  // namespace linli::hours
