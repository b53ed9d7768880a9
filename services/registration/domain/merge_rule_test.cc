// Who decides on a merge (PAIN-4), by role, by place and by who he is.
#include "services/registration/domain/merge_rule.h"

#include "tests/support/matchers.h"

namespace linli::registration::domain {
namespace {

constexpr auto kNone = Reason::REASON_UNSPECIFIED;
constexpr char kProposer[] = "staff/li";
constexpr char kSecond[] = "staff/wang";

Authorities Held(Role role) { return {{role, absl::InfiniteFuture()}}; }

v1::Merge In(v1::MergeState state) {
  v1::Merge merge;
  merge.set_survivor("volunteers/V1");
  merge.set_duplicate("volunteers/V2");
  merge.set_proposer(kProposer);
  merge.set_state(state);
  return merge;
}

TEST(MergeRule, AsksForASecondPersonWhoIsNoParty) {
  const Authorities all = Held(options::v1::ADMINISTRATOR);
  struct Case {
    const char* caller;
    Reason approves, rejects;
  };
  for (const Case& one :
       {Case{kSecond, kNone, kNone},
        {kProposer, Reason::MERGE_SECOND_PERSON, kNone},
        {"volunteers/V1", Reason::MERGE_SECOND_PERSON, Reason::MERGE_SECOND_PERSON},
        {"volunteers/V2", Reason::MERGE_SECOND_PERSON, Reason::MERGE_SECOND_PERSON},
        {"volunteers/V", kNone, kNone}}) {
    const v1::Merge merge = In(v1::MERGE_PROPOSED);
    EXPECT_EQ(ReasonOf(CheckMergeDecision(MergeVerb::kApprove, merge, one.caller, all, all)),
              one.approves)
        << one.caller;
    EXPECT_EQ(ReasonOf(CheckMergeDecision(MergeVerb::kReject, merge, one.caller, all, all)),
              one.rejects)
        << one.caller;
  }
}

TEST(MergeRule, AsksForAnAdministratorOfBothFiles) {
  const auto& roles = *options::v1::Role_descriptor();
  const v1::Merge merge = In(v1::MERGE_PROPOSED);
  for (int i = 0; i < roles.value_count(); ++i) {
    const Role role = static_cast<Role>(roles.value(i)->number());
    const Reason expected = role == options::v1::ADMINISTRATOR ? kNone : Reason::NOT_AUTHORIZED;
    for (MergeVerb verb : {MergeVerb::kApprove, MergeVerb::kReject}) {
      EXPECT_EQ(ReasonOf(CheckMergeDecision(verb, merge, kSecond, Held(role), Held(role))),
                expected)
          << roles.value(i)->name();
    }
  }
  const Authorities all = Held(options::v1::ADMINISTRATOR);
  for (MergeVerb verb : {MergeVerb::kApprove, MergeVerb::kReject}) {
    EXPECT_THAT(CheckMergeDecision(verb, merge, kSecond, all, {}),
                RefusedWith(Reason::NOT_AUTHORIZED));
    EXPECT_THAT(CheckMergeDecision(verb, merge, kSecond, {}, all),
                RefusedWith(Reason::NOT_AUTHORIZED));
  }
  EXPECT_THAT(CheckMergeDecision(MergeVerb::kReject, merge, kProposer, {}, {}), IsOk())
      << "he takes it back";
  EXPECT_THAT(CheckMergeDecision(MergeVerb::kApprove, merge, kProposer, {}, {}),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST(MergeRule, DecidesOnce) {
  const Authorities all = Held(options::v1::ADMINISTRATOR);
  for (v1::MergeState state : {v1::MERGE_APPROVED, v1::MERGE_REJECTED}) {
    for (MergeVerb verb : {MergeVerb::kApprove, MergeVerb::kReject}) {
      EXPECT_THAT(CheckMergeDecision(verb, In(state), kSecond, all, all),
                  RefusedWith(Reason::MERGE_STATE));
      EXPECT_THAT(CheckMergeDecision(verb, In(state), "staff/nobody", {}, {}),
                  RefusedWith(Reason::NOT_AUTHORIZED))
          << "who may not decide does not learn how it stands";
    }
  }
}

}  // namespace
}  // namespace linli::registration::domain
