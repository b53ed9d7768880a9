// 隔离待核: what odd patterns speak against waits for somebody who had no part in it.
#include <atomic>
#include <set>
#include <thread>

#include "services/hours/api/quarantine_fixture.h"
#include "services/hours/api/record_life_fixture.h"
#include "services/hours/jobs/figures.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// From the second entry of a day on.
constexpr char kStrict[] = R"({"velocity": {"threshold": 240, "weight": 60},
                               "volume": {"threshold": 2, "weight": 60}})";

class Quarantines : public QuarantineTown<RecordLife> {
 protected:
  // The second of two entries by hand, held; the first is not.
  v1::Quarantine Held() {
    Defend(kStrict);
    first_ = Entered(Yesterday(), absl::Hours(3));
    EXPECT_EQ(RecordOf(first_).state(), v1::Record::PENDING_CONFIRMATION);
    const std::string second = Entered(Yesterday() + absl::Hours(4), absl::Hours(3));
    EXPECT_EQ(RecordOf(second).state(), v1::Record::QUARANTINED);
    return Only();
  }
  std::string first_;
};

TEST_F(Quarantines, HoldWhatPilesUpAndKeepWhatItWasJudgedBy) {  // PAIN-1, law 9
  const v1::Quarantine held = Held();
  EXPECT_EQ(held.state(), v1::Quarantine::HELD);
  EXPECT_EQ(held.points(), 120);
  EXPECT_EQ(held.hold_points(), 100);
  EXPECT_EQ(held.made_by(), kManager);
  EXPECT_EQ(held.recording_unit(), kUnit);
  EXPECT_EQ(held.region(), "regions/130503");
  EXPECT_EQ(held.policy_version(), RecordOf(RecordIn(held)).policy_version());
  ASSERT_EQ(held.signals_size(), 4);
  EXPECT_EQ(held.signals(0).kind(), v1::Quarantine::Signal::VELOCITY);
  EXPECT_EQ(held.signals(0).value(), 360);
  EXPECT_EQ(held.signals(0).threshold(), 240);
  EXPECT_EQ(held.signals(1).kind(), v1::Quarantine::Signal::REGULARITY);
  EXPECT_EQ(held.signals(1).points(), 0);
  EXPECT_EQ(held.signals(2).value(), 2);
  EXPECT_EQ(held.signals(2).about(), kManager);
  EXPECT_EQ(held.signals(3).value(), 2) << "two at one activity, nobody checked in";
  EXPECT_THAT(EventsOf(RecordIn(held)), ElementsAre("quarantined"));
  EXPECT_EQ(Loose(), 0);
}

TEST_F(Quarantines, LetNothingCountMeanwhile) {  // PAIN-1
  const v1::Quarantine held = Held();
  const std::string record = RecordIn(held);
  EXPECT_THAT(Confirm(record), RefusedWith(Reason::RECORD_STATE));
  EXPECT_THAT(Decline(record), RefusedWith(Reason::RECORD_STATE));
  EXPECT_THAT(RequestApproval(record), RefusedWith(Reason::RECORD_STATE));
  EXPECT_THAT(Dispute(record), RefusedWith(Reason::RECORD_TRANSITION));
  EXPECT_THAT(Reverse(record), RefusedWith(Reason::RECORD_TRANSITION));
  ASSERT_THAT(Confirm(first_), IsOk());
  host_.database().WaitForFeed();
  ASSERT_THAT(jobs::FoldFigures(host_->database(), now(), absl::Now() + absl::Seconds(20)), IsOk());
  EXPECT_EQ(CreditedTo(kHer), 180) << "the first alone";
  EXPECT_EQ(Count("figure_record"), 1);
  EXPECT_EQ(Count("transfer"), 1);
  EXPECT_THAT(Enter(Entry(kHer, Yesterday() + absl::Hours(5), absl::Hours(1))),
              RefusedWith(Reason::RECORD_OVERLAPS))
      << "its time is taken";
}

