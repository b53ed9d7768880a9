// 公示: what its leader vouched for stands in notice first, where the policy wants it.
#include <atomic>
#include <set>
#include <thread>

#include "services/hours/api/record_life_fixture.h"
#include "services/hours/jobs/notices.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;

class PublicNotices : public RecordLife {
 protected:
  PublicNotices() {
    Rule(R"({"noticeWorkdaysCredit": 3, "noticeWorkdaysHonour": 5})");
    for (const auto& [name, display] : {std::pair(kHer, "张小梅"), std::pair(kHim, "𠮷野")}) {
      registration::v1::Volunteer volunteer = **registration_.GetVolunteer({}, name);
      volunteer.set_display_name(display);
      registration_.Put(volunteer);
    }
  }
  void EndNotices() {
    EXPECT_THAT(
        jobs::EndNotices(host_->database(), host_->cache(), now(), absl::Now() + absl::Seconds(20)),
        IsOk());
  }
};

TEST_F(PublicNotices, ComeBeforeARecordTakesEffect) {  // PAIN-10, S4-16
  const std::string name = Effective(Yesterday(), absl::Hours(2));
  const v1::Record record = RecordOf(name);
  EXPECT_EQ(record.state(), v1::Record::PUBLIC_NOTICE);
  EXPECT_EQ(record.confirmed_by(), kLeader);
  EXPECT_EQ(record.transfer(), "");
  // Saturday the 28th: five working days end with Friday, 4 December.
  const absl::Time over = time::StartOfDay(absl::CivilDay(2026, 12, 5));
  EXPECT_EQ(time::FromProto(record.notice_end_time()), over);
  EXPECT_EQ(CreditedTo(kHer), 0);
  host_.clock().Set(over - absl::Seconds(1));
  EndNotices();
  EXPECT_EQ(RecordOf(name).state(), v1::Record::PUBLIC_NOTICE);
  host_.clock().Set(over);
  EndNotices();
  EXPECT_EQ(RecordOf(name).state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(time::FromProto(RecordOf(name).confirm_time()), over);
  EXPECT_EQ(CreditedTo(kHer), 120);
  EXPECT_THAT(EventsOf(name), ElementsAre("publicised", "confirmed"));
  EndNotices();
  EXPECT_EQ(Count("transfer"), 1);
}

TEST_F(PublicNotices, AreReadByAnybodyWithoutPersonalData) {  // PAIN-10
  Effective(Yesterday(), absl::Hours(2));
  Effective(Yesterday(), absl::Hours(1), kHim);
  const auto listed = Notices();
  ASSERT_THAT(listed, IsOk());
  ASSERT_EQ(listed->public_notices_size(), 2);
  std::set<std::string> names;
  for (const auto& notice : listed->public_notices()) names.insert(notice.masked_name());
  EXPECT_EQ(names, (std::set<std::string>{"张**", "𠮷*"}));
  EXPECT_EQ(listed->public_notices(0).activity_name(), "社区清洁");
  EXPECT_EQ(listed->public_notices(0).recording_unit(), kUnit);
  const std::string all = listed->SerializeAsString();
  for (const std::string& personal : {NumberOf(kHer), NumberOf(kHim), std::string("小梅")}) {
    EXPECT_EQ(all.find(personal), std::string::npos) << personal;
  }
  EXPECT_EQ(Notices("organizations/o2")->public_notices_size(), 0);
}

TEST_F(PublicNotices, AreThereWhileRegistrationIsNot) {
  Effective(Yesterday(), absl::Hours(2));
  registration_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE));
  const auto listed = Notices();
  ASSERT_THAT(listed, IsOk());
  EXPECT_EQ(listed->public_notices(0).masked_name(), "****");
}

