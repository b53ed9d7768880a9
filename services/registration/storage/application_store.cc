#include "services/registration/storage/application_store.h"

#include "common/status/macros.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/organization_store.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {

int LockAndCountApplications(db::Tx& tx, const std::string& creator, const std::string& except) {
  tx.Run(queries::kOrganizationApplicantLock, creator);
  return tx.Run(queries::kOrganizationPendingCount, creator, except)[0][0].as<int>();
}

std::vector<Application> WaitingApplications(db::Tx& tx, absl::Time before,
                                             const std::optional<Application>& after, int limit) {
  std::vector<Application> waiting;
  for (const pqxx::row& row :
       tx.Run(queries::kOrganizationWaiting, after ? after->since : absl::InfinitePast(),
              after ? after->id : "", before, limit)) {
    waiting.push_back({Text(row, "organization_id"),
                       domain::RegionName(Text(row, "region_code")).ToString(),
                       db::ToTime(row["pending_since"])});
  }
  return waiting;
}

absl::StatusOr<std::optional<v1::Organization>> LapseApplication(db::Tx& tx,
                                                                 const Application& application,
                                                                 const std::string& reason,
                                                                 const std::string& decider,
                                                                 absl::Time now) {
  const pqxx::result lapsed =
      tx.Run(queries::kOrganizationLapse, application.id, application.since, reason, decider, now);
  if (lapsed.empty()) return std::nullopt;
  ASSIGN_OR_RETURN(v1::Organization organization, GetOrganization(tx, application.id));
  return std::optional(std::move(organization));
}

}  // namespace linli::registration::store
