// Lists that say nothing: of something that is there, or of nothing.
#pragma once

#include <string>

#include "common/rpc/bind.h"
#include "common/rpc/call.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"

namespace linli::rpc {

// What a List handler answers. Where that is empty, `check` says of each name that the request
// lists by, its parent, region or subject, whether the caller may know it; it costs nothing
// otherwise.
template <auto kHandler, typename Deps, typename Check>
absl::StatusOr<ResponseOf<kHandler>> AnswerOfKnown(Deps& deps, ReadCall& call,
                                                   const RequestOf<kHandler>& request,
                                                   const Check& check) {
  auto answer = kHandler(deps, call, request);
  if (!answer.ok() || answer->ByteSizeLong() > 0) return answer;
  if constexpr (requires { request.parent(); }) RETURN_IF_ERROR(check(call, request.parent()));
  if constexpr (requires { request.region(); }) RETURN_IF_ERROR(check(call, request.region()));
  if constexpr (requires { request.subject(); }) RETURN_IF_ERROR(check(call, request.subject()));
  return answer;
}

// The Ask function of a read about a volunteer or an organisation, who are in registration's book:
// RESOURCE_NOT_FOUND where that knows nothing of the name. Nobody is asked of himself, and services
// ask about whom they were told of.
template <typename Request, typename Deps>
absl::StatusOr<NoFacts> AskKnown(Deps& deps, const Call& call, const Request& request) {
  std::string name;
  if constexpr (requires { request.parent(); }) name = request.parent();
  if constexpr (requires { request.volunteer(); }) name = request.volunteer();
  const bool elsewhere = name.starts_with("volunteers/") || name.starts_with("organizations/");
  if (!elsewhere || name.ends_with("/-") || call.caller().Is(name) ||
      call.caller().subject.starts_with("services/")) {
    return NoFacts();
  }
  ASSIGN_OR_RETURN(const identity::Scope scope, deps.scopes.Resolve(name, call.deadline()));
  if (scope.whole_platform) return NotFound(name);
  return NoFacts();
}

// Whether a name has no more than a collection and an id: "regions/1305".
inline bool IsTopLevel(const std::string& name) {
  const size_t slash = name.find('/');
  return slash != std::string::npos && name.find('/', slash + 1) == std::string::npos;
}

}  // namespace linli::rpc
