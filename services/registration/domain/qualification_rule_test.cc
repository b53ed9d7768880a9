// When grants begin and end (条例 Art. 16).
#include "services/registration/domain/qualification_rule.h"

#include "common/time/china_day.h"
#include "gtest/gtest.h"

namespace linli::registration::domain {
namespace {

absl::Time Day(int year, int month, int day) {
  return time::StartOfDay(absl::CivilDay(year, month, day));
}

v1::QualificationKind Kind(int months, int window) {
  v1::QualificationKind kind;
  kind.set_validity_months(months);
  kind.set_renewal_window_days(window);
  return kind;
}

TEST(StartOfGrant, IsNowOrWhereTheLastOneEnds) {
  const absl::Time end = Day(2027, 1, 1);
  const v1::QualificationKind month_before = Kind(12, 30);
  const absl::Time now = Day(2026, 11, 28);
  EXPECT_EQ(*StartOfGrant(month_before, std::nullopt, now), now);
  EXPECT_EQ(*StartOfGrant(month_before, end, end), end) << "it has just ended";
  EXPECT_EQ(*StartOfGrant(month_before, end, end - absl::Hours(24) * 30), end) << "first moment";
  for (const absl::Time early : {end - absl::Hours(24) * 30 - absl::Nanoseconds(1), now}) {
    EXPECT_EQ(ReasonOf(StartOfGrant(month_before, end, early).status()),
              Reason::QUALIFICATION_IN_FORCE);
  }
  EXPECT_FALSE(StartOfGrant(Kind(12, 0), end, end - absl::Nanoseconds(1)).ok());
  EXPECT_FALSE(StartOfGrant(month_before, absl::InfiniteFuture(), now).ok());
}

TEST(EndOfGrant, IsMidnightInChinaAfterItsMonths) {
  const auto end = [](int months, absl::Time start) {
    return *EndOfGrant(Kind(months, 0), {}, start);
  };
  EXPECT_EQ(end(12, Day(2026, 11, 28) + absl::Hours(9)), Day(2027, 11, 28));
  EXPECT_EQ(end(12, Day(2026, 12, 31) + absl::Hours(24) - absl::Nanoseconds(1)), Day(2027, 12, 31))
      << "the last moment of a year";
  EXPECT_EQ(end(1, Day(2027, 1, 31)), Day(2027, 2, 28)) << "a month without that day";
  EXPECT_EQ(end(12, Day(2028, 2, 29)), Day(2029, 2, 28));
  EXPECT_EQ(end(0, Day(2026, 1, 1)), absl::InfiniteFuture());
}

TEST(EndOfGrant, ComesWithTheLicences) {
  v1::Licence licence;
  licence.set_expire_date("2026-12-31");
  EXPECT_EQ(*EndOfGrant(Kind(0, 0), licence, Day(2026, 12, 31)), Day(2027, 1, 1));
  EXPECT_EQ(*EndOfGrant(Kind(1, 0), licence, Day(2026, 11, 1)), Day(2026, 12, 1));
  EXPECT_EQ(ReasonOf(EndOfGrant(Kind(0, 0), licence, Day(2027, 1, 1)).status()),
            Reason::LICENCE_EXPIRED);
}

TEST(Licence, IsNeededForAStatutoryKindAndHasARealDay) {
  v1::QualificationKind kind;
  v1::Qualification wanted;
  const auto count = [&](const char* field) {
    Violations violations;
    CheckLicence(kind, wanted, violations);
    return violations.CountOf(field);
  };
  EXPECT_EQ(count("qualification"), 0);
  kind.set_statutory(true);
  EXPECT_EQ(count("qualification.licence"), 1);
  wanted.mutable_licence()->set_expire_date("2027-02-29");
  EXPECT_EQ(count("qualification.licence.expire_date"), 1);
  wanted.mutable_licence()->set_expire_date("2028-02-29");
  EXPECT_EQ(count("qualification"), 0);
}

TEST(RequiredTraining, IsAllOfIt) {
  v1::QualificationKind kind;
  EXPECT_TRUE(CheckRequiredTraining(kind, {}).ok());
  kind.add_required_courses("regions/1305/courses/a");
  kind.add_required_courses("regions/1305/courses/b");
  EXPECT_TRUE(
      CheckRequiredTraining(kind, {"regions/1305/courses/b", "regions/1305/courses/a"}).ok());
  const absl::Status missing = CheckRequiredTraining(kind, {"regions/1305/courses/a"});
  EXPECT_EQ(ReasonOf(missing), Reason::TRAINING_MISSING);
  EXPECT_EQ(MentionOf(missing, "course"), "regions/1305/courses/b");
}

TEST(WarnFrom, IsSoManyDaysBeforeTheEnd) {
  v1::Policy policy;
  policy.set_qualification_warning_days(30);
  EXPECT_EQ(WarnFrom(policy, Day(2027, 1, 31)), Day(2027, 1, 1));
  EXPECT_EQ(WarnFrom(policy, absl::InfiniteFuture()), absl::InfiniteFuture());
}

TEST(Qualifying, IsForManagersAndAdministrators) {
  const auto may = [](Role role) { return MayQualify({{role, absl::InfiniteFuture()}}); };
  EXPECT_TRUE(may(options::v1::ORGANIZATION_MANAGER));
  EXPECT_TRUE(may(options::v1::ADMINISTRATOR));
  EXPECT_FALSE(may(options::v1::ACTIVITY_LEADER));
  EXPECT_FALSE(MayQualify({}));
}

TEST(LicenceKey, IsOneForAllSpellings) {
  v1::Licence one, other;
  one.set_issuer("河北省红十字会");
  one.set_number("hb-2026 0001");
  other = one;
  other.set_number("HB20260001");
  EXPECT_EQ(LicenceKey(one), LicenceKey(other));
  other.set_issuer("山东省红十字会");
  EXPECT_NE(LicenceKey(one), LicenceKey(other));
}

TEST(MaskedLicence, ShowsFourCharactersOfAnyScript) {
  EXPECT_EQ(MaskedLicence("HB20260001"), "****0001");
  EXPECT_EQ(MaskedLicence("冀救护字第𠮷号"), "****字第𠮷号");
  EXPECT_EQ(MaskedLicence("ab12"), "****");
}

}  // namespace
}  // namespace linli::registration::domain