TEST_F(Quarantines, ReleasedGoOnAndAThirdPersonConfirms) {  // PAIN-1, S4-16
  const v1::Quarantine held = Held();
  const std::string record = RecordIn(held);
  const auto released = Release(held.name());
  ASSERT_THAT(released, IsOk());
  EXPECT_EQ(released->state(), v1::Quarantine::RELEASED);
  EXPECT_EQ(released->decided_by(), kJudge);
  EXPECT_EQ(released->decision(), "已核对纸质签到表");
  EXPECT_EQ(released->signals_size(), 4) << "what it was judged by stays";
  EXPECT_EQ(RecordOf(record).state(), v1::Record::PENDING_CONFIRMATION);
  EXPECT_EQ(RecordOf(record).released_by(), kJudge);
  EXPECT_THAT(Release(held.name()), RefusedWith(Reason::QUARANTINE_STATE));
  EXPECT_THAT(Reject(held.name()), RefusedWith(Reason::QUARANTINE_STATE));
  host_.Grant(kJudge, options::v1::ORGANIZATION_MANAGER, kUnit);
  Advance(absl::Seconds(3));
  EXPECT_THAT(Confirm(record, kJudge), RefusedWith(Reason::SECOND_PERSON));
  EXPECT_THAT(Confirm(record), IsOk());
  EXPECT_EQ(CreditedTo(kHer), 180);
  EXPECT_THAT(EventsOf(record), ElementsAre("quarantined", "released", "confirmed"));
  for (const auto& [what, who] : {std::pair{"quarantined", kManager}, {"released", kJudge}}) {
    EXPECT_EQ(
        Count(absl::StrCat("trail WHERE resource = '", record, "' AND event_type = 'hours.record.",
                           what, "' AND actor = '", who, "'")),
        1)
        << what;
  }
  EXPECT_EQ(Loose(), 0);
}

TEST_F(Quarantines, RejectedSayWhyAndGiveBackTheirTime) {  // PAIN-9
  Rule(R"({"dailyCapMinutes": 240, "defence": {"volume": {"threshold": 2, "weight": 100}}})");
  const std::string first = Entered(Yesterday(), absl::Hours(1));
  const std::string held = Entered(Yesterday() + absl::Hours(2), absl::Hours(3));
  ASSERT_EQ(RecordOf(held).state(), v1::Record::QUARANTINED);
  EXPECT_EQ(RecordOf(held).credited_minutes(), 180);
  const v1::Quarantine quarantine = Only();
  // By another hand, so that it waits as usual. Nothing is left of the day.
  const auto third = Enter(Entry(kHer, Yesterday() + absl::Hours(6), absl::Hours(2)), kLeader);
  ASSERT_THAT(third, IsOk());
  EXPECT_EQ(third->state(), v1::Record::PENDING_CONFIRMATION);
  EXPECT_EQ(third->credited_minutes(), 0);
  const auto rejected = Reject(quarantine.name());
  ASSERT_THAT(rejected, IsOk());
  EXPECT_EQ(rejected->state(), v1::Quarantine::REJECTED);
  const v1::Record declined = RecordOf(held);
  EXPECT_EQ(declined.state(), v1::Record::DECLINED);
  EXPECT_EQ(declined.decline_reason(), "查无此活动");
  EXPECT_EQ(declined.declined_by(), kJudge);
  EXPECT_EQ(RecordOf(third->name()).credited_minutes(), 120) << "what it had taken is free again";
  EXPECT_THAT(EventsOf(held), ElementsAre("quarantined", "declined"));
  EXPECT_THAT(Release(quarantine.name()), RefusedWith(Reason::QUARANTINE_STATE));
  EXPECT_EQ(Loose(), 0);
}

