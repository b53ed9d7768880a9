#include "common/ids/resource_name.h"

#include <stdexcept>
#include <type_traits>

#include "absl/hash/hash.h"
#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::ids {
namespace {

using OrganizationName = Name<"organizations">;
using ActivityName = Name<"organizations", "activities">;
using ShiftName = Name<"organizations", "activities", "shifts">;

TEST(ResourceName, ComesApartIntoItsIds) {
  absl::StatusOr<ShiftName> name = ShiftName::Parse("organizations/o1/activities/a_2/shifts/S-3");
  ASSERT_TRUE(name.ok()) << name.status();
  EXPECT_EQ(name->id(), "S-3");
  EXPECT_EQ(name->id(0), "o1");
  EXPECT_EQ(name->id(1), "a_2");
  EXPECT_EQ(name->ToString(), "organizations/o1/activities/a_2/shifts/S-3");
}

TEST(ResourceName, RefusesWhatIsNotExactlyItsForm) {
  const std::string cases[] = {
      "",
      "/",
      "organizations",
      "organizations/",
      "organizations/o1",
      "organizations/o1/activities",
      "organizations/o1/activities/",
      "/organizations/o1/activities/a1",
      "organizations/o1/activities/a1/",
      "organizations/o1/activities/a1/shifts/s1",
      "organizations//activities/a1",
      "organizations/o1/Activities/a1",
      "organizations/o1//activities/a1",
      "organizations/o 1/activities/a1",
      "organizations/邻里/activities/a1",
      "organizations/o1/activities/..",
      std::string("organizations/o1/activities/a\0", 30),
      "organizations/o1/activities/" + std::string(65, 'a'),
  };
  for (const std::string& text : cases) {
    absl::StatusOr<ActivityName> name = ActivityName::Parse(text);
    EXPECT_EQ(ReasonOf(name.status()), Reason::FIELD_RESOURCE_NAME) << text;
  }
  EXPECT_TRUE(ActivityName::Parse("organizations/o/activities/" + std::string(64, 'a')).ok());
}

TEST(ResourceName, TellsItsFormInTheRefusal) {
  EXPECT_EQ(MentionOf(ShiftName::Parse("x").status(), "form"),
            "organizations/{organization}/activities/{activity}/shifts/{shift}");
  EXPECT_EQ((Name<"staff">::Form()), "staff/{staff}");
  EXPECT_EQ((Name<"agencies", "starGrants">::Form()), "agencies/{agency}/starGrants/{star_grant}");
  EXPECT_EQ((Name<"branches", "cases">::Form()), "branches/{branch}/cases/{case}");
}

TEST(ResourceName, KnowsItsParent) {
  const ShiftName shift("o1", "a1", std::string("s1"));
  static_assert(std::is_same_v<decltype(shift.parent()), ActivityName>);
  static_assert(std::is_same_v<decltype(shift.parent().parent()), OrganizationName>);
  EXPECT_EQ(shift.parent().ToString(), "organizations/o1/activities/a1");
  EXPECT_EQ(shift.parent().parent().ToString(), "organizations/o1");
}

TEST(ResourceName, IsNeverMadeFromSomethingThatIsNoId) {
  EXPECT_THROW(OrganizationName("o1/activities/a1"), std::invalid_argument);
  EXPECT_THROW(OrganizationName(""), std::invalid_argument);
}

TEST(ResourceName, ComparesAndHashesByItsIds) {
  EXPECT_EQ(ActivityName("o", "a"), *ActivityName::Parse("organizations/o/activities/a"));
  EXPECT_LT(ActivityName("o", "a"), ActivityName("o", "b"));
  EXPECT_EQ(absl::HashOf(ActivityName("o", "a")), absl::HashOf(ActivityName("o", "a")));
}

}  // namespace
}  // namespace linli::ids
