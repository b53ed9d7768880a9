// Redemption (S3-15): what is given for service, held in the time bank, and given once.
#include <algorithm>
#include <atomic>
#include <thread>

#include "common/ids/new_id.h"
#include "common/outbox/emitter.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"
#include "linli/awards/v1/redemption_service.grpc.pb.h"
#include "linli/awards/v1/reward_service.grpc.pb.h"
#include "linli/registration/v1/events.pb.h"
#include "pqxx/pqxx"
#include "services/awards/api/redemption_service.h"
#include "services/awards/domain/redemption_way.h"
#include "services/awards/domain/reward_names.h"
#include "services/awards/domain/reward_rule.h"
#include "services/awards/jobs/feeds.h"
#include "services/awards/jobs/redemptions.h"
#include "services/hours/client/time_bank_fake.h"
#include "tests/support/host/test_host.h"
#include "tests/support/matchers.h"

namespace linli::awards {
namespace {

using Rewards = v1::RewardService;
using Redemptions = v1::RedemptionService;

constexpr char kHer[] = "volunteers/V1305022611000017X";
constexpr char kHim[] = "volunteers/V13050226110000033";
constexpr char kShop[] = "organizations/shop";
constexpr char kOther[] = "organizations/other";
constexpr char kManager[] = "staff/shop";
constexpr char kOtherManager[] = "staff/other";
constexpr char kOfficer[] = "staff/officer";
constexpr char kDistrictOfficer[] = "staff/district";

class RedemptionTest : public ::testing::Test {
 protected:
  RedemptionTest() {
    AddRedemptionServices(*host_, deps_);
    for (const char* unit : {kShop, kOther}) {
      host_.scopes().Lies(unit, {.region = "130502", .organizations = {unit}});
    }
    host_.Grant(kManager, options::v1::ORGANIZATION_MANAGER, kShop);
    host_.Grant(kOtherManager, options::v1::ORGANIZATION_MANAGER, kOther);
    host_.Grant(kOfficer, options::v1::AWARDS_OFFICER, "regions/1305");
    host_.Grant(kDistrictOfficer, options::v1::AWARDS_OFFICER, "regions/130502");
    host_.Start();
    rewards_ = Rewards::NewStub(host_.channel());
    redemptions_ = Redemptions::NewStub(host_.channel());
    for (const char* one : {kHer, kHim}) {
      Settle(one);
      time_bank_.Deposit(one, 1000);
    }
  }
  ~RedemptionTest() override { host_->Drain(); }

  // As if the feed of registration had brought where she is looked after.
  void Settle(const std::string& volunteer, const std::string& region = "regions/130502") {
    registration::v1::VolunteerChanged changed;
    changed.set_name(volunteer);
    changed.set_service_region(region);
    events::v1::Event event;
    event.set_version(++version_);
    *event.mutable_event_time() = time::ToProto(host_.clock().Now());
    event.mutable_payload()->PackFrom(changed);
    ASSERT_THAT(
        host_->database().Write(absl::Now() + absl::Seconds(20), db::Database::InDoubt::kRerun,
                                [&](db::Tx& tx) {
                                  outbox::Emitter emitter;
                                  return jobs::TakeFromRegistration(tx, emitter, event);
                                }),
        IsOk());
  }

  static v1::Reward Umbrella(int stock = 10) {
    v1::Reward reward;
    reward.set_title("一把雨伞");
    reward.set_kind(v1::GOODS);
    reward.set_region("regions/1305");
    reward.set_minutes(60);
    reward.set_stock(stock);
    return reward;
  }
  absl::StatusOr<v1::Reward> Create(const v1::Reward& reward, const std::string& as = kManager) {
    v1::CreateRewardRequest request;
    request.set_parent(kShop);
    *request.mutable_reward() = reward;
    return host_.Call(*rewards_, &Rewards::Stub::CreateReward, as, request);
  }
  absl::StatusOr<v1::Reward> Offer(const std::string& name, const std::string& as = kOfficer,
                                   const std::string& etag = "") {
    v1::OfferRewardRequest request;
    request.set_name(name);
    request.set_etag(etag);
    return host_.Call(*rewards_, &Rewards::Stub::OfferReward, as, request);
  }
  std::string Offered(const v1::Reward& reward) {
    const auto made = Create(reward);
    EXPECT_THAT(made, IsOk());
    EXPECT_THAT(Offer(made->name()), IsOk());
    return made->name();
  }
  v1::Reward Reward(const std::string& name) {
    v1::GetRewardRequest request;
    request.set_name(name);
    const auto reward = host_.Call(*rewards_, &Rewards::Stub::GetReward, kHer, request);
    EXPECT_THAT(reward, IsOk());
    return reward.value_or(v1::Reward());
  }

