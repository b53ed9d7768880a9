#include "common/rpc/validation.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "common/status/refusal.h"
#include "google/api/field_behavior.pb.h"
#include "google/protobuf/timestamp.pb.h"
#include "linli/options/v1/field.pb.h"
#include "re2/re2.h"
#include "unicode/uchar.h"
#include "unicode/utf8.h"

namespace linli::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr int kMaxLength = 1000;
constexpr int kMaxBytes = 64 * 1024;
constexpr int kMaxItems = 1000;
constexpr int kMaxDepth = 8;
// 1900-01-01 and 2200-01-01, UTC.
constexpr int64_t kFirstSecond = -2208988800;
constexpr int64_t kLastSecond = 7258118400;

// "organizations/{organization}/activities/{activity}" → a pattern.
std::string ResourcePattern(const std::string& form) {
  std::string pattern = form;
  static const RE2 variable("\\{[a-z_]+\\}");
  RE2::GlobalReplace(&pattern, variable, "[A-Za-z0-9_-]{1,64}");
  return pattern;
}

int CharactersIn(const std::string& text) {
  return static_cast<int>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Blanks and what has no form of its own: a place "　" or a name of U+3164 says nothing.
bool ShowsNothing(std::string_view text) {
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    UChar32 character = 0;
    U8_NEXT(text.data(), i, size, character);
    if (character < 0 || !(u_isUWhiteSpace(character) || u_iscntrl(character) ||
                           u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))) {
      return false;
    }
  }
  return size > 0;
}

bool HasControlCharacter(const std::string& text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) return true;
    // U+0080 to U+009F
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      return true;
    }
  }
  return false;
}

}  // namespace

struct RequestRules::FieldRules {
  const FieldDescriptor* field;
  bool required = false;
  std::unique_ptr<RE2> pattern;
  std::string pattern_text;
  std::unique_ptr<RE2> resource;
  std::string resource_forms;
  int min_length = 0;
  int max_length = kMaxLength;
  int max_bytes = kMaxBytes;
  int max_items = kMaxItems;
  std::optional<options::v1::Range> range;
  std::unique_ptr<MessageRules> message;  // of a message field; none for own_verdict

  void CheckString(const std::string& value, const std::string& path, Violations& out) const;
  void CheckNumber(double value, const std::string& path, Violations& out) const;
  void CheckOne(const Message& holder, int index, const std::string& path, Violations& out) const;
};

struct RequestRules::MessageRules {
  std::vector<FieldRules> fields;
  bool is_timestamp = false;

  // `partial`: the request has an update_mask, so what lies below the root may be left out.
  static std::unique_ptr<MessageRules> Compile(const Descriptor& type, int depth, bool partial);
  void Check(const Message& message, const std::string& prefix, Violations& out) const;
};

void RequestRules::FieldRules::CheckString(const std::string& value, const std::string& path,
                                           Violations& out) const {
  const int length = CharactersIn(value);
  if (length < min_length || length > max_length) {
    out.Add(path, Reason::FIELD_LENGTH,
            {{"min", std::to_string(min_length)}, {"max", std::to_string(max_length)}});
    return;  // a pattern over an oversized text tells nobody more
  }
  // Nothing to see where something stands: an item of a list, or a text of blanks.
  if (ShowsNothing(value) || (field->is_repeated() && value.empty())) {
    out.Add(path, Reason::FIELD_REQUIRED);
    return;
  }
  if (HasControlCharacter(value)) out.Add(path, Reason::FIELD_CONTROL_CHARACTER);
  if (resource && !RE2::FullMatch(value, *resource)) {
    out.Add(path, Reason::FIELD_RESOURCE_NAME, {{"form", resource_forms}});
  }
  if (pattern && !RE2::FullMatch(value, *pattern)) {
    out.Add(path, Reason::FIELD_PATTERN, {{"pattern", pattern_text}});
  }
}

namespace {

// As people write it: 16777216, not 1.67772e+07.
std::string Written(double number) { return absl::StrFormat("%.15g", number); }

}  // namespace

void RequestRules::FieldRules::CheckNumber(double value, const std::string& path,
                                           Violations& out) const {
  // A NaN is in no range, and outside of all of them.
  if (range && !(value >= range->min() && value <= range->max())) {
    out.Add(path, Reason::FIELD_RANGE,
            {{"min", Written(range->min())}, {"max", Written(range->max())}});
  }
}

