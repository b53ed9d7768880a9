#include "services/matching/domain/enrollment_gates.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

const absl::CivilDay kDay(2026, 3, 7);

absl::Time At(int hour) { return time::StartOfDay(kDay) + absl::Hours(hour); }

v1::Shift ShiftAt(int from, int until) {
  v1::Shift shift;
  shift.set_state(v1::Shift::OPEN);
  *shift.mutable_start_time() = time::ToProto(At(from));
  *shift.mutable_end_time() = time::ToProto(At(until));
  return shift;
}

v1::EnrollmentPolicy Policy() {
  v1::EnrollmentPolicy policy;
  policy.set_minimum_age(14);
  policy.set_adult_age(18);
  policy.set_minors_need_guardian_consent(true);
  policy.set_night_start_hour(22);
  policy.set_night_end_hour(6);
  return policy;
}

VolunteerFacts Adult() {
  return {.active = true, .birth_day = absl::CivilDay(1990, 5, 1), .skills = {"01", "16"}};
}

VolunteerFacts BornOn(int year, int month, int day) {
  VolunteerFacts volunteer = Adult();
  volunteer.birth_day = absl::CivilDay(year, month, day);
  return volunteer;
}

TEST(EnrollmentGates, OpenWhileThePublishedActivityHasNotBegun) {
  struct Case {
    v1::Activity::State activity;
    v1::Shift::State shift;
    absl::Time now;
    Reason reason;
  };
  const Case cases[] = {
      {v1::Activity::PUBLISHED, v1::Shift::OPEN, At(7), Reason::REASON_UNSPECIFIED},
      {v1::Activity::PUBLISHED, v1::Shift::OPEN, At(8) - absl::Nanoseconds(1),
       Reason::REASON_UNSPECIFIED},
      {v1::Activity::PUBLISHED, v1::Shift::OPEN, At(8), Reason::SHIFT_BEGUN},
      {v1::Activity::PUBLISHED, v1::Shift::CANCELLED, At(7), Reason::ACTIVITY_NOT_OPEN},
      {v1::Activity::DRAFT, v1::Shift::OPEN, At(7), Reason::ACTIVITY_NOT_OPEN},
      {v1::Activity::CANCELLED, v1::Shift::OPEN, At(7), Reason::ACTIVITY_NOT_OPEN},
      {v1::Activity::ENDED, v1::Shift::OPEN, At(7), Reason::ACTIVITY_NOT_OPEN},
  };
  for (const Case& c : cases) {
    v1::Shift shift = ShiftAt(8, 12);
    shift.set_state(c.shift);
    EXPECT_EQ(ReasonOf(CheckShiftOpen(c.activity, shift, c.now)), c.reason)
        << v1::Activity::State_Name(c.activity) << " at " << c.now;
  }
}

TEST(EnrollmentGates, RefuseWhoIsNotActive) {
  VolunteerFacts volunteer = Adult();
  volunteer.active = false;
  EXPECT_EQ(ReasonOf(CheckVolunteerFits(Policy(), ShiftAt(8, 12), volunteer)),
            Reason::VOLUNTEER_CANNOT_SERVE);
}

// 条例 Art. 15
TEST(EnrollmentGates, CountTheAgeOnTheDayOfTheShift) {
  struct Case {
    VolunteerFacts volunteer;
    int minimum_age;
    Reason reason;
  };
  const Case cases[] = {
      {BornOn(2012, 3, 8), 0, Reason::TOO_YOUNG},  // 14 on the day after
      {BornOn(2012, 3, 7), 0, Reason::MINOR_NEEDS_GUARDIAN_CONSENT},
      {BornOn(2008, 3, 8), 0, Reason::MINOR_NEEDS_GUARDIAN_CONSENT},
      {BornOn(2008, 3, 7), 0, Reason::REASON_UNSPECIFIED},  // 18 today
      {BornOn(2008, 3, 7), 19, Reason::TOO_YOUNG},
      {BornOn(2007, 3, 7), 19, Reason::REASON_UNSPECIFIED},
  };
  for (const Case& c : cases) {
    v1::Shift shift = ShiftAt(8, 12);
    shift.set_minimum_age(c.minimum_age);
    const absl::Status status = CheckVolunteerFits(Policy(), shift, c.volunteer);
    EXPECT_EQ(ReasonOf(status), c.reason) << c.volunteer.birth_day;
  }
}

TEST(EnrollmentGates, SayWhichAgeWouldDo) {
  v1::Shift shift = ShiftAt(8, 12);
  shift.set_minimum_age(60);
  EXPECT_EQ(MentionOf(CheckVolunteerFits(Policy(), shift, Adult()), "minimum_age"), "60");
}

