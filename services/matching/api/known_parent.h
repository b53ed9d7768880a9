// Whether what a list lists below is known.
#pragma once

#include <string>

#include "common/rpc/of_known.h"
#include "services/matching/api/deps.h"

namespace linli::matching {

// RESOURCE_NOT_FOUND for an organisation or a volunteer of whom registration's feed has told
// nothing, and for an organisation that may not act and is not the caller's: who is not told of it
// anywhere else is not told here. Whoever it is himself, or holds authority over it by name, knows
// before the feed does. The same for an activity that was never written. OK for every other name:
// who lists below it has read it.
absl::Status CheckKnown(rpc::ReadCall& call, const std::string& name);

// A List handler whose empty answer is the empty list of something that is known.
template <auto kHandler>
absl::StatusOr<rpc::ResponseOf<kHandler>> OfKnown(Deps& deps, rpc::ReadCall& call,
                                                  const rpc::RequestOf<kHandler>& request) {
  return rpc::AnswerOfKnown<kHandler>(deps, call, request, CheckKnown);
}

}  // namespace linli::matching
