#include "services/hours/domain/check_in_rules.h"

#include <vector>

#include "gtest/gtest.h"
#include "services/hours/domain/check_in_position.h"
#include "services/hours/domain/evidence_accepted.h"

namespace linli::hours::domain {
namespace {

using Methods = std::vector<v1::EvidenceMethod>;

TEST(CheckInRules, TakeOnlyOfWhatThePolicyTakes) {
  const struct {
    Methods policy, rules;
    bool code, position, kiosk;
  } cases[] = {
      {{}, {}, true, true, true},
      {{}, {v1::BY_CODE}, true, false, false},
      {{v1::BY_CODE, v1::BY_KIOSK}, {}, true, false, true},
      {{v1::BY_CODE, v1::BY_KIOSK}, {v1::BY_KIOSK, v1::BY_POSITION}, false, false, true},
      {{v1::BY_CODE}, {v1::BY_POSITION}, false, false, false},
  };
  for (const auto& c : cases) {
    v1::Policy policy;
    v1::CheckInRules rules;
    for (const auto method : c.policy) policy.add_accepted_evidence(method);
    for (const auto method : c.rules) rules.add_accepted_evidence(method);
    const v1::Policy narrowed = Narrowed(policy, rules);
    EXPECT_EQ(CheckAccepted(narrowed, v1::BY_CODE).ok(), c.code);
    EXPECT_EQ(CheckAccepted(narrowed, v1::BY_POSITION).ok(), c.position);
    EXPECT_EQ(CheckAccepted(narrowed, v1::BY_KIOSK).ok(), c.kiosk);
  }
}

TEST(CheckInRules, OnlyDrawTheCircleCloser) {
  const struct {
    int policy, rules, limit;  // 0: not said
  } cases[] = {{0, 0, 300},   {0, 100, 100},   {0, 300, 300},  {0, 301, 300},
               {500, 0, 500}, {500, 400, 400}, {100, 400, 100}};
  for (const auto& c : cases) {
    v1::Policy policy;
    v1::CheckInRules rules;
    policy.set_position_limit_meters(c.policy);
    rules.set_position_limit_meters(c.rules);
    EXPECT_EQ(PositionLimit(Narrowed(policy, rules)), c.limit) << c.policy << " " << c.rules;
  }
}

TEST(CheckInRules, LeaveEverythingElse) {
  v1::Policy policy;
  policy.set_daily_cap_minutes(480);
  policy.set_position_accuracy_meters(50);
  v1::CheckInRules rules;
  rules.add_accepted_evidence(v1::BY_CODE);
  const v1::Policy narrowed = Narrowed(policy, rules);
  EXPECT_EQ(narrowed.daily_cap_minutes(), 480);
  EXPECT_EQ(narrowed.position_accuracy_meters(), 50);
}

}  // namespace
}  // namespace linli::hours::domain
