#include "services/registration/domain/volunteer_number.h"

#include <utility>

#include "gtest/gtest.h"

namespace linli::registration::domain {
namespace {

const std::string kNumber = VolunteerNumber("130502001", absl::CivilDay(2026, 11, 22), 42);

TEST(VolunteerNumber, NamesDistrictAndMonth) {  // S0-7
  EXPECT_EQ(kNumber.substr(0, 17), "V1305022611000042");
  EXPECT_EQ(kNumber.size(), 18u);
  EXPECT_TRUE(IsVolunteerNumber(kNumber));
}

TEST(VolunteerNumber, FindsEveryWrongDigitAndEverySwapOfNeighbours) {
  for (size_t i = 1; i < 17; ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string other = kNumber;
      other[i] = digit;
      EXPECT_EQ(IsVolunteerNumber(other), other == kNumber) << other;
    }
    std::string swapped = kNumber;
    if (i < 16) std::swap(swapped[i], swapped[i + 1]);
    EXPECT_EQ(IsVolunteerNumber(swapped), swapped == kNumber) << swapped;
  }
}

TEST(VolunteerNumber, IsNothingElse) {
  for (const char* text :
       {"", "V", "v13050226110000421", "V1305022611000042", "130502261100004212"}) {
    EXPECT_FALSE(IsVolunteerNumber(text)) << text;
  }
}

}  // namespace
}  // namespace linli::registration::domain
