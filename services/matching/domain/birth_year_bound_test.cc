#include "services/matching/domain/birth_year_bound.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"
#include "services/matching/domain/enrollment_gates.h"

namespace linli::matching::domain {
namespace {

TEST(BirthYearBound, AdmitsWhomTheGatesAdmitAndNobodyElse) {
  v1::EnrollmentPolicy policy;
  policy.set_minimum_age(14);
  policy.set_adult_age(18);
  policy.set_minors_need_guardian_consent(true);
  policy.set_night_start_hour(22);
  policy.set_night_end_hour(6);
  for (const absl::CivilDay day :
       {absl::CivilDay(2026, 11, 28), absl::CivilDay(2026, 12, 31), absl::CivilDay(2027, 1, 1)}) {
    for (const int hour : {9, 20}) {  // by day, and into the night
      for (const int minimum_age : {0, 16, 18, 60}) {
        v1::Shift shift;
        shift.set_minimum_age(minimum_age);
        const absl::Time start = time::StartOfDay(day) + absl::Hours(hour);
        *shift.mutable_start_time() = time::ToProto(start);
        *shift.mutable_end_time() = time::ToProto(start + absl::Hours(3));
        const int latest = LatestBirthYear(policy, shift);
        for (int year = 1930; year <= 2026; ++year) {
          VolunteerFacts facts{.active = true, .birth_day = absl::CivilDay(year, 12, 31)};
          facts.guardian_consented = true;
          EXPECT_EQ(CheckVolunteerFits(policy, shift, facts).ok(), year <= latest)
              << year << " on " << day << " at " << hour << ", " << minimum_age;
        }
      }
    }
  }
}

TEST(EarliestBirthYear, AdmitsWhomTheRuleAdmitsForCertain) {
  v1::EnrollmentPolicy policy;
  for (const absl::CivilDay day : {absl::CivilDay(2026, 11, 28), absl::CivilDay(2027, 1, 1)}) {
    v1::Shift shift;
    *shift.mutable_start_time() = time::ToProto(time::StartOfDay(day) + absl::Hours(9));
    *shift.mutable_end_time() = time::ToProto(time::StartOfDay(day) + absl::Hours(12));
    EXPECT_EQ(EarliestBirthYear(shift), 0);
    shift.set_maximum_age(65);
    for (int year = 1930; year <= 2000; ++year) {
      const VolunteerFacts facts{.active = true, .birth_day = absl::CivilDay(year, 1, 1)};
      EXPECT_EQ(CheckVolunteerFits(policy, shift, facts).ok(), year >= EarliestBirthYear(shift))
          << year << " on " << day;
    }
  }
}

}  // namespace
}  // namespace linli::matching::domain
