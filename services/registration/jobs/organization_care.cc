#include "services/registration/jobs/organization_care.h"

#include <string>
#include <vector>

#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/organization_standing.h"
#include "services/registration/storage/membership_store.h"
#include "services/registration/storage/organization_store.h"
#include "services/registration/storage/transfer_store.h"

namespace linli::registration::jobs {
namespace {

constexpr int kPage = 500;
constexpr int kAtOnce = 200;

// Looks again under the lock: it may have been active, warned or dissolved meanwhile.
absl::Status Warn(const Household& house, const std::string& id) {
  return Write(house, [&](rpc::WriteCall& call) {
    ASSIGN_OR_RETURN(store::LockedOrganization locked, store::LockOrganization(call.tx(), id));
    v1::Organization& organization = locked.organization;
    const auto policy = policy::At<v1::Policy>(call.tx(), organization.region(), call.now());
    const int months = domain::MonthsToWarnOf(*policy, organization, call.now());
    if (months == 0) return absl::OkStatus();
    organization.set_inactive_months(months);
    organization.set_etag(NextEtag(organization.etag()));
    *organization.mutable_update_time() = time::ToProto(call.now());
    store::SaveStanding(call.tx(), organization);
    Announce(call, organization, "inactive");
    return absl::OkStatus();
  });
}

// Of one page those who are to be warned, by id; `after` moves on.
absl::Status Look(const Household& house, absl::Time now, std::string& after,
                  std::vector<std::string>& due, bool& last) {
  return house.database.Read(absl::Now() + absl::Seconds(30), [&](db::Tx& tx) {
    due.clear();
    const std::vector<v1::Organization> silent =
        store::SilentSince(tx, domain::MonthsBack(now, 1), after, kPage);
    std::vector<std::string> regions;
    for (const v1::Organization& one : silent) regions.push_back(one.region());
    const auto policies = policy::At<v1::Policy>(tx, regions, now);
    for (const v1::Organization& one : silent) {
      if (domain::MonthsToWarnOf(*policies.at(one.region()), one, now) > 0) {
        due.push_back(IdIn(one.name()));
      }
    }
    last = silent.size() < static_cast<size_t>(kPage);
    if (!silent.empty()) after = IdIn(silent.back().name());
    return absl::OkStatus();
  });
}

// Some at a time until there are none.
template <typename Ended>
absl::Status EndAll(const Household& house,
                    std::vector<Ended> (*end_some)(db::Tx& tx, absl::Time now, int limit),
                    const char* what) {
  size_t count = 0;
  do {
    RETURN_IF_ERROR(Write(house, [&](rpc::WriteCall& call) {
      const std::vector<Ended> ended = end_some(call.tx(), call.now(), kAtOnce);
      for (const Ended& one : ended) Announce(call, one, what);
      count = ended.size();
      return absl::OkStatus();
    }));
  } while (count > 0);
  return absl::OkStatus();
}

}  // namespace

absl::Status WarnSilent(const Household& house) {
  std::string after;
  std::vector<std::string> due;
  for (bool last = false; !last;) {
    RETURN_IF_ERROR(Look(house, house.clock.Now(), after, due, last));
    for (const std::string& id : due) RETURN_IF_ERROR(Warn(house, id));
  }
  return absl::OkStatus();
}

absl::Status WindUp(const Household& house) {
  RETURN_IF_ERROR(EndAll(house, store::WindUpTransfers, "void"));
  return EndAll(house, store::WindUpMemberships, "ended");
}

absl::Status EndGuests(const Household& house) { return EndAll(house, store::EndGuests, "ended"); }

}  // namespace linli::registration::jobs
