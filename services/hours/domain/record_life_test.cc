#include "services/hours/domain/record_life.h"

#include <map>
#include <set>
#include <utility>

#include "tests/support/matchers.h"

namespace linli::hours::domain {
namespace {

using R = v1::Record;

std::set<R::State> States() {
  std::set<R::State> states;
  for (int i = R::State_MIN; i <= R::State_MAX; ++i) {
    if (R::State_IsValid(i) && i != 0) states.insert(static_cast<R::State>(i));
  }
  return states;
}

TEST(RecordLife, IsThisTableAndNothingElse) {  // S4-16, PAIN-9
  const std::map<std::pair<R::State, Act>, R::State> ways = {
      {{R::QUARANTINED, Act::kReleaseDraft}, R::DRAFT},
      {{R::QUARANTINED, Act::kReleaseEntry}, R::PENDING_CONFIRMATION},
      {{R::QUARANTINED, Act::kReject}, R::DECLINED},
      {{R::DRAFT, Act::kTakeEffect}, R::EFFECTIVE},
      {{R::DRAFT, Act::kPublicise}, R::PUBLIC_NOTICE},
      {{R::DRAFT, Act::kAskApproval}, R::PENDING_APPROVAL},
      {{R::DRAFT, Act::kDecline}, R::DECLINED},
      {{R::PENDING_CONFIRMATION, Act::kTakeEffect}, R::EFFECTIVE},
      {{R::PENDING_CONFIRMATION, Act::kPublicise}, R::PUBLIC_NOTICE},
      {{R::PENDING_CONFIRMATION, Act::kAskApproval}, R::PENDING_APPROVAL},
      {{R::PENDING_CONFIRMATION, Act::kDecline}, R::DECLINED},
      {{R::PENDING_APPROVAL, Act::kTakeEffect}, R::EFFECTIVE},
      {{R::PENDING_APPROVAL, Act::kPublicise}, R::PUBLIC_NOTICE},
      {{R::PUBLIC_NOTICE, Act::kTakeEffect}, R::EFFECTIVE},
      {{R::PUBLIC_NOTICE, Act::kDispute}, R::NOTICE_HELD},
      {{R::NOTICE_HELD, Act::kDismiss}, R::PUBLIC_NOTICE},
      {{R::NOTICE_HELD, Act::kDecline}, R::DECLINED},
      {{R::NOTICE_HELD, Act::kCorrect}, R::CORRECTED},
      {{R::EFFECTIVE, Act::kDispute}, R::DISPUTED},
      {{R::EFFECTIVE, Act::kCorrect}, R::CORRECTED},
      {{R::EFFECTIVE, Act::kReverse}, R::REVERSED},
      {{R::DISPUTED, Act::kDismiss}, R::EFFECTIVE},
      {{R::DISPUTED, Act::kCorrect}, R::CORRECTED},
      {{R::DISPUTED, Act::kReverse}, R::REVERSED},
  };
  for (const R::State state : States()) {
    for (const Act act : kActs) {
      R record;
      record.set_state(state);
      const absl::Status moved = Move(act, record);
      const auto way = ways.find({state, act});
      if (way == ways.end()) {
        EXPECT_THAT(moved, RefusedWith(Reason::RECORD_TRANSITION))
            << R::State_Name(state) << static_cast<int>(act);
        EXPECT_EQ(record.state(), state);
      } else {
        EXPECT_THAT(moved, IsOk());
        EXPECT_EQ(record.state(), way->second) << R::State_Name(state);
      }
    }
  }
}

TEST(RecordLife, ReachesEveryStateAndEndsInThree) {
  std::set<R::State> reached = {R::DRAFT, R::PENDING_CONFIRMATION, R::QUARANTINED};
  std::set<R::State> ends;
  for (size_t before = 0; before < reached.size();) {
    before = reached.size();
    for (const R::State state : std::set(reached)) {
      bool goes_on = false;
      for (const Act act : kActs) {
        const auto next = After(state, act);
        if (!next) continue;
        goes_on = true;
        reached.insert(*next);
      }
      if (!goes_on) ends.insert(state);
    }
  }
  EXPECT_EQ(reached, States());
  EXPECT_EQ(ends, (std::set<R::State>{R::CORRECTED, R::REVERSED, R::DECLINED}));
}

TEST(RecordLife, CountsInEffectAndWhileDisputed) {
  for (const R::State state : States()) {
    EXPECT_EQ(Counts(state), state == R::EFFECTIVE || state == R::DISPUTED) << R::State_Name(state);
  }
}

}  // namespace
}  // namespace linli::hours::domain
