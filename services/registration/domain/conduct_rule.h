// Breaches of the code of conduct: who decides, what follows, and until when (S2-19).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/registration/v1/conduct.pb.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/policy.pb.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration::domain {

// CONDUCT_ITEM unless each of the items is one of the code's, once.
absl::Status CheckItems(const v1::ConductCase& wanted, const v1::ConductCode& code);

// Whether who holds this over the subject may know of the case.
bool MaySeeCase(const v1::ConductCase& found, std::string_view caller, const Authorities& held);

// A decision on an open case. `held` is what the decider holds over the subject.
absl::Status CheckCaseDecision(const v1::Policy& policy, const v1::ConductCase& found,
                               v1::ConductMeasure measure, std::optional<absl::Time> end,
                               std::string_view decider, const Authorities& held, absl::Time now);

// The subject, or who manages it, objects.
absl::Status CheckAppeal(const v1::ConductCase& found, absl::Time now);

// A decision on the appeal, and the end of a measure that holds.
absl::Status CheckAppealDecision(const v1::ConductCase& found, std::string_view decider,
                                 const Authorities& held);
absl::Status CheckLift(const v1::ConductCase& found, std::string_view decider,
                       const Authorities& held);

// The end of the period for an appeal against a decision of `now`: a working day's.
absl::Time AppealUntil(const v1::Policy& policy, absl::Time now);

// What time alone makes of a case: the freeze has ended, nobody appealed.
enum class Due { kNothing, kLift, kFinal };
Due DueOf(const v1::ConductCase& found, absl::Time now);

// A measure that holds.
struct InForce {
  std::string conduct_case;  // name
  v1::ConductMeasure measure;
  absl::Time end;
};

// What the measures in force (the strongest first) make of an organisation or a volunteer: whether
// anything changes. Whoever was suspended otherwise stays so.
bool ApplyMeasures(const std::vector<InForce>& in_force, v1::Organization& organization);
bool ApplyMeasures(const std::vector<InForce>& in_force, v1::Volunteer& volunteer);

}  // namespace linli::registration::domain
