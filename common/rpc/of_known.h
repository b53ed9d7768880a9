// Lists that say nothing: of something that is there, or of nothing.
#pragma once

#include <string>

#include "common/rpc/bind.h"
#include "common/rpc/call.h"
#include "common/status/macros.h"

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

// Whether a name has no more than a collection and an id: "regions/1305".
inline bool IsTopLevel(const std::string& name) {
  const size_t slash = name.find('/');
  return slash != std::string::npos && name.find('/', slash + 1) == std::string::npos;
}

}  // namespace linli::rpc
