// kill -9 of hours at each step of a transfer of time-bank minutes: what was acknowledged is there
// once, what was not is there once or not at all, and the books balance (laws 4 and 6). A table is
// locked, so that the call stands exactly where it first needs it; then the process dies, the lock
// goes, and the same is asked again under the same ids. Seeded; LINLI_KILL_ROUNDS=1000 plays a
// thousand.
#include <cstdlib>
#include <optional>
#include <random>
#include <thread>

#include "common/time/proto_time.h"
#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "linli/hours/v1/account_service.pb.h"
#include "linli/hours/v1/hold_service.pb.h"
#include "linli/hours/v1/time_bank_service.pb.h"
#include "pqxx/pqxx"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

namespace v1 = hours::v1;

constexpr int kFewestRounds = 24;
constexpr unsigned kSeed = 20261128;
constexpr int kAtOnce = 3;
constexpr char kAwardsService[] = "services/awards";

// Where a call stands when the process dies: at the account that it locks, at the hold, at the
// transfer, at the trail and the replay row that go with the commit, or anywhere at all.
constexpr const char* kSteps[] = {"account", "hold", "transfer", "trail", "replay", ""};
enum Operation { kHold, kPost, kVoid, kGive, kOperations };

int Rounds() {
  const char* text = std::getenv("LINLI_KILL_ROUNDS");
  return text == nullptr ? kFewestRounds : std::max(kFewestRounds, std::atoi(text));
}

class LedgerKill : public ::testing::Test {
 protected:
  LedgerKill() {
    const auto people = town_.Enlist(0, 2);
    giver_ = people[0];
    receiver_ = people[1];
    town_.OpenTimeBank();
    balance_ = town_.Deposit(giver_);
  }

  std::string HoldName(const std::string& id) const { return absl::StrCat(giver_, "/holds/", id); }

  absl::Status Hold(const std::string& id) {
    v1::HoldMinutesRequest request;
    request.set_volunteer(giver_);
    request.set_hold_id(id);
    request.set_minutes(1);
    request.mutable_expire_time()->set_seconds(absl::ToUnixSeconds(expires_));
    request.set_reference("rewards/r1");
    request.set_request_id(absl::StrCat("hold-", id));
    return suite_.line().Call<v1::Hold>(kAwardsService, request, kPatience).status();
  }
  absl::Status Settle(const std::string& id, bool post) {
    v1::PostHoldRequest posting;
    posting.set_name(HoldName(id));
    posting.set_request_id(absl::StrCat("post-", id));
    v1::VoidHoldRequest voiding;
    voiding.set_name(HoldName(id));
    voiding.set_request_id(absl::StrCat("void-", id));
    return post ? suite_.line().Call<v1::Hold>(kAwardsService, posting, kPatience).status()
                : suite_.line().Call<v1::Hold>(kAwardsService, voiding, kPatience).status();
  }
  absl::Status Give(const std::string& id) {
    v1::GiveMinutesRequest request;
    request.set_volunteer(giver_);
    request.set_gift_id(id);
    request.set_recipient(receiver_);
    request.set_minutes(1);
    request.set_relation(v1::GiveMinutesRequest::FRIEND);
    request.add_proof("村委会证明 2026-3");
    request.set_request_id(absl::StrCat("give-", id));
    return suite_.line().Call<v1::Transfer>(giver_, request, kPatience).status();
  }
  absl::Status Do(Operation operation, const std::string& id) {
    switch (operation) {
      case kHold:
        return Hold(id);
      case kPost:
        return Settle(id, true);
      case kVoid:
        return Settle(id, false);
      default:
        return Give(id);
    }
  }

  // Asks until somebody answers, as whoever wrote down the id would.
  void Insist(Operation operation, const std::string& id) {
    absl::Status answer;
    demo::Await([&] { return (answer = Do(operation, id)).ok(); }).IgnoreError();
    ASSERT_THAT(answer, IsOk()) << "operation " << operation << " " << id;
  }

  bool SomebodyWaitsFor(const std::string& table) {
    return suite_.Count("hours",
                        absl::StrCat("SELECT count(*) FROM pg_locks JOIN pg_database"
                                     " ON database = pg_database.oid WHERE NOT granted"
                                     " AND datname = current_database() AND relation = 'hours.",
                                     table, "'::regclass")) > 0;
  }

