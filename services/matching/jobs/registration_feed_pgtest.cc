#include <thread>

#include "linli/matching/v1/pairing_service.grpc.pb.h"
#include "linli/registration/v1/events.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/jobs/registration_feed.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching {
namespace {

using ::testing::ElementsAre;

class RegistrationFeed : public House {
 protected:
  absl::Status Take(const google::protobuf::Message& payload, int64_t version,
                    const std::string& type = "") {
    events::v1::Event event;
    event.set_type(type);
    event.set_version(version);
    *event.mutable_event_time() = time::ToProto(Now());
    event.mutable_payload()->PackFrom(payload);
    return Write([&](db::Tx& tx) {
      outbox::Emitter emitter;
      return TakeFromRegistration(tx, emitter, event);
    });
  }
  // What the feed tells of an organisation that was dissolved.
  absl::Status Dissolve(const std::string& name, const std::string& successor, int64_t version) {
    registration::v1::OrganizationChanged changed;
    changed.set_name(name);
    changed.set_region("regions/1305");
    changed.set_state(registration::v1::ORGANIZATION_DISSOLVED);
    changed.set_successor(successor);
    return Take(changed, version);
  }
  absl::StatusOr<v1::Pairing> Pair(const std::string& title,
                                   const std::vector<std::string>& givers) {
    v1::CreatePairingRequest request;
    request.set_parent(kOrganization);
    v1::Pairing& pairing = *request.mutable_pairing();
    pairing.set_title(title);
    pairing.set_region("regions/130502");
    pairing.mutable_beneficiary()->set_display_name("小依");
    pairing.mutable_givers()->Assign(givers.begin(), givers.end());
    pairing.mutable_frequency()->set_times(1);
    pairing.mutable_frequency()->set_period(v1::Project::Frequency::WEEK);
    *pairing.mutable_start_time() = time::ToProto(Now());
    return host_.Call(*pairings_, &v1::PairingService::Stub::CreatePairing, kManager, request);
  }
  v1::Pairing Pairing(const std::string& name, const std::string& as = kManager) {
    v1::GetPairingRequest request;
    request.set_name(name);
    const auto found = host_.Call(*pairings_, &v1::PairingService::Stub::GetPairing, as, request);
    EXPECT_THAT(found, IsOk());
    return found.ok() ? *found : v1::Pairing();
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

  const std::unique_ptr<v1::PairingService::Stub> pairings_ = v1::PairingService::NewStub(channel_);
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

TEST_F(RegistrationFeed, LetsTheSuccessorTakeTheTurnsOfWhatIsDissolved) {  // S1-24, S2-21
  const std::string unit = "organizations/unit", heir = "organizations/heir";
  const std::string her = matching::House::Volunteer(1);
  const std::string relay = Pair("一号", {her, unit})->name();
  const std::string shared = Pair("二号", {unit, heir})->name();
  const std::string other = Pair("三号", {her})->name();
  ASSERT_THAT(Dissolve(unit, heir, 2), IsOk());
  EXPECT_THAT(Pairing(relay).givers(), ElementsAre(her, heir));
  EXPECT_THAT(Pairing(shared).givers(), ElementsAre(heir));
  EXPECT_EQ(Pairing(shared).state(), v1::Pairing::PAIRING_ACTIVE);
  EXPECT_EQ(Pairing(other).etag(), "1");
  const std::string version = Pairing(relay).etag();
  ASSERT_THAT(Dissolve(unit, heir, 2), IsOk());  // told twice
  EXPECT_EQ(Pairing(relay).etag(), version);
  EXPECT_THAT(Pair("四号", {unit}), RefusedWith(Reason::ORGANIZATION_CANNOT_RECRUIT));
  v1::UpdatePairingRequest update;
  update.mutable_pairing()->set_name(other);
  update.mutable_pairing()->add_givers(unit);
  update.mutable_update_mask()->add_paths("givers");
  EXPECT_THAT(host_.Call(*pairings_, &v1::PairingService::Stub::UpdatePairing, kManager, update),
              RefusedWith(Reason::ORGANIZATION_CANNOT_RECRUIT));

  ASSERT_THAT(Dissolve(heir, "", 2), IsOk());
  EXPECT_THAT(Pairing(relay).givers(), ElementsAre(her));
  const v1::Pairing ended = Pairing(shared);
  EXPECT_EQ(ended.state(), v1::Pairing::PAIRING_ENDED);
  EXPECT_EQ(time::FromProto(ended.end_time()), Now());
  EXPECT_FALSE(ended.has_beneficiary()) << "what was sealed is destroyed";
}

TEST_F(RegistrationFeed, EndsThePairingsThatNobodyIsLeftToKeep) {  // S1-24
  const std::string her = matching::House::Volunteer(1);
  const std::string kept = Pair("一号", {her})->name();
  host_.Grant("staff/heir", options::v1::ORGANIZATION_MANAGER, "organizations/heir");
  ASSERT_THAT(Dissolve(kOrganization, "organizations/heir", 2), IsOk());
  EXPECT_EQ(Pairing(kept, "staff/heir").beneficiary().display_name(), "小依");
  ASSERT_THAT(Dissolve(kOrganization, "", 3), IsOk());
  EXPECT_EQ(Pairing(kept, her).state(), v1::Pairing::PAIRING_ENDED);
}

// Whatever comes first, no pairing that goes on names a unit that is dissolved.
TEST_F(RegistrationFeed, PassesOverNoPairingThatIsMadeMeanwhile) {  // S1-24
  for (int round = 0; round < 10; ++round) {
    const std::string unit = absl::StrCat("organizations/unit-", round);
    registration::v1::OrganizationChanged known;
    known.set_name(unit);
    known.set_region("regions/1305");
    known.set_state(registration::v1::ORGANIZATION_APPROVED);
    ASSERT_THAT(Take(known, 1), IsOk());
    absl::Status dissolved;
    std::thread feed([&] { dissolved = Dissolve(unit, "", 2); });
    const auto paired = Pair(absl::StrCat("点位", round), {unit});
    feed.join();
    ASSERT_THAT(dissolved, IsOk());
    if (!paired.ok()) {
      EXPECT_THAT(paired, RefusedWith(Reason::ORGANIZATION_CANNOT_RECRUIT));
    }
    ASSERT_EQ(Count("pairing WHERE state = 1"), 0) << round;
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

TEST_F(RegistrationFeed, TellsWhatSheMayDo) {  // S1-12
  registration::v1::QualificationChanged grant;
  grant.set_name("volunteers/V1/qualifications/Q1");
  grant.set_volunteer("volunteers/V1");
  grant.set_qualification_kind("regions/1305/qualificationKinds/first-aid");
  *grant.mutable_start_time() = time::ToProto(Now());
  ASSERT_THAT(Take(grant, 1, "registration.qualification.granted"), IsOk());
  EXPECT_EQ(Count("paper WHERE kind = 'q:first-aid' AND end_time IS NULL AND holds"), 1);
  *grant.mutable_end_time() = time::ToProto(Now() + absl::Hours(24));
  ASSERT_THAT(Take(grant, 2, "registration.qualification.revoked"), IsOk());
  ASSERT_THAT(Take(grant, 1, "registration.qualification.granted"), IsOk());  // late
  EXPECT_EQ(Count("paper WHERE holds"), 0);
  registration::v1::TrainingRecordChanged record;
  record.set_name("volunteers/V1/trainingRecords/T1");
  record.set_volunteer("volunteers/V1");
  record.set_course("regions/1305/courses/traffic");
  record.set_state(registration::v1::TRAINING_ENROLLED);
  ASSERT_THAT(Take(record, 1), IsOk());
  EXPECT_EQ(Count("paper WHERE holds"), 0);
  record.set_state(registration::v1::TRAINING_COMPLETED);
  ASSERT_THAT(Take(record, 2), IsOk());
  EXPECT_EQ(Count("paper WHERE kind = 't:traffic' AND holds"), 1);
  // What she learned under one number counts for the other.
  registration::v1::VolunteerChanged merged = Changed();
  merged.set_state(registration::v1::VOLUNTEER_MERGED);
  merged.set_merged_into("volunteers/V2");
  ASSERT_THAT(Take(merged, 3), IsOk());
  EXPECT_EQ(Count("paper WHERE volunteer_id = 'V2' AND holds"), 1);
  record.set_state(registration::v1::TRAINING_FAILED);
  ASSERT_THAT(Take(record, 3), IsOk());
  EXPECT_EQ(Count("paper WHERE holds"), 0);
}

TEST_F(RegistrationFeed, MayTellOfOtherThings) {
  EXPECT_THAT(Take(registration::v1::DelegationChanged(), 1), IsOk());
}

}  // namespace
}  // namespace linli::matching