TEST(EnrollmentGates, LetMinorsServeByDayWithConsent) {
  VolunteerFacts minor = BornOn(2010, 1, 1);
  minor.guardian_consented = true;
  EXPECT_TRUE(CheckVolunteerFits(Policy(), ShiftAt(18, 22), minor).ok());
  EXPECT_EQ(ReasonOf(CheckVolunteerFits(Policy(), ShiftAt(18, 23), minor)), Reason::MINOR_AT_NIGHT);
  EXPECT_TRUE(CheckVolunteerFits(Policy(), ShiftAt(18, 23), Adult()).ok());
}

TEST(EnrollmentGates, AskForConsentOnlyWherePolicyDoes) {
  v1::EnrollmentPolicy policy = Policy();
  policy.set_minors_need_guardian_consent(false);
  EXPECT_TRUE(CheckVolunteerFits(policy, ShiftAt(8, 12), BornOn(2010, 1, 1)).ok());
}

TEST(EnrollmentGates, NameTheSkillsThatAreMissing) {
  v1::Shift shift = ShiftAt(8, 12);
  shift.add_required_skills("16");
  EXPECT_TRUE(CheckVolunteerFits(Policy(), shift, Adult()).ok());
  shift.add_required_skills("03");
  shift.add_required_skills("18");
  const absl::Status status = CheckVolunteerFits(Policy(), shift, Adult());
  EXPECT_EQ(ReasonOf(status), Reason::SKILL_MISSING);
  EXPECT_EQ(MentionOf(status, "skills"), "03, 18");
}

TEST(EnrollmentGates, HaveAnUpperAgeWhereAShiftSetsOne) {
  v1::Shift shift = ShiftAt(8, 12);
  shift.set_maximum_age(35);
  EXPECT_TRUE(CheckVolunteerFits(Policy(), shift, BornOn(1990, 3, 8)).ok());
  EXPECT_EQ(ReasonOf(CheckVolunteerFits(Policy(), shift, BornOn(1990, 3, 7))), Reason::TOO_OLD);
}

// S0-33: languages of a large event
TEST(EnrollmentGates, NameTheLanguagesThatAreMissing) {
  v1::Shift shift = ShiftAt(8, 12);
  shift.add_required_languages("en");
  shift.add_required_languages("ug");
  VolunteerFacts volunteer = Adult();
  volunteer.languages = {"en"};
  const absl::Status status = CheckVolunteerFits(Policy(), shift, volunteer);
  EXPECT_EQ(ReasonOf(status), Reason::LANGUAGE_MISSING);
  EXPECT_EQ(MentionOf(status, "languages"), "ug");
  volunteer.papers_unknown = true;  // the feed tells of languages
  EXPECT_EQ(ReasonOf(CheckVolunteerFits(Policy(), shift, volunteer)), Reason::LANGUAGE_MISSING);
  volunteer.languages = {"zh", "ug", "en"};
  EXPECT_TRUE(CheckVolunteerFits(Policy(), shift, volunteer).ok());
}

// 条例 Art. 16, S1-12, S1-15, S3-9: in force on every day of the shift
TEST(EnrollmentGates, AskForQualificationsAndTrainingThatStillCount) {
  v1::Shift shift = ShiftAt(22, 26);  // ends on the 8th
  shift.add_required_qualifications("first-aid");
  VolunteerFacts volunteer = Adult();
  volunteer.qualifications = {{"first-aid", absl::CivilDay(2026, 3, 7)}};
  EXPECT_EQ(ReasonOf(CheckVolunteerFits(Policy(), shift, volunteer)),
            Reason::QUALIFICATION_MISSING);
  volunteer.qualifications[0].until = absl::CivilDay(2026, 3, 8);
  EXPECT_TRUE(CheckVolunteerFits(Policy(), shift, volunteer).ok());
  volunteer.qualifications[0].from = absl::CivilDay(2026, 3, 8);  // not yet on the 7th
  EXPECT_EQ(ReasonOf(CheckVolunteerFits(Policy(), shift, volunteer)),
            Reason::QUALIFICATION_MISSING);
  volunteer.qualifications.push_back({"first-aid", absl::CivilDay(2026, 3, 7)});  // renewed
  EXPECT_TRUE(CheckVolunteerFits(Policy(), shift, volunteer).ok());
  shift.add_required_trainings("traffic");
  const absl::Status untrained = CheckVolunteerFits(Policy(), shift, volunteer);
  EXPECT_EQ(ReasonOf(untrained), Reason::TRAINING_NEEDED);
  EXPECT_EQ(MentionOf(untrained, "trainings"), "traffic");
  volunteer.trainings = {{"traffic"}};
  EXPECT_TRUE(CheckVolunteerFits(Policy(), shift, volunteer).ok());
  volunteer = Adult();  // where nobody has asked for papers, they are not judged
  volunteer.papers_unknown = true;
  EXPECT_TRUE(CheckVolunteerFits(Policy(), shift, volunteer).ok());
}

}  // namespace
}  // namespace linli::matching::domain
