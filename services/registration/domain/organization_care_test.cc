#include "services/registration/domain/organization_care.h"

#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::registration::domain {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'800'000);

TEST(MemberUnits, SitInCommittees) {  // S4-31
  const auto approved = v1::ORGANIZATION_APPROVED;
  EXPECT_THAT(CheckSeat(v1::COMMITTEE, approved, v1::UNIT, approved), IsOk());
  EXPECT_THAT(CheckSeat(v1::COMMITTEE, approved, v1::AGENCY, approved), IsOk());
  EXPECT_THAT(CheckSeat(v1::FEDERATION, approved, v1::UNIT, approved),
              RefusedWith(Reason::NO_COMMITTEE));
  EXPECT_THAT(CheckSeat(v1::COMMITTEE, v1::ORGANIZATION_PENDING, v1::UNIT, approved),
              RefusedWith(Reason::NO_COMMITTEE));
  EXPECT_THAT(CheckSeat(v1::COMMITTEE, approved, v1::TEAM, approved),
              RefusedWith(Reason::ORGANIZATION_HOST));
  EXPECT_THAT(CheckSeat(v1::COMMITTEE, approved, v1::UNIT, v1::ORGANIZATION_DISSOLVED),
              RefusedWith(Reason::ORGANIZATION_HOST));
}

TEST(Onboarding, GoesFromGuidanceToSupportAndRating) {  // S0-29
  const auto none = Reason::REASON_UNSPECIFIED;
  struct Case {
    v1::OnboardingKind kind;
    int grade;
    v1::OrganizationState state;
    bool guided;
    Reason refused;
  };
  for (const Case& c : {
           Case{v1::GUIDED, 0, v1::ORGANIZATION_PENDING, false, none},
           Case{v1::GUIDED, 0, v1::ORGANIZATION_REJECTED, true, none},
           Case{v1::GUIDED, 0, v1::ORGANIZATION_APPROVED, true, none},
           Case{v1::GUIDED, 0, v1::ORGANIZATION_DISSOLVED, true, Reason::ONBOARDING_ORDER},
           Case{v1::GUIDED, 3, v1::ORGANIZATION_APPROVED, true, Reason::BAD_REQUEST},
           Case{v1::SUPPORTED, 0, v1::ORGANIZATION_APPROVED, true, none},
           Case{v1::SUPPORTED, 0, v1::ORGANIZATION_APPROVED, false, Reason::ONBOARDING_ORDER},
           Case{v1::SUPPORTED, 0, v1::ORGANIZATION_PENDING, true, Reason::ONBOARDING_ORDER},
           Case{v1::RATED, 5, v1::ORGANIZATION_APPROVED, true, none},
           Case{v1::RATED, 0, v1::ORGANIZATION_APPROVED, true, Reason::BAD_REQUEST},
           Case{v1::RATED, 5, v1::ORGANIZATION_FROZEN, true, Reason::ONBOARDING_ORDER},
       }) {
    v1::OnboardingStep step;
    step.set_kind(c.kind);
    step.set_grade(c.grade);
    EXPECT_EQ(ReasonOf(CheckStep(step, c.state, c.guided)), c.refused)
        << v1::OnboardingKind_Name(c.kind) << " in " << v1::OrganizationState_Name(c.state);
  }
}

TEST(CommitteeMeetings, WereHeldByCommittees) {  // S4-19, S4-32
  const absl::CivilDay today(2026, 11, 28);
  const auto check = [&](v1::OrganizationForm form, v1::OrganizationState state, const char* date) {
    v1::CommitteeMeeting meeting;
    meeting.set_meeting_date(date);
    return CheckMeeting(form, state, meeting, today);
  };
  const auto at = [&](const char* date) {
    return check(v1::COMMITTEE, v1::ORGANIZATION_APPROVED, date);
  };
  EXPECT_THAT(at("2026-11-28"), IsOk());
  EXPECT_THAT(at("2024-02-29"), IsOk());
  EXPECT_THAT(at("2026-11-29"), Violates("meeting.meeting_date", Reason::FIELD_PATTERN));
  EXPECT_THAT(at("2026-02-29"), Violates("meeting.meeting_date", Reason::FIELD_PATTERN));
  EXPECT_THAT(check(v1::FEDERATION, v1::ORGANIZATION_APPROVED, "2026-11-28"),
              RefusedWith(Reason::NO_COMMITTEE));
  EXPECT_THAT(check(v1::COMMITTEE, v1::ORGANIZATION_DISSOLVED, "2026-11-28"),
              RefusedWith(Reason::NO_COMMITTEE));
}

TEST(LogoPermissions, AreGivenAndTakenByAnother) {  // S0-38
  v1::LogoPermission asked;
  asked.set_state(v1::LOGO_REQUESTED);
  asked.set_applicant("staff/manager");
  v1::DecideLogoPermissionRequest yes;
  yes.set_granted(true);
  EXPECT_THAT(CheckLogoDecision(asked, yes, "staff/office", kNow), IsOk());
  EXPECT_THAT(CheckLogoDecision(asked, yes, "staff/manager", kNow),
              RefusedWith(Reason::OWN_APPROVAL));
  *yes.mutable_end_time() = time::ToProto(kNow);
  EXPECT_THAT(CheckLogoDecision(asked, yes, "staff/office", kNow),
              Violates("end_time", Reason::LOGO_END));
  *yes.mutable_end_time() = time::ToProto(kNow + absl::Microseconds(1));
  EXPECT_THAT(CheckLogoDecision(asked, yes, "staff/office", kNow), IsOk());
  v1::DecideLogoPermissionRequest no;
  EXPECT_THAT(CheckLogoDecision(asked, no, "staff/office", kNow),
              Violates("reason", Reason::FIELD_REQUIRED));
  no.set_reason("用途不明");
  EXPECT_THAT(CheckLogoDecision(asked, no, "staff/office", kNow), IsOk());
  asked.set_state(v1::LOGO_GRANTED);
  EXPECT_THAT(CheckLogoDecision(asked, no, "staff/office", kNow), IsOk()) << "withdrawn";
  EXPECT_THAT(CheckLogoDecision(asked, yes, "staff/office", kNow), RefusedWith(Reason::LOGO_STATE));
  asked.set_state(v1::LOGO_REFUSED);
  EXPECT_THAT(CheckLogoDecision(asked, yes, "staff/office", kNow), RefusedWith(Reason::LOGO_STATE));
}

}  // namespace
}  // namespace linli::registration::domain
