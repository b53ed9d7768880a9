// The books as one would keep them on paper: plain numbers in memory, one step after the other, for
// a test that compares the service with them. Knows nothing of the rules' code.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string>

#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/hours/v1/hold.pb.h"
#include "linli/hours/v1/time_order.pb.h"

namespace linli::hours {

class LedgerModel {
 public:
  static constexpr Reason kOk = Reason::REASON_UNSPECIFIED;

  struct Account {
    int64_t balance = 0;
    int64_t held = 0;
    bool frozen = false;
  };
  struct Hold {
    std::string owner;
    int64_t minutes = 0;
    absl::Time expires;
    v1::Hold::State state = v1::Hold::PENDING;
    int64_t posted = 0;
  };
  struct Order {
    std::string requester;
    std::string provider;
    absl::Time start, end, until;
    v1::TimeOrder::State state = v1::TimeOrder::REQUESTED;
    int64_t minutes = 0;
    int64_t served = 0;
  };

  std::map<std::string, Account> accounts;
  std::map<std::string, Hold> holds;    // by id
  std::map<std::string, Order> orders;  // by id
  int64_t pool = 0;
  absl::Time now;

  // What the call must answer; on kOk the books have moved.
  Reason DoHold(const std::string& id, const Hold& asked) {
    const auto found = holds.find(id);
    if (found != holds.end()) {
      const Hold& there = found->second;
      if (there.minutes != asked.minutes || there.expires != asked.expires) {
        return Reason::TRANSFER_EXISTS_WITH_DIFFERENT;
      }
      Sweep(there.owner);
      return kOk;
    }
    if (const Reason no = MaySpend(asked.owner, asked.minutes); no != kOk) return no;
    Sweep(asked.owner);
    accounts[asked.owner].held += asked.minutes;
    holds[id] = asked;
    return kOk;
  }

  Reason DoPost(const std::string& id, int64_t minutes) {
    const auto found = holds.find(id);
    if (found == holds.end()) return Reason::NOT_AUTHORIZED;
    Hold& hold = found->second;
    if (minutes > hold.minutes) return Reason::POST_EXCEEDS_HOLD;
    const int64_t posted = minutes == 0 ? hold.minutes : minutes;
    if (hold.state == v1::Hold::POSTED) {
      if (hold.posted != posted) return Reason::TRANSFER_EXISTS_WITH_DIFFERENT;
    } else {
      if (const Reason no = MayEnd(hold); no != kOk) return no;
      if (accounts[hold.owner].frozen) return Reason::ACCOUNT_FROZEN;
      End(hold, v1::Hold::POSTED, posted);
    }
    Sweep(hold.owner);
    return kOk;
  }

  Reason DoVoid(const std::string& id) {
    const auto found = holds.find(id);
    if (found == holds.end()) return Reason::NOT_AUTHORIZED;
    if (found->second.state != v1::Hold::VOIDED) {
      if (const Reason no = MayEnd(found->second); no != kOk) return no;
      End(found->second, v1::Hold::VOIDED, 0);
    }
    Sweep(found->second.owner);
    return kOk;
  }

  // One that is asked for the first time, unlike `id`s that are there with the same or other
  // minutes.
  Reason Once(const std::string& id, int64_t minutes, const std::string& from) {
    if (const auto found = moved_.find(id); found != moved_.end()) {
      if (found->second != minutes) return Reason::TRANSFER_EXISTS_WITH_DIFFERENT;
      Sweep(from);
      return kOk;
    }
    if (const Reason no = MaySpend(from, minutes); no != kOk) return no;
    Sweep(from);
    accounts[from].balance -= minutes;
    moved_[id] = minutes;
    fresh = true;
    return kOk;
  }
  bool fresh = false;  // whether Once moved anything

  Reason DoGrant(const std::string& id, int64_t minutes, const std::string& to) {
    if (const auto found = moved_.find(id); found != moved_.end()) {
      if (found->second != minutes) return Reason::TRANSFER_EXISTS_WITH_DIFFERENT;
      Sweep(to);
      return kOk;
    }
    if (pool < minutes) return Reason::BALANCE_SHORT;
    Sweep(to);
    pool -= minutes;
    accounts[to].balance += minutes;
    moved_[id] = minutes;
    return kOk;
  }

  Reason DoOrder(const std::string& id, const Order& asked) {
    if (orders.contains(id)) return kOk;  // the test never asks for another one under an old id
    if (const Reason no = MaySpend(asked.requester, asked.minutes); no != kOk) return no;
    Sweep(asked.requester);
    accounts[asked.requester].held += asked.minutes;
    orders[id] = asked;
    return kOk;
  }

  // Where the clock has come to the end of a state, nothing moves it but the job.
  bool Stands(const Order& order, std::initializer_list<v1::TimeOrder::State> states) const {
    return std::find(states.begin(), states.end(), order.state) != states.end() &&
           (order.state == v1::TimeOrder::DISPUTED || now < order.until);
  }

  Reason PayOrder(Order& order, int64_t minutes) {
    if (accounts[order.requester].frozen) return Reason::ACCOUNT_FROZEN;
    Sweep(order.requester);
    Sweep(order.provider);
    accounts[order.requester].held -= order.minutes;
    accounts[order.requester].balance -= minutes;
    accounts[order.provider].balance += minutes;
    order.served = minutes;
    order.state = v1::TimeOrder::SETTLED;
    return kOk;
  }
  void DropOrder(Order& order, v1::TimeOrder::State state) {
    Sweep(order.requester);
    accounts[order.requester].held -= order.minutes;
    order.state = state;
  }

  // Both jobs, at this moment.
  void RunJobs() {
    for (auto& [owner, account] : accounts) Sweep(owner);
    for (auto& [id, order] : orders) {
      using State = v1::TimeOrder;
      const bool live = order.state == State::REQUESTED || order.state == State::ACCEPTED ||
                        order.state == State::SERVED;
      if (!live || now < order.until) continue;
      if (order.state == State::SERVED) {
        order.state = State::DISPUTED;
      } else {
        DropOrder(order, State::EXPIRED);
      }
    }
  }

  // Holds of one person whose time has come end when a call that succeeds touches her account.
  void Sweep(const std::string& owner) {
    for (auto& [id, hold] : holds) {
      if (hold.owner == owner && IsDue(hold)) End(hold, v1::Hold::EXPIRED, 0);
    }
  }

 private:
  bool IsDue(const Hold& hold) const {
    return hold.state == v1::Hold::PENDING && now >= hold.expires;
  }
  Reason MaySpend(const std::string& owner, int64_t minutes) {
    const Account& account = accounts[owner];
    if (account.frozen) return Reason::ACCOUNT_FROZEN;
    int64_t available = account.balance - account.held;
    for (const auto& [id, hold] : holds) {
      if (hold.owner == owner && IsDue(hold)) available += hold.minutes;
    }
    return available >= minutes ? kOk : Reason::BALANCE_SHORT;
  }
  Reason MayEnd(const Hold& hold) const {
    if (hold.state == v1::Hold::EXPIRED || IsDue(hold)) return Reason::HOLD_EXPIRED;
    return hold.state == v1::Hold::PENDING ? kOk : Reason::LEDGER_TRANSFER_STATE;
  }
  void End(Hold& hold, v1::Hold::State state, int64_t posted) {
    hold.state = state;
    hold.posted = posted;
    accounts[hold.owner].held -= hold.minutes;
    accounts[hold.owner].balance -= posted;
  }

  std::map<std::string, int64_t> moved_;  // by id
};

}  // namespace linli::hours
