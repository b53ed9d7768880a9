#include "services/matching/domain/obstacles.h"

#include <set>
#include <string>
#include <utility>

#include "common/status/details.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
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
      volunteer.birth_day = absl::CivilDay(time::DayOf(time::FromProto(shift.start_time())).year() -
                                               (shift.maximum_age() > 0 ? shift.maximum_age() : 60),
                                           1, 1);
      return;
    case Reason::SKILL_MISSING:
      volunteer.skills.assign(shift.required_skills().begin(), shift.required_skills().end());
      return;
    case Reason::TOO_OLD:
      volunteer.birth_day = absl::CivilDay(
          time::DayOf(time::FromProto(shift.start_time())).year() - shift.maximum_age(), 1, 1);
      return;
    case Reason::LANGUAGE_MISSING:
      volunteer.languages.assign(shift.required_languages().begin(),
                                 shift.required_languages().end());
      return;
    case Reason::QUALIFICATION_MISSING:
      for (const std::string& kind : shift.required_qualifications()) {
        volunteer.qualifications.push_back({.kind = kind});
      }
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
