#include "services/registration/jobs/organization_lapse.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/outbox/outbox.h"
#include "common/policy/policy.h"
#include "common/rpc/call.h"
#include "common/status/macros.h"
#include "services/registration/api/changes.h"
#include "services/registration/domain/organization_application.h"
#include "services/registration/storage/application_store.h"

namespace linli::registration::jobs {
namespace {

constexpr int kAtOnce = 200;
constexpr char kSelf[] = "services/registration";

absl::Status Lapse(db::Database& database, cache::Cache& cache, const rpc::CallFacts& facts,
                   const store::Application& application, const v1::Policy& policy) {
  std::vector<std::pair<std::string, int64_t>> forgotten;
  RETURN_IF_ERROR(database.Write(
      facts.deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
        rpc::WriteCall call(facts, tx);
        ASSIGN_OR_RETURN(const std::optional<v1::Organization> lapsed,
                         store::LapseApplication(tx, application, domain::LapseReason(policy),
                                                 kSelf, facts.now));
        if (!lapsed) return absl::OkStatus();
        Announce(call, *lapsed, "lapsed");
        std::vector<outbox::Row> rows;
        for (const outbox::Emitted& event : call.emitted()) rows.push_back({&event, ""});
        outbox::AppendAtCommit(tx, facts.now, rows);
        forgotten = call.forgotten();
        return absl::OkStatus();
      }));
  for (const auto& [name, version] : forgotten) {
    cache.Forget(absl::StrCat("registration:", name), version);
  }
  return absl::OkStatus();
}

// Of these, the ones whose region lets none wait so long, each with the policy that says so.
std::vector<std::pair<store::Application, policy::Edition<v1::Policy>>> Due(
    db::Tx& tx, const std::vector<store::Application>& waiting, absl::Time now) {
  std::vector<std::string> regions;
  for (const store::Application& one : waiting) regions.push_back(one.region);
  auto policies = policy::At<v1::Policy>(tx, regions, now);
  std::vector<std::pair<store::Application, policy::Edition<v1::Policy>>> due;
  for (const store::Application& one : waiting) {
    const auto& policy = policies.at(one.region);
    if (domain::HasLapsed(*policy, one.since, now)) due.emplace_back(one, policy);
  }
  return due;
}

}  // namespace

absl::Status LapseApplications(db::Database& database, cache::Cache& cache, absl::Time now,
                               absl::Time deadline) {
  identity::Caller self;
  self.subject = kSelf;
  const rpc::CallFacts facts{std::make_shared<const identity::Caller>(self), now, deadline, "", ""};
  std::optional<store::Application> last;
  for (size_t found = kAtOnce; found == kAtOnce;) {
    std::vector<std::pair<store::Application, policy::Edition<v1::Policy>>> due;
    RETURN_IF_ERROR(database.Read(deadline, [&](db::Tx& tx) {
      const auto waiting = store::WaitingApplications(tx, now, last, kAtOnce);
      found = waiting.size();
      if (found == 0) return absl::OkStatus();
      last = waiting.back();
      due = Due(tx, waiting, now);
      return absl::OkStatus();
    }));
    for (const auto& [application, policy] : due) {
      RETURN_IF_ERROR(Lapse(database, cache, facts, application, *policy));
    }
  }
  return absl::OkStatus();
}

}  // namespace linli::registration::jobs
