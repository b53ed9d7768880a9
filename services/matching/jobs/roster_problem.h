// From applications, shifts and the index to a problem that can be solved, and back.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "linli/errors/v1/reason.pb.h"
#include "linli/matching/v1/policy.pb.h"
#include "linli/matching/v1/roster.pb.h"
#include "services/matching/index/snapshot.h"
#include "services/matching/roster/solve.h"

namespace linli::matching {

// What a plan is made from.
struct RosterInput {
  v1::RosterSettings settings;
  std::vector<v1::RosterApplication> applications;
  std::vector<std::string> shift_ids;          // open ones to come
  std::vector<v1::RosterAssignment> previous;  // of the plan to stay close to
  v1::ScorePolicy score;
};

class RosterProblem {
 public:
  // Hard rules first: a pair that one of them forbids has no value. UNAVAILABLE if the index does
  // not know a shift yet.
  static absl::StatusOr<RosterProblem> Make(RosterInput input, const index::Snapshot& snapshot);

  const roster::Problem& problem() const { return problem_; }

  // What was pinned and what was solved.
  std::vector<v1::RosterAssignment> Assignments(const roster::Solution& solution) const;
  v1::RosterQuality Quality(const roster::Solution& solution,
                            const std::vector<v1::RosterAssignment>& assignments) const;

 private:
  struct Pair {
    int applicant;
    int post;
  };

  RosterProblem(RosterInput input, std::vector<const index::ShiftCard*> cards,
                roster::Problem problem);

  void Judge(const index::Snapshot& snapshot);
  void Pin();
  void Note(int post, errors::v1::Reason reason) { ++kept_away_[post][reason]; }
  v1::RosterAssignment Describe(int applicant, int post, bool pinned, int value) const;
  int RankOf(int applicant, int post) const;
  v1::RosterGap GapOf(int post, int filled, int free) const;

  RosterInput input_;
  std::vector<const index::ShiftCard*> cards_;  // by post; of the snapshot that made it
  std::shared_ptr<const index::ShiftTable> table_;
  roster::Problem problem_;
  std::map<std::string, int> post_of_;       // by name of the shift
  std::map<std::string, int> applicant_of_;  // by name of the volunteer
  std::map<std::pair<int, int>, errors::v1::Reason> forbidden_pins_;
  std::vector<std::map<errors::v1::Reason, int>> kept_away_;  // by post
  std::vector<int> eligible_;                                 // by post
  std::map<std::pair<int, int>, bool> previously_;
  std::vector<std::pair<Pair, int>> pinned_;  // with their value
  std::vector<v1::RosterConflict> refused_pins_;
};

// Posts of one number overlap, directly or through others between them. In the order of `spans`.
std::vector<int> WindowsOf(const std::vector<std::pair<int64_t, int64_t>>& spans);

}  // namespace linli::matching
