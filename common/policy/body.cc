#include "common/policy/body.h"

#include "absl/strings/str_cat.h"
#include "common/mask/behavior.h"
#include "common/policy/policy.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "linli/options/v1/field.pb.h"

namespace linli::policy {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Struct;

double NumberIn(const Message& message, const FieldDescriptor* field) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return reflection.GetInt32(message, field);
    case FieldDescriptor::CPPTYPE_INT64:
      return static_cast<double>(reflection.GetInt64(message, field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return reflection.GetDouble(message, field);
    default:
      throw Fault(absl::StrCat(field->full_name(), " has a range but is no number"));
  }
}

bool InRange(const Message& message, const FieldDescriptor* field) {
  const auto& rule = field->options().GetExtension(options::v1::rule);
  if (!rule.has_range()) return true;
  const double number = NumberIn(message, field);
  return number >= rule.range().min() && number <= rule.range().max();  // false for NaN
}

// The first thing wrong with `message`, which was read from `json`; empty if all is well. Presence
// is asked of the JSON, because a number that is 0 and one that is missing are the same message.
std::string WrongIn(const Message& message, const Struct& json, const std::string& path) {
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = message.GetDescriptor()->field(i);
    const std::string name = absl::StrCat(path, field->json_name());
    const auto found = json.fields().find(field->json_name());
    if (found == json.fields().end() || found->second.has_null_value()) {
      if (mask::Is(google::api::OPTIONAL, field)) continue;
      return absl::StrCat("misses ", name);
    }
    if (!InRange(message, field)) return absl::StrCat(name, " is out of its range");
    if (!mask::IsSingleMessage(field) || !found->second.has_struct_value()) continue;
    std::string wrong = WrongIn(message.GetReflection()->GetMessage(message, field),
                                found->second.struct_value(), absl::StrCat(name, "."));
    if (!wrong.empty()) return wrong;
  }
  return "";
}

}  // namespace

std::shared_ptr<const Message> ReadBody(const Message& prototype, const std::string& version,
                                        const std::string& body) {
  using google::protobuf::util::JsonStringToMessage;
  const std::string edition = absl::StrCat("policy edition ", version, " of ",
                                           prototype.GetDescriptor()->full_name(), ": ");
  std::shared_ptr<Message> policy(prototype.New());
  const auto read = JsonStringToMessage(body, policy.get());
  if (!read.ok()) throw Fault(absl::StrCat(edition, std::string(read.message())));
  Struct json;
  if (!JsonStringToMessage(body, &json).ok()) throw Fault(absl::StrCat(edition, "is no object"));
  const std::string wrong = WrongIn(*policy, json, "");
  if (!wrong.empty()) throw Fault(absl::StrCat(edition, wrong));
  return policy;
}

}  // namespace linli::policy