  absl::StatusOr<v1::Redemption> Redeem(const std::string& reward, const std::string& id,
                                        const std::string& as = kHer,
                                        const std::string& request_id = "") {
    v1::RedeemRewardRequest request;
    request.set_volunteer(as);
    request.set_reward(reward);
    request.set_redemption_id(id);
    request.set_request_id(request_id);
    return host_.Call(*redemptions_, &Redemptions::Stub::RedeemReward, as, request);
  }
  // READY, by name.
  std::string Ready(const std::string& reward, const std::string& id,
                    const std::string& as = kHer) {
    const auto redemption = Redeem(reward, id, as);
    EXPECT_THAT(redemption, IsOk());
    if (!redemption.ok()) return "";
    EXPECT_EQ(redemption->state(), v1::REDEMPTION_READY);
    return redemption->name();
  }
  absl::StatusOr<v1::PickUpCode> Code(const std::string& redemption, const std::string& as = kHer) {
    v1::MakePickUpCodeRequest request;
    request.set_name(redemption);
    return host_.Call(*redemptions_, &Redemptions::Stub::MakePickUpCode, as, request);
  }
  absl::StatusOr<v1::Redemption> PickUp(const std::string& code, const std::string& as = kManager,
                                        const std::string& provider = kShop) {
    v1::ConfirmPickUpRequest request;
    request.set_provider(provider);
    request.set_code(code);
    return host_.Call(*redemptions_, &Redemptions::Stub::ConfirmPickUp, as, request);
  }
  absl::StatusOr<v1::Redemption> Cancel(const std::string& name, const std::string& as = kHer) {
    v1::CancelRedemptionRequest request;
    request.set_name(name);
    return host_.Call(*redemptions_, &Redemptions::Stub::CancelRedemption, as, request);
  }
  v1::Redemption Get(const std::string& name, const std::string& as = kHer) {
    v1::GetRedemptionRequest request;
    request.set_name(name);
    const auto redemption =
        host_.Call(*redemptions_, &Redemptions::Stub::GetRedemption, as, request);
    EXPECT_THAT(redemption, IsOk());
    return redemption.value_or(v1::Redemption());
  }
  absl::Status RunJob() {
    return jobs::FinishRedemptions(deps_, host_.clock().Now(), absl::Now() + absl::Seconds(20));
  }
  hours::v1::Account Account(const std::string& volunteer = kHer) {
    return time_bank_.GetTimeAccount({}, volunteer).value();
  }
  std::string HoldOf(const std::string& name) {
    const auto parsed = RedemptionName::Parse(name).value();
    return absl::StrCat("volunteers/", parsed.id(0), "/holds/", parsed.id());
  }
  int64_t Count(const std::string& sql) {
    pqxx::connection connection(host_.database().superuser_conninfo());
    pqxx::nontransaction work(connection);
    return work.exec(sql)[0][0].as<int64_t>();
  }
  void Away() { time_bank_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "hours"}})); }
  void Back() { time_bank_.Fail(absl::OkStatus()); }

  int64_t version_ = 0;
  support::TestHost host_{"awards"};
  hours::FakeTimeBankClient time_bank_;
  RedemptionDeps deps_{host_->database(), time_bank_};
  std::unique_ptr<Rewards::Stub> rewards_;
  std::unique_ptr<Redemptions::Stub> redemptions_;
};

