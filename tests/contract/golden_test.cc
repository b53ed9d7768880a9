// What was once promised stays: the golden listing of each package may grow, never lose a line.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "tests/contract/contract.h"

namespace linli::contract {
namespace {

using google::protobuf::FieldDescriptor;
using Listing = std::set<std::string>;

constexpr char kFolder[] = "tests/contract/golden/";
constexpr char kHow[] = "\nif this is meant, run tests/contract/accept (see its head)\n";

std::string TypeOf(const FieldDescriptor& field) {
  std::string type = field.message_type() != nullptr ? field.message_type()->full_name()
                     : field.enum_type() != nullptr  ? field.enum_type()->full_name()
                                                     : field.type_name();
  if (field.is_map()) {
    type = absl::StrCat("map<", TypeOf(*field.message_type()->map_key()), ",",
                        TypeOf(*field.message_type()->map_value()), ">");
  } else if (field.is_repeated()) {
    type = absl::StrCat("repeated ", type);
  }
  return field.real_containing_oneof() == nullptr
             ? type
             : absl::StrCat(type, " oneof ", field.real_containing_oneof()->name());
}

// The contract by package, a line for everything that a client can depend on.
std::map<std::string, Listing> Now() {
  std::map<std::string, Listing> packages;
  // A package that vanished is an empty listing.
  for (const auto& file : std::filesystem::directory_iterator(kFolder)) {
    packages[file.path().stem().string()];
  }
  for (const auto* message : Messages()) {
    for (int i = 0; i < message->field_count(); ++i) {
      const FieldDescriptor& field = *message->field(i);
      packages[message->file()->package()].insert(
          absl::StrCat(field.full_name(), " = ", field.number(), " ", TypeOf(field)));
    }
  }
  for (const auto* one : Enums()) {
    for (int i = 0; i < one->value_count(); ++i) {
      packages[one->file()->package()].insert(absl::StrCat(
          one->full_name(), ".", one->value(i)->name(), " = ", one->value(i)->number()));
    }
  }
  for (const auto* method : Methods()) {
    packages[method->file()->package()].insert(absl::StrCat(
        method->full_name(), "(", method->input_type()->full_name(), ") returns (",
        method->server_streaming() ? "stream " : "", method->output_type()->full_name(), ")"));
  }
  return packages;
}

std::string PathOf(const std::string& package) { return absl::StrCat(kFolder, package, ".txt"); }

Listing Golden(const std::string& package) {
  std::ifstream file(PathOf(package));
  Listing listing;
  for (std::string line; std::getline(file, line);) listing.insert(line);
  return listing;
}

std::vector<std::string> Missing(const Listing& from, const Listing& in) {
  std::vector<std::string> missing;
  std::set_difference(from.begin(), from.end(), in.begin(), in.end(), std::back_inserter(missing));
  return missing;
}

// What tests/contract/accept asks for: "additions", "everything", or nothing.
std::string Accepting() {
  const char* accept = std::getenv("LINLI_CONTRACT_ACCEPT");
  return accept == nullptr ? "" : accept;
}

TEST(Golden, LosesAndRenumbersNothing) {
  if (Accepting() == "everything") GTEST_SKIP();
  for (const auto& [package, listing] : Now()) {
    const std::vector<std::string> lost = Missing(Golden(package), listing);
    EXPECT_TRUE(lost.empty()) << "clients depend on:\n" << Lines(lost) << kHow;
  }
}

void Accept(const std::string& package, const Listing& listing) {
  if (Accepting() != "everything" && !Missing(Golden(package), listing).empty()) return;
  if (listing.empty()) {
    std::filesystem::remove(PathOf(package));
    return;
  }
  std::ofstream file(PathOf(package));
  for (const std::string& line : listing) file << line << '\n';
}

TEST(Golden, ListsEverything) {
  for (const auto& [package, listing] : Now()) {
    const std::vector<std::string> added = Missing(listing, Golden(package));
    if (!Accepting().empty()) {
      Accept(package, listing);
    } else {
      EXPECT_TRUE(added.empty()) << "not yet promised:\n" << Lines(added) << kHow;
    }
  }
}

}  // namespace
}  // namespace linli::contract
