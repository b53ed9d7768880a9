#include "services/matching/api/wave.h"

#include <limits>
#include <map>
#include <set>

#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/index_answer.h"
#include "services/matching/api/invitations.h"
#include "services/matching/api/still_fit.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/index/candidates.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/mobilization_store.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching {
namespace {

using v1::Mobilization;

// Memory that is older is not asked whether nobody is left.
constexpr absl::Duration kBehind = absl::Minutes(1);

void Finish(db::Tx& tx, Mobilization& mobilization, Mobilization::State state, absl::Time now) {
  mobilization.set_state(state);
  mobilization.clear_next_wave_time();
  store::SaveMobilization(tx, mobilization, now);
}

// Nothing counts but who is near.
const domain::Weights& Nearest() {
  static const domain::Weights kNearest([] {
    v1::ScorePolicy policy;
    policy.set_distance_weight(1);
    policy.set_half_distance_meters(3000);
    return policy;
  }());
  return kNearest;
}

// Ordinals of a team's members, by shard.
std::map<uint32_t, Roaring> OrdinalsOf(const index::Snapshot& snapshot,
                                       const std::vector<std::string>& ids) {
  std::map<uint32_t, Roaring> ordinals;
  for (const std::string& id : ids) {
    const auto known = snapshot.Find(id);
    if (known) ordinals[*known / index::kShardSize].add(*known % index::kShardSize);
  }
  return ordinals;
}

index::CandidatesWanted WantedOf(db::Tx& tx, const index::Snapshot& snapshot,
                                 const Mobilization& mobilization, const index::ShiftCard& card,
                                 absl::Time now) {
  index::CandidatesWanted wanted;
  wanted.shift = &card;
  wanted.now = now;
  wanted.within_metres = std::numeric_limits<double>::infinity();
  wanted.region_code = store::IdIn(mobilization.region());
  wanted.any_city = true;
  for (const std::string& skill : mobilization.skills()) {
    wanted.skills.Add(domain::SkillNumber(skill));
  }
  if (!mobilization.team().empty()) {
    wanted.among = OrdinalsOf(snapshot, store::MembersOf(tx, store::IdIn(mobilization.team())));
  }
  return wanted;
}

// Names of whom to ask next, the nearest first, who gave no place last.
std::vector<std::string> FindToAsk(db::Tx& tx, const index::Snapshot& snapshot,
                                   const Mobilization& mobilization, const index::ShiftCard& card,
                                   const store::ShiftInContext& of, absl::Time now) {
  const auto policy = policy::At<v1::Policy>(tx, of.context.region(), now);
  index::CandidatesWanted wanted = WantedOf(tx, snapshot, mobilization, card, now);
  const auto size = static_cast<size_t>(mobilization.wave_size());
  wanted.count = Overscan(size) + static_cast<size_t>(store::CountEver(tx, card.id));
  for (;; wanted.count *= 4) {
    const auto ranked = index::FindCandidates(snapshot, wanted, Nearest());
    std::vector<std::string> ids;
    for (const auto& one : StillFit(tx, snapshot, policy->enrollment(), of, now, ranked)) {
      ids.push_back(VolunteerIdOf(snapshot, one.volunteer));
    }
    const std::set<std::string> asked = store::EverAsked(tx, card.id, ids);
    std::vector<std::string> names;
    for (const std::string& id : ids) {
      if (names.size() < size && !asked.contains(id)) names.push_back("volunteers/" + id);
    }
    if (names.size() == size || ranked.size() < wanted.count) return names;
  }
}

}  // namespace

std::vector<std::pair<std::string, int64_t>> SendWave(db::Tx& tx, outbox::Emitter& emitter,
                                                      const index::Snapshot& snapshot,
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
  const index::ShiftCard* card = snapshot.shifts->Find(shift_id);
  if (card == nullptr) return {};
  const std::vector<std::string> next = FindToAsk(tx, snapshot, mobilization, *card, of, now);
  if (next.empty() && now - snapshot.as_of > kBehind) return {};
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
