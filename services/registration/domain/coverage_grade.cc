#include "services/registration/domain/coverage_grade.h"

#include <algorithm>

namespace linli::registration::domain {

int32_t PerMille(int64_t registered, int64_t denominator) {
  constexpr int64_t kMost = 1'000'000;  // more registered than the figure counts is a wrong figure
  return static_cast<int32_t>(std::min(kMost, registered * 1000 / denominator));
}

int64_t CountAgainst(std::string_view kind, const v1::Coverage& counted) {
  if (kind != "party_members") return counted.registered_count();
  int64_t members = 0;
  for (const v1::CoverageCount& status : counted.by_political_status()) {
    if (status.code() == "01" || status.code() == "02") members += status.count();
  }
  return members;
}

bool IsGraded(std::string_view kind) { return kind.rfind("resident_population", 0) == 0; }

v1::CoverageGrade GradeOf(const v1::Policy& policy, int32_t per_mille) {
  if (per_mille >= policy.coverage_excellent_per_mille()) return v1::EXCELLENT;
  if (per_mille >= policy.coverage_good_per_mille()) return v1::GOOD;
  if (per_mille >= policy.coverage_qualified_per_mille()) return v1::QUALIFIED;
  return v1::BELOW;
}

std::string AgeBandOf(int birth_year, int this_year) {
  struct Band {
    int from;
    const char* code;
  };
  constexpr Band kBands[] = {{60, "60"}, {45, "45"}, {40, "40"}, {35, "35"}, {28, "28"},
                             {18, "18"}, {14, "14"}, {8, "08"},  {0, "00"}};
  const int age = this_year - birth_year;
  for (const Band& band : kBands) {
    if (age >= band.from) return band.code;
  }
  return "00";
}

}  // namespace linli::registration::domain
