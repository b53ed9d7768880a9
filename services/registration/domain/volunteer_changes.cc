#include "services/registration/domain/volunteer_changes.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/text_format.h"

namespace linli::registration::domain {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::RepeatedPtrField;

constexpr const char* kKeeping[] = {"etag", "create_time", "update_time"};
// Fields that are told by a masked neighbour.
constexpr const char* kClear[] = {"phone", "number"};

bool Among(const std::string& name, const char* const* begin, const char* const* end) {
  return std::any_of(begin, end, [&](const char* one) { return name == one; });
}

// The text of a field as it may be kept; empty if it is unset.
std::string TextOf(const Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  printer.SetSingleLineMode(true);
  if (!field.is_repeated()) {
    if (!reflection.HasField(message, &field)) return "";
    std::string text;
    printer.PrintFieldValueToString(message, &field, -1, &text);
    return text;
  }
  std::string all;
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    std::string text;
    printer.PrintFieldValueToString(message, &field, i, &text);
    absl::StrAppend(&all, i == 0 ? "" : ", ", text);
  }
  return all;
}

bool IsPart(const FieldDescriptor& field) {
  return !field.is_repeated() && field.message_type() != nullptr &&
         field.message_type()->file()->package() == "linli.registration.v1";
}

void Compare(const Message& before, const Message& after, const std::string& prefix,
             RepeatedPtrField<v1::FieldChange>& changes) {
  const google::protobuf::Descriptor& type = *before.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (Among(field.name(), std::begin(kKeeping), std::end(kKeeping))) continue;
    const std::string path = absl::StrCat(prefix, field.name());
    if (IsPart(field)) {
      Compare(before.GetReflection()->GetMessage(before, &field),
              after.GetReflection()->GetMessage(after, &field), absl::StrCat(path, "."), changes);
      continue;
    }
    std::string was = TextOf(before, field), is = TextOf(after, field);
    if (was == is) continue;
    v1::FieldChange& change = *changes.Add();
    change.set_path(path);
    if (Among(field.name(), std::begin(kClear), std::end(kClear))) continue;  // told masked
    change.set_before(std::move(was));
    change.set_after(std::move(is));
  }
}

}  // namespace

RepeatedPtrField<v1::FieldChange> ChangedFields(const v1::Volunteer& before,
                                                const v1::Volunteer& after) {
  RepeatedPtrField<v1::FieldChange> changes;
  Compare(before, after, "", changes);
  return changes;
}

bool ChangesGate(const v1::Volunteer& before, const v1::Volunteer& after) {
  const auto consented = [](const v1::Volunteer& volunteer) {
    return volunteer.consent().guardian_consent_time().SerializeAsString();
  };
  const auto spoken = [](const v1::Volunteer& volunteer) {
    return std::vector<std::string>(volunteer.languages().begin(), volunteer.languages().end());
  };
  return before.state() != after.state() || before.real_name_state() != after.real_name_state() ||
         before.birth_date() != after.birth_date() || before.merged_into() != after.merged_into() ||
         consented(before) != consented(after) || spoken(before) != spoken(after);
}

}  // namespace linli::registration::domain
