// What registration's answers mean for matching's rules.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "services/matching/api/deps.h"
#include "services/matching/domain/volunteer_facts.h"

namespace linli::matching {

domain::VolunteerFacts FactsOf(const registration::v1::Volunteer& volunteer);

// The same with her qualifications and courses, asked for by name, before a transaction.
absl::StatusOr<domain::VolunteerFacts> AskFacts(Deps& deps, const rpc::Call& call,
                                                const std::string& volunteer);

// The same for a sign-up for this shift. Where the index in memory knows that the shift requires
// neither qualifications nor courses, nobody is asked for them; should it have begun to require
// them a moment ago, the volunteer has none and is refused.
absl::StatusOr<domain::VolunteerFacts> AskFactsFor(Deps& deps, const rpc::Call& call,
                                                   const std::string& volunteer,
                                                   const std::string& shift);

// Whether it may ask volunteers to serve.
bool MayRecruit(const registration::v1::Organization& organization);

}  // namespace linli::matching
