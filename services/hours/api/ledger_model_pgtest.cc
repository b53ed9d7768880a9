// Model-based: random operations on the ledger, the time bank and records, through gRPC, against
// plain books in memory. Each answer must be what the books say, and every few steps all accounts.
// Seeded: LINLI_MODEL_SEED and LINLI_MODEL_STEPS play others, and more (up to 25,000).
#include <cstdlib>
#include <random>
#include <set>

#include "google/rpc/error_details.pb.h"
#include "services/hours/api/ledger_model.h"
#include "services/hours/api/time_bank_fixture.h"
#include "services/hours/jobs/holds.h"
#include "services/hours/jobs/time_orders.h"
#include "services/hours/jobs/verifier.h"

namespace linli::hours {
namespace {

constexpr Reason kOk = LedgerModel::kOk;

int64_t NumberFrom(const char* name, int64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoll(text);
}

class Model : public TimeBankTown {
 protected:
  Model() {
    v1::TimeBankPolicy bank = Bank();
    bank.set_ring_days(0);  // rings have tests of their own
    bank.set_honour_deposits(true);
    Open(bank);
    // One person enters all records at one moment: what a defence is there to see.
    Sql("INSERT INTO policy (region_code, effective_time, body, source)"
        " SELECT region_code, effective_time + interval '1 day',"
        " body || '{\"defence\": {\"off\": true}}', 'test' FROM policy WHERE region_code = '1305'");
    for (const char* name : {"volunteers/V1305032611555555D", "volunteers/V1305032611666666E"}) {
      Live(name, "regions/130503");
      people_.push_back(name);
    }
    for (const std::string& who : people_) model_.accounts[who];
    model_.now = now();
  }

  int64_t Any(int64_t below) {
    return static_cast<int64_t>(random_() % static_cast<uint64_t>(below));
  }
  const std::string& Anybody() { return people_[Any(std::ssize(people_))]; }
  // Old ids as often as new ones.
  std::string AnyId(const char* prefix) {
    return absl::StrCat(prefix, Any(2) == 0 ? Any(next_id_ + 1) : ++next_id_);
  }
  template <typename Map>
  typename Map::value_type* AnyOf(Map& map) {
    return map.empty() ? nullptr : &*std::next(map.begin(), Any(std::ssize(map)));
  }
  template <typename T>
  static Reason Of(const absl::StatusOr<T>& answer) {
    return ReasonOf(answer.status());
  }

  // Each tells what was done, what came of it and what should have.
  struct Step {
    std::string what;
    Reason seen = kOk;
    Reason expected = kOk;
  };

  v1::HoldMinutesRequest Asking(const std::string& id, const LedgerModel::Hold& hold) {
    v1::HoldMinutesRequest request = HoldRequest(id, hold.minutes, hold.owner);
    *request.mutable_expire_time() = time::ToProto(hold.expires);
    return request;
  }
  // A new hold, or one that is there, asked for again as it was or with other minutes.
  std::pair<std::string, LedgerModel::Hold> AnyHold() {
    if (auto* there = AnyOf(model_.holds); there != nullptr && Any(3) == 0) {
      LedgerModel::Hold again = there->second;
      again.minutes += Any(2);
      again.state = v1::Hold::PENDING;
      again.posted = 0;
      return {there->first, again};
    }
    return {absl::StrCat("h", ++next_id_),
            {Anybody(), 1 + Any(80), model_.now + absl::Hours(1 + Any(40))}};
  }
  std::string OwnerOf(const std::string& id) {
    const auto found = model_.holds.find(id);
    return found == model_.holds.end() ? Anybody() : found->second.owner;
  }

