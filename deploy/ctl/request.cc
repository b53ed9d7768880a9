#include "deploy/ctl/request.h"

#include <fstream>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "deploy/ctl/words.h"
#include "google/api/field_behavior.pb.h"
#include "linli/options/v1/field.pb.h"

namespace linli::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::vector<std::string> Steps(std::string_view path) {
  return absl::StrSplit(std::string(path), '.');
}

bool Behaves(const FieldDescriptor& field, google::api::FieldBehavior behavior) {
  for (int one : field.options().GetRepeatedExtension(google::api::field_behavior)) {
    if (one == behavior) return true;
  }
  return false;
}

// "regions/" for a field whose rule says "regions/{region}" or "regions/[0-9]{12}".
std::string CollectionOf(const FieldDescriptor& field) {
  const auto& rule = field.options().GetExtension(options::v1::rule);
  if (rule.resource_size() > 1) return "";
  const std::string& shape = rule.resource_size() == 1 ? rule.resource(0) : rule.pattern();
  const size_t slash = shape.find('/');
  const bool one_level = slash != std::string::npos && shape.find('/', slash + 1) == shape.npos;
  const bool literal = one_level && shape.find_first_of("({[|\\") > slash;
  return literal ? shape.substr(0, slash + 1) : "";
}

// Adds to a repeated field, sets any other.
template <typename Value, typename Set, typename Add>
void Put(Message& message, const FieldDescriptor& field, Set set, Add add, Value value) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    (reflection.*add)(&message, &field, value);
  } else {
    (reflection.*set)(&message, &field, value);
  }
}

Message& Place(Message& message, const FieldDescriptor& field) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  return field.is_repeated() ? *reflection.AddMessage(&message, &field)
                             : *reflection.MutableMessage(&message, &field);
}

absl::Status BadNumber(const std::string& text) {
  return absl::InvalidArgumentError(absl::StrCat("'", text, "' is not such a number"));
}

// What a caller never writes: output, and the name that the server gives.
bool GivenByServer(const FieldDescriptor& field) {
  return Behaves(field, google::api::OUTPUT_ONLY) ||
         (field.name() == "name" && Behaves(field, google::api::IMMUTABLE));
}

// The field that a part's key means: its name, or the only sendable one that begins with the key
// or ends with it: "start" is start_time, "name" of a shift is display_name.
const FieldDescriptor* FieldFor(const Descriptor& message, const std::string& key) {
  std::vector<const FieldDescriptor*> found;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor* field = message.field(i);
    if (GivenByServer(*field)) continue;
    if (field->name() == key) return field;
    if (absl::StartsWith(field->name(), key) || absl::EndsWith(field->name(), "_" + key)) {
      found.push_back(field);
    }
  }
  return found.size() == 1 ? found.front() : nullptr;
}

std::vector<std::string> SendableNames(const Descriptor& message) {
  std::vector<std::string> names;
  for (int i = 0; i < message.field_count(); ++i) {
    if (!GivenByServer(*message.field(i))) {
      names.push_back(message.field(i)->name());
    }
  }
  return names;
}

absl::Status Read(const std::string& path, Message& message) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::InvalidArgumentError(absl::StrCat(path, " cannot be read"));
  if (!message.ParseFromIstream(&file)) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, " does not hold a ", message.GetDescriptor()->name()));
  }
  return absl::OkStatus();
}

absl::Status SetParts(Message& message, const std::string& text) {
  for (const std::string& part : std::vector<std::string>(absl::StrSplit(text, ','))) {
    const std::vector<std::string> pair = absl::StrSplit(part, absl::MaxSplits('=', 1));
    const bool nested = absl::StrContains(pair[0], '.');
    if (pair.size() == 2 && nested && FieldAt(*message.GetDescriptor(), pair[0]) != nullptr) {
      RETURN_IF_ERROR(SetField(message, pair[0], {pair[1]}));
      continue;
    }
    const FieldDescriptor* field = FieldFor(*message.GetDescriptor(), pair[0]);
    if (pair.size() != 2 || field == nullptr) {
      return absl::InvalidArgumentError(
          absl::StrCat("'", part, "' is not field=value with a field of ",
                       absl::StrJoin(SendableNames(*message.GetDescriptor()), ", ")));
    }
    RETURN_IF_ERROR(SetField(message, field->name(), {pair[1]}));
  }
  return absl::OkStatus();
}

