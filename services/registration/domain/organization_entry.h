// Whether what somebody entered can become an organisation (条例 Art. 8, GB/T 40143).
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/registration/v1/organization.pb.h"

namespace linli::registration::domain {

struct OrganizationFacts {
  std::string name_key;     // equal for names that a reader takes for the same
  std::string credit_code;  // normalised; empty if none
  std::string phone;        // E.164; empty if none
  // One for each trade, equal for words that a reader takes for the same.
  std::vector<std::string> trade_keys;
};

// Checks a new or changed organisation; what is wrong goes to `violations` under "organization". A
// password that is kept already (`has_password`) need not come again.
OrganizationFacts CheckOrganization(const v1::Organization& organization, bool has_password,
                                    Violations& violations);

// FOUNDING_DATE_INVALID for a founding date that is no day, or lies after today in China.
void CheckFoundingDate(const v1::Organization& organization, absl::Time now,
                       Violations& violations);

}  // namespace linli::registration::domain
