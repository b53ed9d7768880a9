#include "services/matching/domain/enrollment_seating.h"

#include <utility>

#include "common/status/macros.h"
#include "common/status/refusal.h"

namespace linli::matching::domain {
namespace {

// Both windows hold their start and not their end: who leaves at noon can begin elsewhere at noon.
bool Overlap(const Engagement& one, const Engagement& other) {
  return one.start < other.end && other.start < one.end;
}

}  // namespace

void Seating::AddShift(const std::string& shift, int places, int taken, int waiting,
                       int waiting_limit, int applied) {
  rooms_[shift] = {places - taken, waiting, waiting_limit, applied};
}

void Seating::AddEngagement(const std::string& volunteer, Engagement engagement) {
  engagements_[volunteer].push_back(std::move(engagement));
}

void Seating::AddEnrollment(const std::string& volunteer, const std::string& shift,
                            const std::string& enrollment) {
  enrolled_[{volunteer, shift}] = enrollment;
}

const std::vector<Engagement>& Seating::EngagementsOf(const std::string& volunteer) const {
  static const std::vector<Engagement> kNone;
  const auto found = engagements_.find(volunteer);
  return found == engagements_.end() ? kNone : found->second;
}

absl::Status Seating::CheckFree(const std::string& volunteer, const Engagement& wanted) const {
  if (const auto live = enrolled_.find({volunteer, wanted.shift}); live != enrolled_.end()) {
    return Refuse(Reason::ALREADY_ENROLLED, {{"enrollment", live->second}});
  }
  for (const Engagement& engagement : EngagementsOf(volunteer)) {  // law 2
    if (Overlap(engagement, wanted)) {
      return Refuse(Reason::SHIFT_OVERLAPS, {{"shift", engagement.shift}});
    }
    if (!wanted.exclusion_group.empty() && engagement.exclusion_group == wanted.exclusion_group &&
        engagement.exclusion_owner != wanted.exclusion_owner) {  // 不可同时报名
      return Refuse(Reason::SHIFT_EXCLUDED, {{"shift", engagement.shift}});
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<Seat> Seating::Apply(const std::string& volunteer, const std::string& enrollment,
                                    const Engagement& wanted) {
  RETURN_IF_ERROR(CheckFree(volunteer, wanted));
  Room& room = rooms_.at(wanted.shift);
  if (room.applied >= room.waiting_limit) {
    return Refuse(Reason::WAITING_LIST_FULL, {{"limit", std::to_string(room.waiting_limit)}});
  }
  ++room.applied;
  AddEnrollment(volunteer, wanted.shift, enrollment);
  return Seat{.applied = true};
}

absl::StatusOr<Seat> Seating::Take(const std::string& volunteer, const std::string& enrollment,
                                   const Engagement& wanted) {
  RETURN_IF_ERROR(CheckFree(volunteer, wanted));
  Room& room = rooms_.at(wanted.shift);
  // A place that is free while others wait was open to each of them when it became free, and none
  // could take it (api/promotion.cc).
  const bool confirmed = room.free > 0;
  if (!confirmed && room.waiting >= room.waiting_limit) {
    return Refuse(Reason::WAITING_LIST_FULL, {{"limit", std::to_string(room.waiting_limit)}});
  }
  AddEnrollment(volunteer, wanted.shift, enrollment);
  if (!confirmed) return Seat{.waiting_position = ++room.waiting};
  --room.free;  // law 1
  AddEngagement(volunteer, wanted);
  return Seat{.confirmed = true};
}

}  // namespace linli::matching::domain
