#include "services/matching/api/wave.h"

#include <set>

#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/invitations.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/mobilization_store.h"

namespace linli::matching {
namespace {

using v1::Mobilization;

void Finish(db::Tx& tx, Mobilization& mobilization, Mobilization::State state, absl::Time now) {
  mobilization.set_state(state);
  mobilization.clear_next_wave_time();
  store::SaveMobilization(tx, mobilization, now);
}

// What all who are asked must have registered: what the call says, and what the shift needs.
std::vector<std::string> SkillsOf(const Mobilization& mobilization, const v1::Shift& shift) {
  std::set<std::string> skills(mobilization.skills().begin(), mobilization.skills().end());
  skills.insert(shift.required_skills().begin(), shift.required_skills().end());
  return {skills.begin(), skills.end()};
}

}  // namespace

std::vector<std::pair<std::string, int64_t>> SendWave(db::Tx& tx, outbox::Emitter& emitter,
                                                      const MobilizationName& name,
                                                      absl::Time now) {
  auto found = store::LockMobilization(tx, name);
  if (!found.ok() || found->state() != Mobilization::MOBILIZATION_OPEN ||
      time::FromProto(found->next_wave_time()) > now) {
    return {};
  }
  Mobilization& mobilization = *found;
  const std::string shift_id = ShiftName::Parse(mobilization.shift())->id();
  store::LockSeats(tx, {shift_id}, {});
  const auto shifts = store::ReadLockedShifts(tx, {shift_id});
  const store::ShiftInContext& of = shifts.at(shift_id);
  if (!domain::CheckShiftOpen(of.activity_state, of.shift, now).ok()) {
    Finish(tx, mobilization, Mobilization::MOBILIZATION_CLOSED, now);
    return {};
  }
  if (of.shift.taken() >= of.shift.places()) {
    Finish(tx, mobilization, Mobilization::MOBILIZATION_FILLED, now);
    return {};
  }
  const std::vector<std::string> next = store::FindToAsk(
      tx, mobilization, SkillsOf(mobilization, of.shift),
      {of.shift.required_languages().begin(), of.shift.required_languages().end()});
  if (next.empty()) {
    Finish(tx, mobilization, Mobilization::MOBILIZATION_EXHAUSTED, now);
    return {};
  }
  const auto policy = policy::At<v1::Policy>(tx, of.context.region(), now);
  std::set<std::string> enrolled;
  const auto invited = invitations::InviteAll(tx, emitter, of, policy.version, next, now, enrolled);
  mobilization.set_waves(mobilization.waves() + 1);
  mobilization.set_invited(mobilization.invited() + static_cast<int>(invited.size()));
  *mobilization.mutable_next_wave_time() =
      time::ToProto(now + absl::Minutes(mobilization.wave_minutes()));
  store::SaveMobilization(tx, mobilization, now);
  std::vector<std::pair<std::string, int64_t>> changed;
  for (const store::EnrollmentInContext& one : invited) {
    changed.emplace_back(one.enrollment.name(), VersionOf(one.enrollment.etag()));
  }
  return changed;
}

}  // namespace linli::matching
