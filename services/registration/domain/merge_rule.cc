#include "services/registration/domain/merge_rule.h"

#include "common/status/refusal.h"

namespace linli::registration::domain {

absl::Status CheckMergeDecision(MergeVerb verb, const v1::Merge& merge, std::string_view caller,
                                const Authorities& over_survivor,
                                const Authorities& over_duplicate) {
  const bool takes_back = verb == MergeVerb::kReject && caller == merge.proposer();
  const bool administers = HasOneOf(over_survivor, {options::v1::ADMINISTRATOR}) &&
                           HasOneOf(over_duplicate, {options::v1::ADMINISTRATOR});
  if (!administers && !takes_back) return Refuse(Reason::NOT_AUTHORIZED);
  if (merge.state() != v1::MERGE_PROPOSED) {
    return Refuse(Reason::MERGE_STATE, {{"state", v1::MergeState_Name(merge.state())}});
  }
  const bool party = caller == merge.survivor() || caller == merge.duplicate();
  const bool approves_own = verb == MergeVerb::kApprove && caller == merge.proposer();
  return party || approves_own ? Refuse(Reason::MERGE_SECOND_PERSON) : absl::OkStatus();
}

}  // namespace linli::registration::domain
