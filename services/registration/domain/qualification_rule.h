// Qualifications: when a grant begins and ends, and on what it rests (条例 Art. 16).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/registration/v1/policy.pb.h"
#include "linli/registration/v1/qualification.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration::domain {

// When a grant begins: now, or where the last one ends (`last_end`) if it can be renewed already.
// QUALIFICATION_IN_FORCE otherwise.
absl::StatusOr<absl::Time> StartOfGrant(const v1::QualificationKind& kind,
                                        std::optional<absl::Time> last_end, absl::Time now);

// When one that begins at `start` ends: at midnight in China after its months, or after the
// licence's last day if that comes earlier. LICENCE_EXPIRED if that is not after `start`.
absl::StatusOr<absl::Time> EndOfGrant(const v1::QualificationKind& kind, const v1::Licence& licence,
                                      absl::Time start);

// A statutory kind needs a licence, and its last day is a day.
void CheckLicence(const v1::QualificationKind& kind, const v1::Qualification& wanted,
                  Violations& violations);

// TRAINING_MISSING if not all required courses are among those completed.
absl::Status CheckRequiredTraining(const v1::QualificationKind& kind,
                                   const std::vector<std::string>& completed);

// From when on the feed warns of an end; never for what has no end.
absl::Time WarnFrom(const v1::Policy& policy, absl::Time end);

// Whether who holds `held` over the holder may grant to her, and over whoever recognises the kind
// take a grant away.
bool MayQualify(const Authorities& held);

// What keeps two spellings of a licence from being two licences: issuer and number made comparable.
std::string LicenceKey(const v1::Licence& licence);
// The last four characters, the rest hidden.
std::string MaskedLicence(const std::string& number);

}  // namespace linli::registration::domain
