#include "services/registration/domain/volunteer_life.h"

#include "common/status/refusal.h"

namespace linli::registration::domain {
namespace {

bool Allows(LifeVerb verb, v1::VolunteerState state) {
  const bool open = state == v1::VOLUNTEER_PENDING || state == v1::VOLUNTEER_ACTIVE ||
                    state == v1::VOLUNTEER_SUSPENDED;
  switch (verb) {
    case LifeVerb::kChange:
    case LifeVerb::kWithdraw:
      return open;
    case LifeVerb::kSuspend:
      return state == v1::VOLUNTEER_ACTIVE;
    case LifeVerb::kReinstate:
      return state == v1::VOLUNTEER_SUSPENDED || state == v1::VOLUNTEER_WITHDRAWN;
    case LifeVerb::kRecordDeath:
    case LifeVerb::kMerge:
      return open || state == v1::VOLUNTEER_WITHDRAWN;
    case LifeVerb::kErase:
      return open || state == v1::VOLUNTEER_WITHDRAWN || state == v1::VOLUNTEER_DECEASED;
  }
  return false;
}

}  // namespace

absl::Status CheckLife(LifeVerb verb, const v1::Volunteer& volunteer) {
  if (volunteer.has_erase_time()) return Refuse(Reason::VOLUNTEER_ERASED);
  if (Allows(verb, volunteer.state())) return absl::OkStatus();
  return Refuse(Reason::VOLUNTEER_STATE, {{"state", v1::VolunteerState_Name(volunteer.state())}});
}

}  // namespace linli::registration::domain
