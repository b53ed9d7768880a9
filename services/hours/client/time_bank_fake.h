// The time bank for the tests of others: accounts are filled, and holds answered as hours would.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "services/hours/client/time_bank_client.h"

namespace linli::hours {

// Any thread.
class FakeTimeBankClient final : public TimeBankClient {
 public:
  // What "volunteers/{number}" has in the time bank.
  void Deposit(const std::string& volunteer, int64_t minutes) {
    const std::lock_guard lock(mutex_);
    accounts_[volunteer].set_balance_minutes(accounts_[volunteer].balance_minutes() + minutes);
  }
  // The time of a hold has come.
  void Expire(const std::string& hold) {
    const std::lock_guard lock(mutex_);
    End(holds_.at(hold), v1::Hold::EXPIRED, 0);
  }
  // From now on every question is answered with this status; OK: normally again.
  void Fail(absl::Status status) {
    const std::lock_guard lock(mutex_);
    failure_ = std::move(status);
  }

  absl::StatusOr<v1::Hold> HoldMinutes(const client::Context&, const HoldOrder& order) override {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    v1::Hold hold;
    hold.set_name(absl::StrCat(order.volunteer, "/holds/", order.hold_id));
    hold.set_minutes(order.minutes);
    hold.set_reference(order.reference);
    hold.set_purpose(v1::Hold::REDEMPTION);
    hold.set_state(v1::Hold::PENDING);
    hold.mutable_expire_time()->set_seconds(absl::ToUnixSeconds(order.expires));
    if (const auto found = holds_.find(hold.name()); found != holds_.end()) {
      if (found->second.minutes() == order.minutes) return found->second;
      return Refuse(Reason::TRANSFER_EXISTS_WITH_DIFFERENT, {{"field", "minutes"}});
    }
    v1::Account& account = accounts_[order.volunteer];
    const int64_t available = account.balance_minutes() - account.held_minutes();
    if (available < order.minutes) {
      return Refuse(Reason::BALANCE_SHORT, {{"available", absl::StrCat(available)},
                                            {"needed", absl::StrCat(order.minutes)}});
    }
    account.set_held_minutes(account.held_minutes() + order.minutes);
    return holds_[hold.name()] = hold;
  }

  absl::StatusOr<v1::Hold> PostHold(const client::Context&, std::string_view hold,
                                    int64_t minutes) override {
    return Settle(hold, v1::Hold::POSTED, minutes);
  }

  absl::StatusOr<v1::Hold> VoidHold(const client::Context&, std::string_view hold) override {
    return Settle(hold, v1::Hold::VOIDED, 0);
  }

  absl::StatusOr<v1::Account> GetTimeAccount(const client::Context&,
                                             std::string_view volunteer) override {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    v1::Account account = accounts_[std::string(volunteer)];
    account.set_available_minutes(account.balance_minutes() - account.held_minutes());
    return account;
  }

 private:
  absl::StatusOr<v1::Hold> Settle(std::string_view name, v1::Hold::State state, int64_t minutes) {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    const auto found = holds_.find(std::string(name));
    if (found == holds_.end()) return Refuse(Reason::NOT_AUTHORIZED);
    v1::Hold& hold = found->second;
    const bool posts = state == v1::Hold::POSTED;
    if (minutes > hold.minutes()) return Refuse(Reason::POST_EXCEEDS_HOLD);
    const int64_t posted = !posts ? 0 : minutes == 0 ? hold.minutes() : minutes;
    if (hold.state() == state) {
      if (hold.posted_minutes() == posted) return hold;
      return Refuse(Reason::TRANSFER_EXISTS_WITH_DIFFERENT, {{"field", "posted_minutes"}});
    }
    if (hold.state() == v1::Hold::EXPIRED) return Refuse(Reason::HOLD_EXPIRED);
    if (hold.state() != v1::Hold::PENDING) {
      return Refuse(Reason::LEDGER_TRANSFER_STATE, {{"state", v1::Hold::State_Name(hold.state())}});
    }
    End(hold, state, posted);
    return hold;
  }

  void End(v1::Hold& hold, v1::Hold::State state, int64_t posted) {
    v1::Account& account = accounts_[hold.name().substr(0, hold.name().find("/holds/"))];
    account.set_held_minutes(account.held_minutes() - hold.minutes());
    account.set_balance_minutes(account.balance_minutes() - posted);
    hold.set_state(state);
    hold.set_posted_minutes(posted);
  }

  std::mutex mutex_;
  absl::Status failure_;
  std::map<std::string, v1::Account> accounts_;
  std::map<std::string, v1::Hold> holds_;
};

}  // namespace linli::hours
