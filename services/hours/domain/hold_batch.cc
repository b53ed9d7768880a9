#include "services/hours/domain/hold_batch.h"

#include <cstddef>
#include <utility>

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/hours/domain/hold_settlement.h"
#include "services/hours/domain/names.h"

namespace linli::hours::domain {
namespace {

std::string OwnerOf(const v1::Hold& hold) { return HoldName::Parse(hold.name()).value().id(0); }

void MoveAccount(const v1::Hold& hold, Standing& account) {
  if (hold.state() == v1::Hold::PENDING) {
    account.held_minutes += hold.minutes();
  } else {
    account.held_minutes -= hold.minutes();
    account.balance_minutes -= hold.posted_minutes();
  }
}

// The books while a chain is tried: they go back to how they were if it fails.
class Chain {
 public:
  Chain(HoldBooks& books, std::string_view by, absl::Time now)
      : books_(books), by_(by), now_(now) {}

  absl::StatusOr<v1::Hold> Try(const HoldStep& step) {
    const std::string& name = step.hold.name();
    const auto found = books_.holds.find(name);
    const v1::Hold* existing = found == books_.holds.end() ? nullptr : &found->second;
    Standing& account = books_.accounts[OwnerOf(step.hold)];
    ASSIGN_OR_RETURN(v1::Hold after, After(step, existing, account));
    if (existing != nullptr && existing->state() == after.state()) return after;
    undo_.push_back({name, existing == nullptr ? v1::Hold() : *existing, account});
    MoveAccount(after, account);
    books_.holds[name] = after;
    changes_.push_back(after);
    return after;
  }

  void Undo() {
    for (auto one = undo_.rbegin(); one != undo_.rend(); ++one) {
      books_.accounts[HoldName::Parse(one->name).value().id(0)] = one->account;
      if (one->hold.name().empty()) {
        books_.holds.erase(one->name);
      } else {
        books_.holds[one->name] = one->hold;
      }
    }
    changes_.clear();
  }

  std::vector<v1::Hold>& changes() { return changes_; }

 private:
  struct Before {
    std::string name;
    v1::Hold hold;  // without a name: there was none
    Standing account;
  };

  absl::StatusOr<v1::Hold> After(const HoldStep& step, const v1::Hold* existing,
                                 const Standing& account) const {
    if (step.kind == HoldStep::kHold) {
      if (existing != nullptr) {
        RETURN_IF_ERROR(SameHold(*existing, step.hold));
        return *existing;
      }
      RETURN_IF_ERROR(step.refusal);
      RETURN_IF_ERROR(MaySpend(account, step.hold.minutes()));
      return step.hold;
    }
    // Who holds nothing here does not learn whether somebody else does (ADR 12).
    if (existing == nullptr) return Refuse(Reason::NOT_AUTHORIZED);
    return step.kind == HoldStep::kPost ? Posted(*existing, account, step.minutes, by_, now_)
                                        : Voided(*existing, by_, now_);
  }

  HoldBooks& books_;
  const std::string_view by_;
  const absl::Time now_;
  std::vector<Before> undo_;
  std::vector<v1::Hold> changes_;
};

}  // namespace

HoldOutcome ApplyHolds(const std::vector<HoldStep>& steps, HoldBooks books, std::string_view by,
                       absl::Time now) {
  HoldOutcome outcome;
  for (size_t begin = 0; begin < steps.size();) {
    size_t end = begin;
    while (end + 1 < steps.size() && steps[end].linked) ++end;
    Chain chain(books, by, now);
    bool failed = false;
    for (size_t i = begin; i <= end; ++i) {
      outcome.results.push_back(
          failed ? absl::StatusOr<v1::Hold>(Refuse(Reason::TRANSFER_LINKED_FAILED))
                 : chain.Try(steps[i]));
      if (failed || outcome.results.back().ok()) continue;
      failed = true;
      chain.Undo();
      for (size_t done = begin; done < i; ++done) {
        outcome.results[done] = Refuse(Reason::TRANSFER_LINKED_FAILED);
      }
    }
    for (v1::Hold& change : chain.changes()) outcome.changes.push_back(std::move(change));
    begin = end + 1;
  }
  return outcome;
}

}  // namespace linli::hours::domain
