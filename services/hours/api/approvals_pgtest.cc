// 超时审批: eight hours of a day count at once, more takes the levels above.
#include <atomic>
#include <thread>

#include "services/hours/api/record_life_fixture.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;

class Approvals : public RecordLife {
 protected:
  static constexpr char kAbove[] = "staff/above";        // manages the unit above
  static constexpr char kProvince[] = "staff/province";  // administrator of the province

  Approvals() {
    host_.scopes().Lies(kUnit, {"130503", {kUnit, "organizations/federation"}});
    host_.Grant(kAbove, options::v1::ORGANIZATION_MANAGER, "organizations/federation");
    host_.Grant(kProvince, options::v1::ADMINISTRATOR, "regions/13");
  }
  // Yesterday from six on.
  std::string Long(absl::Duration length) {
    return Entered(time::StartOfDay(time::DayOf(now()) - 1) + absl::Hours(6), length);
  }
};

TEST_F(Approvals, GiveWhatGoesBeyondTheDaysCap) {  // S3-28
  const std::string name = Long(absl::Hours(10));
  EXPECT_EQ(RecordOf(name).credited_minutes(), 480);
  const auto asked = RequestApproval(name);
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->state(), v1::Record::PENDING_APPROVAL);
  EXPECT_EQ(asked->approval().level(), v1::Approval::UNIT_ABOVE);
  EXPECT_EQ(asked->credited_minutes(), 600);
  EXPECT_EQ(asked->confirmed_by(), kLeader);
  EXPECT_EQ(CreditedTo(kHer), 0) << "it waits whole";
  const auto granted = DecideApproval(name, true, kAbove);
  ASSERT_THAT(granted, IsOk());
  EXPECT_EQ(granted->state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(granted->approval().decided_by(), kAbove);
  EXPECT_TRUE(granted->approval().granted());
  EXPECT_EQ(CreditedTo(kHer), 600);
  EXPECT_THAT(EventsOf(name), ElementsAre("approval_requested", "confirmed"));
  EXPECT_EQ(RecordOf(name).state(), v1::Record::EFFECTIVE) << "also where it was read before";
}

TEST_F(Approvals, RefusedLeaveWhatCountsAtOnceAndGiveTheRestBack) {
  const std::string name = Long(absl::Hours(10));
  ASSERT_THAT(RequestApproval(name), IsOk());
  const std::string evening = Entered(Yesterday() + absl::Hours(10), absl::Hours(2));
  EXPECT_EQ(RecordOf(evening).credited_minutes(), 0);
  const auto refused = DecideApproval(name, false, kCity);
  ASSERT_THAT(refused, IsOk());
  EXPECT_EQ(refused->state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(refused->credited_minutes(), 480);
  EXPECT_EQ(CreditedTo(kHer), 480);
}

TEST_F(Approvals, OfMoreThanTwelveHoursAreForTheCompetentLevel) {  // i志愿
  const std::string day = Long(absl::Hours(12));
  ASSERT_THAT(RequestApproval(day), IsOk());
  EXPECT_EQ(RecordOf(day).approval().level(), v1::Approval::UNIT_ABOVE);
  const std::string evening = Entered(Yesterday() + absl::Hours(11), absl::Minutes(61));
  const auto asked = RequestApproval(evening);
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->approval().level(), v1::Approval::COMPETENT_LEVEL);
  for (const char* too_low : {kDirector, kAbove, kCity}) {
    EXPECT_THAT(DecideApproval(evening, true, too_low), RefusedWith(Reason::RECORD_APPROVAL_LEVEL))
        << too_low;
  }
  EXPECT_THAT(DecideApproval(evening, true, kProvince), IsOk());
  EXPECT_THAT(DecideApproval(day, true, kDirector), RefusedWith(Reason::RECORD_APPROVAL_LEVEL));
  EXPECT_THAT(DecideApproval(day, true, kCity), IsOk());
  EXPECT_EQ(CreditedTo(kHer), 781);
}

TEST_F(Approvals, HaveFiguresThatARegionSetsForItself) {  // law 9
  Rule(R"({"dailyCapMinutes": 240, "approvedCapMinutes": 300, "competentRegionDigits": 4})");
  const std::string name = Long(absl::Hours(6));
  const auto asked = RequestApproval(name);
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->approval().level(), v1::Approval::COMPETENT_LEVEL);
  EXPECT_THAT(DecideApproval(name, true, kAbove), RefusedWith(Reason::RECORD_APPROVAL_LEVEL));
  EXPECT_THAT(DecideApproval(name, true, kCity), IsOk());
  EXPECT_EQ(CreditedTo(kHer), 360);
}

