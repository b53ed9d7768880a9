// kill -9 of awards or of hours at each step of a redemption: stock and ledger agree, always. A
// table is locked, so that the call stands exactly where it first needs it; then the process dies,
// the lock goes, the lease of whoever was asking runs out, and the same is asked again under the
// same ids. Seeded; LINLI_KILL_ROUNDS=400 plays four hundred.
#include <cstdlib>
#include <optional>
#include <random>
#include <thread>

#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "linli/awards/v1/redemption_service.pb.h"
#include "linli/awards/v1/reward_service.pb.h"
#include "pqxx/pqxx"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

namespace v1 = awards::v1;

constexpr unsigned kSeed = 20261128;
constexpr int kMinutes = 1;

// Where the process dies: at the row that is written before anything is asked, at the stock that it
// takes, at what hours does with the hold, at the answer, or anywhere at all.
struct Place {
  const char* service;
  const char* table;
};
constexpr Place kPlaces[] = {
    {"awards", "redemption"}, {"awards", "reward"}, {"hours", "account"}, {"hours", "hold"},
    {"awards", "replay"},     {"awards", ""},       {"hours", ""}};
enum Operation { kRedeem, kPickUp, kCancel, kOperations };
constexpr int kFewestRounds = std::size(kPlaces) * kOperations;

int Rounds() {
  const char* text = std::getenv("LINLI_KILL_ROUNDS");
  return text == nullptr ? kFewestRounds : std::max(kFewestRounds, std::atoi(text));
}

class RedemptionKill : public ::testing::Test {
 protected:
  RedemptionKill() {
    her_ = town_.Enlist(0, 1)[0];
    town_.OpenTimeBank();
    balance_ = town_.Deposit(her_);
    v1::CreateRewardRequest create;
    create.set_parent(town_.organization());
    create.mutable_reward()->set_title("一把雨伞");
    create.mutable_reward()->set_kind(v1::GOODS);
    create.mutable_reward()->set_region("regions/1305");
    create.mutable_reward()->set_minutes(kMinutes);
    create.mutable_reward()->set_stock(100000);
    v1::OfferRewardRequest offer;
    offer.set_name(Must(town_.line().Call<v1::Reward>(kManager, create)).name());
    reward_ = Must(town_.line().Call<v1::Reward>(kAwards, offer)).name();
    certified_ = Certified();
  }

  absl::StatusOr<v1::Redemption> Redeem(const std::string& id) {
    v1::RedeemRewardRequest request;
    request.set_volunteer(her_);
    request.set_reward(reward_);
    request.set_redemption_id(id);
    request.set_request_id(absl::StrCat("redeem-", id));
    return town_.line().Call<v1::Redemption>(her_, request, kPatience);
  }
  std::string NameOf(const std::string& id) const {
    return absl::StrCat(her_, "/redemptions/", reward_.substr(reward_.rfind('/') + 1), "-", id);
  }
  absl::StatusOr<v1::Redemption> Do(Operation operation, const std::string& id) {
    if (operation == kRedeem) return Redeem(id);
    if (operation == kPickUp) {
      v1::ConfirmPickUpRequest request;
      request.set_provider(town_.organization());
      request.set_code(code_);
      request.set_request_id(absl::StrCat("confirm-", id));
      return town_.line().Call<v1::Redemption>(kManager, request, kPatience);
    }
    v1::CancelRedemptionRequest request;
    request.set_name(NameOf(id));
    request.set_request_id(absl::StrCat("cancel-", id));
    return town_.line().Call<v1::Redemption>(her_, request, kPatience);
  }

  // Asks until somebody answers, as whoever wrote down the id would.
  void Insist(Operation operation, const std::string& id, v1::RedemptionState state) {
    absl::StatusOr<v1::Redemption> answer = absl::UnknownError("not asked");
    demo::Await([&] { return (answer = Do(operation, id)).ok(); }).IgnoreError();
    ASSERT_THAT(answer, IsOk()) << "operation " << operation << " " << id;
    ASSERT_EQ(answer->state(), state) << "operation " << operation << " " << id;
  }

  bool SomebodyWaitsFor(const Place& place) {
    return suite_.Count(place.service,
                        absl::StrCat("SELECT count(*) FROM pg_locks JOIN pg_database"
                                     " ON database = pg_database.oid WHERE NOT granted"
                                     " AND datname = current_database() AND relation = '",
                                     place.service, ".", place.table, "'::regclass")) > 0;
  }

