#include "deploy/ctl/answer.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "common/time/proto_time.h"
#include "deploy/ctl/table.h"
#include "deploy/ctl/words.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/protobuf/util/json_util.h"

namespace linli::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool IsTime(const FieldDescriptor& field) {
  return field.message_type() != nullptr &&
         field.message_type()->full_name() ==
             google::protobuf::Timestamp::descriptor()->full_name();
}

bool IsItems(const FieldDescriptor& field) {
  return field.is_repeated() && field.message_type() != nullptr;
}

bool IsNumber(const FieldDescriptor& field) {
  return field.cpp_type() <= FieldDescriptor::CPPTYPE_FLOAT && !field.is_repeated();
}

bool IsEtag(const FieldDescriptor& field) { return field.name() == "etag"; }

bool ForProgramsOnly(const FieldDescriptor& field) {
  return absl::EndsWith(field.name(), "page_token");
}

std::string NumberText(const FieldDescriptor& field, int64_t number) {
  return absl::EndsWith(field.name(), "minutes") ? MinutesText(number) : absl::StrCat(number);
}

std::string MessageText(const FieldDescriptor& field, const Message& message) {
  if (!IsTime(field)) return message.ShortDebugString();
  google::protobuf::Timestamp time;
  time.CopyFrom(message);
  return TextOf(time::FromProto(time));
}

// One value of a field; `i` counts in a repeated one and is -1 in any other.
std::string ValueText(const Message& message, const FieldDescriptor& field, int i) {
  const Reflection& r = *message.GetReflection();
  switch (field.cpp_type()) {
#define LINLI_VALUE(Type) \
  (i < 0 ? r.Get##Type(message, &field) : r.GetRepeated##Type(message, &field, i))
    case FieldDescriptor::CPPTYPE_STRING:
      if (field.type() == FieldDescriptor::TYPE_BYTES) {
        return absl::StrCat("(", LINLI_VALUE(String).size(), " bytes)");
      }
      return LINLI_VALUE(String);
    case FieldDescriptor::CPPTYPE_INT32:
      return NumberText(field, LINLI_VALUE(Int32));
    case FieldDescriptor::CPPTYPE_INT64:
      return NumberText(field, LINLI_VALUE(Int64));
    case FieldDescriptor::CPPTYPE_UINT32:
      return absl::StrCat(LINLI_VALUE(UInt32));
    case FieldDescriptor::CPPTYPE_UINT64:
      return absl::StrCat(LINLI_VALUE(UInt64));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return absl::StrCat(LINLI_VALUE(Double));
    case FieldDescriptor::CPPTYPE_FLOAT:
      return absl::StrCat(LINLI_VALUE(Float));
    case FieldDescriptor::CPPTYPE_BOOL:
      return LINLI_VALUE(Bool) ? "yes" : "no";
    case FieldDescriptor::CPPTYPE_ENUM:
      return WordOf(*LINLI_VALUE(Enum));
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return MessageText(
          field, i < 0 ? r.GetMessage(message, &field) : r.GetRepeatedMessage(message, &field, i));
#undef LINLI_VALUE
  }
  return "";
}

std::string FieldText(const Message& message, const FieldDescriptor& field) {
  if (!field.is_repeated()) return ValueText(message, field, -1);
  const int size = message.GetReflection()->FieldSize(message, &field);
  if (IsItems(field)) return absl::StrCat(size, " items");
  std::vector<std::string> values;
  for (int i = 0; i < size; ++i) values.push_back(ValueText(message, field, i));
  return absl::StrJoin(values, ", ");
}

std::string Label(const std::string& path) { return absl::StrReplaceAll(path, {{"_", " "}}); }

// Numbers and yes or no are worth a line even when they are 0 or no.
bool Shown(const Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  if (field.is_repeated()) return reflection.FieldSize(message, &field) > 0;
  const bool counts = IsNumber(field) || field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL;
  return reflection.HasField(message, &field) || (counts && !field.has_presence());
}

// A line per field, messages inside laid out flat. Lists at the top come later, as tables.
void AddLines(const Message& message, const std::string& prefix, Table& lines) {
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    // Its own etag is what --etag takes; what lies inside is changed by itself.
    const bool elsewhere = ForProgramsOnly(field) || (prefix.empty() && IsItems(field)) ||
                           (!prefix.empty() && IsEtag(field));
    if (elsewhere || !Shown(message, field)) continue;
    if (field.message_type() != nullptr && !IsTime(field) && !IsItems(field)) {
      const std::string below = absl::StrCat(prefix, field.name(), ".");
      AddLines(message.GetReflection()->GetMessage(message, &field), below, lines);
    } else {
      lines.rows.push_back({Label(prefix + field.name()), FieldText(message, field)});
    }
  }
}

std::vector<std::string> PlainFields(const Descriptor& item) {
  std::vector<std::string> names;
  for (int i = 0; i < item.field_count(); ++i) {
    const FieldDescriptor& field = *item.field(i);
    const bool plain = field.message_type() == nullptr || IsTime(field);
    if (plain && !field.is_repeated() && !ForProgramsOnly(field) && !IsEtag(field)) {
      names.push_back(field.name());
    }
  }
  return names;
}

Table ItemsTable(const Message& answer, const FieldDescriptor& list,
                 const std::vector<std::string>& columns) {
  Table table;
  for (const std::string& path : columns) {
    const std::vector<std::string> steps = absl::StrSplit(path, '.');
    table.headings.push_back(absl::AsciiStrToUpper(Label(steps.back())));
    const FieldDescriptor* field = list.message_type()->FindFieldByName(path);
    table.to_the_right.push_back(field != nullptr && IsNumber(*field));
  }
  const Reflection& reflection = *answer.GetReflection();
  for (int i = 0; i < reflection.FieldSize(answer, &list); ++i) {
    const Message& item = reflection.GetRepeatedMessage(answer, &list, i);
    std::vector<std::string>& row = table.rows.emplace_back();
    for (const std::string& path : columns) row.push_back(TextAt(item, path));
  }
  return table;
}

const FieldDescriptor* ListOf(const Descriptor& answer) {
  for (int i = 0; i < answer.field_count(); ++i) {
    if (IsItems(*answer.field(i))) return answer.field(i);
  }
  return nullptr;
}

}  // namespace

std::string TextAt(const Message& message, const std::string& path) {
  const size_t dot = path.find('.');
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(path.substr(0, dot));
  if (field == nullptr) return "";
  if (field->has_presence() && !message.GetReflection()->HasField(message, field)) return "";
  if (dot == std::string::npos) return FieldText(message, *field);
  return TextAt(message.GetReflection()->GetMessage(message, field), path.substr(dot + 1));
}

std::string ForPeople(const Message& answer, const std::vector<std::string>& columns) {
  Table lines;
  AddLines(answer, "", lines);
  std::string text = Render(lines);
  const FieldDescriptor* list = ListOf(*answer.GetDescriptor());
  if (list == nullptr) return text;
  if (answer.GetReflection()->FieldSize(answer, list) == 0) return text + "(none)\n";
  if (!text.empty()) text += '\n';
  return text + Render(ItemsTable(answer, *list,
                                  columns.empty() ? PlainFields(*list->message_type()) : columns));
}

std::string ForScripts(const Message& answer) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(answer, &json, options);
  return status.ok() ? json : absl::StrCat("{\"error\": \"", status.ToString(), "\"}\n");
}

}  // namespace linli::ctl
