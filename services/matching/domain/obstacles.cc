#include "services/matching/domain/obstacles.h"

#include <set>
#include <string>
#include <utility>

#include "common/status/details.h"
#include "common/status/refusal.h"
#include "google/rpc/error_details.pb.h"
#include "services/matching/domain/enrollment_gates.h"

namespace linli::matching::domain {
namespace {

// Makes the volunteer one whom this reason does not concern.
void Cure(Reason reason, const v1::Shift& shift, VolunteerFacts& volunteer) {
  switch (reason) {
    case Reason::VOLUNTEER_CANNOT_SERVE:
      volunteer.active = true;
      return;
    case Reason::MINOR_NEEDS_GUARDIAN_CONSENT:
      volunteer.guardian_consented = true;
      return;
    case Reason::TOO_YOUNG:
    case Reason::MINOR_AT_NIGHT:
      volunteer.birth_day = absl::CivilDay(1900, 1, 1);
      return;
    case Reason::SKILL_MISSING:
      volunteer.skills.assign(shift.required_skills().begin(), shift.required_skills().end());
      return;
    default:
      return;
  }
}

}  // namespace

std::vector<absl::Status> EveryRefusal(const v1::EnrollmentPolicy& policy, const v1::Shift& shift,
                                       VolunteerFacts volunteer) {
  std::vector<absl::Status> refusals;
  std::set<Reason> met;
  for (;;) {
    absl::Status refusal = CheckVolunteerFits(policy, shift, volunteer);
    const Reason reason = ReasonOf(refusal);
    if (refusal.ok() || !met.insert(reason).second) return refusals;
    Cure(reason, shift, volunteer);
    refusals.push_back(std::move(refusal));
  }
}

v1::Obstacle ObstacleOf(const absl::Status& refusal) {
  v1::Obstacle obstacle;
  obstacle.set_message_en(std::string(refusal.message()));
  if (const auto info = DetailOf<google::rpc::ErrorInfo>(refusal)) {
    obstacle.set_reason(info->reason());
    *obstacle.mutable_metadata() = info->metadata();
  }
  if (const auto text = DetailOf<google::rpc::LocalizedMessage>(refusal)) {
    obstacle.set_message_zh(text->message());
  }
  return obstacle;
}

}  // namespace linli::matching::domain
