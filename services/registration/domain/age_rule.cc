#include "services/registration/domain/age_rule.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"

namespace linli::registration::domain {

absl::StatusOr<v1::VolunteerState> StateByAge(const v1::Policy& policy, absl::CivilDay birth,
                                              bool guardian_agreed, bool guardian_known,
                                              absl::CivilDay today) {
  const int age = time::AgeOn(birth, today);
  if (age < policy.minimum_age()) {  // 条例 Art. 15: service suited to the age
    return Refuse(Reason::BELOW_MINIMUM_AGE, {{"age", absl::StrCat(policy.minimum_age())}});
  }
  if (age < policy.strict_guardian_age() && guardian_agreed && !guardian_known) {
    return Refuse(Reason::GUARDIAN_MISSING, {{"age", absl::StrCat(policy.strict_guardian_age())}});
  }
  if (guardian_agreed || age >= policy.guardian_consent_age()) return v1::VOLUNTEER_ACTIVE;
  if (age < policy.strict_guardian_age()) {  // PIPL Art. 31: consent before the data is taken
    return Refuse(Reason::GUARDIAN_CONSENT_MISSING,
                  {{"age", absl::StrCat(policy.strict_guardian_age())}});
  }
  return v1::VOLUNTEER_PENDING;
}

}  // namespace linli::registration::domain
