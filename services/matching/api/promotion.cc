#include "services/matching/api/promotion.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/seat_table.h"
#include "services/matching/domain/enrollment_limits.h"
#include "services/matching/storage/enrollment_store.h"

namespace linli::matching {
namespace {

// Who can be looked at in one transaction: each is locked until it ends. The job goes on from
// there.
constexpr int kPage = 500;
constexpr int kPages = 8;

// Which of those next in line can take a place.
std::vector<std::string> Takers(db::Tx& tx, const v1::EnrollmentPolicy& policy,
                                const store::ShiftInContext& of,
                                const std::vector<store::Waiting>& next) {
  const std::string shift_id = ShiftName::Parse(of.shift.name())->id();
  std::vector<std::string> volunteer_ids;
  for (const store::Waiting& one : next) volunteer_ids.push_back(one.volunteer_id);
  domain::Seating seating;
  const std::vector<std::string> shift_ids(volunteer_ids.size(), shift_id);
  for (store::Conflict& conflict : store::FindConflicts(tx, shift_ids, volunteer_ids)) {
    if (!conflict.engagement) continue;  // that she waits here
    seating.AddEngagement(volunteer_ids[conflict.item], *std::move(conflict.engagement));
  }
  const domain::Engagement wanted = EngagementFor(of);
  std::vector<std::string> takers;
  for (const store::Waiting& one : next) {
    if (one.active && seating.CheckFree(one.volunteer_id, wanted).ok() &&
        domain::CheckLoad(policy, wanted, of.shift.rest_minutes(),
                          seating.EngagementsOf(one.volunteer_id))
            .ok()) {
      takers.push_back(one.enrollment_id);
    }
  }
  return takers;
}

}  // namespace

std::vector<store::EnrollmentInContext> PromoteAndAnnounce(db::Tx& tx, outbox::Emitter& emitter,
                                                           const std::string& shift_id,
                                                           absl::Time now) {
  const auto shifts = store::ReadLockedShifts(tx, {shift_id});
  if (shifts.empty()) return {};
  const store::ShiftInContext& of = shifts.begin()->second;
  const auto free = static_cast<size_t>(std::max(0, of.shift.places() - of.shift.taken()));
  const absl::Time start = time::FromProto(of.shift.start_time());
  const bool back_entry = of.recruiting.scope == v1::Activity::BACK_ENTRY;
  if (free == 0 || of.shift.waiting() == 0 || of.shift.state() != v1::Shift::OPEN ||
      (start <= now && !back_entry)) {
    return {};
  }
  const auto policy = policy::At<v1::Policy>(tx, of.context.region(), now);
  std::vector<std::string> takers;
  int64_t after = 0;
  for (int page = 0; page < kPages && takers.size() < free; ++page) {
    const int size = std::min<int>(kPage, static_cast<int>(free - takers.size()) + 20);
    const std::vector<store::Waiting> next = store::LockWaiting(tx, shift_id, after, size);
    if (next.empty()) break;
    for (std::string& taker : Takers(tx, policy->enrollment(), of, next)) {
      if (takers.size() < free) takers.push_back(std::move(taker));
    }
    after = next.back().arrival;
  }
  const bool offer = policy->enrollment().offer_places() && !back_entry;
  std::optional<absl::Time> expire;
  if (offer) {
    expire = std::min(start, now + absl::Minutes(policy->enrollment().offer_minutes()));
  }
  std::vector<store::EnrollmentInContext> moved = store::SeatEnrollments(
      tx, shift_id, takers, offer ? v1::Enrollment::OFFERED : v1::Enrollment::CONFIRMED, now,
      expire);
  for (const store::EnrollmentInContext& one : moved) {
    AnnounceEnrollment(emitter, offer ? "offered" : "promoted", one.enrollment, one.context);
  }
  return moved;
}

}  // namespace linli::matching
