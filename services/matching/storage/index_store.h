// What the matching index reads: everything once, page by page, then what changed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/geo/datum.h"
#include "linli/events/v1/feed.pb.h"
#include "services/matching/domain/volunteer_facts.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::store {

// A qualification or a course, with the days on which it counts.
struct IndexedPaper {
  std::string kind;  // "q:first-aid", "t:traffic"
  absl::CivilDay from = absl::CivilDay::min();
  absl::CivilDay until = absl::CivilDay::max();
};
inline constexpr char kQualification[] = "q:";
inline constexpr char kCourse[] = "t:";

// A volunteer as registration's feed told of her.
struct IndexedVolunteer {
  std::string id;
  bool active = false;
  std::string region_code;
  int birth_year = 0;
  std::string skills;      // codes of two digits, one after the other
  std::string categories;  // of four digits
  std::string languages;   // BCP 47, separated by spaces
  uint32_t availability = 0;
  std::optional<geo::LatLng> home;  // WGS-84
  std::vector<IndexedPaper> papers;
};

// What she did and is up to.
struct IndexedStanding {
  std::string volunteer_id;
  int kept = 0;
  int broken = 0;
  int recent = 0;
  std::string served;  // categories, of four digits
  int64_t served_minutes = 0;
  std::vector<int64_t> no_shows;  // unexcused, seconds since 1970
};

// Where she is wanted, or waits.
struct IndexedEngagement {
  std::string volunteer_id;
  std::string shift_id;
  absl::Time start;
  absl::Time end;
  bool confirmed = false;
  bool ahead = false;  // counts as a sign-up
  std::string exclusion_group = "";
  std::string exclusion_owner = "";
};

// How far changes have been read: events of our own feed, and rows of volunteers.
struct IndexCursor {
  events::v1::Cursor events;
  uint64_t transaction = 0;
  std::string volunteer_id;
};

// How far the database is.
struct ChangesSeen {
  IndexCursor start;  // from here on everything is still to come
  uint64_t next_transaction = 0;
};
// To be called before anything is read: all of what was committed then lies before `start`, but for
// transactions that were under way.
ChangesSeen LookAtChanges(db::Tx& tx);

// What the rules need to know of her: of the age only the year is known, so the last day of it.
domain::VolunteerFacts FactsOf(const IndexedVolunteer& volunteer);

// By number, after this one.
std::vector<IndexedVolunteer> VolunteersAfter(db::Tx& tx, const std::string& after_id, int limit);
// Those whose rows changed since the cursor, which moves on.
std::vector<IndexedVolunteer> ChangedVolunteers(db::Tx& tx, IndexCursor& cursor, int limit);
std::vector<IndexedVolunteer> SomeVolunteers(db::Tx& tx, const std::vector<std::string>& ids);

// Of numbers after the first up to the second. Who never signed up is not in it.
std::vector<IndexedStanding> StandingsBetween(db::Tx& tx, const std::string& after_id,
                                              const std::string& until_id, absl::Time now);
std::vector<IndexedStanding> StandingsOf(db::Tx& tx, const std::vector<std::string>& ids,
                                         absl::Time now);
// What ends less than eight days before `now` or later: what limits of a week look back to.
std::vector<IndexedEngagement> EngagementsBetween(db::Tx& tx, const std::string& after_id,
                                                  const std::string& until_id, absl::Time now);
std::vector<IndexedEngagement> EngagementsOf(db::Tx& tx, const std::vector<std::string>& ids,
                                             absl::Time now);

// Shifts that are open for sign-up, by id, after this one.
std::vector<ShiftInContext> OpenShiftsAfter(db::Tx& tx, absl::Time now, const std::string& after_id,
                                            int limit);

// By organisation: the share of sign-ups that it answered, 0 to 1.
std::map<std::string, float> ResponseShares(db::Tx& tx, absl::Time now);

}  // namespace linli::matching::store
