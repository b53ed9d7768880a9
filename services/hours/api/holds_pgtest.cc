// Holds on time-bank minutes, through gRPC.
#include <atomic>
#include <thread>

#include "google/rpc/error_details.pb.h"
#include "services/hours/api/time_bank_fixture.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

class Holds : public TimeBankTown {
 protected:
  using Operation = v1::BatchApplyHoldsRequest::Operation;

  static Operation PostOf(const std::string& id, int64_t minutes = 0, bool linked = false) {
    Operation operation;
    operation.mutable_post()->set_name(absl::StrCat(kHer, "/holds/", id));
    operation.mutable_post()->set_minutes(minutes);
    operation.set_linked(linked);
    return operation;
  }
  static Operation VoidOf(const std::string& id) {
    Operation operation;
    operation.mutable_void_()->set_name(absl::StrCat(kHer, "/holds/", id));
    return operation;
  }
  Operation HoldOf(const std::string& id, int64_t minutes, bool linked = false,
                   const std::string& volunteer = kHer) {
    Operation operation;
    *operation.mutable_hold() = HoldRequest(id, minutes, volunteer);
    operation.set_linked(linked);
    return operation;
  }
  std::vector<Reason> Apply(const std::vector<Operation>& operations) {
    v1::BatchApplyHoldsRequest request;
    for (const Operation& one : operations) *request.add_operations() = one;
    const auto response =
        host_.Call(*holds_, &v1::HoldService::Stub::BatchApplyHolds, kAwards, request);
    EXPECT_THAT(response, IsOk());
    std::vector<Reason> reasons;
    for (const auto& result : response->results()) {
      reasons.push_back(result.has_hold() ? kOk : ReasonIn(result.error()));
    }
    return reasons;
  }
  static Reason ReasonIn(const google::rpc::Status& error) {
    google::rpc::ErrorInfo info;
    EXPECT_TRUE(error.details(0).UnpackTo(&info));
    Reason reason = kOk;
    EXPECT_TRUE(errors::v1::Reason_Parse(info.reason(), &reason));
    return reason;
  }
  static constexpr Reason kOk = Reason::REASON_UNSPECIFIED;
};

TEST_F(Holds, TakeMinutesOutOfWhatIsAvailableUntilTheyArePosted) {  // S4-38
  Fill(kHer, 100);
  const auto held = Hold("h1", 60);
  ASSERT_THAT(held, IsOk());
  EXPECT_EQ(held->name(), absl::StrCat(kHer, "/holds/h1"));
  EXPECT_EQ(held->state(), v1::Hold::PENDING);
  EXPECT_EQ(held->credit_account(), "accounts/timebank-redeemed-1305");
  EXPECT_EQ(Time(kHer).balance_minutes(), 100);
  EXPECT_EQ(Time(kHer).available_minutes(), 40);
  EXPECT_THAT(Hold("h2", 41), RefusedWith(Reason::BALANCE_SHORT));

  const auto posted = Post("h1", 45);
  ASSERT_THAT(posted, IsOk());
  EXPECT_EQ(posted->posted_minutes(), 45);
  EXPECT_EQ(Time(kHer).balance_minutes(), 55);
  EXPECT_EQ(Time(kHer).available_minutes(), 55);
  EXPECT_EQ(Count("transfer WHERE code = 'REDEMPTION' AND minutes = 45 AND hold_id = 'h1'"), 1);
}

TEST_F(Holds, ExistUnderTheirIdWhateverBecameOfThem) {  // law 6
  Fill(kHer, 100);
  const v1::HoldMinutesRequest request = HoldRequest("h1", 60);
  ASSERT_THAT(Hold(request), IsOk());
  ASSERT_THAT(Hold(request), IsOk());
  EXPECT_EQ(Time(kHer).held_minutes(), 60);
  ASSERT_THAT(Post("h1"), IsOk());
  const auto again = Hold(request);
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->state(), v1::Hold::POSTED);
  v1::HoldMinutesRequest other = request;
  other.set_minutes(61);
  const auto refused = Hold(other);
  EXPECT_THAT(refused, RefusedWith(Reason::TRANSFER_EXISTS_WITH_DIFFERENT));
  EXPECT_EQ(MentionOf(refused.status(), "field"), "minutes");
  EXPECT_THAT(Post("h1"), IsOk());
  EXPECT_EQ(Time(kHer).balance_minutes(), 40);
}

