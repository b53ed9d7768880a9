#include "services/hours/domain/hold_batch.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kAwards[] = "services/awards";
const absl::Time kNow = absl::FromUnixSeconds(1'790'000'000);

v1::Hold Named(const std::string& owner, const std::string& id, int64_t minutes = 0) {
  v1::Hold hold;
  hold.set_name(absl::StrCat("volunteers/", owner, "/holds/", id));
  hold.set_state(v1::Hold::PENDING);
  hold.set_held_by(kAwards);
  hold.set_minutes(minutes);
  return hold;
}
HoldStep HoldOf(const std::string& id, int64_t minutes, bool linked = false,
                const std::string& owner = "A") {
  return {HoldStep::kHold, Named(owner, id, minutes), 0, linked};
}
HoldStep PostOf(const std::string& id, int64_t minutes = 0, bool linked = false) {
  return {HoldStep::kPost, Named("A", id), minutes, linked};
}
HoldStep VoidOf(const std::string& id, bool linked = false) {
  return {HoldStep::kVoid, Named("A", id), 0, linked};
}

HoldBooks With(int64_t balance) { return {{{"A", {balance, 0, false}}}, {}}; }

std::vector<Reason> ReasonsOf(const HoldOutcome& outcome) {
  std::vector<Reason> reasons;
  for (const auto& result : outcome.results) reasons.push_back(ReasonOf(result.status()));
  return reasons;
}
constexpr Reason kOk = Reason::REASON_UNSPECIFIED;

TEST(HoldBatch, AnswersEachForItself) {
  const HoldOutcome outcome =
      ApplyHolds({HoldOf("h1", 60), HoldOf("h2", 60), HoldOf("h3", 40)}, With(100), kAwards, kNow);
  EXPECT_THAT(ReasonsOf(outcome), ElementsAre(kOk, Reason::BALANCE_SHORT, kOk));
  EXPECT_THAT(outcome.changes, SizeIs(2));
}

TEST(HoldBatch, SeesWhatTheStepsBeforeItDid) {
  const HoldOutcome outcome = ApplyHolds({HoldOf("h1", 100), HoldOf("h2", 1), PostOf("h1", 70),
                                          HoldOf("h3", 30), VoidOf("h3"), HoldOf("h4", 31)},
                                         With(100), kAwards, kNow);
  EXPECT_THAT(ReasonsOf(outcome),
              ElementsAre(kOk, Reason::BALANCE_SHORT, kOk, kOk, kOk, Reason::BALANCE_SHORT));
  EXPECT_THAT(outcome.changes, SizeIs(4));
}

TEST(HoldBatch, DoesAChainAsAWholeOrNotAtAll) {
  const struct {
    std::vector<HoldStep> steps;
    std::vector<Reason> reasons;
    size_t changes;
  } cases[] = {
      {{HoldOf("h1", 50, true), HoldOf("h2", 50)}, {kOk, kOk}, 2},
      {{HoldOf("h1", 50, true), HoldOf("h2", 51)},
       {Reason::TRANSFER_LINKED_FAILED, Reason::BALANCE_SHORT},
       0},
      {{HoldOf("h1", 101, true), HoldOf("h2", 1)},
       {Reason::BALANCE_SHORT, Reason::TRANSFER_LINKED_FAILED},
       0},
      // What a failed chain had taken is there for the next step.
      {{HoldOf("h1", 60, true), HoldOf("h2", 60, true), HoldOf("h3", 1), HoldOf("h4", 100)},
       {Reason::TRANSFER_LINKED_FAILED, Reason::BALANCE_SHORT, Reason::TRANSFER_LINKED_FAILED, kOk},
       1},
      // A chain ends with the batch.
      {{HoldOf("h1", 60, true)}, {kOk}, 1},
      // Balance-conditional: hold and void leave nothing behind but the answer.
      {{HoldOf("h1", 100, true), VoidOf("h1", true), HoldOf("h2", 10)}, {kOk, kOk, kOk}, 3},
      {{HoldOf("h1", 101, true), VoidOf("h1", true), HoldOf("h2", 10)},
       {Reason::BALANCE_SHORT, Reason::TRANSFER_LINKED_FAILED, Reason::TRANSFER_LINKED_FAILED},
       0},
  };
  for (const auto& c : cases) {
    const HoldOutcome outcome = ApplyHolds(c.steps, With(100), kAwards, kNow);
    EXPECT_EQ(ReasonsOf(outcome), c.reasons);
    EXPECT_THAT(outcome.changes, SizeIs(c.changes));
  }
}

TEST(HoldBatch, WritesNothingForWhatExists) {
  HoldBooks books = With(100);
  books.accounts["A"].held_minutes = 60;
  books.holds["volunteers/A/holds/h1"] = Named("A", "h1", 60);
  const HoldOutcome outcome =
      ApplyHolds({HoldOf("h1", 60), HoldOf("h1", 61)}, books, kAwards, kNow);
  EXPECT_THAT(ReasonsOf(outcome), ElementsAre(kOk, Reason::TRANSFER_EXISTS_WITH_DIFFERENT));
  EXPECT_THAT(outcome.changes, SizeIs(0));
}

TEST(HoldBatch, AsksWhatStandsAgainstItOnlyOfANewHold) {
  HoldBooks books = With(100);
  books.holds["volunteers/A/holds/h1"] = Named("A", "h1", 60);
  HoldStep known = HoldOf("h1", 60), other = HoldOf("h2", 1);
  known.refusal = other.refusal = Refuse(Reason::TIME_BANK_CLOSED);
  EXPECT_THAT(ReasonsOf(ApplyHolds({known, other}, books, kAwards, kNow)),
              ElementsAre(kOk, Reason::TIME_BANK_CLOSED));
}

TEST(HoldBatch, DoesNotTellOfTheHoldsOfOthers) {
  HoldBooks books = With(100);
  books.holds["volunteers/A/holds/h1"] = Named("A", "h1", 60);
  EXPECT_THAT(ReasonsOf(ApplyHolds({PostOf("h1"), PostOf("h2"), VoidOf("h1"), VoidOf("h2")}, books,
                                   "services/other", kNow)),
              ElementsAre(Reason::NOT_AUTHORIZED, Reason::NOT_AUTHORIZED, Reason::NOT_AUTHORIZED,
                          Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::hours::domain
