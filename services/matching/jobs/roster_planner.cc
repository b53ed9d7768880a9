#include "services/matching/jobs/roster_planner.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "common/ids/new_id.h"
#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/matching/jobs/roster_problem.h"
#include "services/matching/storage/activity_store.h"
#include "services/matching/storage/roster_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(30);  // for one transaction
// Longer than one round of the solver takes; whoever dies is followed after it.
constexpr absl::Duration kClaim = absl::Minutes(2);

// One plan under computation.
class Work {
 public:
  Work(const RosterPlanner& planner, v1::RosterPlan plan, std::string claim)
      : planner_(planner),
        plan_(std::move(plan)),
        name_(*RosterPlanName::Parse(plan_.name())),
        claim_(std::move(claim)) {}

  absl::Status Run() {
    RosterInput input;
    RETURN_IF_ERROR(planner_.database.Read(absl::Now() + kPatience,
                                           [&](db::Tx& tx) { return ReadInput(tx, input); }));
    const auto snapshot = planner_.index.Newest();
    if (!snapshot) return RefuseFor(absl::Seconds(1), Reason::MATCH_INDEX_LOADING);
    ASSIGN_OR_RETURN(const RosterProblem problem, RosterProblem::Make(std::move(input), *snapshot));
    absl::Status reported;
    const roster::Solution solution = roster::Solve(problem.problem(), {}, [&](int percent) {
      const absl::StatusOr<bool> mine = Report(percent);
      reported = mine.status();
      return mine.ok() && *mine;
    });
    RETURN_IF_ERROR(reported);
    if (solution.cancelled) return absl::OkStatus();
    const std::vector<v1::RosterAssignment> assignments = problem.Assignments(solution);
    const v1::RosterQuality quality = problem.Quality(solution, assignments);
    return Write([&](db::Tx& tx) {
      store::FinishRosterPlan(tx, name_, claim_, planner_.clock.Now(), quality, assignments);
    });
  }

 private:
  absl::Status ReadInput(db::Tx& tx, RosterInput& input) {
    const ActivityName activity(name_.id(0), name_.id(1));
    const absl::Time now = planner_.clock.Now();
    input = {};
    input.settings = plan_.settings();
    ASSIGN_OR_RETURN(const v1::Activity of, store::GetActivity(tx, activity));
    input.score = policy::At<v1::Policy>(tx, of.region(), now)->score();
    input.applications =
        store::ListRosterApplications(tx, activity, "", std::numeric_limits<int>::max());
    for (const store::ShiftInContext& one : store::AllShifts(tx, activity)) {
      if (one.shift.state() == v1::Shift::OPEN && time::FromProto(one.shift.start_time()) > now) {
        input.shift_ids.push_back(ShiftName::Parse(one.shift.name())->id());
      }
    }
    if (!plan_.settings().previous_plan().empty()) {
      ASSIGN_OR_RETURN(const RosterPlanName previous,
                       RosterPlanName::Parse(plan_.settings().previous_plan()));
      input.previous = store::AllRosterAssignments(tx, previous);
    }
    return absl::OkStatus();
  }

  // False: it was cancelled, or is somebody else's by now.
  absl::StatusOr<bool> Report(int percent) {
    bool mine = false;
    RETURN_IF_ERROR(Write([&](db::Tx& tx) {
      mine = store::ReportRosterProgress(tx, name_, claim_, percent, planner_.clock.Now() + kClaim);
    }));
    if (mine) planner_.on_step(percent);
    return mine;
  }

  template <typename Body>
  absl::Status Write(const Body& body) {
    return planner_.database.Write(absl::Now() + kPatience, db::Database::InDoubt::kRerun,
                                   [&](db::Tx& tx) {
                                     body(tx);
                                     return absl::OkStatus();
                                   });
  }

  const RosterPlanner& planner_;
  const v1::RosterPlan plan_;
  const RosterPlanName name_;
  const std::string claim_;
};

}  // namespace

absl::StatusOr<bool> ComputeRosterPlan(const RosterPlanner& planner) {
  const std::string claim = ids::NewId();
  std::optional<v1::RosterPlan> plan;
  // A commit in doubt would leave a claim that runs out by itself.
  RETURN_IF_ERROR(planner.database.Write(
      absl::Now() + kPatience, db::Database::InDoubt::kFail, [&](db::Tx& tx) {
        const absl::Time now = planner.clock.Now();
        plan = store::ClaimRosterPlan(tx, now, claim, now + kClaim);
        return absl::OkStatus();
      }));
  if (!plan) return false;
  RETURN_IF_ERROR(Work(planner, *std::move(plan), claim).Run());
  return true;
}

absl::Status ComputeRosterPlans(const RosterPlanner& planner) {
  for (;;) {
    ASSIGN_OR_RETURN(const bool computed, ComputeRosterPlan(planner));
    if (!computed) return absl::OkStatus();
  }
}

}  // namespace linli::matching
