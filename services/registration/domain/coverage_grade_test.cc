#include "services/registration/domain/coverage_grade.h"

#include <gtest/gtest.h>

namespace linli::registration::domain {
namespace {

TEST(Coverage, NeverRoundsUp) {  // S0-10, S3-5
  EXPECT_EQ(PerMille(24577, 285779), 86);
  EXPECT_EQ(PerMille(24576, 285779), 85);
  EXPECT_EQ(PerMille(47000, 293750), 160);
  EXPECT_EQ(PerMille(46999, 293750), 159);
  EXPECT_EQ(PerMille(0, 1), 0);
  EXPECT_EQ(PerMille(10, 1), 10'000);
}

TEST(Coverage, IsGradedByThePolicy) {  // S3-5
  v1::Policy policy;
  policy.set_coverage_qualified_per_mille(80);
  policy.set_coverage_good_per_mille(130);
  policy.set_coverage_excellent_per_mille(160);
  for (const auto& [per_mille, grade] :
       std::initializer_list<std::pair<int, v1::CoverageGrade>>{{0, v1::BELOW},
                                                                {79, v1::BELOW},
                                                                {80, v1::QUALIFIED},
                                                                {129, v1::QUALIFIED},
                                                                {130, v1::GOOD},
                                                                {159, v1::GOOD},
                                                                {160, v1::EXCELLENT},
                                                                {1000, v1::EXCELLENT}}) {
    EXPECT_EQ(GradeOf(policy, per_mille), grade) << per_mille;
  }
}

TEST(Coverage, SetsMembersAgainstMembers) {  // S3-16
  v1::Coverage counted;
  counted.set_registered_count(1000);
  for (const auto& [code, count] : std::initializer_list<std::pair<const char*, int>>{
           {"", 500}, {"01", 60}, {"02", 7}, {"03", 300}, {"13", 133}}) {
    v1::CoverageCount& status = *counted.add_by_political_status();
    status.set_code(code);
    status.set_count(count);
  }
  EXPECT_EQ(CountAgainst("party_members", counted), 67);
  EXPECT_EQ(CountAgainst("resident_population", counted), 1000);
  EXPECT_FALSE(IsGraded("party_members"));
  EXPECT_FALSE(IsGraded("communities"));
  EXPECT_TRUE(IsGraded("resident_population"));
  EXPECT_TRUE(IsGraded("resident_population_base"));
}

TEST(Coverage, KnowsTheNationalAgeBands) {
  for (const auto& [age, band] : std::initializer_list<std::pair<int, const char*>>{{0, "00"},
                                                                                    {7, "00"},
                                                                                    {8, "08"},
                                                                                    {13, "08"},
                                                                                    {14, "14"},
                                                                                    {17, "14"},
                                                                                    {18, "18"},
                                                                                    {27, "18"},
                                                                                    {28, "28"},
                                                                                    {34, "28"},
                                                                                    {35, "35"},
                                                                                    {39, "35"},
                                                                                    {40, "40"},
                                                                                    {44, "40"},
                                                                                    {45, "45"},
                                                                                    {59, "45"},
                                                                                    {60, "60"},
                                                                                    {130, "60"}}) {
    EXPECT_EQ(AgeBandOf(2026 - age, 2026), band) << age;
  }
}

}  // namespace
}  // namespace linli::registration::domain
