#include "services/matching/jobs/volunteer_lineage.h"

#include <algorithm>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/announce_need.h"
#include "services/matching/domain/one_person.h"
#include "services/matching/jobs/pairing_lineage.h"
#include "services/matching/storage/duty_store.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/holding_store.h"
#include "services/matching/storage/need_store.h"
#include "services/matching/storage/projection_store.h"
#include "services/matching/storage/rows.h"

namespace linli::matching {
namespace {

using domain::Holding;

constexpr char kMerged[] = "同一人的编号已合并";
constexpr char kClosed[] = "志愿者档案已关闭";

// What stands under these numbers, under the locks of the shifts and of the numbers. What was
// signed up for meanwhile is locked too.
std::vector<Holding> LockHoldings(db::Tx& tx, const std::vector<std::string>& volunteer_ids) {
  std::set<std::string> locked;
  for (bool first = true;; first = false) {
    std::vector<Holding> held = store::HoldingsOf(tx, volunteer_ids);
    std::set<std::string> shifts;
    for (const Holding& one : held) shifts.insert(one.shift_id);
    if (!first && std::includes(locked.begin(), locked.end(), shifts.begin(), shifts.end())) {
      return held;
    }
    locked.insert(shifts.begin(), shifts.end());
    store::LockSeats(tx, {locked.begin(), locked.end()}, volunteer_ids);
  }
}

// Places that become free are given on by the next round of promotion.
void End(db::Tx& tx, outbox::Emitter& emitter, const Holding& one, const std::string& reason,
         absl::Time now) {
  const std::string volunteer = absl::StrCat("volunteers/", one.volunteer_id);
  if (one.paid) {
    v1::PaidDuty duty;
    duty.set_name(absl::StrCat(one.window.shift, "/paidDuties/", one.id));
    duty.set_volunteer(volunteer);
    store::RevokeDuty(tx, duty, now);
    return;
  }
  v1::Enrollment enrollment;
  enrollment.set_name(absl::StrCat(one.window.shift, "/enrollments/", one.id));
  enrollment.set_volunteer(volunteer);
  store::EndEnrollment(tx, enrollment, v1::Enrollment::CANCELLED, reason, /*late=*/false, now);
  for (const auto& ended : store::SomeEnrollments(tx, one.shift_id, {one.id})) {
    AnnounceEnrollment(emitter, "cancelled", ended.enrollment, ended.context);
  }
}

absl::Status ReleaseNeeds(db::Tx& tx, outbox::Emitter& emitter, const std::string& volunteer,
                          absl::Time now) {
  for (const NeedName& name : store::NeedsClaimedBy(tx, volunteer)) {
    ASSIGN_OR_RETURN(store::NeedAtRest found, store::LockNeed(tx, name));
    if (store::ReleasePlaces(tx, name, volunteer, kClosed) == 0) continue;
    found.need.set_state(v1::Need::OPEN);
    store::SaveNeed(tx, found.need, now);
    ASSIGN_OR_RETURN(const store::NeedAtRest after, store::GetNeed(tx, name));
    AnnounceNeed(emitter, "released", after.need);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status MergeVolunteer(db::Tx& tx, outbox::Emitter& emitter, const std::string& duplicate,
                            const std::string& survivor, absl::Time now) {
  const std::string from = store::IdIn(duplicate), to = store::IdIn(survivor);
  const std::vector<Holding> held = LockHoldings(tx, {from, to});
  const std::set<std::string> ended = domain::EndedByMerge(held);
  for (const Holding& one : held) {
    if (ended.contains(one.id)) End(tx, emitter, one, kMerged, now);
  }
  store::MoveHoldings(tx, from, to, now);
  store::MovePapers(tx, from, to);
  for (const Holding& one : held) {
    if (one.paid || one.volunteer_id != from || ended.contains(one.id)) continue;
    for (const auto& moved : store::SomeEnrollments(tx, one.shift_id, {one.id})) {
      AnnounceMerged(emitter, duplicate, moved.enrollment, moved.context);
    }
  }
  return SettlePairings(tx, duplicate, survivor, now);
}

absl::Status ReleaseVolunteer(db::Tx& tx, outbox::Emitter& emitter, const std::string& volunteer,
                              absl::Time now) {
  for (const Holding& one : LockHoldings(tx, {store::IdIn(volunteer)})) {
    if (one.window.start > now) End(tx, emitter, one, kClosed, now);
  }
  RETURN_IF_ERROR(ReleaseNeeds(tx, emitter, volunteer, now));
  return SettlePairings(tx, volunteer, "", now);
}

}  // namespace linli::matching