TEST_F(RedemptionTest, IsOfferedByAnOfficeOfItsRegionAndWithdrawnForGood) {
  v1::Reward faulty = Umbrella();
  faulty.clear_minutes();
  *faulty.mutable_end_time() = time::ToProto(host_.clock().Now());
  const auto refused = Create(faulty);
  EXPECT_THAT(refused, Violates("reward.minutes", Reason::FIELD_REQUIRED));
  EXPECT_THAT(refused, Violates("reward.end_time", Reason::FIELD_RANGE));
  EXPECT_THAT(Create(Umbrella(), kOtherManager), RefusedWith(Reason::NOT_AUTHORIZED));
  v1::Reward sent = Umbrella();
  sent.set_state(v1::REWARD_ON_OFFER);
  sent.set_taken_count(-5);
  const auto made = Create(sent);
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->state(), v1::REWARD_DRAFT);
  EXPECT_EQ(made->taken_count(), 0);
  EXPECT_THAT(Redeem(made->name(), "a"), RefusedWith(Reason::REWARD_STATE));
  EXPECT_THAT(Offer(made->name(), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Offer(made->name(), kDistrictOfficer), RefusedWith(Reason::NOT_AUTHORIZED))
      << "it is for the whole city";
  EXPECT_THAT(Offer(made->name(), kOfficer, "7"), RefusedWith(Reason::ETAG_MISMATCH));
  ASSERT_THAT(Offer(made->name(), kOfficer, made->etag()), IsOk());
  EXPECT_THAT(Offer(made->name()), RefusedWith(Reason::REWARD_STATE));
  ASSERT_THAT(Redeem(made->name(), "a"), IsOk());

  v1::RestockRewardRequest restock;
  restock.set_name(made->name());
  restock.set_stock(1);
  EXPECT_EQ(host_.Call(*rewards_, &Rewards::Stub::RestockReward, kManager, restock)->stock(), 1);
  EXPECT_THAT(Redeem(made->name(), "b"), RefusedWith(Reason::REWARD_OUT_OF_STOCK));
  restock.set_stock(2);
  ASSERT_THAT(host_.Call(*rewards_, &Rewards::Stub::RestockReward, kManager, restock), IsOk());
  ASSERT_THAT(Redeem(made->name(), "b"), IsOk());
  restock.set_stock(1);
  EXPECT_THAT(host_.Call(*rewards_, &Rewards::Stub::RestockReward, kManager, restock),
              Violates("stock", Reason::FIELD_RANGE));

  v1::WithdrawRewardRequest withdraw;
  withdraw.set_name(made->name());
  ASSERT_THAT(host_.Call(*rewards_, &Rewards::Stub::WithdrawReward, kManager, withdraw), IsOk());
  EXPECT_THAT(host_.Call(*rewards_, &Rewards::Stub::WithdrawReward, kManager, withdraw), IsOk());
  EXPECT_THAT(host_.Call(*rewards_, &Rewards::Stub::RestockReward, kManager, restock),
              RefusedWith(Reason::REWARD_STATE));
  EXPECT_THAT(Redeem(made->name(), "c"), RefusedWith(Reason::REWARD_STATE));
  EXPECT_EQ(Redeem(made->name(), "b")->state(), v1::REDEMPTION_READY) << "promised is promised";
  EXPECT_THAT(Redeem("organizations/shop/rewards/none", "a"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(RedemptionTest, ListsWhatIsOfferedByPages) {
  std::vector<std::string> offered;
  for (int i = 0; i < 3; ++i) offered.push_back(Offered(Umbrella()));
  v1::Reward elsewhere = Umbrella();
  elsewhere.set_region("regions/130503");
  offered.push_back(Offered(elsewhere));
  ASSERT_THAT(Create(Umbrella()), IsOk());
  v1::ListOfferedRewardsRequest request;
  request.set_region("regions/130502");
  request.set_page_size(2);
  const auto first = host_.Call(*rewards_, &Rewards::Stub::ListOfferedRewards, "", request);
  ASSERT_THAT(first, IsOk());
  ASSERT_EQ(first->rewards_size(), 2);
  request.set_page_token(first->next_page_token());
  const auto second = host_.Call(*rewards_, &Rewards::Stub::ListOfferedRewards, "", request);
  ASSERT_THAT(second, IsOk());
  ASSERT_EQ(second->rewards_size(), 1);
  EXPECT_EQ(second->rewards(0).name(), offered[2]);
  EXPECT_EQ(second->next_page_token(), "");
  v1::ListRewardsRequest all;
  all.set_parent(kShop);
  EXPECT_EQ(host_.Call(*rewards_, &Rewards::Stub::ListRewards, kManager, all)->rewards_size(), 5);
  EXPECT_THAT(host_.Call(*rewards_, &Rewards::Stub::ListRewards, kOtherManager, all),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(RedemptionTest, IsHeldThenCollectedByACode) {
  const std::string reward = Offered(Umbrella());
  const std::string name = Ready(reward, "a");
  EXPECT_EQ(Account().held_minutes(), 60);
  EXPECT_EQ(Reward(reward).taken_count(), 1);
  EXPECT_EQ(Redeem(reward, "a")->name(), name) << "the same id is the same redemption";
  EXPECT_EQ(Account().held_minutes(), 60);

  const auto first = Code(name);
  ASSERT_THAT(first, IsOk());
  const auto code = Code(name);
  ASSERT_THAT(code, IsOk());
  EXPECT_EQ(time::FromProto(code->expire_time()), host_.clock().Now() + absl::Minutes(10));
  EXPECT_THAT(PickUp(first->code()), RefusedWith(Reason::SHARE_NOT_VALID)) << "replaced";
  EXPECT_THAT(PickUp(code->code(), kOtherManager, kOther), RefusedWith(Reason::SHARE_NOT_VALID));
  EXPECT_THAT(PickUp(code->code(), kOtherManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(PickUp(code->code(), kHer), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto collected = PickUp(code->code());
  ASSERT_THAT(collected, IsOk());
  EXPECT_EQ(collected->state(), v1::REDEMPTION_COLLECTED);
  EXPECT_EQ(collected->confirmer(), kManager);
  EXPECT_EQ(Account().balance_minutes(), 940);
  EXPECT_EQ(Account().held_minutes(), 0);
  EXPECT_EQ(PickUp(code->code())->etag(), collected->etag()) << "confirmed once";
  EXPECT_EQ(Account().balance_minutes(), 940);
  EXPECT_THAT(Cancel(name), RefusedWith(Reason::REDEMPTION_STATE));
  EXPECT_THAT(Code(name), RefusedWith(Reason::REDEMPTION_STATE));
  EXPECT_EQ(Reward(reward).taken_count(), 1);
  EXPECT_EQ(Count("SELECT count(*) FROM awards.redemption WHERE encode(details, 'escape') LIKE '%" +
                  code->code() + "%'"),
            0);
  EXPECT_EQ(Count("SELECT count(*) FROM awards.outbox WHERE type = 'awards.redemption.collected'"),
            1);
  EXPECT_EQ(Count("SELECT count(*) FROM awards.trail WHERE actor = 'staff/shop'"
                  " AND event_type = 'awards.redemption.collecting'"),
            1)
      << "who confirmed stands beside the change";
}

TEST_F(RedemptionTest, ACodeIsGoodForTenMinutesAndGuessingEnds) {
  const std::string name = Ready(Offered(Umbrella()), "a");
  const auto code = Code(name);
  ASSERT_THAT(code, IsOk());
  host_.clock().Advance(absl::Minutes(10));
  EXPECT_THAT(PickUp(code->code()), RefusedWith(Reason::SHARE_NOT_VALID));
  for (int i = 0; i < 9; ++i) {
    EXPECT_THAT(PickUp(absl::StrCat("0000-0000-0000-000", i)),
                RefusedWith(Reason::SHARE_NOT_VALID));
  }
  EXPECT_THAT(PickUp(Code(name)->code()), RefusedWith(Reason::TOO_MANY_ATTEMPTS));
  host_.clock().Advance(absl::Hours(1));
  EXPECT_THAT(PickUp(Code(name)->code()), IsOk());
}

TEST_F(RedemptionTest, ACancellationGivesMinutesAndStockBack) {
  v1::Reward one = Umbrella(1);
  one.set_limit_per_person(1);
  const std::string reward = Offered(one);
  const std::string name = Ready(reward, "a");
  const auto code = Code(name);
  EXPECT_THAT(Redeem(reward, "b", kHim), RefusedWith(Reason::REWARD_OUT_OF_STOCK));
  EXPECT_THAT(Cancel(name, kHim), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto cancelled = Cancel(name);
  ASSERT_THAT(cancelled, IsOk());
  EXPECT_EQ(cancelled->state(), v1::REDEMPTION_LET_GO);
  EXPECT_EQ(cancelled->let_go_reason(), v1::LET_GO_CANCELLED);
  EXPECT_EQ(Account().available_minutes(), 1000);
  EXPECT_EQ(Reward(reward).taken_count(), 0);
  EXPECT_EQ(Cancel(name)->etag(), cancelled->etag());
  EXPECT_THAT(PickUp(code->code()), RefusedWith(Reason::REDEMPTION_STATE));
  EXPECT_EQ(Redeem(reward, "a")->state(), v1::REDEMPTION_LET_GO) << "as it stands, for ever";
  Ready(reward, "c");
}

TEST_F(RedemptionTest, AsksForAStarAndCountsByPeriod) {
  v1::Reward treatment = Umbrella();
  treatment.set_kind(v1::TREATMENT);
  treatment.set_minutes(0);
  treatment.set_star(1);
  treatment.set_limit_per_person(1);
  treatment.set_limit_period(v1::LIMIT_PER_YEAR);
  const std::string reward = Offered(treatment);
  EXPECT_THAT(Redeem(reward, "a"), RefusedWith(Reason::REDEMPTION_STAR));
  Count(
      "WITH given AS (INSERT INTO awards.star_grant SELECT 'V1305022611000017X', 'g',"
      " region, 1, '一星', id, version, 6000, '', now() FROM awards.star_scheme LIMIT 1 RETURNING "
      "1)"
      " SELECT count(*) FROM given");
  Away();  // what costs nothing asks nobody
  host_.clock().Set(time::StartOfDay(absl::CivilDay(2027, 1, 1)) - absl::Seconds(1));
  const std::string name = Ready(reward, "a");
  EXPECT_THAT(Redeem(reward, "b"), RefusedWith(Reason::REDEMPTION_LIMIT));
  host_.clock().Advance(absl::Seconds(1));
  Ready(reward, "b");
  EXPECT_THAT(Redeem(reward, "c"), RefusedWith(Reason::REDEMPTION_LIMIT));
  EXPECT_THAT(PickUp(Code(name)->code()), IsOk());
  Back();
  EXPECT_EQ(Account().held_minutes(), 0);
}

TEST_F(RedemptionTest, IsForVolunteersOfItsRegion) {
  const std::string reward = Offered(Umbrella());
  Settle(kHim, "regions/130602");
  EXPECT_THAT(Redeem(reward, "a", kHim), RefusedWith(Reason::REWARD_STATE));
  EXPECT_THAT(Redeem(reward, "a", "volunteers/V13050226110000041"),
              RefusedWith(Reason::REWARD_STATE))
      << "nobody knows yet where she is looked after";
}

TEST_F(RedemptionTest, WhatTheTimeBankRefusesTakesNothing) {
  v1::Reward dear = Umbrella(1);
  dear.set_minutes(1001);
  const std::string reward = Offered(dear);
  EXPECT_THAT(Redeem(reward, "a"), RefusedWith(Reason::BALANCE_SHORT));
  EXPECT_EQ(Reward(reward).taken_count(), 0);
  const auto stands = Redeem(reward, "a");
  ASSERT_THAT(stands, IsOk());
  EXPECT_EQ(stands->let_go_reason(), v1::LET_GO_REFUSED);
  EXPECT_EQ(stands->refusal(), "BALANCE_SHORT");
  time_bank_.Deposit(kHer, 1);
  Ready(reward, "b");
  // The hold that nobody got is voided once more, and that is all.
  host_.clock().Advance(domain::kLease);
  ASSERT_THAT(RunJob(), IsOk());
  EXPECT_EQ(Count("SELECT count(*) FROM awards.redemption WHERE due_time IS NOT NULL"), 1);
}

// A hold that was heard late, after hours had refused the question that came behind it.
TEST_F(RedemptionTest, AHoldThatComesLateIsGivenBack) {
  v1::Reward dear = Umbrella(1);
  dear.set_minutes(1001);
  const std::string reward = Offered(dear);
  ASSERT_THAT(Redeem(reward, "a"), RefusedWith(Reason::BALANCE_SHORT));
  const std::string id = RedemptionName::Parse(Redeem(reward, "a")->name())->id();
  time_bank_.Deposit(kHer, 1);
  ASSERT_THAT(time_bank_.HoldMinutes({}, {kHer, id, 1001, absl::InfiniteFuture(), reward}), IsOk());
  ASSERT_THAT(RunJob(), IsOk());
  EXPECT_EQ(Account().held_minutes(), 1001) << "not before every question is over";
  host_.clock().Advance(domain::kLease);
  ASSERT_THAT(RunJob(), IsOk());
  EXPECT_EQ(Account().held_minutes(), 0);
}

TEST_F(RedemptionTest, WaitsWhileHoursIsAwayAndIsFinishedByTheJob) {
  const std::string reward = Offered(Umbrella());
  Away();
  EXPECT_THAT(Redeem(reward, "a", kHer, "r1"), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  EXPECT_THAT(Redeem(reward, "a", kHer, "r1"), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  EXPECT_EQ(Reward(reward).taken_count(), 1) << "one is reserved";
  host_.clock().Advance(domain::kLease);
  EXPECT_THAT(RunJob(), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  Back();
  host_.clock().Advance(domain::kLease);
  ASSERT_THAT(RunJob(), IsOk());
  const auto ready = Redeem(reward, "a", kHer, "r1");
  ASSERT_THAT(ready, IsOk());
  EXPECT_EQ(ready->state(), v1::REDEMPTION_READY);
  EXPECT_EQ(Account().held_minutes(), 60);

  const auto code = Code(ready->name());
  Away();
  EXPECT_THAT(PickUp(code->code()), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  EXPECT_EQ(Get(ready->name()).state(), v1::REDEMPTION_COLLECTING);
  EXPECT_THAT(Cancel(ready->name()), RefusedWith(Reason::REDEMPTION_STATE));
  Back();
  host_.clock().Advance(domain::kCodeGood);
  ASSERT_THAT(RunJob(), IsOk());
  EXPECT_EQ(PickUp(code->code())->state(), v1::REDEMPTION_COLLECTED)
      << "the counter asks again by the same code, though its ten minutes are over";
  EXPECT_EQ(Account().balance_minutes(), 940);

  const std::string second = Ready(reward, "b");
  Away();
  EXPECT_THAT(Cancel(second), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  EXPECT_EQ(Get(second).state(), v1::REDEMPTION_LETTING_GO);
  Back();
  host_.clock().Advance(domain::kLease);
  EXPECT_EQ(Cancel(second)->state(), v1::REDEMPTION_LET_GO) << "who asks again need not wait";
  EXPECT_EQ(Account().available_minutes(), 940);
}

// The volunteer cancels while nobody knows whether her minutes are held.
TEST_F(RedemptionTest, WhatWaitsIsLetGoWhenItsHoldIsCertain) {
  const std::string reward = Offered(Umbrella());
  Away();
  ASSERT_THAT(Redeem(reward, "a"), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  v1::ListRedemptionsRequest request;
  request.set_parent(kHer);
  const auto hers = host_.Call(*redemptions_, &Redemptions::Stub::ListRedemptions, kHer, request);
  ASSERT_THAT(hers, IsOk());
  ASSERT_EQ(hers->redemptions_size(), 1);
  const std::string name = hers->redemptions(0).name();
  EXPECT_THAT(Cancel(name), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  Back();
  // The question under way was heard after all.
  ASSERT_THAT(time_bank_.HoldMinutes({}, {kHer, RedemptionName::Parse(name)->id(), 60,
                                          absl::InfiniteFuture(), reward}),
              IsOk());
  ASSERT_THAT(RunJob(), IsOk());
  EXPECT_EQ(Account().held_minutes(), 60);
  host_.clock().Advance(domain::kLease);
  ASSERT_THAT(RunJob(), IsOk());
  EXPECT_EQ(Get(name).state(), v1::REDEMPTION_LET_GO);
  EXPECT_EQ(Account().held_minutes(), 0);
  EXPECT_EQ(Reward(reward).taken_count(), 0);
}

TEST_F(RedemptionTest, WhatIsNotCollectedInTimeIsFreeAgain) {
  const std::string reward = Offered(Umbrella(2));
  const std::string late = Ready(reward, "a");
  const std::string expired = Ready(reward, "b", kHim);
  const auto code = Code(expired, kHim);
  time_bank_.Expire(HoldOf(expired));
  EXPECT_THAT(PickUp(code->code()), RefusedWith(Reason::HOLD_EXPIRED));
  EXPECT_EQ(Get(expired, kHim).let_go_reason(), v1::LET_GO_OVERDUE);
  EXPECT_EQ(Reward(reward).taken_count(), 1);
  host_.clock().Advance(absl::Hours(24 * domain::kCollectDays) - absl::Microseconds(1));
  ASSERT_THAT(RunJob(), IsOk());
  EXPECT_EQ(Get(late).state(), v1::REDEMPTION_READY);
  host_.clock().Advance(absl::Microseconds(1));
  EXPECT_THAT(Code(late), RefusedWith(Reason::REDEMPTION_STATE));
  ASSERT_THAT(RunJob(), IsOk());
  EXPECT_EQ(Get(late).let_go_reason(), v1::LET_GO_OVERDUE);
  EXPECT_EQ(Account().available_minutes(), 1000);
  EXPECT_EQ(Reward(reward).taken_count(), 0);
}

TEST_F(RedemptionTest, ShowsAProviderItsOwn) {
  const std::string reward = Offered(Umbrella());
  for (const char* one : {kHer, kHim}) Ready(reward, "a", one);
  ASSERT_THAT(Cancel(Redeem(reward, "a")->name()), IsOk());
  v1::ListRewardRedemptionsRequest request;
  request.set_reward(reward);
  request.set_page_size(1);
  const auto first =
      host_.Call(*redemptions_, &Redemptions::Stub::ListRewardRedemptions, kManager, request);
  ASSERT_THAT(first, IsOk());
  ASSERT_EQ(first->redemptions_size(), 1);
  request.set_page_token(first->next_page_token());
  const auto second =
      host_.Call(*redemptions_, &Redemptions::Stub::ListRewardRedemptions, kManager, request);
  ASSERT_THAT(second, IsOk());
  ASSERT_EQ(second->redemptions_size(), 1);
  EXPECT_NE(second->redemptions(0).name(), first->redemptions(0).name());
  EXPECT_EQ(second->next_page_token(), "");
  request.clear_page_token();
  request.set_state(v1::REDEMPTION_LET_GO);
  EXPECT_EQ(host_.Call(*redemptions_, &Redemptions::Stub::ListRewardRedemptions, kManager, request)
                ->redemptions_size(),
            1);
  EXPECT_THAT(
      host_.Call(*redemptions_, &Redemptions::Stub::ListRewardRedemptions, kOtherManager, request),
      RefusedWith(Reason::NOT_AUTHORIZED));
}

// 10 umbrellas and 300 who want one, each asking twice at the same moment; then the database is
// counted.
TEST_F(RedemptionTest, TenUmbrellasAreTenInARush) {
  constexpr int kPeople = 300;
  constexpr int kThreads = 24;
  v1::Reward umbrella = Umbrella(10);
  umbrella.set_limit_per_person(1);
  const std::string reward = Offered(umbrella);
  std::vector<std::string> people;
  for (int i = 0; i < kPeople; ++i) {
    people.push_back(absl::StrCat("volunteers/V9", i));
    Settle(people.back());
    time_bank_.Deposit(people.back(), 60);
    host_.Token(people.back());
  }
  std::atomic<int> next = 0, ready = 0, out = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      for (int i = next++; i < 2 * kPeople; i = next++) {
        const auto answer = Redeem(reward, absl::StrCat("n", i % 2), people[i / 2]);
        if (answer.ok()) ++ready;
        const Reason reason = ReasonOf(answer.status());
        if (reason == Reason::REWARD_OUT_OF_STOCK || reason == Reason::REDEMPTION_LIMIT) ++out;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(ready, 10);
  EXPECT_EQ(ready + out, 2 * kPeople);
  EXPECT_EQ(Count("SELECT taken FROM awards.reward"), 10);
  EXPECT_EQ(Count("SELECT count(*) FROM awards.redemption WHERE state = 2"), 10);
  EXPECT_EQ(Count("SELECT count(*) FROM awards.redemption"), 10);
  EXPECT_EQ(Count("SELECT max(used) FROM awards.redemption_use"), 1);
  int64_t held = 0;
  for (const std::string& one : people) held += Account(one).held_minutes();
  EXPECT_EQ(held, 600);
}

// The same redemption asked for, confirmed and cancelled by many at once ends in one way.
TEST_F(RedemptionTest, IsCollectedOrLetGoAndNeverBoth) {
  constexpr int kRounds = 12;
  const std::string reward = Offered(Umbrella(1));
  int collected = 0;
  for (int round = 0; round < kRounds && collected == 0; ++round) {
    const std::string name = Ready(reward, absl::StrCat("r", round));
    const std::string code = Code(name)->code();
    std::vector<std::thread> threads;
    for (int t = 0; t < 6; ++t) {
      threads.emplace_back([&, t] {
        if (t % 2 == 0) {
          PickUp(code).IgnoreError();
        } else {
          Cancel(name).IgnoreError();
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    const v1::Redemption stands = Get(name);
    collected = stands.state() == v1::REDEMPTION_COLLECTED ? 1 : 0;
    EXPECT_TRUE(collected == 1 || stands.state() == v1::REDEMPTION_LET_GO) << stands.state();
    EXPECT_EQ(Account().held_minutes(), 0);
    EXPECT_EQ(Account().balance_minutes(), 1000 - 60 * collected);
    EXPECT_EQ(Reward(reward).taken_count(), collected);
  }
}

// Raw SQL, as the service's own role could send it.
TEST_F(RedemptionTest, TheDatabaseItselfRefusesTooMuch) {
  v1::Reward one = Umbrella(2);
  one.set_limit_per_person(1);
  const std::string reward = Offered(one);
  const std::string id = RewardName::Parse(reward)->id();
  pqxx::connection connection(host_.database().conninfo());
  const auto run = [&](const std::string& sql) {
    pqxx::work work(connection);
    try {
      work.exec(sql);
      work.commit();
      return true;
    } catch (const pqxx::sql_error&) {
      return false;
    }
  };
  const auto insert = [&](const std::string& who, const std::string& redemption) {
    return run(absl::StrCat("INSERT INTO awards.redemption VALUES ('", id, "', '", who, "', '",
                            redemption, "', '1900-01-01', 2, 60, now(), 1, '', now(), now())"));
  };
  EXPECT_FALSE(insert("A", "elsewhere-1")) << "not by the reward's id";
  EXPECT_TRUE(insert("A", id + "-1"));
  EXPECT_FALSE(insert("A", id + "-2")) << "one for each";
  EXPECT_TRUE(insert("B", id + "-1"));
  EXPECT_FALSE(insert("C", id + "-1")) << "two in all";
  EXPECT_FALSE(run("UPDATE awards.reward SET stock = 1"));
  EXPECT_FALSE(run("UPDATE awards.reward SET taken = 0"));
  EXPECT_FALSE(run("UPDATE awards.redemption_use SET used = 0"));
  EXPECT_FALSE(run("UPDATE awards.redemption SET state = 6")) << "READY is voided first";
  EXPECT_TRUE(run("UPDATE awards.redemption SET state = 5 WHERE volunteer_id = 'B'"));
  EXPECT_FALSE(run("UPDATE awards.redemption SET state = 2 WHERE volunteer_id = 'B'"));
  EXPECT_TRUE(run("UPDATE awards.redemption SET state = 6 WHERE volunteer_id = 'B'"));
  EXPECT_FALSE(run("UPDATE awards.redemption SET state = 2 WHERE volunteer_id = 'B'"));
  EXPECT_TRUE(insert("C", id + "-1"));
}

}  // namespace
}  // namespace linli::awards
