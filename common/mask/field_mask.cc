#include "common/mask/field_mask.h"

#include <cassert>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/mask/behavior.h"
#include "common/mask/output_only.h"
#include "common/status/refusal.h"

namespace linli::mask {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using Path = std::vector<const FieldDescriptor*>;

constexpr char kAll[] = "*";
constexpr char kMaskField[] = "update_mask";
constexpr int kDeepest = 16;  // messages may contain themselves

bool IsSet(const Message& message, const FieldDescriptor* field) {
  return field->is_repeated() ? message.GetReflection()->FieldSize(message, field) > 0
                              : message.GetReflection()->HasField(message, field);
}

// Whether a message of this type holds, at any depth, a field that stays as it is.
bool HoldsFixed(const Descriptor* type, int depth = 0) {
  for (int i = 0; i < type->field_count() && depth < kDeepest; ++i) {
    const FieldDescriptor* field = type->field(i);
    if (!CanBeUpdated(field)) return true;
    if (IsSingleMessage(field) && HoldsFixed(field->message_type(), depth + 1)) return true;
  }
  return false;
}

std::optional<Path> PathOf(const Descriptor* type, const std::string& text) {
  Path path;
  for (absl::string_view name : absl::StrSplit(text, '.')) {
    const bool through = path.empty() || IsSingleMessage(path.back());
    const FieldDescriptor* field =
        through && type ? type->FindFieldByName(std::string(name)) : nullptr;
    if (!field || !CanBeUpdated(field)) return std::nullopt;
    path.push_back(field);
    type = field->message_type();
  }
  return path;
}

// Copies one field with everything in it, but what only the server sets; clears it in `to` if it is
// unset in `from`.
void CopyField(const Message& from, const FieldDescriptor* field, Message* to) {
  const Reflection& reflection = *from.GetReflection();
  if (!IsSet(from, field)) {
    reflection.ClearField(to, field);
    return;
  }
  const std::unique_ptr<Message> copy(from.New());
  copy->CopyFrom(from);
  ClearOutputOnly(copy.get());
  reflection.SwapFields(copy.get(), to, {field});
}

void Replace(const Message& from, const FieldDescriptor* field, Message* to) {
  if (!IsSingleMessage(field) || !HoldsFixed(field->message_type())) {
    CopyField(from, field, to);
    return;
  }
  const Reflection& reflection = *from.GetReflection();
  if (!IsSet(from, field) && !IsSet(*to, field)) return;
  const Message& inner = reflection.GetMessage(from, field);
  Message* target = reflection.MutableMessage(to, field);
  const Descriptor* type = field->message_type();
  for (int i = 0; i < type->field_count(); ++i) {
    if (CanBeUpdated(type->field(i))) Replace(inner, type->field(i), target);
  }
}

void Take(const Path& path, const Message& from, Message* to) {
  const Message* source = &from;
  Message* target = to;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    // Nothing to take, and nothing to clear.
    if (!IsSet(*source, path[i]) && !IsSet(*target, path[i])) return;
    source = &source->GetReflection()->GetMessage(*source, path[i]);
    target = target->GetReflection()->MutableMessage(target, path[i]);
  }
  Replace(*source, path.back(), target);
}

bool IsSetAt(const Path& path, const Message& from) {
  const Message* source = &from;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    source = &source->GetReflection()->GetMessage(*source, path[i]);
  }
  return IsSet(*source, path.back());
}

// The field of an update request that holds the resource: its type's name, "volunteer" (AIP-134).
std::string FieldOf(const Descriptor& type) {
  std::string field;
  for (const char c : type.name()) {
    if (absl::ascii_isupper(c) && !field.empty()) field.push_back('_');
    field.push_back(absl::ascii_tolower(c));
  }
  return field;
}

}  // namespace

absl::Status MergeByMask(const google::protobuf::FieldMask& mask, const Message& from,
                         Message* to) {
  assert(from.GetDescriptor() == to->GetDescriptor());
  const Descriptor* type = from.GetDescriptor();
  const bool all = mask.paths_size() == 1 && mask.paths(0) == kAll;
  std::vector<std::pair<std::string, Path>> paths;
  Violations violations;
  for (int i = 0; (all || mask.paths().empty()) && i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (!CanBeUpdated(field) || (!all && !IsSet(from, field))) continue;
    paths.emplace_back(field->name(), Path{field});
  }
  for (int i = 0; !all && i < mask.paths_size(); ++i) {
    std::optional<Path> path = PathOf(type, mask.paths(i));
    if (path) {
      paths.emplace_back(mask.paths(i), *std::move(path));
    } else {
      violations.Add(kMaskField, Reason::FIELD_MASK, {{"path", mask.paths(i)}});
    }
  }
  for (const auto& [text, path] : paths) {
    if (Is(google::api::REQUIRED, path.back()) && !IsSetAt(path, from)) {
      violations.Add(absl::StrCat(FieldOf(*type), ".", text), Reason::FIELD_REQUIRED);
    }
  }
  if (!violations.empty()) return violations.ToStatus();
  for (const auto& [text, path] : paths) Take(path, from, to);
  return absl::OkStatus();
}

}  // namespace linli::mask
