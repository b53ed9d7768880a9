// Strangers build against the contract: every element of it is explained where it stands.
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "linli/errors/v1/reason.pb.h"
#include "tests/contract/contract.h"

namespace linli::contract {
namespace {

template <typename Element>
void Require(const Element& element, const std::string& name, std::vector<std::string>& faults) {
  google::protobuf::SourceLocation location;
  if (element.GetSourceLocation(&location) && location.leading_comments.empty() &&
      location.trailing_comments.empty()) {
    faults.push_back(absl::StrCat(name, ": has no comment"));
  }
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
    Require(*message, message->full_name(), faults);
    for (int i = 0; i < message->field_count(); ++i) {
      Require(*message->field(i), message->field(i)->full_name(), faults);
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
