#include "services/matching/domain/obstacles.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Names(const VolunteerFacts& volunteer) {
  v1::EnrollmentPolicy policy;
  policy.set_minimum_age(14);
  policy.set_adult_age(18);
  policy.set_minors_need_guardian_consent(true);
  policy.set_night_start_hour(22);
  policy.set_night_end_hour(6);
  v1::Shift shift;
  shift.add_required_skills("16");
  shift.add_required_languages("ug");
  const absl::Time evening = time::StartOfDay(absl::CivilDay(2026, 11, 28)) + absl::Hours(20);
  *shift.mutable_start_time() = time::ToProto(evening);
  *shift.mutable_end_time() = time::ToProto(evening + absl::Hours(4));
  std::vector<std::string> names;
  for (const absl::Status& refusal : EveryRefusal(policy, shift, volunteer)) {
    names.push_back(ObstacleOf(refusal).reason());
  }
  return names;
}

TEST(Obstacles, AreNamedAllAtOnce) {
  VolunteerFacts volunteer{.active = false, .birth_day = absl::CivilDay(2010, 5, 1)};
  EXPECT_THAT(Names(volunteer),
              ElementsAre("VOLUNTEER_CANNOT_SERVE", "MINOR_NEEDS_GUARDIAN_CONSENT",
                          "MINOR_AT_NIGHT", "SKILL_MISSING", "LANGUAGE_MISSING"));
  volunteer = {.active = true,
               .birth_day = absl::CivilDay(2020, 5, 1),
               .skills = {"16"},
               .languages = {"ug"}};
  EXPECT_THAT(Names(volunteer), ElementsAre("TOO_YOUNG"));
  volunteer.birth_day = absl::CivilDay(1990, 5, 1);
  EXPECT_THAT(Names(volunteer), IsEmpty());
}

TEST(Obstacles, SayWhatWouldHelpInBothLanguages) {
  const v1::Obstacle obstacle = ObstacleOf(Refuse(Reason::SKILL_MISSING, {{"skills", "16"}}));
  EXPECT_EQ(obstacle.reason(), "SKILL_MISSING");
  EXPECT_EQ(obstacle.metadata().at("skills"), "16");
  EXPECT_NE(obstacle.message_zh().find("特长：16"), std::string::npos);
  EXPECT_NE(obstacle.message_en().find("16"), std::string::npos);
}

}  // namespace
}  // namespace linli::matching::domain