TEST_F(Approvals, AreAskedForByWhoMayConfirmAndOnlyForMore) {  // S4-16
  const std::string name = Long(absl::Hours(8));
  EXPECT_THAT(RequestApproval(name), RefusedWith(Reason::RECORD_TRANSITION));
  for (const char* nobody : {kHer, kHim, "staff/other"}) {
    EXPECT_THAT(RequestApproval(name, nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  EXPECT_THAT(RequestApproval(name, kManager), RefusedWith(Reason::RECORD_SECOND_PERSON));
  EXPECT_THAT(DecideApproval(name, true, kCity), RefusedWith(Reason::RECORD_TRANSITION))
      << "nobody asked";
  EXPECT_THAT(RequestApproval(absl::StrCat(kHer, "/records/none")),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(DecideApproval(absl::StrCat(kHer, "/records/none"), true, kCity),
              RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Confirm(name), IsOk());
  EXPECT_THAT(RequestApproval(name), RefusedWith(Reason::RECORD_STATE));
}

TEST_F(Approvals, TakeASecondPerson) {  // PAIN-1
  const std::string name = Long(absl::Hours(10));
  host_.Grant(kLeader, options::v1::ADMINISTRATOR, "regions/1305");
  host_.Grant(kManager, options::v1::ADMINISTRATOR, "regions/1305");
  host_.Grant(kHer, options::v1::ADMINISTRATOR, "regions/1305");
  ASSERT_THAT(RequestApproval(name), IsOk());
  EXPECT_THAT(DecideApproval(name, true, kLeader), RefusedWith(Reason::SECOND_PERSON));
  EXPECT_THAT(DecideApproval(name, true, kManager), RefusedWith(Reason::SECOND_PERSON))
      << "entered it";
  EXPECT_THAT(DecideApproval(name, true, kHer), RefusedWith(Reason::RECORD_OWN));
  EXPECT_THROW(Sql("UPDATE service_record SET state = 'EFFECTIVE', confirm_time = now(),"
                   " approved_by = confirmed_by, approve_time = now()"),
               pqxx::check_violation)
      << "the guarantee below the code";
  EXPECT_THROW(Sql("UPDATE service_record SET credited_minutes = 500"), pqxx::check_violation);
}

TEST_F(Approvals, SurviveACorrectionUpToWhatWasGranted) {
  const std::string name = Long(absl::Hours(10));
  ASSERT_THAT(RequestApproval(name), IsOk());
  ASSERT_THAT(DecideApproval(name, true, kCity), IsOk());
  const absl::Time from = time::FromProto(RecordOf(name).start_time());
  const auto proposed = Correct(name, Times(from, from + absl::Hours(9)));
  ASSERT_THAT(proposed, IsOk());
  const auto applied = Decide(proposed->name(), true, kCity);
  ASSERT_THAT(applied, IsOk());
  EXPECT_EQ(RecordOf(applied->successor()).credited_minutes(), 540);
  EXPECT_TRUE(RecordOf(applied->successor()).approval().granted());
  EXPECT_EQ(CreditedTo(kHer), 540);
}

TEST_F(Approvals, OrConfirmationHappenOnceInParallel) {  // laws 4 and 6
  const std::string name = Long(absl::Hours(10));
  std::atomic<int> confirmed = 0, asked = 0, decided = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 60; ++i) {
    threads.emplace_back([&, i] {
      if (i % 3 == 0) confirmed += Confirm(name, i % 2 ? kLeader : kDirector).ok();
      if (i % 3 == 1) asked += RequestApproval(name, i % 2 ? kLeader : kDirector).ok();
      if (i % 3 == 2) decided += DecideApproval(name, i % 2 == 0, kCity).ok();
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(confirmed + asked, 1);
  EXPECT_LE(decided, asked);
  if (asked == 1 && decided == 0) {
    EXPECT_THAT(DecideApproval(name, true, kCity), IsOk());
  }
  EXPECT_EQ(Count("transfer"), 1);
  EXPECT_EQ(CreditedTo(kHer), RecordOf(name).credited_minutes());
}

}  // namespace
}  // namespace linli::hours