TEST_F(Quarantines, AreDecidedFromAbove) {  // PAIN-1, law 10, law 11, S4-17
  const v1::Quarantine held = Held();
  for (const char* nobody :
       {kHer, kHim, kLeader, kManager, kDirector, "staff/other", "staff/none"}) {
    EXPECT_THAT(Release(held.name(), nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
    EXPECT_THAT(Reject(held.name(), nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  const std::string unknown = absl::StrCat(RecordIn(held), "/quarantines/no-such-one");
  EXPECT_THAT(Release(unknown, kHer), RefusedWith(Reason::NOT_AUTHORIZED));
  // Who entered it is not the one, however high he stands.
  host_.Grant(kManager, options::v1::ADMINISTRATOR, "regions/1305");
  Advance(absl::Seconds(3));
  EXPECT_THAT(Release(held.name(), kManager), RefusedWith(Reason::SECOND_PERSON));
  for (const char* nobody : {kHer, kLeader, "staff/none"}) {
    EXPECT_THAT(Get(held.name(), nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
    EXPECT_THAT(Explain(held.name(), nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
    EXPECT_THAT(List(kUnit, nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  EXPECT_THAT(Get(held.name(), kDirector), IsOk()) << "who manages the unit may look";
}

TEST_F(Quarantines, AreNotesWhereTooLittleSpeaksAgainstIt) {
  Defend(R"({"velocity": {"threshold": 100, "weight": 99}})");
  const std::string record = Entered(Yesterday(), absl::Minutes(199));
  EXPECT_EQ(RecordOf(record).state(), v1::Record::PENDING_CONFIRMATION);
  const v1::Quarantine note = Only();
  EXPECT_EQ(note.state(), v1::Quarantine::NOTED);
  EXPECT_EQ(note.points(), 99);
  EXPECT_THAT(Release(note.name()), RefusedWith(Reason::QUARANTINE_STATE));
  EXPECT_THAT(Confirm(record), IsOk());
  EXPECT_THAT(EventsOf(record), ElementsAre("confirmed"));
  EXPECT_EQ(Loose(), 0);
}

TEST_F(Quarantines, SeeOtherDaysOfTheSameHours) {  // PAIN-1
  Defend(R"({"regularity": {"threshold": 3, "weight": 100}})");
  for (int day = 0; day < 3; ++day) Entered(Yesterday() - absl::Hours(24 * day), absl::Hours(2));
  Entered(Yesterday() - absl::Hours(24 * 4), absl::Minutes(121));
  Entered(Yesterday() - absl::Hours(24 * 5) + absl::Minutes(1), absl::Hours(2));
  // The same day with the same hours for another person is what an activity looks like.
  Entered(Yesterday(), absl::Hours(2), kHim);
  EXPECT_EQ(Count("quarantine"), 0);
  const std::string fourth = Entered(Yesterday() - absl::Hours(24 * 3), absl::Hours(2));
  EXPECT_EQ(RecordOf(fourth).state(), v1::Record::QUARANTINED);
  EXPECT_EQ(Only().signals(1).value(), 3);
}

TEST_F(Quarantines, SeeActivitiesAtWhichNobodyWas) {  // PAIN-2
  Defend(R"({"noCheckIns": {"threshold": 2, "weight": 100}})");
  // Her real presence at the activity of that name.
  Expect(kHim, kShift, now(), absl::Hours(1));
  ASSERT_THAT(CheckIn(kHim, kShift), IsOk());
  Advance(absl::Hours(1));
  ASSERT_THAT(CheckOut(kHim, kShift), IsOk());
  const absl::Time today = now() - absl::Hours(3);
  const auto enter = [&](const std::string& her, absl::Time from, const std::string& activity) {
    auto request = Entry(her, from, absl::Minutes(30));
    request.mutable_record()->set_activity_name(activity);
    const auto record = Enter(request);
    EXPECT_THAT(record, IsOk());
    return record.value_or(v1::Record()).state();
  };
  EXPECT_EQ(enter(kHer, today, "邢台马拉松"), v1::Record::PENDING_CONFIRMATION);
  EXPECT_EQ(enter(kHim, today, "邢台马拉松"), v1::Record::PENDING_CONFIRMATION);
  EXPECT_EQ(enter(kHer, today + absl::Hours(1), "造的"), v1::Record::PENDING_CONFIRMATION);
  EXPECT_EQ(enter(kHim, today + absl::Hours(1), "造的"), v1::Record::QUARANTINED);
}

TEST_F(Quarantines, AreOffWhereTheCitySaysSo) {  // law 9
  Defend(R"({"off": true, "holdPoints": 1, "volume": {"threshold": 1, "weight": 100}})");
  Entered(Yesterday(), absl::Hours(3));
  EXPECT_EQ(Count("quarantine"), 0);
}

TEST_F(Quarantines, AreListedForAnybodyWhoAnswersForThem) {
  Defend(R"({"volume": {"threshold": 1, "weight": 50}})");
  for (int i = 0; i < 3; ++i) Entered(Yesterday() + absl::Hours(2 * i), absl::Hours(1));
  Entered(Yesterday(), absl::Hours(1), kHim);
  const auto of = [&](const std::string& parent) {
    const auto listed = List(parent);
    EXPECT_THAT(listed, IsOk());
    return listed.ok() ? listed->quarantines_size() : -1;
  };
  EXPECT_EQ(of(kHer), 3);
  EXPECT_EQ(of(kHim), 1);
  EXPECT_EQ(of(kUnit), 4);
  EXPECT_EQ(of("regions/1305"), 4);
  host_.scopes().Lies("regions/130502", {"130502", {}});
  EXPECT_EQ(of("regions/130502"), 0);
  std::set<std::string> seen;
  std::string token;
  int pages = 0;
  do {
    const auto page = List("regions/1305", kJudge, 3, token);
    ASSERT_THAT(page, IsOk());
    for (const auto& one : page->quarantines()) seen.insert(one.name());
    token = page->next_page_token();
    ++pages;
  } while (!token.empty() && pages < 9);
  EXPECT_EQ(seen.size(), 4u);
  EXPECT_EQ(pages, 2);
}

TEST_F(Quarantines, ExplainThemselves) {  // PAIN-9
  const v1::Quarantine held = Held();
  const auto why = Explain(held.name());
  ASSERT_THAT(why, IsOk());
  EXPECT_EQ(why->points(), 120);
  EXPECT_EQ(why->hold_points(), 100);
  ASSERT_EQ(why->readings_size(), 2) << "what spoke against it alone";
  EXPECT_THAT(why->readings(0).zh(), HasSubstr("360分钟"));
  EXPECT_THAT(why->readings(0).en(), HasSubstr("from 240 on"));
  EXPECT_EQ(why->readings(1).about(), kManager);
  EXPECT_THAT(Explain(absl::StrCat(RecordIn(held), "/quarantines/no")),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Get(absl::StrCat(RecordIn(held), "/quarantines/no")),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(Quarantines, AnswerARepeatedRequestOnceAndMindTheEtag) {  // law 6
  const v1::Quarantine held = Held();
  EXPECT_THAT(Release(held.name(), kJudge, "", "7"), RefusedWith(Reason::ETAG_MISMATCH));
  const auto first = Release(held.name(), kJudge, "release-1", held.etag());
  const auto again = Release(held.name(), kJudge, "release-1", held.etag());
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(first->SerializeAsString(), again->SerializeAsString());
  EXPECT_EQ(Count("outbox WHERE type = 'hours.record.released'"), 1);
}

TEST_F(Quarantines, AreDecidedOnceByWhoeverIsFirst) {  // the guarantee in the database
  const v1::Quarantine held = Held();
  std::atomic<int> released = 0, rejected = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 40; ++i) {
    threads.emplace_back([&, i] {
      const std::string as = i % 4 < 2 ? kJudge : kArbiter;
      const auto decided = i % 2 == 0 ? Release(held.name(), as) : Reject(held.name(), as);
      if (!decided.ok()) {
        EXPECT_THAT(decided, RefusedWith(Reason::QUARANTINE_STATE));
        ++refused;
      } else {
        ++(i % 2 == 0 ? released : rejected);
      }
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(released + rejected, 1);
  EXPECT_EQ(refused, 39);
  EXPECT_EQ(Count("quarantine WHERE state = 'RELEASED'"), released);
  EXPECT_EQ(Count("quarantine WHERE state = 'REJECTED'"), rejected);
  EXPECT_EQ(Count("service_record WHERE state = 'DECLINED'"), rejected);
  EXPECT_EQ(Count("outbox WHERE type IN ('hours.record.released', 'hours.record.declined')"), 1);
  EXPECT_EQ(Loose(), 0);
}

TEST_F(Quarantines, ReleasedAreConfirmedOnce) {  // law 4
  const v1::Quarantine held = Held();
  const std::string record = RecordIn(held);
  std::atomic<int> confirmed = 0;
  std::vector<std::thread> threads;
  threads.emplace_back([&] { EXPECT_THAT(Release(held.name()), IsOk()); });
  for (int i = 0; i < 20; ++i) {
    threads.emplace_back([&, i] {
      for (int attempt = 0; attempt < 5; ++attempt) {
        confirmed += Confirm(record, i % 2 == 0 ? kLeader : kDirector).ok();
      }
    });
  }
  for (std::thread& one : threads) one.join();
  if (confirmed == 0) confirmed += Confirm(record).ok();
  EXPECT_EQ(confirmed, 1);
  EXPECT_EQ(Count("transfer"), 1);
  EXPECT_EQ(Count("outbox WHERE type = 'hours.record.confirmed'"), 1);
  EXPECT_EQ(CreditedTo(kHer), 180);
}

TEST_F(Quarantines, AreKeptByTheDatabaseWhoeverWrites) {  // law 12
  const v1::Quarantine held = Held();
  EXPECT_THROW(
      Sql("UPDATE service_record SET state = 'PENDING_CONFIRMATION', released_by = 'staff/x'"
          " WHERE state = 'QUARANTINED'"),
      pqxx::check_violation);
  EXPECT_THROW(Sql("UPDATE quarantine SET state = 'RELEASED', decided_by = 'staff/manager'"),
               pqxx::check_violation);
  EXPECT_THROW(
      Sql(absl::StrCat("UPDATE quarantine SET state = 'RELEASED', decided_by = '", kHer, "'")),
      pqxx::check_violation);
  Sql("UPDATE quarantine SET state = 'RELEASED', decided_by = 'staff/x'");
  EXPECT_EQ(Loose(), 1) << "decided, and the record did not move";
  EXPECT_THROW(Sql("UPDATE quarantine SET state = 'REJECTED'"), pqxx::sql_error);
}

}  // namespace
}  // namespace linli::hours
