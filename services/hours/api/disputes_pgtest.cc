// 异议: a record is frozen while somebody looks into it.
#include <atomic>
#include <thread>

#include "services/hours/api/record_life_fixture.h"
#include "services/hours/jobs/notices.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;

class Disputes : public RecordLife {
 protected:
  v1::ListDisputesResponse List(const std::string& parent, const std::string& as, int page_size = 0,
                                const std::string& token = "",
                                v1::Dispute::State state = v1::Dispute::STATE_UNSPECIFIED) {
    v1::ListDisputesRequest request;
    request.set_parent(parent);
    request.set_page_size(page_size);
    request.set_page_token(token);
    if (state != v1::Dispute::STATE_UNSPECIFIED) request.add_states(state);
    const auto listed =
        host_.Call(*disputes_, &v1::DisputeService::Stub::ListDisputes, as, request);
    EXPECT_THAT(listed, IsOk());
    return listed.value_or(v1::ListDisputesResponse());
  }
  void EndNotices() {
    EXPECT_THAT(
        jobs::EndNotices(host_->database(), host_->cache(), now(), absl::Now() + absl::Seconds(20)),
        IsOk());
  }
};

TEST_F(Disputes, FreezeWhatCountsAndLetItCount) {  // PAIN-8, 67号令 Art. 13
  const std::string name = Effective(Yesterday(), absl::Hours(3));
  const auto dispute = Dispute(name);
  ASSERT_THAT(dispute, IsOk());
  EXPECT_EQ(dispute->state(), v1::Dispute::OPEN);
  EXPECT_EQ(RecordOf(name).state(), v1::Record::DISPUTED) << "also where it was read before";
  EXPECT_EQ(CreditedTo(kHer), 180);
  EXPECT_THAT(Reverse(name), RefusedWith(Reason::RECORD_TRANSITION));
  EXPECT_THAT(Dispute(name), RefusedWith(Reason::DISPUTE_EXISTS));
  const auto again = Dispute(name);
  EXPECT_EQ(MentionOf(again.status(), "dispute"), dispute->name());
  EXPECT_THAT(EventsOf(name), ElementsAre("confirmed", "disputed"));
}

TEST_F(Disputes, HoldUpWhatWasProposedBefore) {
  const std::string name = Effective(Yesterday(), absl::Hours(3));
  const auto proposed = Reverse(name);
  ASSERT_THAT(proposed, IsOk());
  const auto dispute = Dispute(name);
  ASSERT_THAT(dispute, IsOk());
  EXPECT_THAT(Decide(proposed->name()), RefusedWith(Reason::RECORD_TRANSITION));
  ASSERT_THAT(Decide(Verdict(dispute->name(), v1::DecideDisputeRequest::DISMISS)), IsOk());
  EXPECT_THAT(Decide(proposed->name()), IsOk());
}

