#include "services/registration/domain/merge_rule.h"

#include "common/status/refusal.h"

namespace linli::registration::domain {

absl::Status CheckMergeDecision(MergeVerb verb, const MergeDecider& decider, v1::MergeState state) {
  const bool takes_back = verb == MergeVerb::kReject && decider.proposed_it;
  if (!decider.administers_both && !takes_back) return Refuse(Reason::NOT_AUTHORIZED);
  if (state != v1::MERGE_PROPOSED) {
    return Refuse(Reason::MERGE_STATE, {{"state", v1::MergeState_Name(state)}});
  }
  if (decider.is_partner || (decider.proposed_it && !takes_back)) {
    return Refuse(Reason::MERGE_SECOND_PERSON);
  }
  return absl::OkStatus();
}

}  // namespace linli::registration::domain
