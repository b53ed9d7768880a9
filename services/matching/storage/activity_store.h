// Activities at rest.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/matching/v1/activity.pb.h"
#include "services/matching/domain/names.h"

namespace linli::matching::store {

// NOT_FOUND if there is none of this name.
absl::StatusOr<v1::Activity> GetActivity(db::Tx& tx, const ActivityName& name);
// The same, and nobody else changes it until the transaction ends.
absl::StatusOr<v1::Activity> LockActivity(db::Tx& tx, const ActivityName& name);

// A draft, by the name that it carries; returns it as it is stored. `passcode_index`: the keyed
// hash of its passcode.
v1::Activity InsertActivity(db::Tx& tx, const v1::Activity& activity,
                            const std::optional<std::string>& passcode_index = std::nullopt);

// Writes everything that the message says but its output-only times; returns the row as it is now,
// one version later. `policy_version`: of the policy that let it be published; `passcode_index`: of
// a new passcode.
v1::Activity SaveActivity(db::Tx& tx, const v1::Activity& activity, absl::Time now,
                          const std::optional<std::string>& policy_version = std::nullopt,
                          const std::optional<std::string>& passcode_index = std::nullopt);

bool HasPasscode(db::Tx& tx, const ActivityName& name);

// How many have a live sign-up in its shifts, groups included.
int CountInterest(db::Tx& tx, const ActivityName& name);

// Which activities to list, and after which one.
struct ActivityFilter {
  std::string organization_id;  // empty: of all
  std::string region_code;      // this region and below; empty: everywhere
  v1::Activity::State state = v1::Activity::PUBLISHED;
  absl::Time ends_after = absl::InfinitePast();
  absl::Time starts_before = absl::InfiniteFuture();
  std::string category;                           // empty: all
  int theme = 0;                                  // 0: all
  int care = 0;                                   // 0: all
  std::string project;                            // empty: all
  std::string campaign;                           // empty: all
  bool with_hidden = false;                       // of one organisation, for those who run it
  absl::Time after_start = absl::InfinitePast();  // last of the page before
  std::string after_id;
};
std::vector<v1::Activity> ListActivities(db::Tx& tx, const ActivityFilter& filter, int limit);

// Marks what is over as ENDED, a bounded number; returns them.
std::vector<v1::Activity> EndActivities(db::Tx& tx, absl::Time now);

// When the last activity of each organisation that ended in an interval did; after an id.
std::vector<std::pair<std::string, absl::Time>> RecentlyActive(db::Tx& tx, absl::Time from,
                                                               absl::Time until,
                                                               const std::string& after, int limit);

}  // namespace linli::matching::store