  // The call runs into the locked table, and the process dies under it. Whether it was acknowledged
  // does not matter here: it is asked again.
  void KillAt(const Place& place, const char* victim, Operation operation, const std::string& id) {
    const std::string table = place.table;
    pqxx::connection connection(suite_.DatabaseOf(place.service));
    std::optional<pqxx::work> blocker(std::in_place, connection);
    if (!table.empty()) {
      blocker->exec(absl::StrCat("LOCK TABLE ", place.service, ".", table, " IN SHARE MODE"));
    }
    std::thread caller([&] { Do(operation, id).IgnoreError(); });
    if (table.empty()) {
      for (int spins = random_() % 4000; spins > 0; --spins) std::this_thread::yield();
    } else {
      EXPECT_THAT(demo::Await([&] { return SomebodyWaitsFor(place); }), IsOk()) << table;
    }
    suite_.Kill(victim);
    blocker.reset();
    suite_.Start(victim);
    caller.join();
    suite_.time().MoveTo(suite_.time().Now() + absl::Minutes(2));
  }

  int64_t Of(const std::string& what) {
    return suite_.Count("hours",
                        absl::StrCat("SELECT coalesce(max(", what,
                                     "), 0) FROM account WHERE commodity = 'TIME_BANK_MINUTES'"
                                     " AND 'volunteers/' || volunteer_id = '",
                                     her_, "'"));
  }
  int64_t Certified() {
    return suite_.Count("hours",
                        "SELECT coalesce(sum(balance_minutes), 0) FROM account WHERE commodity <> "
                        "'TIME_BANK_MINUTES' AND 'volunteers/' || volunteer_id = '" +
                            her_ + "'");
  }
  int64_t InState(int state) {
    return suite_.Count("awards",
                        absl::StrCat("SELECT count(*) FROM redemption WHERE state = ", state));
  }

  static constexpr absl::Duration kPatience = absl::Seconds(5);

  support::Suite suite_{support::Suite::WithRedis::kNo};
  Town town_{suite_};
  std::mt19937 random_{kSeed};
  std::string her_, reward_, code_;
  int64_t balance_ = 0, certified_ = 0;
};

// S3-15: nothing is given twice, nothing is paid for nothing, and certified service is never spent.
TEST_F(RedemptionKill, AtEachStepStockAndLedgerAgree) {
  Insist(kRedeem, "first", v1::REDEMPTION_READY);  // once the feed has told where she is
  Insist(kCancel, "first", v1::REDEMPTION_LET_GO);
  int64_t ready = 0, collected = 0, let_go = 1;
  const int rounds = Rounds();
  ASSERT_GT(balance_, rounds * kMinutes) << "there is enough to give";
  for (int round = 0; round < rounds; ++round) {
    Place place = kPlaces[round % std::size(kPlaces)];
    const auto operation = static_cast<Operation>(round / std::size(kPlaces) % kOperations);
    // What is collected was taken from the stock before.
    if (operation == kPickUp && place.table == std::string("reward")) place.table = "";
    // Where hours stands still, either of the two may die.
    const char* victim = random_() % 2 == 0 ? place.service : "awards";
    const std::string id = absl::StrCat("r", round);
    const std::string where = absl::StrCat("round ", round, ", operation ", operation, " at ",
                                           place.table, " of ", place.service, ", killed ", victim);
    SCOPED_TRACE(where);
    if (operation != kRedeem) {
      Insist(kRedeem, id, v1::REDEMPTION_READY);
      v1::MakePickUpCodeRequest request;
      request.set_name(NameOf(id));
      code_ = Must(town_.line().Call<v1::PickUpCode>(her_, request)).code();
    }
    KillAt(place, victim, operation, id);
    Insist(operation, id,
           operation == kRedeem   ? v1::REDEMPTION_READY
           : operation == kPickUp ? v1::REDEMPTION_COLLECTED
                                  : v1::REDEMPTION_LET_GO);
    ready += operation == kRedeem ? 1 : 0;
    collected += operation == kPickUp ? 1 : 0;
    let_go += operation == kCancel ? 1 : 0;
    ASSERT_EQ(InState(v1::REDEMPTION_READY), ready);
    ASSERT_EQ(InState(v1::REDEMPTION_COLLECTED), collected);
    ASSERT_EQ(InState(v1::REDEMPTION_LET_GO), let_go);
    ASSERT_EQ(suite_.Count("awards", "SELECT taken FROM reward"), ready + collected);
    ASSERT_EQ(suite_.Count("awards", "SELECT sum(used) FROM redemption_use"), ready + collected);
    ASSERT_EQ(Of("held_minutes"), ready * kMinutes);
    ASSERT_EQ(Of("balance_minutes"), balance_ - collected * kMinutes);
    ASSERT_EQ(suite_.Count("hours", "SELECT sum(minutes) FROM entry"), 0);
  }
  EXPECT_EQ(Certified(), certified_);
}

}  // namespace
}  // namespace linli::e2e
