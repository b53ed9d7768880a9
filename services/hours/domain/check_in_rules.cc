#include "services/hours/domain/check_in_rules.h"

#include <algorithm>

#include "services/hours/domain/check_in_position.h"
#include "services/hours/domain/evidence_accepted.h"

namespace linli::hours::domain {

v1::Policy Narrowed(const v1::Policy& policy, const v1::CheckInRules& rules) {
  v1::Policy narrowed = policy;
  if (!rules.accepted_evidence().empty()) {
    narrowed.clear_accepted_evidence();
    for (const int one : rules.accepted_evidence()) {
      const auto method = static_cast<v1::EvidenceMethod>(one);
      if (CheckAccepted(policy, method).ok()) narrowed.add_accepted_evidence(method);
    }
    // An empty list would take everything; this takes nothing.
    if (narrowed.accepted_evidence().empty()) {
      narrowed.add_accepted_evidence(v1::EVIDENCE_METHOD_UNSPECIFIED);
    }
  }
  if (rules.position_limit_meters() > 0) {
    narrowed.set_position_limit_meters(
        std::min(PositionLimit(policy), rules.position_limit_meters()));
  }
  return narrowed;
}

}  // namespace linli::hours::domain