  Step HoldStep() {
    const auto [id, hold] = AnyHold();
    return {absl::StrCat("hold ", id, " ", hold.minutes), Of(Hold(Asking(id, hold))),
            model_.DoHold(id, hold)};
  }
  Step PostStep() {
    const auto* there = AnyOf(model_.holds);
    const std::string id = there == nullptr ? "none" : there->first;
    const int64_t minutes = Any(3) == 0 ? 0 : Any(90);
    return {absl::StrCat("post ", id, " ", minutes), Of(Post(id, minutes, OwnerOf(id))),
            model_.DoPost(id, minutes)};
  }
  Step VoidStep() {
    const auto* there = AnyOf(model_.holds);
    const std::string id = there == nullptr || Any(9) == 0 ? "none" : there->first;
    return {absl::StrCat("void ", id), Of(Void(id, OwnerOf(id))), model_.DoVoid(id)};
  }

  // Chains are tried on a copy of the books.
  Step BatchStep() {
    v1::BatchApplyHoldsRequest request;
    std::vector<Reason> expected;
    LedgerModel chain = model_;
    size_t begin = 0;
    bool failed = false;
    const int64_t size = 2 + Any(4);
    std::set<std::string> touched;
    for (int64_t i = 0; i < size; ++i) {
      auto& operation = *request.add_operations();
      operation.set_linked(Any(2) == 0);
      Reason reason = kOk;
      if (Any(3) == 0) {
        const auto [id, hold] = AnyHold();
        *operation.mutable_hold() = Asking(id, hold);
        touched.insert(hold.owner);
        reason = failed ? Reason::TRANSFER_LINKED_FAILED : chain.DoHold(id, hold);
      } else {
        const auto* there = AnyOf(model_.holds);
        const std::string id = there == nullptr ? "none" : there->first;
        const std::string owner = OwnerOf(id);
        const std::string name = absl::StrCat(owner, "/holds/", id);
        touched.insert(owner);
        if (Any(2) == 0) {
          operation.mutable_post()->set_name(name);
          reason = failed ? Reason::TRANSFER_LINKED_FAILED : chain.DoPost(id, 0);
        } else {
          operation.mutable_void_()->set_name(name);
          reason = failed ? Reason::TRANSFER_LINKED_FAILED : chain.DoVoid(id);
        }
      }
      expected.push_back(reason);
      if (reason != kOk && !failed) {
        failed = true;
        chain = model_;
        for (size_t done = begin; done + 1 < expected.size(); ++done) {
          expected[done] = Reason::TRANSFER_LINKED_FAILED;
        }
      }
      if (operation.linked() && i + 1 < size) continue;
      if (!failed) model_ = chain;
      chain = model_;
      failed = false;
      begin = expected.size();
    }
    const auto response =
        host_.Call(*holds_, &v1::HoldService::Stub::BatchApplyHolds, kAwards, request);
    if (!response.ok()) return {"batch", Of(response), kOk};
    for (const std::string& who : touched) model_.Sweep(who);  // it was answered, so it was kept
    for (int i = 0; i < response->results_size(); ++i) {
      Reason seen = kOk;
      if (response->results(i).has_error()) {
        google::rpc::ErrorInfo info;
        response->results(i).error().details(0).UnpackTo(&info);
        errors::v1::Reason_Parse(info.reason(), &seen);
      }
      if (seen != expected[i]) {
        return {absl::StrCat("batch, ", i, ": ", request.ShortDebugString()), seen, expected[i]};
      }
    }
    return {"batch"};
  }

