// Thousands of random acts on records, beside a model in memory that knows nothing of the rules'
// code: after each the states agree, and in the end the books do.
#include <map>
#include <random>

#include "services/hours/api/record_life_fixture.h"
#include "services/hours/jobs/notices.h"
#include "services/hours/jobs/verifier.h"

namespace linli::hours {
namespace {

using R = v1::Record;

constexpr int kCap = 480;

class RecordModel : public RecordLife {
 protected:
  struct Known {
    R::State state = R::PENDING_CONFIRMATION;
    int interval = 0;
    int minutes = 0;
    bool granted = false;
    std::string dispute;
    std::string amendment;
    bool corrects = false;  // what the amendment proposes
  };

  RecordModel() {
    // One person enters all of it for another at one moment: what a defence is there to see.
    Rule(R"({"noticeWorkdaysHonour": 2, "disputeDays": 36525, "defence": {"off": true}})");
    host_.Grant("staff/first", options::v1::ORGANIZATION_MANAGER);
    for (const char* judge : {"staff/judge", "staff/arbiter", "staff/umpire"}) {
      host_.Grant(judge, options::v1::ADMINISTRATOR);
    }
  }

  int UpTo(int n) { return static_cast<int>(random_() % n); }

  void Enter() {
    // Each on a day of its own, so that no day's cap is shared.
    const int interval = UpTo(3) == 0 ? 540 : 60;
    const absl::Time start = time::StartOfDay(absl::CivilDay(2026, 11, 20) - days_++);
    const auto record = HoursTown::Enter(Entry(kHer, start, absl::Minutes(interval)));
    ASSERT_THAT(record, IsOk());
    Known known;
    known.interval = interval;
    known.minutes = std::min(interval, kCap);
    records_[record->name()] = known;
  }

  // What the successor of a record, ten minutes shorter, begins with.
  void Succeed(const std::string& name, const Known& old, R::State state) {
    Known known;
    known.state = state;
    known.interval = old.interval - 10;
    known.granted = old.granted;
    known.minutes = std::min(known.interval, old.granted ? 720 : kCap);
    records_[name] = known;
  }
  v1::Correction Shorter(const std::string& name) {
    const R record = RecordOf(name);
    return Times(time::FromProto(record.start_time()),
                 time::FromProto(record.end_time()) - absl::Minutes(10));
  }
  static bool Counts(R::State state) { return state == R::EFFECTIVE || state == R::DISPUTED; }

  // One act of nine on one record; the model says whether it is possible and what it does.
  void Act(int act, const std::string& name, Known& known) {
    switch (act) {
      case 0: {
        const bool can = known.state == R::PENDING_CONFIRMATION;
        EXPECT_EQ(Confirm(name, "staff/first").ok(), can);
        if (can) known.state = R::PUBLIC_NOTICE;
        return;
      }
      case 1: {
        const bool can = known.state == R::PENDING_CONFIRMATION;
        EXPECT_EQ(Decline(name, "staff/first").ok(), can);
        if (can) known.state = R::DECLINED;
        return;
      }
      case 2: {
        const bool can = known.state == R::PENDING_CONFIRMATION && known.interval > kCap;
        EXPECT_EQ(RequestApproval(name, "staff/first").ok(), can);
        if (!can) return;
        known.state = R::PENDING_APPROVAL;
        known.minutes = known.interval;
        return;
      }
      case 3: {
        const bool can = known.state == R::PENDING_APPROVAL;
        const bool grant = UpTo(2) == 0;
        EXPECT_EQ(DecideApproval(name, grant, "staff/judge").ok(), can);
        if (!can) return;
        known.state = R::PUBLIC_NOTICE;
        known.granted = grant;
        if (!grant) known.minutes = kCap;
        return;
      }
      case 4: {
        const bool can = known.state == R::PUBLIC_NOTICE || known.state == R::EFFECTIVE;
        const auto dispute = Dispute(name);
        EXPECT_EQ(dispute.ok(), can);
        if (!can) return;
        known.state = known.state == R::EFFECTIVE ? R::DISPUTED : R::NOTICE_HELD;
        known.dispute = dispute->name();
        return;
      }
      case 5:
        return DecideDispute(name, known);
      case 6:
      case 7: {
        const bool can = known.state == R::EFFECTIVE && known.amendment.empty();
        const bool corrects = act == 7 && known.interval > 20;
        const auto amendment =
            corrects ? Correct(name, Shorter(name), "staff/first") : Reverse(name, "staff/first");
        EXPECT_EQ(amendment.ok(), can) << amendment.status();
        if (!can) return;
        known.amendment = amendment->name();
        known.corrects = corrects;
        return;
      }
      default:
        return DecideAmendment(known);
    }
  }

