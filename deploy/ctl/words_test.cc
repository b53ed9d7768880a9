#include "deploy/ctl/words.h"

#include <gtest/gtest.h>

#include "common/time/china_day.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::ctl {
namespace {

namespace v1 = registration::v1;

absl::Time China(int hour, int minute, int second = 0) {
  return absl::FromCivil(absl::CivilSecond(2026, 11, 28, hour, minute, second), time::China());
}

TEST(Time, IsReadAsChinasUnlessItSaysOtherwise) {
  EXPECT_EQ(*TimeFrom("2026-11-28 09:30"), China(9, 30));
  EXPECT_EQ(*TimeFrom("2026-11-28T09:30:15"), China(9, 30, 15));
  EXPECT_EQ(*TimeFrom("2026-11-28"), China(0, 0));
  EXPECT_EQ(*TimeFrom("2026-11-28T01:30:00Z"), China(9, 30));
  EXPECT_FALSE(TimeFrom("tomorrow").ok());
}

TEST(Time, IsShownAsChinas) {
  EXPECT_EQ(TextOf(China(9, 30)), "2026-11-28 09:30");
  EXPECT_EQ(TextOf(China(9, 30, 5)), "2026-11-28 09:30:05");
}

TEST(Duration, KnowsDays) {
  EXPECT_EQ(*DurationFrom("30d"), absl::Hours(720));
  EXPECT_EQ(*DurationFrom("90m"), absl::Minutes(90));
  EXPECT_FALSE(DurationFrom("soon").ok());
}

int Number(const google::protobuf::EnumDescriptor* choices, const std::string& word) {
  const auto value = ValueFrom(*choices, word);
  return value.ok() ? (*value)->number() : -1;
}

TEST(EnumWord, MayBeShortIfOnlyOneValueFits) {
  const auto* types = v1::IdDocumentType_descriptor();
  EXPECT_EQ(Number(types, "resident-id"), v1::RESIDENT_IDENTITY_CARD);
  EXPECT_EQ(Number(types, "PASSPORT"), v1::PASSPORT);
  EXPECT_EQ(Number(types, "hong-kong"), -1);  // two fit
  EXPECT_EQ(Number(v1::OrganizationState_descriptor(), "pending"), v1::ORGANIZATION_PENDING);
  EXPECT_EQ(Number(v1::RealNameState_descriptor(), "verified"), v1::VERIFIED);
}

TEST(EnumWord, LeavesTheNameOfTheEnumOut) {
  const auto* states = v1::OrganizationState_descriptor();
  EXPECT_EQ(WordOf(*states->FindValueByNumber(v1::ORGANIZATION_APPROVED)), "approved");
  EXPECT_EQ(WordOf(*v1::Sex_descriptor()->FindValueByNumber(v1::SEX_NOT_STATED)), "not-stated");
}

TEST(EnumWord, NamesTheChoicesWhenItDoesNotFit) {
  const auto value = ValueFrom(*v1::Sex_descriptor(), "other");
  EXPECT_EQ(std::string(value.status().message()),
            "'other' is not one of male, female, not-stated");
}

// Law 3: nothing rounds up.
TEST(Minutes, AreShownAsHoursRoundedDown) {
  EXPECT_EQ(MinutesText(6000), "6000 (100.00 h)");
  EXPECT_EQ(MinutesText(5999), "5999 (99.98 h)");
  EXPECT_EQ(MinutesText(-30), "-30 (-0.50 h)");
}

}  // namespace
}  // namespace linli::ctl