  Step MoveStep() {
    const std::string who = Anybody();
    const std::string number = NumberOf(who);
    const int64_t minutes = 1 + Any(60);
    const std::string id = AnyId("m");
    model_.fresh = false;
    switch (Any(4)) {
      case 0:
        return {"withdraw", Of(Withdraw(id, minutes, who)),
                model_.Once(absl::StrCat("w", number, id), minutes, who)};
      case 1: {
        v1::DonateMinutesRequest request;
        request.set_volunteer(who);
        request.set_donation_id(id);
        request.set_minutes(minutes);
        const Reason seen =
            Of(host_.Call(*bank_, &v1::TimeBankService::Stub::DonateMinutes, who, request));
        const Reason expected = model_.Once(absl::StrCat("d", number, id), minutes, who);
        if (model_.fresh) model_.pool += minutes;
        return {"donate", seen, expected};
      }
      case 2: {
        v1::GrantMinutesRequest request;
        request.set_volunteer(who);
        request.set_grant_id(id);
        request.set_minutes(minutes);
        request.set_reference("民发〔2026〕17号");
        return {"grant",
                Of(host_.Call(*bank_, &v1::TimeBankService::Stub::GrantMinutes, kCity, request)),
                model_.DoGrant(absl::StrCat("n", number, id), minutes, who)};
      }
      default:
        return GiftStep(who, minutes);
    }
  }
  Step GiftStep(const std::string& who, int64_t minutes) {
    const std::string to =
        people_[(std::find(people_.begin(), people_.end(), who) - people_.begin() + 1) %
                std::ssize(people_)];
    v1::GiveMinutesRequest request;
    request.set_volunteer(who);
    request.set_gift_id(AnyId("g"));
    request.set_recipient(to);
    request.set_minutes(minutes);
    request.set_relation(v1::GiveMinutesRequest::FRIEND);
    request.add_proof("村委会证明");
    const Reason seen =
        Of(host_.Call(*bank_, &v1::TimeBankService::Stub::GiveMinutes, who, request));
    const Reason expected =
        model_.Once(absl::StrCat("g", NumberOf(who), request.gift_id()), minutes, who);
    if (expected == kOk) model_.Sweep(to);
    if (model_.fresh) model_.accounts[to].balance += minutes;
    return {"give", seen, expected};
  }

  Step FreezeStep() {
    const std::string who = Anybody();
    LedgerModel::Account& account = model_.accounts[who];
    if (!account.frozen && Any(3) > 0) return {"not frozen"};
    const Reason expected = account.frozen ? Reason::ACCOUNT_FROZEN : kOk;
    if (account.frozen && Any(4) > 0) {
      account.frozen = false;
      return {"unfreeze", Of(Unfreeze(who)), kOk};
    }
    account.frozen = true;
    return {"freeze", Of(Freeze(who)), expected};
  }

  // A record entered, confirmed or declined, and what counts deposited.
  Step RecordStep() {
    const std::string who = Anybody();
    const absl::Time day = time::StartOfDay(absl::CivilDay(2026, 11, 20) - ++days_);
    const auto record = Enter(Entry(who, day + absl::Hours(9), absl::Minutes(30 + Any(60))));
    if (!record.ok()) return {"enter", Of(record), kOk};
    const int64_t minutes = record->credited_minutes();
    if (Reason seen = Of(Deposit(record->name())); seen != Reason::RECORD_STATE) {
      return {"deposit of what waits", seen, Reason::RECORD_STATE};
    }
    if (Any(3) == 0) {
      if (Reason seen = Of(Decline(record->name())); seen != kOk) return {"decline", seen, kOk};
      return {"confirm what was declined", Of(Confirm(record->name())), Reason::RECORD_STATE};
    }
    if (Reason seen = Of(Confirm(record->name())); seen != kOk) return {"confirm", seen, kOk};
    served_[who] += minutes;
    if (Reason seen = Of(Decline(record->name())); seen != Reason::RECORD_STATE) {
      return {"decline of what counts", seen, Reason::RECORD_STATE};
    }
    const Reason seen = Of(Deposit(record->name()));
    model_.Sweep(who);
    model_.accounts[who].balance += minutes;
    if (seen == kOk && Any(2) == 0) return {"deposit again", Of(Deposit(record->name())), kOk};
    return {"deposit", seen, kOk};
  }