TEST_F(Disputes, DismissedLeaveTheRecordAsItWas) {
  const std::string name = Effective(Yesterday(), absl::Hours(3));
  const auto dispute = Dispute(name);
  ASSERT_THAT(dispute, IsOk());
  const auto decided = Decide(Verdict(dispute->name(), v1::DecideDisputeRequest::DISMISS));
  ASSERT_THAT(decided, IsOk());
  EXPECT_EQ(decided->state(), v1::Dispute::DISMISSED);
  EXPECT_EQ(decided->decision(), "已核对签到记录");
  EXPECT_EQ(RecordOf(name).state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(CreditedTo(kHer), 180);
  EXPECT_THAT(EventsOf(name), ElementsAre("confirmed", "disputed", "dispute_dismissed"));
  EXPECT_THAT(Decide(Verdict(dispute->name(), v1::DecideDisputeRequest::DISMISS)),
              RefusedWith(Reason::DISPUTE_STATE));
  EXPECT_THAT(Dispute(name), IsOk()) << "another one, later";
}

TEST_F(Disputes, UpheldReverseOrCorrectTheRecord) {  // PAIN-9
  const std::string reversed = Effective(Yesterday(), absl::Hours(1));
  const std::string corrected = Effective(Yesterday() + absl::Hours(2), absl::Hours(3));
  const auto first = Dispute(reversed), second = Dispute(corrected);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(second, IsOk());
  const auto one = Decide(Verdict(first->name(), v1::DecideDisputeRequest::REVERSE));
  ASSERT_THAT(one, IsOk());
  EXPECT_EQ(one->state(), v1::Dispute::UPHELD_REVERSED);
  auto request = Verdict(second->name(), v1::DecideDisputeRequest::CORRECT);
  *request.mutable_correction() = Times(Yesterday() + absl::Hours(2), Yesterday() + absl::Hours(4));
  const auto other = Decide(request);
  ASSERT_THAT(other, IsOk());
  EXPECT_EQ(other->state(), v1::Dispute::UPHELD_CORRECTED);
  EXPECT_EQ(RecordOf(reversed).state(), v1::Record::REVERSED);
  EXPECT_EQ(RecordOf(reversed).ending().proposed_by(), kHer);
  EXPECT_EQ(RecordOf(reversed).ending().explanation(), "已核对签到记录");
  EXPECT_EQ(RecordOf(other->successor()).corrects(), corrected);
  EXPECT_EQ(RecordOf(other->successor()).confirmed_by(), kDirector);
  EXPECT_EQ(CreditedTo(kHer), 120);
}

TEST_F(Disputes, NeedWhatTheirVerdictTakes) {
  const auto dispute = Dispute(Effective(Yesterday(), absl::Hours(1)));
  ASSERT_THAT(dispute, IsOk());
  auto request = Verdict(dispute->name(), v1::DecideDisputeRequest::CORRECT);
  request.clear_reason();
  EXPECT_THAT(Decide(request), Violates("reason", Reason::FIELD_REQUIRED));
  EXPECT_THAT(Decide(request), Violates("correction", Reason::FIELD_REQUIRED));
}

TEST_F(Disputes, AreOpenedByHerAndHerUnitsAndDecidedByWhoHadNoPart) {  // S4-17, law 11
  const std::string name = Effective(Yesterday(), absl::Hours(1));
  for (const char* nobody : {kHim, kCity, "services/awards", "staff/nobody"}) {
    EXPECT_THAT(Dispute(name, nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  const auto dispute = Dispute(name, "staff/other");  // leads a unit of hers
  ASSERT_THAT(dispute, IsOk());
  const auto dismiss = Verdict(dispute->name(), v1::DecideDisputeRequest::DISMISS);
  host_.Grant(kLeader, options::v1::ORGANIZATION_MANAGER, kUnit);
  Advance(absl::Seconds(3));
  EXPECT_THAT(Decide(dismiss, kLeader), RefusedWith(Reason::SECOND_PERSON)) << "confirmed it";
  for (const char* nobody : {kHer, kHim, "staff/other"}) {
    EXPECT_THAT(Decide(dismiss, nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  EXPECT_THAT(Decide(dismiss, kCity), IsOk());
}

TEST_F(Disputes, HideWhatDoesNotExistFromWhoMayNotKnow) {
  const std::string nothing = absl::StrCat(kHer, "/records/none");
  EXPECT_THAT(Dispute(nothing), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Retract(nothing + "/disputes/none"), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto dismiss = Verdict(nothing + "/disputes/none", v1::DecideDisputeRequest::DISMISS);
  EXPECT_THAT(Decide(dismiss), RefusedWith(Reason::NOT_AUTHORIZED));
  host_.Grant("staff/all", options::v1::ADMINISTRATOR);
  EXPECT_THAT(Decide(dismiss, "staff/all"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(Disputes, AreTakenForAsLongAsThePolicySays) {
  Rule(R"({"disputeDays": 15})");
  const std::string waiting = Entered(Yesterday(), absl::Hours(1));
  EXPECT_THAT(Dispute(waiting), RefusedWith(Reason::RECORD_TRANSITION)) << "ask its leader";
  ASSERT_THAT(Confirm(waiting), IsOk());
  const absl::Time over = time::StartOfDay(time::DayOf(now()) + 16);
  host_.clock().Set(over);
  EXPECT_THAT(Dispute(waiting), RefusedWith(Reason::DISPUTE_LATE));
  host_.clock().Set(over - absl::Seconds(1));
  EXPECT_THAT(Dispute(waiting), IsOk());
}

TEST_F(Disputes, DuringNoticeHoldIt) {  // 公示
  Rule(R"({"noticeWorkdaysHonour": 5})");
  const std::string dismissed = Effective(Yesterday(), absl::Hours(1));
  const std::string declined = Effective(Yesterday() + absl::Hours(2), absl::Hours(1));
  const std::string corrected = Effective(Yesterday() + absl::Hours(4), absl::Hours(2));
  std::vector<std::string> disputes;
  for (const std::string& name : {dismissed, declined, corrected}) {
    EXPECT_EQ(RecordOf(name).state(), v1::Record::PUBLIC_NOTICE);
    const auto dispute = Dispute(name);
    ASSERT_THAT(dispute, IsOk());
    disputes.push_back(dispute->name());
    EXPECT_EQ(RecordOf(name).state(), v1::Record::NOTICE_HELD);
  }
  Advance(absl::Hours(24 * 30));
  EndNotices();
  EXPECT_EQ(CreditedTo(kHer), 0) << "nothing counts while it is held";
  ASSERT_THAT(Decide(Verdict(disputes[0], v1::DecideDisputeRequest::DISMISS)), IsOk());
  ASSERT_THAT(Decide(Verdict(disputes[1], v1::DecideDisputeRequest::REVERSE)), IsOk());
  auto request = Verdict(disputes[2], v1::DecideDisputeRequest::CORRECT);
  *request.mutable_correction() = Times(Yesterday(), Yesterday() + absl::Hours(1));
  request.mutable_correction()->clear_start_time();
  *request.mutable_correction()->mutable_end_time() =
      time::ToProto(time::FromProto(RecordOf(corrected).start_time()) + absl::Hours(1));
  const auto upheld = Decide(request);
  ASSERT_THAT(upheld, IsOk());
  EXPECT_EQ(RecordOf(dismissed).state(), v1::Record::PUBLIC_NOTICE);
  EXPECT_EQ(RecordOf(declined).state(), v1::Record::DECLINED);
  EXPECT_EQ(RecordOf(declined).decline_reason(), "已核对签到记录");
  EXPECT_EQ(RecordOf(corrected).state(), v1::Record::CORRECTED);
  EXPECT_EQ(RecordOf(upheld->successor()).state(), v1::Record::PUBLIC_NOTICE)
      << "as it is now it was never shown";
  EXPECT_EQ(Count("transfer"), 0);
  EndNotices();
  EXPECT_EQ(RecordOf(dismissed).state(), v1::Record::EFFECTIVE) << "its days had passed";
  EXPECT_EQ(CreditedTo(kHer), 60);
  Advance(absl::Hours(24 * 30));
  EndNotices();
  EXPECT_EQ(CreditedTo(kHer), 120);
}

TEST_F(Disputes, AreRetractedByWhoOpenedThem) {
  const std::string name = Effective(Yesterday(), absl::Hours(1));
  const auto dispute = Dispute(name);
  ASSERT_THAT(dispute, IsOk());
  EXPECT_THAT(Retract(dispute->name(), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto retracted = Retract(dispute->name());
  ASSERT_THAT(retracted, IsOk());
  EXPECT_EQ(retracted->state(), v1::Dispute::RETRACTED);
  EXPECT_EQ(RecordOf(name).state(), v1::Record::EFFECTIVE);
  EXPECT_THAT(Retract(dispute->name()), RefusedWith(Reason::DISPUTE_STATE));
}

TEST_F(Disputes, AreListedForHerAndForTheUnit) {
  std::vector<std::string> opened;
  for (int i = 0; i < 3; ++i) {
    const std::string her = i == 2 ? kHim : kHer;
    const auto dispute =
        Dispute(Effective(Yesterday() + absl::Hours(2 * i), absl::Hours(1), her), her);
    ASSERT_THAT(dispute, IsOk());
    opened.push_back(dispute->name());
    Advance(absl::Seconds(1));
  }
  EXPECT_EQ(List(kHer, kHer).disputes_size(), 2);
  EXPECT_EQ(List(kHim, kHim).disputes_size(), 1);
  std::vector<std::string> seen;
  std::string token;
  do {
    const auto page = List(kUnit, kManager, 2, token);
    for (const v1::Dispute& dispute : page.disputes()) seen.push_back(dispute.name());
    token = page.next_page_token();
  } while (!token.empty());
  EXPECT_EQ(seen, opened);
  ASSERT_THAT(Retract(opened[0]), IsOk());
  EXPECT_EQ(List(kUnit, kManager, 0, "", v1::Dispute::OPEN).disputes_size(), 2);
  v1::GetDisputeRequest get;
  get.set_name(opened[0]);
  const auto got = host_.Call(*disputes_, &v1::DisputeService::Stub::GetDispute, kHer, get);
  ASSERT_THAT(got, IsOk());
  EXPECT_EQ(got->statement(), "结束时间应为十点");
  EXPECT_THAT(host_.Call(*disputes_, &v1::DisputeService::Stub::GetDispute, kHim, get),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Disputes, OfOneRecordAreOneWhoeverOpensAndDecidesInParallel) {  // laws 4 and 6
  const std::string name = Effective(Yesterday(), absl::Hours(1));
  std::atomic<int> opened = 0, reversed = 0, dismissed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 40; ++i) {
    threads.emplace_back([&, i] { opened += Dispute(name, i % 2 ? kHer : kLeader).ok(); });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(opened, 1);
  EXPECT_EQ(Count("dispute"), 1);
  threads.clear();
  const std::string dispute = List(kUnit, kManager).disputes(0).name();
  for (int i = 0; i < 40; ++i) {
    threads.emplace_back([&, i] {
      const bool dismiss = i % 2 == 0;
      const bool done = Decide(Verdict(dispute, dismiss ? v1::DecideDisputeRequest::DISMISS
                                                        : v1::DecideDisputeRequest::REVERSE),
                               i % 4 < 2 ? kDirector : kCity)
                            .ok();
      (dismiss ? dismissed : reversed) += done;
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(dismissed + reversed, 1);
  EXPECT_EQ(Count("transfer"), 1 + reversed);
  EXPECT_EQ(CreditedTo(kHer), dismissed * 60);
}

TEST_F(Disputes, AreKeptBelowTheCodeToo) {
  const auto dispute = Dispute(Effective(Yesterday(), absl::Hours(1)));
  ASSERT_THAT(dispute, IsOk());
  EXPECT_THROW(Sql("UPDATE dispute SET state = 'DISMISSED', decided_by = opened_by"),
               pqxx::check_violation);
  EXPECT_THROW(Sql("INSERT INTO dispute SELECT volunteer_id, record_id, 'another', recording_unit,"
                   " state, 'staff/x', '', details, 1, now(), now() FROM dispute"),
               pqxx::unique_violation);
  ASSERT_THAT(Retract(dispute->name()), IsOk());
  EXPECT_THROW(Sql("UPDATE dispute SET version = 7"), pqxx::restrict_violation);
}

}  // namespace
}  // namespace linli::hours
