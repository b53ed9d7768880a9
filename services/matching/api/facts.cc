#include "services/matching/api/facts.h"

#include "absl/time/civil_time.h"

namespace linli::matching {

domain::VolunteerFacts FactsOf(const registration::v1::Volunteer& volunteer) {
  domain::VolunteerFacts facts;
  facts.active = volunteer.state() == registration::v1::VOLUNTEER_ACTIVE;
  if (!absl::ParseCivilTime(volunteer.birth_date(), &facts.birth_day)) facts.active = false;
  facts.guardian_consented = volunteer.consent().has_guardian_consent_time();
  facts.skills.assign(volunteer.skills().begin(), volunteer.skills().end());
  return facts;
}

absl::StatusOr<domain::VolunteerFacts> AskFacts(Deps& deps, const rpc::Call& call,
                                                const std::string& volunteer) {
  ASSIGN_OR_RETURN(const auto found, deps.registration.GetVolunteer(call.Outbound(), volunteer));
  return FactsOf(*found);
}

bool MayRecruit(const registration::v1::Organization& organization) {
  return organization.state() == registration::v1::ORGANIZATION_APPROVED;
}

}  // namespace linli::matching
