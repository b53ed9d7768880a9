#include "services/awards/domain/deed_way.h"

#include "absl/time/civil_time.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"

namespace linli::awards::domain {
namespace {

constexpr int kOfAge = 18;

absl::Status WrongState(const v1::Deed& deed) {
  return Refuse(Reason::AWARD_STATE, {{"state", v1::DeedState_Name(deed.state())}});
}

}  // namespace

absl::Status CheckDeedDate(const v1::Deed& deed, absl::Time now) {
  Violations violations;
  absl::CivilDay day;
  if (!absl::ParseCivilTime(deed.deed_date(), &day) || day > time::DayOf(now)) {
    violations.Add("deed.deed_date", Reason::FIELD_UNKNOWN_VALUE);
  }
  return violations.ToStatus();
}

absl::Status MayConsent(const v1::Deed& deed) {
  const bool open = deed.state() == v1::DEED_SUBMITTED || deed.state() == v1::DEED_PUBLISHED;
  return open ? absl::OkStatus() : WrongState(deed);
}

absl::Status MayReview(const v1::Deed& deed, bool approved) {
  if (deed.state() != v1::DEED_SUBMITTED) return WrongState(deed);
  return approved && !deed.consented() ? Refuse(Reason::CONSENT_TO_SHOW_MISSING) : absl::OkStatus();
}

absl::Status MayWithdraw(const v1::Deed& deed) { return MayConsent(deed); }

bool IsPublic(const v1::Deed& deed) {
  return deed.state() == v1::DEED_PUBLISHED && deed.consented();
}

absl::Status MayAgreeToBeShown(const registration::v1::GateFacts& facts, absl::Time now) {
  if (facts.volunteer_state() != registration::v1::VOLUNTEER_ACTIVE) {
    return Refuse(Reason::VOLUNTEER_STATE,
                  {{"state", registration::v1::VolunteerState_Name(facts.volunteer_state())}});
  }
  absl::CivilDay born;
  const bool of_age = absl::ParseCivilTime(facts.birth_date(), &born) &&
                      time::AgeOn(born, time::DayOf(now)) >= kOfAge;
  if (of_age || facts.has_guardian_consent_time()) return absl::OkStatus();
  return Refuse(Reason::CONSENT_TO_SHOW_MISSING);
}

}  // namespace linli::awards::domain
