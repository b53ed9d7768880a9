#include "services/matching/domain/pairing_lineage.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

using ::testing::ElementsAreArray;

constexpr char kA[] = "organizations/a", kB[] = "organizations/b", kHer[] = "volunteers/V1";

TEST(PairingLineage, GoesOnWithTheSuccessorOrEnds) {  // S1-24, S2-21
  struct Row {
    const char* keeper;
    std::vector<std::string> givers;
    const char* successor;
    PairingFate fate;
    std::vector<std::string> left;
  };
  const Row rows[] = {
      {"k", {kHer, kB}, kB, PairingFate::kUntouched, {kHer, kB}},
      {"k", {kHer, kA, "volunteers/V2"}, kB, PairingFate::kGoesOn, {kHer, kB, "volunteers/V2"}},
      {"k", {kA, kB}, kB, PairingFate::kGoesOn, {kB}},
      {"k", {kA, kHer}, "", PairingFate::kGoesOn, {kHer}},
      {"k", {kA}, "", PairingFate::kEnds, {}},
      {"a", {kHer}, "", PairingFate::kEnds, {kHer}},
      {"a", {kHer}, kB, PairingFate::kUntouched, {kHer}},
      {"a", {kA}, kB, PairingFate::kGoesOn, {kB}},
  };
  for (const Row& row : rows) {
    v1::Pairing pairing;
    pairing.set_name(std::string("organizations/") + row.keeper + "/pairings/p");
    pairing.mutable_givers()->Assign(row.givers.begin(), row.givers.end());
    EXPECT_EQ(AfterDissolution(kA, row.successor, pairing), row.fate) << &row - rows;
    EXPECT_THAT(pairing.givers(), ElementsAreArray(row.left)) << &row - rows;
  }
}

}  // namespace
}  // namespace linli::matching::domain
