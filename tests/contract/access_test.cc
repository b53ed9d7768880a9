// Access is declared in the contract (law 10): a method that declares nothing is closed to all.
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "linli/options/v1/access.pb.h"
#include "tests/contract/contract.h"

namespace linli::contract {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;
using options::v1::Access;
using options::v1::Audience;

const Access& AccessOf(const MethodDescriptor& method) {
  return method.options().GetExtension(options::v1::access);
}

TEST(Access, IsDeclaredForEveryMethod) {
  std::vector<std::string> faults;
  for (const MethodDescriptor* method : Methods()) {
    if (AccessOf(*method).audience() == Audience::AUDIENCE_UNSPECIFIED) {
      faults.push_back(absl::StrCat(method->full_name(), ": declare (linli.options.v1.access)"));
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

TEST(Access, NamesRolesOnlyForHolders) {
  std::vector<std::string> faults;
  for (const MethodDescriptor* method : Methods()) {
    const Access& access = AccessOf(*method);
    const bool narrows =
        access.roles_size() > 0 || !access.scope().empty() || !access.self().empty();
    const bool holders = access.audience() == Audience::HOLDERS;
    if (narrows && !holders) {
      faults.push_back(absl::StrCat(method->full_name(), ": roles, scope, self are for HOLDERS"));
    }
    if (holders && access.roles_size() == 0 && access.self().empty()) {
      faults.push_back(absl::StrCat(method->full_name(), ": HOLDERS of which role?"));
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

TEST(Access, ScopeAndSelfAreStringsOfTheRequest) {
  std::vector<std::string> faults;
  for (const MethodDescriptor* method : Methods()) {
    for (const std::string& path : {AccessOf(*method).scope(), AccessOf(*method).self()}) {
      if (path.empty()) continue;
      const FieldDescriptor* field = FieldAt(*method->input_type(), path);
      if (field == nullptr || field->type() != FieldDescriptor::TYPE_STRING) {
        faults.push_back(absl::StrCat(method->full_name(), ": '", path, "' is not a string of ",
                                      method->input_type()->name()));
      }
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

}  // namespace
}  // namespace linli::contract
