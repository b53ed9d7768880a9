// The AIPs' shapes, so that whoever knows one method knows them all.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/api/field_behavior.pb.h"
#include "linli/options/v1/field.pb.h"
#include "tests/contract/contract.h"

namespace linli::contract {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

// Methods that change nothing begin with one of these verbs; every other method is a mutation.
constexpr const char* kReadVerbs[] = {"Get",       "List",    "BatchGet", "Show",   "Verify",
                                      "Recommend", "Read",    "Search",   "Export", "Lookup",
                                      "Find",      "Explain", "Render",   "Preview"};

bool Mutates(const MethodDescriptor& method) {
  return std::none_of(std::begin(kReadVerbs), std::end(kReadVerbs),
                      [&](const char* verb) { return absl::StartsWith(method.name(), verb); });
}

bool Has(const Descriptor& message, const std::string& name, FieldDescriptor::Type type) {
  const FieldDescriptor* field = message.FindFieldByName(name);
  return field != nullptr && field->type() == type && !field->is_repeated();
}

// "Volunteer" → "volunteer", "TimeOrder" → "time_order".
std::string Snake(const std::string& camel) {
  std::string snake;
  for (char c : camel) {
    if (std::isupper(c) && !snake.empty()) snake += '_';
    snake += static_cast<char>(std::tolower(c));
  }
  return snake;
}

// Resources are what the Get methods return.
std::set<std::string> ResourceNouns() {
  std::set<std::string> nouns;
  for (const MethodDescriptor* method : Methods()) {
    const std::string& returned = method->output_type()->name();
    if (method->name() == absl::StrCat("Get", returned)) nouns.insert(Snake(returned));
  }
  return nouns;
}

bool NamesAResource(const FieldDescriptor& field, const std::set<std::string>& nouns) {
  const std::string& name = field.name();
  if (name == "parent") return true;
  if (name == "name") return absl::EndsWith(field.containing_type()->name(), "Request");
  return std::any_of(nouns.begin(), nouns.end(), [&](const std::string& noun) {
    return name == noun || absl::EndsWith(name, "_" + noun) ||
           (field.is_repeated() && name == noun + "s");
  });
}

// Law 6: asked twice, done once.
TEST(Mutation, TakesARequestId) {
  std::vector<std::string> faults;
  for (const MethodDescriptor* method : Methods()) {
    if (Mutates(*method) &&
        !Has(*method->input_type(), "request_id", FieldDescriptor::TYPE_STRING)) {
      faults.push_back(absl::StrCat(method->full_name(), ": string request_id is missing"));
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

TEST(List, Pages) {
  std::vector<std::string> faults;
  for (const MethodDescriptor* method : Methods()) {
    if (!absl::StartsWith(method->name(), "List")) continue;
    if (!Has(*method->input_type(), "page_size", FieldDescriptor::TYPE_INT32) ||
        !Has(*method->input_type(), "page_token", FieldDescriptor::TYPE_STRING) ||
        !Has(*method->output_type(), "next_page_token", FieldDescriptor::TYPE_STRING)) {
      faults.push_back(absl::StrCat(
          method->full_name(), ": int32 page_size, string page_token, string next_page_token"));
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

TEST(Update, TakesAMaskAndTheEtagOfTheResource) {
  std::vector<std::string> faults;
  for (const MethodDescriptor* method : Methods()) {
    if (!absl::StartsWith(method->name(), "Update")) continue;
    const FieldDescriptor* mask = method->input_type()->FindFieldByName("update_mask");
    if (mask == nullptr || mask->message_type() == nullptr ||
        mask->message_type()->full_name() != "google.protobuf.FieldMask") {
      faults.push_back(absl::StrCat(method->full_name(), ": FieldMask update_mask is missing"));
    }
    if (!Has(*method->output_type(), "etag", FieldDescriptor::TYPE_STRING)) {
      faults.push_back(absl::StrCat(method->full_name(), ": returns the resource with its etag"));
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

bool SentByCaller(const FieldDescriptor& field) {
  for (int behavior : field.options().GetRepeatedExtension(google::api::field_behavior)) {
    if (behavior == google::api::OUTPUT_ONLY) return false;
  }
  return true;
}

// Every field that a caller can send, however deep.
void AddSent(const Descriptor& message, std::set<const Descriptor*>& seen,
             std::vector<const FieldDescriptor*>& fields) {
  if (!seen.insert(&message).second) return;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    if (!SentByCaller(field)) continue;
    fields.push_back(&field);
    if (field.message_type() != nullptr) AddSent(*field.message_type(), seen, fields);
  }
}

TEST(ResourceName, HasARuleWithItsShape) {
  std::set<const Descriptor*> seen;
  std::vector<const FieldDescriptor*> fields;
  for (const MethodDescriptor* method : Methods()) AddSent(*method->input_type(), seen, fields);
  std::vector<std::string> faults;
  const std::set<std::string> nouns = ResourceNouns();
  for (const FieldDescriptor* field : fields) {
    const auto& rule = field->options().GetExtension(options::v1::rule);
    if (field->type() == FieldDescriptor::TYPE_STRING && NamesAResource(*field, nouns) &&
        rule.resource_size() == 0 && rule.pattern().empty()) {
      faults.push_back(absl::StrCat(field->full_name(), ": (linli.options.v1.rule).resource"));
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

TEST(Time, IsATimestampThatEndsInTime) {
  std::vector<std::string> faults;
  for (const Descriptor* message : Messages()) {
    for (int i = 0; i < message->field_count(); ++i) {
      const FieldDescriptor& field = *message->field(i);
      const bool timestamp = field.message_type() != nullptr &&
                             field.message_type()->full_name() == "google.protobuf.Timestamp";
      if (timestamp && !absl::EndsWith(field.name(), "_time")) {
        faults.push_back(absl::StrCat(field.full_name(), ": name it …_time"));
      }
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

// Law 3: minutes are integers.
TEST(Minutes, AreIntegers) {
  std::vector<std::string> faults;
  for (const Descriptor* message : Messages()) {
    for (int i = 0; i < message->field_count(); ++i) {
      const FieldDescriptor& field = *message->field(i);
      const bool integer = field.cpp_type() == FieldDescriptor::CPPTYPE_INT32 ||
                           field.cpp_type() == FieldDescriptor::CPPTYPE_INT64;
      if (absl::EndsWith(field.name(), "minutes") && !integer) {
        faults.push_back(absl::StrCat(field.full_name(), ": minutes are int32 or int64"));
      }
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

TEST(Enum, BeginsWithUnspecified) {
  std::vector<std::string> faults;
  for (const auto* one : Enums()) {
    const std::string& zero = one->value(0)->name();
    // Code carries gRPC's own numbers, where zero is OK.
    if (!absl::EndsWith(zero, "_UNSPECIFIED") && one->full_name() != "linli.errors.v1.Code") {
      faults.push_back(absl::StrCat(one->full_name(), ": zero is ", zero));
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

}  // namespace
}  // namespace linli::contract
