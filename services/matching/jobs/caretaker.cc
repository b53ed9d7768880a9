#include "services/matching/jobs/caretaker.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/outbox/emitter.h"
#include "common/outbox/outbox.h"
#include "common/status/macros.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/announce_need.h"
#include "services/matching/api/promotion.h"
#include "services/matching/api/wave.h"
#include "services/matching/storage/activity_store.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/mobilization_store.h"
#include "services/matching/storage/need_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(30);  // for one transaction

void Append(db::Tx& tx, absl::Time now, const outbox::Emitter& emitter) {
  std::vector<outbox::Row> rows;
  for (const outbox::Emitted& event : emitter.emitted()) rows.push_back({&event, ""});
  outbox::AppendAtCommit(tx, now, rows);
}

// One transaction that announces what it did, after which caches forget it.
template <typename Body>
absl::Status Write(const Household& house, const Body& body) {
  const absl::Time now = house.clock.Now();
  std::vector<std::pair<std::string, int64_t>> changed;
  RETURN_IF_ERROR(
      house.database.Write(absl::Now() + kPatience, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
        outbox::Emitter emitter;
        changed = body(tx, emitter, now);
        Append(tx, now, emitter);
        return absl::OkStatus();
      }));
  for (const auto& [name, version] : changed) {
    house.cache.Forget(absl::StrCat("matching:", name), version);
  }
  return absl::OkStatus();
}

using Changed = std::vector<std::pair<std::string, int64_t>>;

Changed EndSome(db::Tx& tx, outbox::Emitter& emitter, absl::Time now) {
  Changed changed;
  for (const v1::Activity& activity : store::EndActivities(tx, now)) {
    AnnounceActivity(emitter, "ended", activity);
    changed.emplace_back(activity.name(), VersionOf(activity.etag()));
  }
  return changed;
}

Changed PromoteIn(const std::string& shift_id, db::Tx& tx, outbox::Emitter& emitter,
                  absl::Time now) {
  store::LockSeats(tx, {shift_id}, {});
  Changed changed;
  for (const store::EnrollmentInContext& one : PromoteAndAnnounce(tx, emitter, shift_id, now)) {
    changed.emplace_back(one.enrollment.name(), VersionOf(one.enrollment.etag()));
    changed.emplace_back(one.context.shift(), one.shift_version);
  }
  return changed;
}

Changed LapseIn(const std::string& shift_id, db::Tx& tx, outbox::Emitter& emitter, absl::Time now) {
  store::LockSeats(tx, {shift_id}, {});
  Changed changed;
  for (const store::EnrollmentInContext& one : store::Expire(tx, shift_id, now)) {
    AnnounceEnrollment(emitter, "expired", one.enrollment, one.context);
    changed.emplace_back(one.enrollment.name(), VersionOf(one.enrollment.etag()));
    changed.emplace_back(one.context.shift(), one.shift_version);
  }
  for (auto& promoted : PromoteIn(shift_id, tx, emitter, now)) {
    changed.push_back(std::move(promoted));
  }
  return changed;
}

Changed MarkSome(db::Tx& tx, outbox::Emitter& emitter, absl::Time now) {
  for (v1::Need& need : store::MarkOverdue(tx, now)) AnnounceNeed(emitter, "overdue", need);
  return {};
}

using Find = std::vector<std::string> (*)(db::Tx&, absl::Time, const std::string&);
using Treat = Changed (*)(const std::string&, db::Tx&, outbox::Emitter&, absl::Time);

// Treats each shift that `find` finds in a transaction of its own.
absl::Status ForEachShift(const Household& house, Find find, Treat treat) {
  std::string after;
  for (;;) {
    std::vector<std::string> shift_ids;
    RETURN_IF_ERROR(house.database.Read(absl::Now() + kPatience, [&](db::Tx& tx) {
      shift_ids = find(tx, house.clock.Now(), after);
      return absl::OkStatus();
    }));
    if (shift_ids.empty()) return absl::OkStatus();
    for (const std::string& shift_id : shift_ids) {
      RETURN_IF_ERROR(Write(house, [&](db::Tx& tx, outbox::Emitter& emitter, absl::Time now) {
        return treat(shift_id, tx, emitter, now);
      }));
    }
    after = shift_ids.back();
  }
}

}  // namespace

absl::Status EndActivities(const Household& house) { return Write(house, EndSome); }

absl::Status MarkOverdueNeeds(const Household& house) { return Write(house, MarkSome); }

absl::Status SendWaves(const Household& house, const index::MatchIndex& index) {
  const std::shared_ptr<const index::Snapshot> snapshot = index.Newest();
  if (!snapshot) return absl::OkStatus();
  std::vector<MobilizationName> due;
  RETURN_IF_ERROR(house.database.Read(absl::Now() + kPatience, [&](db::Tx& tx) {
    due = store::DueMobilizations(tx, house.clock.Now());
    return absl::OkStatus();
  }));
  for (const MobilizationName& name : due) {
    RETURN_IF_ERROR(Write(house, [&](db::Tx& tx, outbox::Emitter& emitter, absl::Time now) {
      return SendWave(tx, emitter, *snapshot, name, now);
    }));
  }
  return absl::OkStatus();
}

absl::Status PromoteWaiting(const Household& house) {
  return ForEachShift(house, store::ShiftsToPromote, PromoteIn);
}

absl::Status LapseOverdue(const Household& house) {
  return ForEachShift(house, store::ShiftsWithOverdue, LapseIn);
}

}  // namespace linli::matching
