// Where the resources that requests name lie.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/identity/caller.h"

namespace linli::identity {

// The part of a resource name that decides where the resource lies: its first segments, if they are
// "organizations/{o}", "volunteers/{v}", "regions/{c}", "systems/{s}" or "regions/{c}/systems/{s}";
// empty for any other name.
std::string_view ScopeRoot(std::string_view name);

// Whether a scope root says by itself where it lies: regions and partner systems do.
bool IsPlain(std::string_view root);

// The scope of such a root.
Scope PlainScope(std::string_view root);

class ScopeResolver {
 public:
  virtual ~ScopeResolver() = default;

  // Where a resource lies, by its name or its scope root. A name that is unknown lies on the
  // `whole_platform`, which is not an error; an error means that nobody could tell.
  virtual absl::StatusOr<Scope> Resolve(std::string_view resource_name, absl::Time deadline) = 0;
};

}  // namespace linli::identity
