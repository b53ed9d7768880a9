// What all answers from the index have in common.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "linli/matching/v1/policy.pb.h"
#include "services/matching/api/deps.h"
#include "services/matching/domain/score.h"
#include "services/matching/index/match_index.h"

namespace linli::matching {

// MATCH_INDEX_LOADING before there is one.
inline absl::StatusOr<std::shared_ptr<const index::Snapshot>> NewestOf(Deps& deps) {
  std::shared_ptr<const index::Snapshot> newest = deps.index.Newest();
  if (!newest) return RefuseFor(absl::Seconds(1), Reason::MATCH_INDEX_LOADING);
  return newest;
}

// Whether policy takes what memory says without asking the database.
inline bool Trusted(const index::Snapshot& snapshot, const v1::Policy& policy, absl::Time now) {
  constexpr int kDefaultSeconds = 5;
  const int seconds = policy.score().trusted_seconds();
  return now - snapshot.as_of <= absl::Seconds(seconds > 0 ? seconds : kDefaultSeconds);
}

// How many to take from memory, so that enough are left when the database was asked.
inline size_t Overscan(size_t count) { return count + count / 2 + 20; }

// Engine, policy and moment of an answer.
template <typename Response>
void Date(const index::Snapshot& snapshot, const std::string& policy_version, Response& response) {
  response.set_engine_version(domain::kEngineVersion);
  response.set_policy_version(policy_version);
  *response.mutable_as_of_time() = time::ToProto(snapshot.as_of);
}

}  // namespace linli::matching