  std::string NameOf(const std::string& id) {
    return absl::StrCat(model_.orders.at(id).requester, "/timeOrders/", id);
  }
  Step OrderStep() {
    using State = v1::TimeOrder;
    constexpr Reason kState = Reason::TIME_ORDER_STATE;
    auto* there = AnyOf(model_.orders);
    if (there == nullptr || Any(3) == 0) return RequestStep();
    const std::string name = NameOf(there->first);
    LedgerModel::Order& order = there->second;
    switch (Any(6)) {
      case 0: {
        const std::string who = Anybody();
        const bool fits = model_.Stands(order, {State::REQUESTED});
        const Reason expected = !order.provider.empty() && order.provider != who
                                    ? Reason::TIME_ORDER_NOT_PARTY
                                : who == order.requester ? Reason::TIME_ORDER_OWN
                                : fits                   ? kOk
                                                         : kState;
        const Reason seen = Of(Accept(name, who));
        if (expected == kOk) {
          order.provider = who;
          order.state = State::ACCEPTED;
          order.until = order.end + absl::Hours(48);
        }
        return {absl::StrCat("accept ", name), seen, expected};
      }
      case 1: {
        if (order.provider.empty()) return {"nobody serves"};
        const int64_t minutes = 1 + Any(order.minutes);
        const bool fits = model_.Stands(order, {State::ACCEPTED}) && model_.now >= order.start;
        const Reason seen = Of(Report(name, minutes, order.provider));
        if (fits) {
          order.served = minutes;
          order.state = State::SERVED;
          order.until = model_.now + absl::Hours(168);
        }
        return {absl::StrCat("report ", name), seen, fits ? kOk : kState};
      }
      case 2: {
        const Reason seen = Of(ConfirmOrder(name, order.requester));
        const Reason expected =
            model_.Stands(order, {State::SERVED}) ? model_.PayOrder(order, order.served) : kState;
        return {absl::StrCat("confirm ", name), seen, expected};
      }
      case 3: {
        const bool fits = model_.Stands(order, {State::ACCEPTED, State::SERVED});
        const Reason seen = Of(Dispute(name, order.requester));
        if (fits) order.state = State::DISPUTED;
        return {absl::StrCat("dispute ", name), seen, fits ? kOk : kState};
      }
      case 4: {
        const bool fits = model_.Stands(order, {State::REQUESTED}) ||
                          (model_.Stands(order, {State::ACCEPTED}) && model_.now < order.start);
        const Reason seen = Of(Cancel(name, order.requester));
        if (fits) model_.DropOrder(order, State::CANCELLED);
        return {absl::StrCat("cancel ", name), seen, fits ? kOk : kState};
      }
      default: {
        const bool fits = model_.Stands(order, {State::DISPUTED});
        const int64_t minutes = Any(2) * order.minutes;
        const Reason seen = Of(Resolve(name, minutes));
        if (!fits) return {absl::StrCat("resolve ", name), seen, kState};
        if (minutes > 0) return {"resolve", seen, model_.PayOrder(order, minutes)};
        model_.DropOrder(order, State::CANCELLED);
        return {"resolve with nothing", seen, kOk};
      }
    }
  }
  Step RequestStep() {
    const std::string id = absl::StrCat("o", ++next_id_);
    LedgerModel::Order order;
    order.requester = Anybody();
    order.start = model_.now + absl::Hours(1 + Any(100));
    order.minutes = 1 + Any(90);
    order.end = order.start + absl::Minutes(order.minutes);
    order.until = std::min(order.start, model_.now + absl::Hours(72));
    v1::RequestTimeOrderRequest request = OrderRequest(id, order.requester);
    *request.mutable_time_order()->mutable_start_time() = time::ToProto(order.start);
    *request.mutable_time_order()->mutable_end_time() = time::ToProto(order.end);
    return {absl::StrCat("request ", id), Of(Order(request)), model_.DoOrder(id, order)};
  }

  Step TimePasses() {
    Advance(absl::Minutes(Any(600)));
    model_.now = now();
    if (Any(2) == 0) return {"time passes"};
    const absl::Time patience = absl::Now() + absl::Seconds(30);
    EXPECT_THAT(jobs::ExpireHolds(host_->database(), now(), patience), IsOk());
    EXPECT_THAT(jobs::LapseTimeOrders(host_->database(), now(), patience), IsOk());
    model_.RunJobs();
    return {"jobs"};
  }

  Step Next() {
    const int64_t dice = Any(100);
    if (dice < 16) return HoldStep();
    if (dice < 28) return PostStep();
    if (dice < 36) return VoidStep();
    if (dice < 46) return BatchStep();
    if (dice < 62) return MoveStep();
    if (dice < 66) return FreezeStep();
    if (dice < 72) return RecordStep();
    if (dice < 94) return OrderStep();
    return TimePasses();
  }

