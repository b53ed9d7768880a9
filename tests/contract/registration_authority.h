// Who may call what of registration: the matrix that its authority is tested against. Whoever adds
// an RPC adds its line here, once more and by hand: what the contract says is compared with it.
#pragma once

#include <string_view>
#include <vector>

namespace linli::contract {

struct Authority {
  // "Service.Method" of linli.registration.v1.
  std::string_view method;
  // Who gets in: "signed in", "anyone"; "rule domain/x": any token, and the rule that
  // services/registration/domain/x_test.cc tests decides; or the roles, with a blank between them.
  std::string_view who;
  // Roles alone: the field that names where they must hold; empty: over the platform.
  std::string_view scope = "";
  // Roles alone: the field by which a volunteer passes herself.
  std::string_view self = "";
};

std::vector<Authority> RegistrationAuthority();

}  // namespace linli::contract
