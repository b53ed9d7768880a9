// 补录: so many in a month, and none for or by whom a false record was found with.
#include <atomic>
#include <thread>

#include "linli/hours/v1/back_entry_service.grpc.pb.h"
#include "services/hours/api/record_life_fixture.h"

namespace linli::hours {
namespace {

class BackEntries : public RecordLife {
 protected:
  absl::StatusOr<v1::BackEntryBan> Ban(const std::string& whom, const std::string& as = kCity) {
    v1::BanBackEntryRequest request;
    request.set_banned(whom);
    request.set_explanation("补录材料不实");
    return host_.Call(*back_entries_, &v1::BackEntryService::Stub::BanBackEntry, as, request);
  }
  absl::StatusOr<v1::BackEntryBan> Lift(const std::string& name, const std::string& as = kCity) {
    v1::LiftBackEntryBanRequest request;
    request.set_name(name);
    return host_.Call(*back_entries_, &v1::BackEntryService::Stub::LiftBackEntryBan, as, request);
  }
  absl::StatusOr<v1::ListBackEntryBansResponse> List(const std::string& parent,
                                                     const std::string& as, int page_size = 0,
                                                     const std::string& token = "") {
    v1::ListBackEntryBansRequest request;
    request.set_parent(parent);
    request.set_page_size(page_size);
    request.set_page_token(token);
    return host_.Call(*back_entries_, &v1::BackEntryService::Stub::ListBackEntryBans, as, request);
  }
  // On the i-th hour of a day that is long over.
  absl::StatusOr<v1::Record> EnterHour(int i, const std::string& as = kManager,
                                       const std::string& her = kHer) {
    return Enter(
        Entry(her, Yesterday() - absl::Hours(24 * 30) + absl::Hours(2 * i), absl::Hours(1)), as);
  }

  std::unique_ptr<v1::BackEntryService::Stub> back_entries_ =
      v1::BackEntryService::NewStub(host_.channel());
};

TEST_F(BackEntries, AreSoManyPerPersonAndMonth) {  // PAIN-1
  Rule(R"({"backEntriesPerMonth": 2})");
  ASSERT_THAT(EnterHour(0), IsOk());
  ASSERT_THAT(EnterHour(1), IsOk());
  EXPECT_THAT(EnterHour(2), RefusedWith(Reason::BACK_ENTRY_LIMIT));
  EXPECT_THAT(EnterHour(2, kLeader), IsOk()) << "another person";
  host_.clock().Set(time::StartOfDay(absl::CivilDay(2026, 12, 1)) - absl::Seconds(1));
  EXPECT_THAT(EnterHour(3), RefusedWith(Reason::BACK_ENTRY_LIMIT));
  Advance(absl::Seconds(1));
  EXPECT_THAT(EnterHour(3), IsOk()) << "the next month in China";
}

TEST_F(BackEntries, ThatAreRefusedTakeNothingOfTheMonth) {
  Rule(R"({"backEntriesPerMonth": 1})");
  EXPECT_THAT(Enter(Entry(kHer, Yesterday(), absl::Hours(13))),
              Violates("record.end_time", Reason::RECORD_WITHOUT_BREAK));
  EXPECT_THAT(EnterHour(0), IsOk());
}

TEST_F(BackEntries, NeverExceedTheLimitInParallel) {  // the guarantee in the database
  Rule(R"({"backEntriesPerMonth": 5})");
  std::atomic<int> entered = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 40; ++i) {
    threads.emplace_back([&, i] {
      entered += Enter(Entry(i % 2 ? kHer : kHim, Yesterday() - absl::Hours(24 * (i / 2 + 1)),
                             absl::Hours(1)))
                     .ok();
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(entered, 5);
  EXPECT_EQ(Count("service_record"), 5);
}

TEST_F(BackEntries, EndForAYearWithAFalseRecordAndForHerUntilSheEarnedItAnew) {  // PAIN-1
  Rule(R"({"backEntryBanDays": 10, "backEntryReearnMinutes": 120})");
  const std::string name = Effective(Yesterday(), absl::Hours(1));
  v1::ReverseRecordRequest reverse;
  reverse.set_name(name);
  reverse.set_reason(v1::Ending::FALSIFIED);
  reverse.set_explanation("活动未举办");
  const auto proposed =
      host_.Call(*amendments_, &v1::AmendmentService::Stub::ReverseRecord, kLeader, reverse);
  ASSERT_THAT(proposed, IsOk());
  EXPECT_THAT(EnterHour(0), IsOk()) << "not decided";
  ASSERT_THAT(Decide(proposed->name(), true, kDirector), IsOk());
  EXPECT_EQ(Count("back_entry_ban"), 2);
  EXPECT_THAT(EnterHour(1, kLeader), RefusedWith(Reason::BACK_ENTRY_BANNED)) << "for her";
  EXPECT_THAT(EnterHour(1, kManager, kHim), RefusedWith(Reason::BACK_ENTRY_BANNED))
      << "by who entered it";
  EXPECT_THAT(EnterHour(1, kLeader, kHim), IsOk());
  Advance(absl::Hours(24 * 12));
  EXPECT_THAT(EnterHour(2, kManager, kHim), IsOk());
  EXPECT_THAT(EnterHour(1, kLeader), RefusedWith(Reason::BACK_ENTRY_BANNED)) << "nothing earned";
  Credited(absl::Hours(2));
  EXPECT_THAT(EnterHour(1, kLeader), IsOk());
}

TEST_F(BackEntries, AreBannedAndAllowedAgainByTheAdministrator) {  // law 11
  for (const char* nobody : {kHer, kManager, "staff/other"}) {
    EXPECT_THAT(Ban(kUnit, nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  EXPECT_THAT(Ban("staff/manager"), RefusedWith(Reason::NOT_AUTHORIZED)) << "lies in no region";
  const auto ban = Ban(kUnit);
  ASSERT_THAT(ban, IsOk());
  EXPECT_EQ(time::FromProto(ban->until_time()), time::StartOfDay(time::DayOf(now()) + 366));
  EXPECT_THAT(EnterHour(0), RefusedWith(Reason::BACK_ENTRY_BANNED));
  EXPECT_THAT(Lift(ban->name(), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Lift(absl::StrCat(kUnit, "/backEntryBans/none")),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Lift(ban->name()), IsOk());
  EXPECT_THAT(Lift(ban->name()), RefusedWith(Reason::RECORD_TRANSITION));
  EXPECT_THAT(EnterHour(0), IsOk());
  v1::GetBackEntryBanRequest get;
  get.set_name(ban->name());
  const auto got =
      host_.Call(*back_entries_, &v1::BackEntryService::Stub::GetBackEntryBan, kManager, get);
  ASSERT_THAT(got, IsOk());
  EXPECT_EQ(got->lifted_by(), kCity);
}

TEST_F(BackEntries, BansAreListedForWhomTheyConcern) {
  for (int i = 0; i < 3; ++i) {
    ASSERT_THAT(Ban(kHer), IsOk());
    Advance(absl::Seconds(1));
  }
  std::set<std::string> seen;
  std::string token;
  do {
    const auto page = List(kHer, kHer, 2, token);
    ASSERT_THAT(page, IsOk());
    for (const auto& ban : page->back_entry_bans()) seen.insert(ban.name());
    token = page->next_page_token();
  } while (!token.empty());
  EXPECT_EQ(seen.size(), 3u);
  EXPECT_THAT(List(kHer, kHim), RefusedWith(Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::hours
