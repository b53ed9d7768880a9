// Qualifications and courses that a shift requires, as registration's gate facts tell of them.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/matching/api/house_fixture.h"

namespace linli::matching {
namespace {

class Papers : public House {
 protected:
  static registration::v1::Volunteer Adult(const std::string& name) {
    registration::v1::Volunteer volunteer;
    volunteer.set_name(name);
    volunteer.set_state(registration::v1::VOLUNTEER_ACTIVE);
    volunteer.set_birth_date("1990-01-01");
    return volunteer;
  }
};

// S1-12, S1-15: whoever must be qualified and trained is, for the whole shift
TEST_F(Papers, AreAskedForOfRegistration) {
  v1::Shift wanted = ShiftAt(3);
  wanted.add_required_qualifications("first-aid");
  wanted.add_required_trainings("traffic");
  const std::string shift = Published({wanted})[0];
  const std::string volunteer = Volunteer(1);
  EXPECT_THAT(Enroll(volunteer, shift), RefusedWith(Reason::QUALIFICATION_MISSING));
  registration::v1::GateFacts facts;
  facts.set_name(volunteer + "/gateFacts");
  auto& held = *facts.add_qualifications();
  held.set_qualification_kind("regions/1305/qualificationKinds/first-aid");
  *held.mutable_start_time() = time::ToProto(Now() - absl::Hours(48));
  *held.mutable_end_time() = time::ToProto(Now());  // over before the shift
  registration_.Put(facts);
  EXPECT_THAT(Enroll(volunteer, shift), RefusedWith(Reason::QUALIFICATION_MISSING));
  facts.mutable_qualifications(0)->clear_end_time();
  registration_.Put(facts);
  EXPECT_THAT(Enroll(volunteer, shift), RefusedWith(Reason::TRAINING_NEEDED));
  facts.add_completed_courses()->set_course("regions/1305/courses/traffic");
  registration_.Put(facts);
  EXPECT_THAT(Enroll(volunteer, shift), IsOk());
}

// S0-33: whoever receives guests speaks with them
TEST_F(Papers, SayInWhichLanguagesSheServes) {
  v1::Shift wanted = ShiftAt(3);
  wanted.add_required_languages("en");
  wanted.add_required_languages("ug");
  const std::string shift = Published({wanted})[0];
  registration::v1::Volunteer volunteer = Adult(Volunteer(1));
  volunteer.add_languages("en");
  registration_.Put(volunteer);
  EXPECT_THAT(Enroll(volunteer.name(), shift), RefusedWith(Reason::LANGUAGE_MISSING));
  volunteer.add_languages("ug");
  registration_.Put(volunteer);
  EXPECT_THAT(Enroll(volunteer.name(), shift), IsOk());
}

}  // namespace
}  // namespace linli::matching
