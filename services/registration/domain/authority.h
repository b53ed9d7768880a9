// What a caller may do at one place, as rules see it.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "linli/options/v1/access.pb.h"

namespace linli::registration::domain {

using options::v1::Role;

// A delegation in force that covers the place in question.
struct Authority {
  Role role;
  absl::Time until;
  std::string over = {};  // the place that the delegation names
};
using Authorities = std::vector<Authority>;

// Whether one of them has one of these roles.
inline bool HasOneOf(const Authorities& held, std::initializer_list<Role> roles) {
  for (const Authority& authority : held) {
    for (Role role : roles) {
      if (authority.role == role) return true;
    }
  }
  return false;
}

}  // namespace linli::registration::domain