absl::Status SetMessage(Message& message, const std::string& text) {
  if (message.GetDescriptor()->full_name() != "google.protobuf.Timestamp") {
    return absl::StrContains(text, '=') ? SetParts(message, text) : Read(text, message);
  }
  ASSIGN_OR_RETURN(const absl::Time time, TimeFrom(text));
  message.CopyFrom(time::ToProto(time));
  return absl::OkStatus();
}

std::string FullName(const FieldDescriptor& field, const std::string& text) {
  return absl::StrContains(text, '/') ? text : CollectionOf(field) + text;
}

template <typename Number, typename Set, typename Add>
absl::Status SetNumber(Message& message, const FieldDescriptor& field, Set set, Add add,
                       const std::string& text) {
  Number number;
  if (!absl::SimpleAtoi(text, &number)) return BadNumber(text);
  Put(message, field, set, add, number);
  return absl::OkStatus();
}

absl::Status SetOne(Message& message, const FieldDescriptor& field, const std::string& text) {
  using R = google::protobuf::Reflection;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      Put(message, field, &R::SetString, &R::AddString, FullName(field, text));
      return absl::OkStatus();
    case FieldDescriptor::CPPTYPE_INT32:
      return SetNumber<int32_t>(message, field, &R::SetInt32, &R::AddInt32, text);
    case FieldDescriptor::CPPTYPE_INT64:
      return SetNumber<int64_t>(message, field, &R::SetInt64, &R::AddInt64, text);
    case FieldDescriptor::CPPTYPE_UINT32:
      return SetNumber<uint32_t>(message, field, &R::SetUInt32, &R::AddUInt32, text);
    case FieldDescriptor::CPPTYPE_DOUBLE: {
      double number;
      if (!absl::SimpleAtod(text, &number)) return BadNumber(text);
      Put(message, field, &R::SetDouble, &R::AddDouble, number);
      return absl::OkStatus();
    }
    case FieldDescriptor::CPPTYPE_BOOL:
      Put(message, field, &R::SetBool, &R::AddBool, text == "true");
      return absl::OkStatus();
    case FieldDescriptor::CPPTYPE_ENUM: {
      ASSIGN_OR_RETURN(const auto* value, ValueFrom(*field.enum_type(), text));
      Put(message, field, &R::SetEnum, &R::AddEnum, value);
      return absl::OkStatus();
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return SetMessage(Place(message, field), text);
    default:
      return absl::UnimplementedError(absl::StrCat(field.full_name(), " has a type without words"));
  }
}

}  // namespace

absl::Status SetField(Message& request, std::string_view path,
                      const std::vector<std::string>& values) {
  Message* at = &request;
  const std::vector<std::string> steps = Steps(path);
  for (size_t i = 0; i + 1 < steps.size(); ++i) {
    const FieldDescriptor* field = at->GetDescriptor()->FindFieldByName(steps[i]);
    at = at->GetReflection()->MutableMessage(at, field);
  }
  const FieldDescriptor& field = *at->GetDescriptor()->FindFieldByName(steps.back());
  for (const std::string& value : values) RETURN_IF_ERROR(SetOne(*at, field, value));
  return absl::OkStatus();
}

const FieldDescriptor* FieldAt(const Descriptor& message, std::string_view path) {
  const Descriptor* at = &message;
  const FieldDescriptor* field = nullptr;
  for (const std::string& step : Steps(path)) {
    field = at == nullptr ? nullptr : at->FindFieldByName(step);
    if (field == nullptr) return nullptr;
    at = field->message_type();
  }
  return field;
}

bool Required(const Descriptor& message, std::string_view path) {
  const Descriptor* at = &message;
  for (const std::string& step : Steps(path)) {
    const FieldDescriptor* field = at->FindFieldByName(step);
    if (field == nullptr || !Behaves(*field, google::api::REQUIRED)) return false;
    at = field->message_type();
  }
  return true;
}

}  // namespace linli::ctl
