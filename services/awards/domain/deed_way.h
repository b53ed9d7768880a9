// Which acts a deed allows in which state, and who may agree to be shown.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/awards/v1/honour.pb.h"
#include "linli/registration/v1/qualification.pb.h"

namespace linli::awards::domain {

// FIELD_UNKNOWN_VALUE for a day that does not exist or lies after today.
absl::Status CheckDeedDate(const v1::Deed& deed, absl::Time now);

// AWARD_STATE once it is refused or withdrawn.
absl::Status MayConsent(const v1::Deed& deed);
// AWARD_STATE unless it waits; CONSENT_TO_SHOW_MISSING for publishing without her consent.
absl::Status MayReview(const v1::Deed& deed, bool approved);
// AWARD_STATE once it is refused or withdrawn.
absl::Status MayWithdraw(const v1::Deed& deed);

// Everyone may read it.
bool IsPublic(const v1::Deed& deed);

// VOLUNTEER_STATE unless her file is active; CONSENT_TO_SHOW_MISSING for who is under 18 and whose
// guardian has not agreed (PIPL Art. 31 for those under 14; cities ask for it up to 18).
absl::Status MayAgreeToBeShown(const registration::v1::GateFacts& facts, absl::Time now);

}  // namespace linli::awards::domain
