#include "services/awards/jobs/plan_clock.h"

#include <vector>

#include "absl/functional/function_ref.h"
#include "common/outbox/outbox.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/awards/api/council_closing.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/plan_way.h"
#include "services/awards/storage/council_store.h"
#include "services/awards/storage/plan_store.h"

namespace linli::awards::jobs {
namespace {

constexpr int kStep = 100;

absl::Status Write(db::Database& database, absl::Time now, absl::Time deadline,
                   absl::FunctionRef<absl::Status(db::Tx&, outbox::Emitter&)> body) {
  return database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
    outbox::Emitter emitter;
    RETURN_IF_ERROR(body(tx, emitter));
    std::vector<outbox::Row> rows;
    for (const outbox::Emitted& event : emitter.emitted()) rows.push_back({&event, ""});
    outbox::AppendAtCommit(tx, now, rows);
    return absl::OkStatus();
  });
}

absl::Status Move(db::Tx& tx, outbox::Emitter& emitter, const AwardPlanName& name, absl::Time now) {
  ASSIGN_OR_RETURN(v1::AwardPlan plan, store::LockPlan(tx, name));
  if (domain::LetTimePass(plan, now)) SavePlan(tx, emitter, now, "moved", plan);
  return absl::OkStatus();
}

// One that somebody else closed meanwhile is closed.
absl::Status Close(db::Tx& tx, outbox::Emitter& emitter, const CouncilMeetingName& name,
                   absl::Time now) {
  const absl::Status closed = councils::CloseMeeting(tx, emitter, name, now).status();
  return ReasonOf(closed) == Reason::COUNCIL_STATE ? absl::OkStatus() : closed;
}

}  // namespace

absl::Status LetPlansPass(db::Database& database, absl::Time time, absl::Time deadline) {
  const absl::Time now = domain::Kept(time);
  std::vector<CouncilMeetingName> votes;
  std::vector<AwardPlanName> plans;
  RETURN_IF_ERROR(database.Read(deadline, [&](db::Tx& tx) {
    votes = store::MeetingsDue(tx, now, kStep);
    plans = store::PlansDue(tx, now, kStep);
    return absl::OkStatus();
  }));
  for (const CouncilMeetingName& name : votes) {
    RETURN_IF_ERROR(Write(database, now, deadline, [&](db::Tx& tx, outbox::Emitter& emitter) {
      return Close(tx, emitter, name, now);
    }));
  }
  for (const AwardPlanName& name : plans) {
    RETURN_IF_ERROR(Write(database, now, deadline, [&](db::Tx& tx, outbox::Emitter& emitter) {
      return Move(tx, emitter, name, now);
    }));
  }
  return absl::OkStatus();
}

}  // namespace linli::awards::jobs
