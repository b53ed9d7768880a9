#include "services/matching/api/facts.h"

#include <memory>

#include "absl/time/civil_time.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "linli/registration/v1/qualification.pb.h"
#include "services/matching/index/match_index.h"

namespace linli::matching {
namespace {

std::string LastId(const std::string& name) { return name.substr(name.rfind('/') + 1); }

// Days in China: one on which a grant begins counts, and the last one before it ends.
void AddPapers(const registration::v1::GateFacts& papers, domain::VolunteerFacts& facts) {
  for (const auto& one : papers.qualifications()) {
    domain::Held& held = facts.qualifications.emplace_back();
    held.kind = LastId(one.qualification_kind());
    held.from = time::DayOf(time::FromProto(one.start_time()));
    if (one.has_end_time()) {
      held.until = time::DayOf(time::FromProto(one.end_time()) - absl::Nanoseconds(1));
    }
  }
  for (const auto& one : papers.completed_courses()) {
    facts.trainings.push_back({.kind = LastId(one.course())});
  }
}

bool RequiresPapers(const Deps& deps, const std::string& shift) {
  const std::shared_ptr<const index::Snapshot> snapshot = deps.index.Newest();
  const index::ShiftCard* card = snapshot ? snapshot->shifts->Find(LastId(shift)) : nullptr;
  return card == nullptr || card->of.shift.required_qualifications_size() > 0 ||
         card->of.shift.required_trainings_size() > 0;
}

}  // namespace

domain::VolunteerFacts FactsOf(const registration::v1::Volunteer& volunteer) {
  domain::VolunteerFacts facts;
  facts.active = volunteer.state() == registration::v1::VOLUNTEER_ACTIVE;
  if (!absl::ParseCivilTime(volunteer.birth_date(), &facts.birth_day)) facts.active = false;
  facts.guardian_consented = volunteer.consent().has_guardian_consent_time();
  facts.skills.assign(volunteer.skills().begin(), volunteer.skills().end());
  facts.languages.assign(volunteer.languages().begin(), volunteer.languages().end());
  return facts;
}

absl::StatusOr<domain::VolunteerFacts> AskFacts(Deps& deps, const rpc::Call& call,
                                                const std::string& volunteer) {
  ASSIGN_OR_RETURN(const auto found, deps.registration.GetVolunteer(call.Outbound(), volunteer));
  ASSIGN_OR_RETURN(const auto papers, deps.registration.GetGateFacts(call.Outbound(), volunteer));
  domain::VolunteerFacts facts = FactsOf(*found);
  AddPapers(*papers, facts);
  return facts;
}

absl::StatusOr<domain::VolunteerFacts> AskFactsFor(Deps& deps, const rpc::Call& call,
                                                   const std::string& volunteer,
                                                   const std::string& shift) {
  if (RequiresPapers(deps, shift)) return AskFacts(deps, call, volunteer);
  ASSIGN_OR_RETURN(const auto found, deps.registration.GetVolunteer(call.Outbound(), volunteer));
  return FactsOf(*found);
}

bool MayRecruit(const registration::v1::Organization& organization) {
  return organization.state() == registration::v1::ORGANIZATION_APPROVED;
}

}  // namespace linli::matching
