// What differs by region and year (law 9). The rows stand in the table policy; an old fact is
// judged by the policy of its day.
#pragma once

#include <string>

namespace linli::registration::domain {

struct RegistrationPolicy {
  // "<region code or empty>:<version>" of the row, so that a decision can say which policy it
  // followed.
  std::string version;
  // Youngest age at which a file is opened. No law sets one (条例 Art. 15 says "suited to the
  // age"); platforms record hours from 3 on.
  int minimum_age = 3;
  // Below it a file stays pending until a guardian agrees: 18 (League 2013, Beijing).
  int guardian_consent_age = 18;
  // Below it no file is opened before a guardian agrees: 14 (PIPL Art. 31).
  int strict_guardian_age = 14;
  // To how many organisations a volunteer may belong at once. No city's figure was found.
  int max_memberships = 10;
};

}  // namespace linli::registration::domain