  void CompareAccounts(const std::string& after) {
    for (const auto& [who, account] : model_.accounts) {
      const v1::Account seen = Time(who);
      ASSERT_EQ(seen.balance_minutes(), account.balance) << who << " after " << after;
      ASSERT_EQ(seen.held_minutes(), account.held) << who << " after " << after;
      ASSERT_EQ(seen.has_freeze(), account.frozen) << who << " after " << after;
    }
  }
  void CompareAll() {
    for (const std::string& who : people_) ASSERT_EQ(CreditedTo(who), served_[who]) << who;
    for (const auto& [id, hold] : model_.holds) {
      const auto row = Sql(absl::StrCat("SELECT state, posted_minutes FROM hold WHERE hold_id = '",
                                        id, "' AND volunteer_id = '", NumberOf(hold.owner), "'"));
      ASSERT_EQ(row[0][0].as<std::string>(), v1::Hold::State_Name(hold.state)) << id;
      ASSERT_EQ(row[0][1].as<int64_t>(), hold.posted) << id;
    }
    for (const auto& [id, order] : model_.orders) {
      ASSERT_EQ(Count(absl::StrCat("time_order WHERE order_id = '", id, "' AND state = '",
                                   v1::TimeOrder::State_Name(order.state), "'")),
                1)
          << id << " should be " << v1::TimeOrder::State_Name(order.state);
    }
    ASSERT_TRUE(TrialBalance()->balanced());
    ASSERT_THAT(jobs::Verify(host_->database(), host_->metrics(), absl::Now() + absl::Seconds(30)),
                IsOk());
    for (const char* invariant :
         {"entries_sum_to_zero", "balance_is_sum_of_entries", "balance_is_not_negative",
          "effective_is_posted", "held_is_sum_of_pending_holds", "held_is_within_balance",
          "posted_hold_is_one_transfer", "exchange_is_whole", "frozen_is_an_open_freeze"}) {
      ASSERT_EQ(
          host_->metrics()
              .GaugeOf("linli_invariant_violations", "Rows that break what must always be true.",
                       {{"service", "hours"}, {"invariant", invariant}})
              .Value(),
          0)
          << invariant;
    }
  }

  std::vector<std::string> people_ = {kHer, kHim};
  std::mt19937_64 random_{static_cast<uint64_t>(NumberFrom("LINLI_MODEL_SEED", 20261128))};
  LedgerModel model_;
  std::map<std::string, int64_t> served_;
  int64_t next_id_ = 0;
  int days_ = 0;
};

TEST_F(Model, SaysTheSameAsTheBooks) {  // laws 3 to 6
  constexpr int64_t kSteps = 2500;
  constexpr int64_t kBetweenLooks = 5;
  constexpr int64_t kBetweenAudits = 500;
  const int64_t steps = NumberFrom("LINLI_MODEL_STEPS", kSteps);
  for (const std::string& who : people_) {
    Fill(who, 500);
    model_.accounts[who].balance = 500;
  }
  std::map<std::string, int> done;
  for (int64_t i = 1; i <= steps; ++i) {
    const Step step = Next();
    const std::string what = absl::StrCat("step ", i, ": ", step.what);
    ASSERT_EQ(errors::v1::Reason_Name(step.seen), errors::v1::Reason_Name(step.expected)) << what;
    if (i % kBetweenLooks == 0) {
      ASSERT_NO_FATAL_FAILURE(CompareAccounts(what));
    }
    if (i % kBetweenAudits == 0) {
      ASSERT_NO_FATAL_FAILURE(CompareAll());
    }
    ++done[step.seen == kOk ? "done" : "refused"];
  }
  EXPECT_GT(done["done"], steps / 4);
  EXPECT_GT(done["refused"], steps / 20) << "a walk without refusals tries nothing";
}

}  // namespace
}  // namespace linli::hours
