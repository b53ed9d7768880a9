// The basic information of 67号令 Art. 5, who may enter it (Art. 6), and from which age.
#include "services/registration/domain/volunteer_entry.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"
#include "services/registration/domain/age_rule.h"

namespace linli::registration::domain {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'312'800);  // 2026-11-22, midday in China
constexpr char kRegion[] = "regions/130502";
constexpr char kOrganization[] = "organizations/abc";

v1::Volunteer Good() {
  v1::Volunteer volunteer;
  volunteer.set_display_name("张三");
  volunteer.set_sex(v1::FEMALE);
  volunteer.set_birth_date("1949-12-31");
  volunteer.mutable_id_document()->set_type(v1::RESIDENT_IDENTITY_CARD);
  volunteer.mutable_id_document()->set_number("11010519491231002x");
  volunteer.set_phone("13812345678");
  volunteer.mutable_consent()->set_source(v1::SELF);
  return volunteer;
}

// How many violations name the field.
int Faults(const v1::Volunteer& volunteer, const std::string& field,
           std::string_view registrar = kRegion) {
  Violations violations;
  EXPECT_FALSE(CheckEntry(volunteer, registrar, Entry::kByHand, kNow, violations).has_value() &&
               !violations.empty());
  return violations.CountOf(field);
}

TEST(VolunteerEntry, ReadsWhatIsWhole) {
  Violations violations;
  auto facts = CheckEntry(Good(), kRegion, Entry::kByHand, kNow, violations);
  ASSERT_TRUE(facts.has_value()) << violations.ToStatus();
  EXPECT_EQ(facts->phone, "+8613812345678");
  EXPECT_EQ(facts->birth, absl::CivilDay(1949, 12, 31));
  EXPECT_EQ(facts->document.number, "11010519491231002X");
}

TEST(VolunteerEntry, AgreesWithTheDocument) {
  v1::Volunteer volunteer = Good();
  volunteer.set_sex(v1::MALE);
  EXPECT_EQ(Faults(volunteer, "volunteer.sex"), 1);
  volunteer = Good();
  volunteer.set_birth_date("1949-12-30");
  EXPECT_EQ(Faults(volunteer, "volunteer.birth_date"), 1);
  volunteer.set_birth_date("1949-02-30");
  EXPECT_EQ(Faults(volunteer, "volunteer.birth_date"), 1);
  volunteer.set_birth_date("2026-11-23");
  volunteer.mutable_id_document()->set_type(v1::PASSPORT);
  volunteer.mutable_id_document()->set_number("E12345678");
  volunteer.mutable_id_document()->set_issuing_country("840");
  EXPECT_EQ(Faults(volunteer, "volunteer.birth_date"), 1) << "tomorrow";
}

TEST(VolunteerEntry, NamesAllThatIsWrongAtOnce) {
  v1::Volunteer volunteer = Good();
  volunteer.set_display_name("　");
  volunteer.set_phone("123");
  volunteer.mutable_id_document()->set_number("110105194912310021");
  volunteer.add_skills("24");
  volunteer.add_languages("zh");
  volunteer.add_languages("xx");
  volunteer.add_service_categories("0001");
  volunteer.add_service_categories("0021");
  volunteer.set_political_status("14");
  volunteer.set_education("12");
  volunteer.set_occupation("99");
  volunteer.mutable_home_location()->set_latitude(37);
  for (const char* field :
       {"volunteer.display_name", "volunteer.phone", "volunteer.id_document.number",
        "volunteer.skills[0]", "volunteer.languages[1]", "volunteer.service_categories[1]",
        "volunteer.political_status", "volunteer.education", "volunteer.occupation",
        "volunteer.home_location.datum"}) {
    EXPECT_EQ(Faults(volunteer, field), 1) << field;
  }
}

TEST(VolunteerEntry, NeedsHerConsentWhenSomebodyElseEnters) {
  v1::Volunteer volunteer = Good();
  EXPECT_EQ(Faults(volunteer, "volunteer.consent.source", kOrganization), 1);
  volunteer.mutable_consent()->set_source(v1::BY_ORGANIZATION);
  EXPECT_EQ(Faults(volunteer, "volunteer.consent.source", kRegion), 1);
  EXPECT_EQ(Faults(volunteer, "volunteer.consent.consent_time", kOrganization), 1);
  *volunteer.mutable_consent()->mutable_consent_time() = time::ToProto(kNow + absl::Seconds(1));
  EXPECT_EQ(Faults(volunteer, "volunteer.consent.consent_time", kOrganization), 1);
  *volunteer.mutable_consent()->mutable_consent_time() = time::ToProto(kNow);
  EXPECT_EQ(Faults(volunteer, "volunteer", kOrganization), 0);
  volunteer.mutable_consent()->set_source(v1::BY_REGISTRAR);
  EXPECT_EQ(Faults(volunteer, "volunteer", kRegion), 0);
}

