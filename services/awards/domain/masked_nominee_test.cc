#include "services/awards/domain/masked_nominee.h"

#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

// PAIN-10: lists do not leak whole numbers.
TEST(MaskedNominee, ShowsTheEndsOfANumberAndUnitsInFull) {
  EXPECT_EQ(MaskedNominee("volunteers/V1305022611000017X"), "V13050********017X");
  EXPECT_EQ(MaskedNominee("volunteers/V130500001"), "****");
  EXPECT_EQ(MaskedNominee("organizations/red"), "organizations/red");
}

}  // namespace
}  // namespace linli::awards::domain
