// Strangers build against the contract: every element of it is explained where it stands.
#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "linli/errors/v1/reason.pb.h"
#include "tests/contract/contract.h"

namespace linli::contract {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

template <typename Element>
void Require(const Element& element, const std::string& name, std::vector<std::string>& faults) {
  google::protobuf::SourceLocation location;
  if (element.GetSourceLocation(&location) && location.leading_comments.empty() &&
      location.trailing_comments.empty()) {
    faults.push_back(absl::StrCat(name, ": has no comment"));
  }
}

// "AttendanceState" ends in "state", "IdDocument" is "id_document".
std::string Bare(std::string name) {
  name.erase(std::remove(name.begin(), name.end(), '_'), name.end());
  return absl::AsciiStrToLower(name);
}

// A method's comment explains its request and its response.
bool ExplainedByMethod(const Descriptor& message) {
  return absl::EndsWith(message.name(), "Request") || absl::EndsWith(message.name(), "Response");
}

// A field that bears the name of its own message or enum is explained there; the AIPs explain when
// a resource was made and changed.
bool ExplainedByType(const FieldDescriptor& field) {
  if (field.name() == "create_time" || field.name() == "update_time") return true;
  const std::string type = field.message_type() != nullptr ? field.message_type()->name()
                           : field.enum_type() != nullptr  ? field.enum_type()->name()
                                                           : "";
  const std::string name = Bare(field.name());
  return absl::EndsWith(Bare(type), name) ||
         (field.is_repeated() && absl::EndsWith(Bare(type) + "s", name));
}

TEST(Comments, StandOnEveryServiceAndMethod) {
  std::vector<std::string> faults;
  for (const auto* file : Files()) {
    for (int i = 0; i < file->service_count(); ++i) {
      Require(*file->service(i), file->service(i)->full_name(), faults);
    }
  }
  for (const auto* method : Methods()) Require(*method, method->full_name(), faults);
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

TEST(Comments, StandOnEveryMessageAndField) {
  std::vector<std::string> faults;
  for (const auto* message : Messages()) {
    if (!ExplainedByMethod(*message)) Require(*message, message->full_name(), faults);
    for (int i = 0; i < message->field_count(); ++i) {
      const FieldDescriptor& field = *message->field(i);
      if (!ExplainedByType(field)) Require(field, field.full_name(), faults);
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

TEST(Comments, StandOnEveryEnumAndValue) {
  std::vector<std::string> faults;
  for (const auto* one : Enums()) {
    Require(*one, one->full_name(), faults);
    for (int i = 0; i < one->value_count(); ++i) {
      const auto* value = one->value(i);
      // A reason's two texts say more than a comment could; zero means that nothing was said.
      const bool explained = value->options().HasExtension(errors::v1::text) ||
                             absl::EndsWith(value->name(), "_UNSPECIFIED");
      if (!explained) Require(*value, absl::StrCat(one->full_name(), ".", value->name()), faults);
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

}  // namespace
}  // namespace linli::contract
