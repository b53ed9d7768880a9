#include "common/identity/access.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"

namespace linli::identity {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using options::v1::Access;
using Path = std::vector<const FieldDescriptor*>;

absl::StatusOr<Path> PathIn(const Descriptor& request, const std::string& text) {
  Path path;
  if (text.empty()) return path;
  const Descriptor* here = &request;
  for (const auto& part : absl::StrSplit(text, '.')) {
    const FieldDescriptor* field = here ? here->FindFieldByName(std::string(part)) : nullptr;
    if (!field) {
      return absl::InvalidArgumentError(
          absl::StrCat("no field ", text, " in ", request.full_name()));
    }
    path.push_back(field);
    here = field->message_type();
  }
  if (path.back()->type() != FieldDescriptor::TYPE_STRING) {
    return absl::InvalidArgumentError(
        absl::StrCat("field ", text, " of ", request.full_name(), " is no string"));
  }
  return path;
}

// Calls `see` with each value at the path until it returns false; returns how that ended. An unset
// field is seen as the empty string, an empty list not at all.
template <typename See>
bool EachValue(const Message& message, const FieldDescriptor* const* field,
               const FieldDescriptor* const* end, See& see) {
  const Reflection& reflection = *message.GetReflection();
  const bool last = field + 1 == end;
  if (!(*field)->is_repeated()) {
    if (!last) return EachValue(reflection.GetMessage(message, *field), field + 1, end, see);
    std::string scratch;
    return see(std::string_view(reflection.GetStringReference(message, *field, &scratch)));
  }
  for (int i = 0; i < reflection.FieldSize(message, *field); ++i) {
    std::string scratch;
    const bool go_on =
        last ? see(std::string_view(
                   reflection.GetRepeatedStringReference(message, *field, i, &scratch)))
             : EachValue(reflection.GetRepeatedMessage(message, *field, i), field + 1, end, see);
    if (!go_on) return false;
  }
  return true;
}

// Whether there is a value at the path, and `passes` holds for all of them.
template <typename Passes>
bool AllValues(const Message& message, const Path& path, Passes passes) {
  bool any = false;
  auto see = [&](std::string_view value) { return any = true, passes(value); };
  return EachValue(message, path.data(), path.data() + path.size(), see) && any;
}

// Whether a name is the caller's own or lies below it.
bool IsOwn(std::string_view name, const Caller& caller) {
  return name.starts_with(caller.subject) &&
         (name.size() == caller.subject.size() || name[caller.subject.size()] == '/');
}

Scope WholePlatform() { return {.region = {}, .organizations = {}, .whole_platform = true}; }

// The scope that a root says by itself. For an organization that is less than the resolver knows:
// enough to say yes, not enough to say no.
Scope SaidBy(std::string_view root) {
  if (IsPlain(root)) return PlainScope(root);
  Scope scope;
  scope.organizations.emplace_back(root);
  return scope;
}

}  // namespace

absl::StatusOr<AccessRule> AccessRule::Of(const google::protobuf::MethodDescriptor& method) {
  absl::StatusOr<AccessRule> rule =
      From(method.options().GetExtension(options::v1::access), *method.input_type());
  if (rule.ok()) return rule;
  return absl::InvalidArgumentError(
      absl::StrCat("access of ", method.full_name(), ": ", rule.status().message()));
}

absl::StatusOr<AccessRule> AccessRule::From(const Access& access, const Descriptor& request) {
  AccessRule rule;
  rule.audience_ = access.audience();
  for (int role : access.roles()) rule.roles_.push_back(static_cast<Role>(role));
  ASSIGN_OR_RETURN(rule.scope_, PathIn(request, access.scope()));
  ASSIGN_OR_RETURN(rule.self_, PathIn(request, access.self()));
  if (rule.audience_ == options::v1::HOLDERS && rule.roles_.empty() && rule.self_.empty()) {
    return absl::InvalidArgumentError("HOLDERS needs roles or self");
  }
  return rule;
}

absl::Status AccessRule::MayCall(const Caller& caller, const Message& request,
                                 ScopeResolver& scopes, absl::Time now, absl::Time deadline) const {
  if (audience_ == options::v1::ANYONE) return absl::OkStatus();
  if (caller.anonymous()) return Refuse(Reason::UNAUTHENTICATED_TOKEN);
  switch (audience_) {
    case options::v1::SIGNED_IN:
    case options::v1::DECIDED_BY_RULE:
      return absl::OkStatus();
    case options::v1::HOLDERS:
      return MayHold(caller, request, scopes, now, deadline);
    default:
      return Refuse(Reason::NOT_AUTHORIZED);
  }
}

absl::Status AccessRule::MayHold(const Caller& caller, const Message& request,
                                 ScopeResolver& scopes, absl::Time now, absl::Time deadline) const {
  if (!self_.empty() &&
      AllValues(request, self_, [&](std::string_view name) { return IsOwn(name, caller); })) {
    return absl::OkStatus();
  }
  if (!HoldsAnywhere(caller, now)) return Refuse(Reason::NOT_AUTHORIZED);
  if (Holds(caller, WholePlatform(), now)) return absl::OkStatus();
  if (scope_.empty()) return Refuse(Reason::NOT_AUTHORIZED);
  absl::Status trouble;
  const bool all = AllValues(request, scope_, [&](std::string_view name) {
    const absl::StatusOr<bool> holds = HoldsAt(name, caller, scopes, now, deadline);
    trouble = holds.status();
    return holds.ok() && *holds;
  });
  if (!trouble.ok()) return trouble;
  return all ? absl::OkStatus() : Refuse(Reason::NOT_AUTHORIZED);
}

// Whether one of the roles holds where `name` lies, for a caller who does not hold it everywhere.
absl::StatusOr<bool> AccessRule::HoldsAt(std::string_view name, const Caller& caller,
                                         ScopeResolver& scopes, absl::Time now,
                                         absl::Time deadline) const {
  const std::string_view root = ScopeRoot(name);
  if (root.empty()) return false;
  if (Holds(caller, SaidBy(root), now)) return true;
  if (IsPlain(root)) return false;
  ASSIGN_OR_RETURN(Scope scope, scopes.Resolve(name, deadline));
  return Holds(caller, scope, now);
}

std::string AccessRule::AuthoritiesOf(const Caller& caller, absl::Time now) const {
  std::string authorities;
  for (const Delegation& one : caller.delegations) {
    if (now < one.from || one.until <= now) continue;
    if (audience_ == options::v1::HOLDERS &&
        std::find(roles_.begin(), roles_.end(), one.role) == roles_.end()) {
      continue;
    }
    const std::string line =
        absl::StrCat(options::v1::Role_Name(one.role), " over ", one.over, "\n");
    if (!absl::StrContains(authorities, line)) authorities += line;
  }
  if (!authorities.empty()) authorities.pop_back();
  return authorities;
}

bool AccessRule::HoldsAnywhere(const Caller& caller, absl::Time now) const {
  return std::any_of(caller.delegations.begin(), caller.delegations.end(),
                     [&](const Delegation& one) {
                       return one.from <= now && now < one.until &&
                              std::find(roles_.begin(), roles_.end(), one.role) != roles_.end();
                     });
}

bool AccessRule::Holds(const Caller& caller, const Scope& scope, absl::Time now) const {
  return std::any_of(roles_.begin(), roles_.end(),
                     [&](Role role) { return caller.Holds(role, scope, now); });
}

}  // namespace linli::identity
