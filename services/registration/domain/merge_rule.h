// Who decides on a merge: two people, neither of whom it is about.
#pragma once

#include "absl/status/status.h"
#include "linli/registration/v1/volunteer_merge_service.pb.h"

namespace linli::registration::domain {

enum class MergeVerb { kApprove, kReject };

// Who stands before a merge.
struct MergeDecider {
  bool administers_both = false;  // is an administrator where both volunteers serve
  bool proposed_it = false;
  bool is_partner = false;  // it is about a file of her own
};

// NOT_AUTHORIZED for who is neither administrator of both nor, to let it be, its proposer;
// MERGE_STATE if it is decided; MERGE_SECOND_PERSON for a partner, and for who would approve what
// she proposed.
absl::Status CheckMergeDecision(MergeVerb verb, const MergeDecider& decider, v1::MergeState state);

}  // namespace linli::registration::domain