TEST_F(Holds, GiveBackWhatIsVoided) {
  Fill(kHer, 100);
  ASSERT_THAT(Hold("h1", 100), IsOk());
  ASSERT_THAT(Void("h1"), IsOk());
  EXPECT_EQ(Time(kHer).available_minutes(), 100);
  EXPECT_THAT(Post("h1"), RefusedWith(Reason::LEDGER_TRANSFER_STATE));
  EXPECT_EQ(Count("transfer WHERE hold_id IS NOT NULL"), 0);
}

TEST_F(Holds, BelongToWhoHolds) {  // ADR 12: another's look like none
  Fill(kHer, 100);
  host_.Grant("services/other", options::v1::SERVICE);
  ASSERT_THAT(Hold("h1", 60), IsOk());
  EXPECT_THAT(Post("h1", 0, kHer, "services/other"), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Post("none", 0, kHer, "services/other"), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Void("h1", kHer, "services/other"), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Hold(HoldRequest("h2", 1), kHer), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Hold(HoldRequest("h2", 1), kCity), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Holds, NeedATimeBankAnAgeAndAnEndInTime) {  // S4-38
  Fill(kHer, 100);
  v1::TimeBankPolicy bank = Bank();
  bank.set_redeem_age(60);
  Open(bank);
  EXPECT_THAT(Hold("h1", 60), RefusedWith(Reason::TIME_BANK_AGE));
  Live(kHer, "regions/130503", "1966-11-28");  // sixty today
  EXPECT_THAT(Hold("h1", 60), IsOk());
  v1::HoldMinutesRequest late = HoldRequest("h2", 1);
  *late.mutable_expire_time() = time::ToProto(now() + absl::Hours(24 * 30) + absl::Seconds(1));
  EXPECT_THAT(Hold(late), Violates("expire_time", Reason::FIELD_RANGE));
  *late.mutable_expire_time() = time::ToProto(now());
  EXPECT_THAT(Hold(late), Violates("expire_time", Reason::FIELD_RANGE));
  Live(kHer, "regions/140102");
  EXPECT_THAT(Hold("h3", 1), RefusedWith(Reason::TIME_BANK_CLOSED));
  EXPECT_THAT(Hold("h3", 1, "volunteers/V1305032611999999Z"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Hold("h1", 60), IsOk()) << "what is held stays, whatever the policy says later";
}

TEST_F(Holds, ExpireByThemselvesForWhoComesLate) {
  Fill(kHer, 100);
  ASSERT_THAT(Hold("h1", 100), IsOk());
  Advance(absl::Hours(24));
  EXPECT_THAT(Post("h1"), RefusedWith(Reason::HOLD_EXPIRED));
  // No job has been here, and what it held is there for the next hold all the same.
  EXPECT_THAT(Hold("h2", 100), IsOk());
  EXPECT_EQ(Count("hold WHERE state = 'EXPIRED'"), 1);
  EXPECT_EQ(Count("outbox WHERE type = 'hours.hold.expired'"), 1);
  EXPECT_EQ(Time(kHer).available_minutes(), 0);
}

TEST_F(Holds, InABatchHaveAResultEachAndChainsAreWhole) {
  Fill(kHer, 100);
  Fill(kHim, 10);
  EXPECT_THAT(Apply({HoldOf("a", 60), HoldOf("b", 60), HoldOf("c", 40)}),
              ElementsAre(kOk, Reason::BALANCE_SHORT, kOk));
  EXPECT_THAT(Apply({HoldOf("him", 10, true, kHim), PostOf("a", 61)}),
              ElementsAre(Reason::TRANSFER_LINKED_FAILED, Reason::POST_EXCEEDS_HOLD));
  EXPECT_EQ(Time(kHim).held_minutes(), 0);
  EXPECT_THAT(Apply({HoldOf("him", 10, true, kHim), PostOf("a", 60, true), VoidOf("c")}),
              ElementsAre(kOk, kOk, kOk));
  EXPECT_EQ(Time(kHim).held_minutes(), 10);
  EXPECT_EQ(Time(kHer).balance_minutes(), 40);
  EXPECT_EQ(Time(kHer).held_minutes(), 0);
  v1::BatchApplyHoldsRequest empty;
  empty.add_operations();
  EXPECT_THAT(host_.Call(*holds_, &v1::HoldService::Stub::BatchApplyHolds, kAwards, empty),
              Violates("operations[0].step", Reason::FIELD_REQUIRED));
}

TEST_F(Holds, WaitWhileTheAccountIsFrozen) {
  Fill(kHer, 100);
  ASSERT_THAT(Hold("h1", 60), IsOk());
  ASSERT_THAT(Hold("h2", 10), IsOk());
  ASSERT_THAT(Freeze(kHer), IsOk());
  EXPECT_THAT(Hold("h3", 1), RefusedWith(Reason::ACCOUNT_FROZEN));
  EXPECT_THAT(Post("h1"), RefusedWith(Reason::ACCOUNT_FROZEN));
  EXPECT_THAT(Void("h2"), IsOk());
  ASSERT_THAT(Unfreeze(kHer), IsOk());
  EXPECT_THAT(Post("h1"), IsOk());
}

TEST_F(Holds, AreListedInTheOrderOfTheirMakingAndShownInTheStatement) {
  Fill(kHer, 100);
  for (const char* id : {"h1", "h2", "h3"}) {
    ASSERT_THAT(Hold(id, 10), IsOk());
    Advance(absl::Seconds(1));
  }
  ASSERT_THAT(Post("h2"), IsOk());
  v1::ListHoldsRequest list;
  list.set_parent(kHer);
  list.set_page_size(2);
  std::vector<std::string> names;
  do {
    const auto page = host_.Call(*holds_, &v1::HoldService::Stub::ListHolds, kHer, list);
    ASSERT_THAT(page, IsOk());
    for (const v1::Hold& hold : page->holds()) names.push_back(hold.name());
    list.set_page_token(page->next_page_token());
  } while (!list.page_token().empty());
  EXPECT_THAT(names, SizeIs(3));
  list.set_page_token("");
  list.set_state(v1::Hold::POSTED);
  EXPECT_EQ(host_.Call(*holds_, &v1::HoldService::Stub::ListHolds, kHer, list)->holds_size(), 1);
  EXPECT_THAT(host_.Call(*holds_, &v1::HoldService::Stub::ListHolds, kHim, list),
              RefusedWith(Reason::NOT_AUTHORIZED));

  v1::GetHoldRequest get;
  get.set_name(names[1]);
  EXPECT_EQ(host_.Call(*holds_, &v1::HoldService::Stub::GetHold, kHer, get)->posted_minutes(), 10);
  get.set_name(absl::StrCat(kHer, "/holds/none"));
  EXPECT_THAT(host_.Call(*holds_, &v1::HoldService::Stub::GetHold, kHer, get),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));

  v1::GetStatementRequest request;
  request.set_volunteer(kHer);
  request.set_commodity(v1::TIME_BANK_MINUTES);
  const auto statement =
      host_.Call(*statement_, &v1::StatementService::Stub::GetStatement, kHer, request);
  ASSERT_THAT(statement, IsOk());
  EXPECT_THAT(statement->pending_holds(), SizeIs(2));
  ASSERT_THAT(statement->entries(), SizeIs(2));
  EXPECT_EQ(statement->entries(1).minutes(), -10);
  EXPECT_EQ(statement->entries(1).balance_minutes(), 90);
  EXPECT_EQ(statement->entries(1).transfer().hold(), names[1]);
  EXPECT_EQ(statement->entries(1).transfer().reference(), "rewards/r1");
}

// Two holds on the last minutes, thirty-two callers: exactly one has them.
TEST_F(Holds, OfTheLastMinutesGoToOne) {  // law 4
  Fill(kHer, 60);
  std::atomic<int> held = 0;
  std::vector<std::thread> callers;
  for (int i = 0; i < 32; ++i) {
    callers.emplace_back([&, i] { held += Hold(absl::StrCat("race-", i), 60).ok() ? 1 : 0; });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(held, 1);
  EXPECT_EQ(Count("hold"), 1);
  EXPECT_EQ(Time(kHer).held_minutes(), 60);
}

// The same hold posted and voided by many at once: it ends once, and the money moves once.
TEST_F(Holds, EndOnceWhoeverComesFirst) {  // law 4
  for (int round = 0; round < 8; ++round) {
    Fill(kHer, 60);
    const std::string id = absl::StrCat("end-", round);
    ASSERT_THAT(Hold(id, 60), IsOk());
    std::atomic<int> posted = 0, voided = 0;
    std::vector<std::thread> callers;
    for (int i = 0; i < 8; ++i) {
      callers.emplace_back([&] { posted += Post(id).ok() ? 1 : 0; });
      callers.emplace_back([&] { voided += Void(id).ok() ? 1 : 0; });
    }
    for (std::thread& caller : callers) caller.join();
    EXPECT_TRUE((posted == 8 && voided == 0) || (posted == 0 && voided == 8))
        << posted << " " << voided;
    EXPECT_EQ(Count(absl::StrCat("transfer WHERE hold_id = '", id, "'")), posted > 0 ? 1 : 0);
    if (voided > 0) {
      ASSERT_THAT(Hold(absl::StrCat("spend-", round), 60), IsOk());
    }
  }
  EXPECT_EQ(Time(kHer).available_minutes(), 0);
}

}  // namespace
}  // namespace linli::hours
