// Whether a caller may call a method, as the access option on the method says
// (proto/linli/options/v1/access.proto). Asked before anything else about the request is checked.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/identity/caller.h"
#include "common/identity/scope.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "linli/options/v1/access.pb.h"

namespace linli::identity {

// The access option of one method, with its field paths looked up once. Copies nothing per call.
class AccessRule {
 public:
  // An error names the method and what is wrong with its option: a path that is not a string field
  // of the request, HOLDERS without roles and self. A method without the option gives a rule that
  // refuses everybody.
  static absl::StatusOr<AccessRule> Of(const google::protobuf::MethodDescriptor& method);
  static absl::StatusOr<AccessRule> From(const options::v1::Access& access,
                                         const google::protobuf::Descriptor& request);

  // OK, UNAUTHENTICATED_TOKEN for a caller without a token where one is needed, or NOT_AUTHORIZED.
  // Where the path goes through repeated fields, each of the names must pass. `scopes` is asked
  // only when the caller holds one of the roles in a place that does not plainly decide; its errors
  // come back as they are.
  absl::Status MayCall(const Caller& caller, const google::protobuf::Message& request,
                       ScopeResolver& scopes, absl::Time now, absl::Time deadline) const;

  // What the caller holds now that opens the method, or anything he holds where a rule decides: one
  // a line, "ADMINISTRATOR over regions/1305". Empty for who holds nothing of the kind.
  std::string AuthoritiesOf(const Caller& caller, absl::Time now) const;

  options::v1::Audience audience() const { return audience_; }

 private:
  using Path = std::vector<const google::protobuf::FieldDescriptor*>;

  absl::Status MayHold(const Caller& caller, const google::protobuf::Message& request,
                       ScopeResolver& scopes, absl::Time now, absl::Time deadline) const;
  absl::StatusOr<bool> HoldsAt(std::string_view name, const Caller& caller, ScopeResolver& scopes,
                               absl::Time now, absl::Time deadline) const;
  bool HoldsAnywhere(const Caller& caller, absl::Time now) const;
  bool Holds(const Caller& caller, const Scope& scope, absl::Time now) const;

  options::v1::Audience audience_ = options::v1::AUDIENCE_UNSPECIFIED;
  std::vector<Role> roles_;
  Path scope_;
  Path self_;
};

}  // namespace linli::identity
