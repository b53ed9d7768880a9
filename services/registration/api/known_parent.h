// Whether what a list lists below is known.
#pragma once

#include <string>

#include "common/rpc/of_known.h"
#include "services/registration/api/deps.h"

namespace linli::registration {

// RESOURCE_NOT_FOUND for a region, an organisation or a volunteer that does not exist or that the
// caller may not know, like an organisation that nobody has approved. OK for every other name: who
// lists below it has read it.
absl::Status CheckKnown(rpc::ReadCall& call, const std::string& name);

// A List handler whose empty answer is the empty list of something that is known.
template <auto kHandler>
absl::StatusOr<rpc::ResponseOf<kHandler>> OfKnown(Deps& deps, rpc::ReadCall& call,
                                                  const rpc::RequestOf<kHandler>& request) {
  return rpc::AnswerOfKnown<kHandler>(deps, call, request, CheckKnown);
}

}  // namespace linli::registration