  // Calls run into the locked table, and the process dies under them. Whether each was acknowledged
  // does not matter here: it is asked again.
  void KillAt(const std::string& step, const std::vector<std::string>& ids, Operation operation) {
    pqxx::connection connection(suite_.DatabaseOf("hours"));
    std::optional<pqxx::work> blocker(std::in_place, connection);
    if (!step.empty()) blocker->exec("LOCK TABLE hours." + step + " IN SHARE MODE");
    std::vector<std::thread> callers;
    for (const std::string& id : ids) {
      callers.emplace_back([&, id] { Do(operation, id).IgnoreError(); });
    }
    if (step.empty()) {
      for (int spins = random_() % 4000; spins > 0; --spins) std::this_thread::yield();
    } else {
      EXPECT_THAT(demo::Await([&] { return SomebodyWaitsFor(step); }), IsOk()) << step;
    }
    suite_.Kill("hours");
    blocker.reset();
    suite_.Start("hours");
    for (std::thread& caller : callers) caller.join();
  }

  int64_t Of(const std::string& volunteer, const std::string& what) {
    return suite_.Count("hours",
                        absl::StrCat("SELECT coalesce(max(", what,
                                     "), 0) FROM account WHERE commodity = 'TIME_BANK_MINUTES'"
                                     " AND 'volunteers/' || volunteer_id = '",
                                     volunteer, "'"));
  }

  static constexpr absl::Duration kPatience = absl::Seconds(5);

  support::Suite suite_{support::Suite::WithRedis::kNo};
  Town town_{suite_};
  const absl::Time expires_ = absl::Now() + absl::Hours(24 * 20);
  std::mt19937 random_{kSeed};
  std::string giver_, receiver_;
  int64_t balance_ = 0;
};

// PAIN-11: nobody loses the ledger.
TEST_F(LedgerKill, AtEachStepOfATransferLosesNothingAndDoesNothingTwice) {
  int64_t held = 0, given = 0, transfers = suite_.Count("hours", "SELECT count(*) FROM transfer");
  const int rounds = Rounds();
  ASSERT_GT(balance_, rounds * kAtOnce) << "there is enough to move";
  for (int round = 0; round < rounds; ++round) {
    const std::string step = kSteps[round % std::size(kSteps)];
    const auto operation =
        static_cast<Operation>((round / std::size(kSteps) + random_() % kOperations) % kOperations);
    std::vector<std::string> ids;
    for (int i = 0; i < kAtOnce; ++i) ids.push_back(absl::StrCat("r", round, "-", i));
    const bool ends = operation == kPost || operation == kVoid;
    for (const std::string& id : ids) {
      if (ends) Insist(kHold, id);
    }
    // What moves nothing has no step there.
    const bool moves = operation == kPost || operation == kGive;
    KillAt(step == "transfer" && !moves ? "" : step, ids, operation);
    for (const std::string& id : ids) Insist(operation, id);
    held += operation == kHold ? kAtOnce : 0;
    balance_ -= operation == kPost || operation == kGive ? kAtOnce : 0;
    given += operation == kGive ? kAtOnce : 0;
    transfers += operation == kPost ? kAtOnce : operation == kGive ? 2 * kAtOnce : 0;
    const std::string where =
        absl::StrCat("round ", round, ", operation ", operation, " at ", step);
    ASSERT_EQ(Of(giver_, "held_minutes"), held) << where;
    ASSERT_EQ(Of(giver_, "balance_minutes"), balance_) << where;
    ASSERT_EQ(Of(receiver_, "balance_minutes"), given) << where;
    ASSERT_EQ(suite_.Count("hours", "SELECT count(*) FROM transfer"), transfers) << where;
    ASSERT_EQ(suite_.Count("hours", "SELECT sum(minutes) FROM entry"), 0) << where;
  }
  v1::GetTrialBalanceRequest request;
  EXPECT_TRUE(Must(suite_.line().Call<v1::TrialBalance>(kAdministrator, request)).balanced());
}

}  // namespace
}  // namespace linli::e2e