  void DecideDispute(const std::string& name, Known& known) {
    if (known.dispute.empty()) return;
    const bool can = known.state == R::DISPUTED || known.state == R::NOTICE_HELD;
    const auto verdict = static_cast<v1::DecideDisputeRequest::Verdict>(1 + UpTo(3));
    auto request = Verdict(known.dispute, verdict);
    if (verdict == v1::DecideDisputeRequest::CORRECT) {
      if (known.interval <= 20) return;
      *request.mutable_correction() = Shorter(name);
    }
    // Who decided the last time vouches for what came of it.
    const bool vouches = RecordOf(name).confirmed_by() == "staff/arbiter";
    const auto decided = Decide(request, vouches ? "staff/umpire" : "staff/arbiter");
    EXPECT_EQ(decided.ok(), can) << decided.status();
    if (!can) return;
    const bool counted = known.state == R::DISPUTED;
    const Known old = known;
    known.dispute.clear();
    if (verdict == v1::DecideDisputeRequest::DISMISS) {
      known.state = counted ? R::EFFECTIVE : R::PUBLIC_NOTICE;
    } else if (verdict == v1::DecideDisputeRequest::REVERSE) {
      known.state = counted ? R::REVERSED : R::DECLINED;
    } else {
      known.state = R::CORRECTED;
      Succeed(decided->successor(), old, counted ? R::EFFECTIVE : R::PUBLIC_NOTICE);
    }
  }

  void DecideAmendment(Known& known) {
    if (known.amendment.empty()) return;
    const bool apply = UpTo(3) > 0;
    const bool can = !apply || known.state == R::EFFECTIVE;
    const auto decided = Decide(known.amendment, apply, "staff/judge");
    EXPECT_EQ(decided.ok(), can) << decided.status();
    if (!can) return;
    const Known old = known;
    known.amendment.clear();
    if (!apply) return;
    known.state = known.corrects ? R::CORRECTED : R::REVERSED;
    if (known.corrects) Succeed(decided->successor(), old, R::EFFECTIVE);
  }

  void EndNotices() {
    Advance(absl::Hours(24 * 5));
    ASSERT_THAT(
        jobs::EndNotices(host_->database(), host_->cache(), now(), absl::Now() + absl::Seconds(20)),
        IsOk());
    for (auto& [name, known] : records_) {
      if (known.state == R::PUBLIC_NOTICE) known.state = R::EFFECTIVE;
    }
  }

  std::mt19937 random_{20261125};
  int days_ = 0;
  std::map<std::string, Known> records_;
};

TEST_F(RecordModel, AgreesAfterThousandsOfRandomActs) {  // laws 3 and 4
  std::map<R::State, int> seen;
  for (int step = 0; step < 2500 && !HasFailure(); ++step) {
    if (records_.size() < 10 || UpTo(12) == 0) Enter();
    if (UpTo(45) == 0) EndNotices();
    // Mostly what was entered last: what ended stays the end.
    auto chosen = std::next(records_.rbegin(), UpTo(std::min<int>(records_.size(), 15)));
    const std::string name = chosen->first;
    SCOPED_TRACE(absl::StrCat("step ", step, " ", name));
    Act(UpTo(9), name, records_.at(name));
    const R record = RecordOf(name);
    EXPECT_EQ(R::State_Name(record.state()), R::State_Name(records_.at(name).state));
    EXPECT_EQ(record.credited_minutes(), records_.at(name).minutes);
    ++seen[record.state()];
  }
  EXPECT_EQ(seen.size(), 9u) << "everything but DRAFT was reached";
  int64_t minutes = 0;
  for (const auto& [name, known] : records_) {
    EXPECT_EQ(R::State_Name(RecordOf(name).state()), R::State_Name(known.state));
    if (Counts(known.state)) minutes += known.minutes;
  }
  EXPECT_GT(minutes, 0);
  EXPECT_EQ(CreditedTo(kHer), minutes);
  EXPECT_EQ(Count("service_record"), static_cast<int64_t>(records_.size()));
  ASSERT_THAT(jobs::Verify(host_->database(), host_->metrics(), absl::Now() + absl::Seconds(20)),
              IsOk());
  for (const char* invariant :
       {"entries_sum_to_zero", "balance_is_sum_of_entries", "balance_is_not_negative",
        "credited_within_payable_within_interval", "no_overlapping_records", "effective_is_posted",
        "disputed_is_being_decided", "corrections_are_linked"}) {
    EXPECT_EQ(
        host_->metrics()
            .GaugeOf("linli_invariant_violations", "Rows that break what must always be true.",
                     {{"service", "hours"}, {"invariant", invariant}})
            .Value(),
        0)
        << invariant;
  }
}

}  // namespace
}  // namespace linli::hours
