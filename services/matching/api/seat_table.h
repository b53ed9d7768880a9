// What a transaction that gives places reads under its locks, and every hard rule over it but the
// door (who may sign up where) and capacity.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/policy/policy.h"
#include "services/matching/domain/enrollment_limits.h"
#include "services/matching/domain/enrollment_seating.h"
#include "services/matching/domain/volunteer_facts.h"
#include "services/matching/storage/enrollment_store.h"

namespace linli::matching {

// A place that is asked for.
struct Want {
  std::string shift_id;
  std::string volunteer_id;
  std::string enrollment_id = "";  // of an enrolment that stands already: no obstacle to itself
};

struct SeatTable {
  std::map<std::string, store::ShiftInContext> shifts;               // by id
  std::map<std::string, policy::Edition<v1::Policy>> policies = {};  // by region
  std::set<std::string> halted = {};  // organisations that may not recruit now, by id
  domain::Seating seating = {};
  // By policy's window of no-shows in days, then by volunteer's id.
  std::map<int, std::map<std::string, domain::Standing>> standings = {};
  // (volunteer, team) by id, where an activity recruits in teams.
  std::set<std::pair<std::string, std::string>> members = {};

  const v1::EnrollmentPolicy& PolicyOf(const store::ShiftInContext& of) const {
    return policies.at(of.context.region())->enrollment();
  }
};

// Locks the shifts and the volunteers, and reads.
SeatTable ReadSeatTable(db::Tx& tx, absl::Time now, const std::vector<Want>& wants);

// What a confirmed enrolment for this shift would be.
domain::Engagement EngagementFor(const store::ShiftInContext& of);

// Whether she fits the shift, is free, and within what policy lets her take on.
absl::Status CheckRules(const SeatTable& table, const store::ShiftInContext& of,
                        const std::string& volunteer_id, const domain::VolunteerFacts& facts,
                        absl::Time now);

// Somebody who might serve in a shift, judged by a policy. All of it lives longer.
struct Pair {
  const store::ShiftInContext* of;
  const v1::EnrollmentPolicy* policy;
  std::string volunteer_id;
};

// Without locks, for what is only shown: what the database has against each pair of these, by
// their order: ALREADY_ENROLLED, or what CheckFree, CheckStanding and CheckLoad refuse.
std::vector<absl::Status> CheckUnlocked(db::Tx& tx, absl::Time now, const std::vector<Pair>& pairs);

}  // namespace linli::matching
