#include "services/registration/domain/merge_rule.h"

#include <gtest/gtest.h>

#include "tests/support/matchers.h"

namespace linli::registration::domain {
namespace {

constexpr Reason kFine = Reason::REASON_UNSPECIFIED;

struct Row {
  MergeDecider who;
  Reason approve;  // kFine: she may
  Reason reject;
};

TEST(MergeRule, TakesTwoPeopleNeitherOfWhomItIsAbout) {  // PAIN-4
  using enum Reason;
  const Row rows[] = {
      {{}, NOT_AUTHORIZED, NOT_AUTHORIZED},
      {{.is_partner = true}, NOT_AUTHORIZED, NOT_AUTHORIZED},
      {{.proposed_it = true}, NOT_AUTHORIZED, kFine},
      {{.proposed_it = true, .is_partner = true}, NOT_AUTHORIZED, MERGE_SECOND_PERSON},
      {{.administers_both = true}, kFine, kFine},
      {{.administers_both = true, .proposed_it = true}, MERGE_SECOND_PERSON, kFine},
      {{.administers_both = true, .is_partner = true}, MERGE_SECOND_PERSON, MERGE_SECOND_PERSON},
      {{.administers_both = true, .proposed_it = true, .is_partner = true},
       MERGE_SECOND_PERSON,
       MERGE_SECOND_PERSON},
  };
  for (const Row& row : rows) {
    for (MergeVerb verb : {MergeVerb::kApprove, MergeVerb::kReject}) {
      const Reason expected = verb == MergeVerb::kApprove ? row.approve : row.reject;
      EXPECT_EQ(ReasonOf(CheckMergeDecision(verb, row.who, v1::MERGE_PROPOSED)), expected)
          << &row - rows << " " << static_cast<int>(verb);
      for (v1::MergeState decided : {v1::MERGE_APPROVED, v1::MERGE_REJECTED}) {
        EXPECT_EQ(ReasonOf(CheckMergeDecision(verb, row.who, decided)),
                  expected == NOT_AUTHORIZED ? NOT_AUTHORIZED : MERGE_STATE)
            << "who may not know of it is not told that it is decided";
      }
    }
  }
}

}  // namespace
}  // namespace linli::registration::domain
