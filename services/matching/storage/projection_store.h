// What registration's feed told us, kept here so that recommendation asks nobody.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "common/geo/datum.h"
#include "services/matching/domain/names.h"
#include "services/matching/domain/volunteer_facts.h"

namespace linli::matching::store {

struct KnownVolunteer {
  domain::VolunteerFacts facts;  // of the age only the year is known: the last day of it
  domain::Preferences preferences;
  std::string region_code;
  std::optional<geo::LatLng> home;  // rough, WGS-84
  bool closed = false;              // nobody serves under this number any more
  std::string merged_into;          // id of the number that goes on; empty: none
  int64_t version = 0;              // as read
};

struct KnownOrganization {
  bool approved = false;
  std::string region_code;
  std::vector<std::string> ancestors;  // resource names, parent first
  std::string system;                  // its partner system, by id; may be empty
  std::string successor;               // resource name; empty unless it was dissolved
};

// Each keeps what is newer than what is there, and leaves it otherwise.
void PutVolunteer(db::Tx& tx, const std::string& id, int64_t version,
                  const KnownVolunteer& volunteer);
void PutOrganization(db::Tx& tx, const std::string& id, int64_t version,
                     const KnownOrganization& organization);

void PutMembership(db::Tx& tx, const std::string& volunteer_id, const std::string& organization_id,
                   int64_t version, bool active);

// A qualification or a course of hers, by the name of its grant or record.
struct KnownPaper {
  std::string kind;  // as in index_store.h
  std::optional<absl::Time> start, end;
  bool holds = false;
};
void PutPaper(db::Tx& tx, const std::string& volunteer_id, const std::string& name, int64_t version,
              const KnownPaper& paper);
// What was earned under one number counts for another.
void MovePapers(db::Tx& tx, const std::string& from_id, const std::string& to_id);

// Which of these (volunteer, team) pairs of ids hold: she belongs to the team or to something below
// it.
std::set<std::pair<std::string, std::string>> MembersWithin(
    db::Tx& tx, const std::vector<std::string>& volunteer_ids,
    const std::vector<std::string>& team_ids);

// Ids of whoever belongs to a team or to something below it.
std::vector<std::string> MembersOf(db::Tx& tx, const std::string& team_id);

// NOT_FOUND if the feed has not told of it.
absl::StatusOr<KnownVolunteer> GetVolunteer(db::Tx& tx, const VolunteerName& name);
absl::StatusOr<KnownOrganization> GetOrganization(db::Tx& tx, const OrganizationName& name);

// Which of these may not recruit now, by id. What the feed has not told of, may.
std::set<std::string> HaltedOrganizations(db::Tx& tx, const std::vector<std::string>& ids);
// All of them.
std::set<std::string> AllHalted(db::Tx& tx);
// Of these; and none of them becomes another until the transaction ends.
std::set<std::string> HoldOrganizations(db::Tx& tx, const std::vector<std::string>& ids);

}  // namespace linli::matching::store
