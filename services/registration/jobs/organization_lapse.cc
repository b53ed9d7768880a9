#include "services/registration/jobs/organization_lapse.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "services/registration/api/changes.h"
#include "services/registration/domain/organization_application.h"
#include "services/registration/storage/application_store.h"

namespace linli::registration::jobs {
namespace {

constexpr int kAtOnce = 200;

using Due = std::vector<std::pair<store::Application, policy::Edition<v1::Policy>>>;

// Of these, the ones whose region lets none wait so long, each with the policy that says so.
Due DueOf(db::Tx& tx, const std::vector<store::Application>& waiting, absl::Time now) {
  std::vector<std::string> regions;
  for (const store::Application& one : waiting) regions.push_back(one.region);
  const auto policies = policy::At<v1::Policy>(tx, regions, now);
  Due due;
  for (const store::Application& one : waiting) {
    const auto& policy = policies.at(one.region);
    if (domain::HasLapsed(*policy, one.since, now)) due.emplace_back(one, policy);
  }
  return due;
}

absl::Status Lapse(const Household& house, const store::Application& application,
                   const v1::Policy& policy) {
  return Write(house, [&](rpc::WriteCall& call) -> absl::Status {
    ASSIGN_OR_RETURN(const std::optional<v1::Organization> lapsed,
                     store::LapseApplication(call.tx(), application, domain::LapseReason(policy),
                                             call.caller().subject, call.now()));
    if (lapsed) Announce(call, *lapsed, "lapsed");
    return absl::OkStatus();
  });
}

}  // namespace

absl::Status LapseApplications(const Household& house) {
  const absl::Time now = house.clock.Now();
  std::optional<store::Application> last;
  for (size_t found = kAtOnce; found == kAtOnce;) {
    Due due;
    RETURN_IF_ERROR(house.database.Read(absl::Now() + absl::Seconds(30), [&](db::Tx& tx) {
      const auto waiting = store::WaitingApplications(tx, now, last, kAtOnce);
      found = waiting.size();
      if (found == 0) return absl::OkStatus();
      last = waiting.back();
      due = DueOf(tx, waiting, now);
      return absl::OkStatus();
    }));
    for (const auto& [application, policy] : due) {
      RETURN_IF_ERROR(Lapse(house, application, *policy));
    }
  }
  return absl::OkStatus();
}

}  // namespace linli::registration::jobs