TEST(VolunteerEntry, AgreesToNothingBeforeSheIsBorn) {
  v1::Volunteer volunteer = Good();
  volunteer.mutable_consent()->set_source(v1::BY_ORGANIZATION);
  const absl::CivilDay born(1949, 12, 31);
  for (const bool before : {true, false}) {
    *volunteer.mutable_consent()->mutable_consent_time() =
        time::ToProto(time::StartOfDay(before ? born - 1 : born));
    *volunteer.mutable_consent()->mutable_guardian_consent_time() =
        volunteer.consent().consent_time();
    EXPECT_EQ(Faults(volunteer, "volunteer.consent.consent_time", kOrganization), before);
    EXPECT_EQ(Faults(volunteer, "volunteer.consent.guardian_consent_time", kOrganization), before);
  }
}

TEST(VolunteerEntry, TakesAnOathThatWasPublished) {
  v1::Volunteer volunteer = Good();
  const absl::CivilDay today = time::DayOf(kNow);
  struct Case {
    std::string version;
    int faults;
  };
  for (const Case& one :
       {Case{"2024-02-29", 0}, Case{"2023-02-29", 1}, Case{"2026-99-99", 1},
        Case{absl::FormatCivilTime(today), 0}, Case{absl::FormatCivilTime(today + 1), 1}}) {
    volunteer.set_oath_version(one.version);
    EXPECT_EQ(Faults(volunteer, "volunteer.oath_version"), one.faults) << one.version;
  }
}

v1::Policy Everywhere() {
  v1::Policy policy;
  policy.set_minimum_age(3);
  policy.set_guardian_consent_age(18);
  policy.set_strict_guardian_age(14);
  return policy;
}

TEST(AgeRule, FollowsThePolicyToTheDay) {  // S4-5
  const v1::Policy policy = Everywhere();
  const absl::CivilDay today(2026, 11, 22);
  struct Case {
    absl::CivilDay birth;
    bool guardian;
    Reason refused;
    v1::VolunteerState state;
  };
  const auto none = Reason::REASON_UNSPECIFIED;
  for (const Case& c : {
           Case{absl::CivilDay(2023, 11, 23), true, Reason::BELOW_MINIMUM_AGE, {}},
           Case{absl::CivilDay(2023, 11, 22), true, none, v1::VOLUNTEER_ACTIVE},
           Case{absl::CivilDay(2023, 11, 22), false, Reason::GUARDIAN_CONSENT_MISSING, {}},
           Case{absl::CivilDay(2012, 11, 23), false, Reason::GUARDIAN_CONSENT_MISSING, {}},
           Case{absl::CivilDay(2012, 11, 22), false, none, v1::VOLUNTEER_PENDING},
           Case{absl::CivilDay(2012, 11, 22), true, none, v1::VOLUNTEER_ACTIVE},
           Case{absl::CivilDay(2008, 11, 23), false, none, v1::VOLUNTEER_PENDING},
           Case{absl::CivilDay(2008, 11, 22), false, none, v1::VOLUNTEER_ACTIVE},
       }) {
    auto state = StateByAge(policy, c.birth, c.guardian, c.guardian, today);
    if (c.refused == none) {
      ASSERT_TRUE(state.ok()) << c.birth;
      EXPECT_EQ(*state, c.state) << c.birth;
    } else {
      EXPECT_EQ(ReasonOf(state.status()), c.refused) << c.birth;
    }
  }
}

TEST(AgeRule, IsDifferentWhereARegionSaysSo) {
  v1::Policy policy = Everywhere();
  policy.set_minimum_age(16);
  EXPECT_EQ(ReasonOf(StateByAge(policy, absl::CivilDay(2011, 1, 1), true, true,
                                absl::CivilDay(2026, 11, 22))
                         .status()),
            Reason::BELOW_MINIMUM_AGE);
}

// PIPL Art. 31: below the strict age consent is somebody's, who is named.
TEST(AgeRule, AsksForTheGuardianOfAChild) {
  v1::Policy policy;
  policy.set_minimum_age(3);
  policy.set_strict_guardian_age(14);
  policy.set_guardian_consent_age(18);
  const absl::CivilDay today(2026, 11, 22);
  EXPECT_EQ(ReasonOf(StateByAge(policy, absl::CivilDay(2012, 11, 23), true, false, today).status()),
            Reason::GUARDIAN_MISSING);
  EXPECT_TRUE(StateByAge(policy, absl::CivilDay(2012, 11, 23), true, true, today).ok());
  EXPECT_TRUE(StateByAge(policy, absl::CivilDay(2012, 11, 22), true, false, today).ok());
}

}  // namespace
}  // namespace linli::registration::domain