void RequestRules::FieldRules::CheckOne(const Message& holder, int index, const std::string& path,
                                        Violations& out) const {
  const Reflection& reflection = *holder.GetReflection();
  const bool repeated = index >= 0;
  std::string scratch;
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING: {
      const std::string& value =
          repeated ? reflection.GetRepeatedStringReference(holder, field, index, &scratch)
                   : reflection.GetStringReference(holder, field, &scratch);
      if (field->type() != FieldDescriptor::TYPE_BYTES) {
        CheckString(value, path, out);
      } else if (static_cast<int>(value.size()) > max_bytes) {
        out.Add(path, Reason::FIELD_LENGTH, {{"min", "0"}, {"max", std::to_string(max_bytes)}});
      }
      break;
    }
    case FieldDescriptor::CPPTYPE_ENUM: {
      const int value = repeated ? reflection.GetRepeatedEnumValue(holder, field, index)
                                 : reflection.GetEnumValue(holder, field);
      if (field->enum_type()->FindValueByNumber(value) == nullptr) {
        out.Add(path, Reason::FIELD_UNKNOWN_VALUE);
      }
      break;
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      if (!message) break;  // has a verdict of its own
      message->Check(repeated ? reflection.GetRepeatedMessage(holder, field, index)
                              : reflection.GetMessage(holder, field),
                     path, out);
      break;
    case FieldDescriptor::CPPTYPE_INT32:
      CheckNumber(repeated ? reflection.GetRepeatedInt32(holder, field, index)
                           : reflection.GetInt32(holder, field),
                  path, out);
      break;
    case FieldDescriptor::CPPTYPE_INT64:
      CheckNumber(static_cast<double>(repeated ? reflection.GetRepeatedInt64(holder, field, index)
                                               : reflection.GetInt64(holder, field)),
                  path, out);
      break;
    case FieldDescriptor::CPPTYPE_UINT32:
      CheckNumber(repeated ? reflection.GetRepeatedUInt32(holder, field, index)
                           : reflection.GetUInt32(holder, field),
                  path, out);
      break;
    case FieldDescriptor::CPPTYPE_UINT64:
      CheckNumber(static_cast<double>(repeated ? reflection.GetRepeatedUInt64(holder, field, index)
                                               : reflection.GetUInt64(holder, field)),
                  path, out);
      break;
    case FieldDescriptor::CPPTYPE_DOUBLE:
      CheckNumber(repeated ? reflection.GetRepeatedDouble(holder, field, index)
                           : reflection.GetDouble(holder, field),
                  path, out);
      break;
    case FieldDescriptor::CPPTYPE_FLOAT:
      CheckNumber(repeated ? reflection.GetRepeatedFloat(holder, field, index)
                           : reflection.GetFloat(holder, field),
                  path, out);
      break;
    case FieldDescriptor::CPPTYPE_BOOL:
      break;
  }
}

std::unique_ptr<RequestRules::MessageRules> RequestRules::MessageRules::Compile(
    const Descriptor& type, int depth, bool partial) {
  auto rules = std::make_unique<MessageRules>();
  rules->is_timestamp = &type == google::protobuf::Timestamp::descriptor();
  // Types of google.protobuf carry no options of ours, and some contain themselves.
  if (depth > kMaxDepth || type.file()->package() == "google.protobuf") return rules;
  for (int i = 0; i < type.field_count(); ++i) {
    FieldRules field;
    field.field = type.field(i);
    const auto& options = field.field->options();
    bool output_only = false;
    for (int j = 0; j < options.ExtensionSize(google::api::field_behavior); ++j) {
      const auto behavior = options.GetExtension(google::api::field_behavior, j);
      field.required |= behavior == google::api::REQUIRED && (depth == 0 || !partial);
      output_only |= behavior == google::api::OUTPUT_ONLY;
    }
    if (output_only) continue;  // ignored, whatever it holds
    const options::v1::FieldRule& rule = options.GetExtension(options::v1::rule);
    if (!rule.pattern().empty()) {
      field.pattern = std::make_unique<RE2>(rule.pattern());
      field.pattern_text = rule.pattern();
    }
    if (rule.resource_size() > 0) {
      std::vector<std::string> patterns;
      for (const std::string& form : rule.resource()) patterns.push_back(ResourcePattern(form));
      field.resource = std::make_unique<RE2>(absl::StrJoin(patterns, "|"));
      field.resource_forms = absl::StrJoin(rule.resource(), " | ");
    }
    field.min_length = rule.min_length();
    if (rule.max_length() > 0) field.max_length = rule.max_length();
    if (rule.max_bytes() > 0) field.max_bytes = rule.max_bytes();
    if (rule.max_items() > 0) field.max_items = rule.max_items();
    if (rule.has_range()) field.range = rule.range();
    if (field.field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !rule.own_verdict()) {
      field.message = Compile(*field.field->message_type(), depth + 1, partial);
    }
    rules->fields.push_back(std::move(field));
  }
  return rules;
}

void RequestRules::MessageRules::Check(const Message& message, const std::string& prefix,
                                       Violations& out) const {
  const Reflection& reflection = *message.GetReflection();
  if (is_timestamp) {
    const auto& time = static_cast<const google::protobuf::Timestamp&>(message);
    if (time.seconds() < kFirstSecond || time.seconds() >= kLastSecond || time.nanos() < 0 ||
        time.nanos() > 999'999'999) {
      out.Add(prefix, Reason::FIELD_TIME);
    }
    return;
  }
  for (const FieldRules& rules : fields) {
    const FieldDescriptor* field = rules.field;
    const std::string path =
        prefix.empty() ? field->name() : absl::StrCat(prefix, ".", field->name());
    if (field->is_repeated()) {
      const int size = reflection.FieldSize(message, field);
      if (size == 0 && rules.required) out.Add(path, Reason::FIELD_REQUIRED);
      if (size > rules.max_items) {
        out.Add(path, Reason::FIELD_ITEMS, {{"max", std::to_string(rules.max_items)}});
        continue;
      }
      for (int i = 0; i < size; ++i) {
        rules.CheckOne(message, i, absl::StrCat(path, "[", i, "]"), out);
      }
    } else if (reflection.HasField(message, field)) {
      rules.CheckOne(message, -1, path, out);
    } else if (rules.required) {
      out.Add(path, Reason::FIELD_REQUIRED);
    }
  }
}

RequestRules::RequestRules(const Descriptor& request)
    : root_(MessageRules::Compile(request, 0, request.FindFieldByName("update_mask") != nullptr)) {}
RequestRules::~RequestRules() = default;

void RequestRules::Check(const Message& request, Violations& violations) const {
  root_->Check(request, "", violations);
}

absl::Status RequestRules::Check(const Message& request) const {
  Violations violations;
  Check(request, violations);
  return violations.ToStatus();
}

}  // namespace linli::rpc
