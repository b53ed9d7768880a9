// The matching index: volunteers and open shifts in memory, built from our own tables and kept
// fresh by our own feed and by what registration's feed wrote there. Readers take the newest
// snapshot without waiting for anybody; one writer at a time makes the next one. What it says is
// never the last word: the database judges whoever enrols.
#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"
#include "common/metrics/registry.h"
#include "common/time/clock.h"
#include "services/matching/index/draft.h"
#include "services/matching/index/snapshot.h"

namespace linli::matching::index {

class MatchIndex {
 public:
  // All of them live longer, but for the gauges of the registry, which read the index.
  MatchIndex(db::Database& database, const time::Clock& clock, metrics::Registry& metrics);

  // Takes in what was committed since the last time; the first time, all there is.
  absl::Status Refresh();

  // Reads the next some thousand volunteers anew, and what organisations answered: what time alone
  // has changed. Goes round and round.
  absl::Status Sweep();

  // Nothing before the first Refresh.
  std::shared_ptr<const Snapshot> Newest() const { return newest_.load(std::memory_order_acquire); }

 private:
  // What became different, by id.
  struct Changes {
    std::vector<store::IndexedVolunteer> volunteers;
    std::set<std::string> signed_up;  // volunteers
    std::set<std::string> shifts;
    std::set<std::string> activities;  // names
  };
  // What was read of that.
  struct Reading {
    std::vector<std::string> ids;
    std::vector<store::IndexedStanding> standings;
    std::vector<store::IndexedEngagement> engagements;
  };

  absl::Status Build();
  absl::Status TakeIn();
  absl::Status ReadChanges(store::IndexCursor& cursor, Changes& changes);
  absl::Status ReadShifts(const Changes& changes,
                          std::map<std::string, store::ShiftInContext>& shifts);
  absl::Status ReadSignedUp(const std::set<std::string>& ids, absl::Time now, Reading& reading);
  // What holds for all shifts: policies, and who may not recruit.
  absl::Status ReadTerms(std::shared_ptr<const policy::Book>& book, std::set<std::string>& halted);
  absl::Status BuildVolunteers(Draft& draft, absl::Time now);
  absl::Status BuildShifts(const policy::Book& book, absl::Time now);
  void Replace(const std::map<std::string, store::ShiftInContext>& shifts,
               const std::set<std::string>& asked, const policy::Book& book, absl::Time now);
  void RemakeCards(const policy::Book& book, absl::Time now);
  void Publish(Draft& draft, absl::Time as_of);
  absl::Status Read(absl::FunctionRef<absl::Status(db::Tx&)> body);
  // Law 7 for moments: what was committed before a moment is there once no transaction is under way
  // any more that was then.
  absl::StatusOr<absl::Time> Look(store::IndexCursor* start);

  db::Database& database_;
  const time::Clock& clock_;
  metrics::Gauge& build_seconds_;
  metrics::Gauge& refresh_seconds_;
  std::atomic<std::shared_ptr<const Snapshot>> newest_;

  std::mutex writing_;  // guards what follows
  store::IndexCursor cursor_;
  CodeNumbers numbers_;
  ShiftCards cards_;
  std::map<std::string, float> answered_;
  std::set<std::string> halted_;  // ids of organisations that may not recruit
  int editions_in_force_ = 0;
  std::string swept_;                                    // the last volunteer of the last sweep
  std::deque<std::pair<uint64_t, absl::Time>> moments_;  // first transaction after it
  absl::Time as_of_ = absl::InfinitePast();
};

}  // namespace linli::matching::index
