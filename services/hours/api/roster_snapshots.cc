#include "services/hours/api/roster_snapshots.h"

#include <optional>
#include <utility>
#include <vector>

#include "common/paging/page.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/roster_snapshot_store.h"

namespace linli::hours::roster_snapshots {

absl::StatusOr<v1::RosterSnapshot> Get(Deps&, rpc::ReadCall& call,
                                       const v1::GetRosterSnapshotRequest& request) {
  std::optional<v1::RosterSnapshot> snapshot = store::FindSnapshot(call.tx(), request.shift());
  if (!snapshot) return NotFound(request.shift());
  return *std::move(snapshot);
}

absl::StatusOr<v1::ListRosterSnapshotEntriesResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListRosterSnapshotEntriesRequest& request) {
  ASSIGN_OR_RETURN(paging::Page page, paging::PageOf(request, 1));
  v1::ListRosterSnapshotEntriesResponse response;
  for (v1::RosterSnapshotEntry& entry : store::SnapshotEntries(
           call.tx(), request.shift(), page.first() ? "" : page.after[0], page.size + 1)) {
    if (response.entries_size() == page.size) {
      const auto last = domain::VolunteerName::Parse(response.entries(page.size - 1).volunteer());
      response.set_next_page_token(paging::NextPageToken(request, std::vector{last->id()}));
      break;
    }
    *response.add_entries() = std::move(entry);
  }
  return response;
}

}  // namespace linli::hours::roster_snapshots
