// Who decides on a merge of two files (PAIN-4): a second person, who is no party to it.
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "linli/registration/v1/volunteer_merge_service.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration::domain {

enum class MergeVerb { kApprove, kReject };

// By what the caller holds over each of the two files. NOT_AUTHORIZED for who does not administer
// both, unless he takes his own proposal back. MERGE_STATE: it is decided. MERGE_SECOND_PERSON: one
// of the files is his own, or he would approve what he proposed.
absl::Status CheckMergeDecision(MergeVerb verb, const v1::Merge& merge, std::string_view caller,
                                const Authorities& over_survivor,
                                const Authorities& over_duplicate);

}  // namespace linli::registration::domain