TEST_F(PublicNotices, AreTakenDownWhenHeldOrOver) {  // PAIN-10
  const std::string held = Effective(Yesterday(), absl::Hours(1));
  Effective(Yesterday() + absl::Hours(2), absl::Hours(1));
  ASSERT_THAT(Dispute(held), IsOk());
  EXPECT_EQ(Notices()->public_notices_size(), 1);
  Advance(absl::Hours(24 * 30));
  EXPECT_EQ(Notices()->public_notices_size(), 0) << "before any job has come by";
}

TEST_F(PublicNotices, OfAnActivityStandTogether) {
  const std::string one = Credited(absl::Hours(2));
  EXPECT_EQ(RecordOf(one).state(), v1::Record::PUBLIC_NOTICE);
  Effective(Yesterday(), absl::Hours(1));
  EXPECT_EQ(Notices("organizations/o1/activities/a1")->public_notices_size(), 1);
  EXPECT_EQ(Notices("organizations/o1/activities/a2")->public_notices_size(), 0);
  EXPECT_EQ(Notices()->public_notices(0).kind(), v1::Record::CREDIT) << "three days end first";
}

TEST_F(PublicNotices, ArePaged) {
  for (int i = 0; i < 5; ++i) Effective(Yesterday() + absl::Hours(i), absl::Minutes(30 + i));
  std::set<int> minutes;
  std::string token;
  do {
    const auto page = Notices(kUnit, 2, token);
    ASSERT_THAT(page, IsOk());
    for (const auto& notice : page->public_notices()) minutes.insert(notice.credited_minutes());
    token = page->next_page_token();
  } while (!token.empty());
  EXPECT_EQ(minutes, (std::set<int>{30, 31, 32, 33, 34}));
}

TEST_F(PublicNotices, OfManyConfirmedTogetherBeginTogether) {
  v1::BatchConfirmRecordsRequest request;
  request.add_names(Entered(Yesterday(), absl::Hours(1)));
  request.add_names(Entered(Yesterday(), absl::Hours(1), kHim));
  const auto response =
      host_.Call(*record_, &v1::RecordService::Stub::BatchConfirmRecords, kLeader, request);
  ASSERT_THAT(response, IsOk());
  for (const auto& result : response->results()) {
    EXPECT_EQ(result.record().state(), v1::Record::PUBLIC_NOTICE);
  }
  EXPECT_EQ(Count("transfer"), 0);
}

TEST_F(PublicNotices, FollowAnApproval) {
  const std::string name = Entered(Yesterday() - absl::Hours(2), absl::Hours(10));
  ASSERT_THAT(RequestApproval(name), IsOk());
  const auto granted = DecideApproval(name, true, kCity);
  ASSERT_THAT(granted, IsOk());
  EXPECT_EQ(granted->state(), v1::Record::PUBLIC_NOTICE);
  Advance(absl::Hours(24 * 30));
  EndNotices();
  EXPECT_EQ(CreditedTo(kHer), 600);
}

TEST_F(PublicNotices, EndOnceWhoeverEndsThemAndWhoeverDisputes) {  // laws 4 and 6
  std::vector<std::string> names;
  for (int i = 0; i < 12; ++i) {
    names.push_back(Effective(Yesterday() + absl::Minutes(20 * i), absl::Minutes(20)));
  }
  Advance(absl::Hours(24 * 30));
  std::atomic<int> disputed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) threads.emplace_back([&] { EndNotices(); });
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&, i] { disputed += Dispute(names[i]).ok(); });
  }
  for (std::thread& one : threads) one.join();
  EndNotices();
  const int64_t held = Count("service_record WHERE state = 'NOTICE_HELD'");
  EXPECT_EQ(Count("service_record WHERE state IN ('EFFECTIVE', 'DISPUTED')"), 12 - held);
  EXPECT_EQ(Count("transfer"), 12 - held);
  EXPECT_EQ(Count("outbox WHERE type = 'hours.record.confirmed'"), 12 - held);
  EXPECT_EQ(disputed, 12) << "in notice or in effect, she may always say so";
  EXPECT_EQ(CreditedTo(kHer), 20 * (12 - held));
}

}  // namespace
}  // namespace linli::hours
