#include "linli/registration/v1/events.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/jobs/registration_feed.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching {
namespace {

using ::testing::ElementsAre;

class RegistrationFeed : public House {
 protected:
  absl::Status Take(const google::protobuf::Message& payload, int64_t version) {
    events::v1::Event event;
    event.set_version(version);
    event.mutable_payload()->PackFrom(payload);
    return Write([&](db::Tx& tx) {
      outbox::Emitter emitter;
      return TakeFromRegistration(tx, emitter, event);
    });
  }
  absl::Status Write(absl::FunctionRef<absl::Status(db::Tx&)> body) {
    return host_->database().Write(absl::Now() + absl::Seconds(10), db::Database::InDoubt::kFail,
                                   body);
  }
  absl::StatusOr<store::KnownVolunteer> Volunteer() {
    absl::StatusOr<store::KnownVolunteer> known;
    EXPECT_THAT(Write([&](db::Tx& tx) {
                  known = store::GetVolunteer(tx, VolunteerName("V1"));
                  return absl::OkStatus();
                }),
                IsOk());
    return known;
  }
};

registration::v1::VolunteerChanged Changed() {
  registration::v1::VolunteerChanged changed;
  changed.set_name("volunteers/V1");
  changed.set_state(registration::v1::VOLUNTEER_ACTIVE);
  changed.set_service_region("regions/130502");
  changed.set_birth_year(1990);
  changed.add_skills("01");
  changed.add_languages("ug");
  changed.add_service_categories("0006");
  changed.set_availability(7);
  changed.mutable_home_location()->set_latitude(37.07);
  changed.mutable_home_location()->set_longitude(114.51);
  changed.mutable_home_location()->set_datum(types::v1::GCJ02);
  return changed;
}

TEST_F(RegistrationFeed, TellsOfVolunteers) {
  EXPECT_THAT(Volunteer(), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  ASSERT_THAT(Take(Changed(), 1), IsOk());
  const auto known = Volunteer();
  ASSERT_THAT(known, IsOk());
  EXPECT_TRUE(known->facts.active);
  EXPECT_EQ(known->facts.birth_day, absl::CivilDay(1990, 12, 31));  // the youngest she can be
  EXPECT_THAT(known->facts.skills, ElementsAre("01"));
  EXPECT_THAT(known->facts.languages, ElementsAre("ug"));  // S0-33
  EXPECT_THAT(known->preferences.categories, ElementsAre("0006"));
  EXPECT_EQ(known->preferences.availability, 7u);
  EXPECT_EQ(known->region_code, "130502");
  EXPECT_NEAR(known->home->longitude, 114.5041, 0.0005);  // WGS-84 by now
}

TEST_F(RegistrationFeed, IsTakenOnlyForwards) {
  ASSERT_THAT(Take(Changed(), 5), IsOk());
  registration::v1::VolunteerChanged older = Changed();
  older.set_state(registration::v1::VOLUNTEER_SUSPENDED);
  ASSERT_THAT(Take(older, 4), IsOk());
  EXPECT_TRUE(Volunteer()->facts.active);
  ASSERT_THAT(Take(older, 6), IsOk());
  EXPECT_FALSE(Volunteer()->facts.active);
}

TEST_F(RegistrationFeed, TellsWhereOrganisationsLie) {
  registration::v1::OrganizationChanged changed;
  changed.set_name("organizations/team");
  changed.set_region("regions/130502");
  changed.add_ancestors("organizations/federation");
  changed.set_state(registration::v1::ORGANIZATION_APPROVED);
  ASSERT_THAT(Take(changed, 1), IsOk());
  EXPECT_EQ(Count("organization WHERE organization_id = 'team' AND approved AND"
                  " region_code = '130502' AND ancestors = '{organizations/federation}'"),
            1);
}

TEST_F(RegistrationFeed, StopsTheSignUpOfAnOrganisationThatIsHalted) {
  const std::string shift = Published({ShiftAt(3)})[0];
  ASSERT_THAT(Enroll(matching::House::Volunteer(1), shift), IsOk());
  registration::v1::OrganizationChanged changed;
  changed.set_name(kOrganization);
  changed.set_region("regions/1305");
  int version = 1;
  for (auto state :
       {registration::v1::ORGANIZATION_SUSPENDED, registration::v1::ORGANIZATION_FROZEN,
        registration::v1::ORGANIZATION_DISSOLVED}) {
    changed.set_state(state);
    ASSERT_THAT(Take(changed, ++version), IsOk());
    EXPECT_THAT(Enroll(matching::House::Volunteer(2), shift),
                RefusedWith(Reason::ORGANIZATION_CANNOT_RECRUIT))
        << registration::v1::OrganizationState_Name(state);
  }
  changed.set_state(registration::v1::ORGANIZATION_APPROVED);
  ASSERT_THAT(Take(changed, ++version), IsOk());
  EXPECT_THAT(Enroll(matching::House::Volunteer(2), shift), IsOk());
}

TEST_F(RegistrationFeed, PutsWhatIsDissolvedBelowItsSuccessorAndIntoItsPartnerSystem) {
  const auto draft = Create(Draft());
  ASSERT_THAT(draft, IsOk());
  v1::GetActivityRequest request;
  request.set_name(draft->activity().name());
  const auto read_by = [&](const std::string& as) {
    return host_.Call(*activities_, &v1::ActivityService::Stub::GetActivity, as, request);
  };
  host_.Grant("staff/heir", options::v1::ORGANIZATION_MANAGER, "organizations/heir");
  host_.Grant("agencies/league", options::v1::INSPECTOR, "systems/youth");
  for (const char* who : {"staff/heir", "agencies/league"}) {
    EXPECT_THAT(read_by(who), RefusedWith(Reason::RESOURCE_NOT_FOUND)) << who;
  }
  registration::v1::OrganizationChanged changed;
  changed.set_name(kOrganization);
  changed.set_region("regions/1305");
  changed.set_state(registration::v1::ORGANIZATION_DISSOLVED);
  changed.set_successor("organizations/heir");
  changed.set_system("systems/youth");
  ASSERT_THAT(Take(changed, 2), IsOk());
  for (const char* who : {"staff/heir", "agencies/league"}) {
    EXPECT_THAT(read_by(who), IsOk()) << who;
  }
}

TEST_F(RegistrationFeed, TellsWhoBelongsWhere) {
  registration::v1::MembershipChanged changed;
  changed.set_volunteer("volunteers/V1");
  changed.set_organization("organizations/team");
  changed.set_state(registration::v1::MEMBERSHIP_ACTIVE);
  ASSERT_THAT(Take(changed, 2), IsOk());
  EXPECT_EQ(Count("membership WHERE volunteer_id = 'V1' AND organization_id = 'team' AND active"),
            1);
  changed.set_state(registration::v1::MEMBERSHIP_REQUESTED);
  ASSERT_THAT(Take(changed, 1), IsOk());
  EXPECT_EQ(Count("membership WHERE active"), 1);
  changed.set_state(registration::v1::MEMBERSHIP_LEFT);
  ASSERT_THAT(Take(changed, 3), IsOk());
  EXPECT_EQ(Count("membership WHERE active"), 0);
}

TEST_F(RegistrationFeed, MayTellOfOtherThings) {
  EXPECT_THAT(Take(registration::v1::DelegationChanged(), 1), IsOk());
}

}  // namespace
}  // namespace linli::matching
