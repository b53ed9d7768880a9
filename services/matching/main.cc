// linli-matching: who serves where and when.
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "common/outbox/forgetting.h"
#include "common/rpc/host.h"
#include "services/matching/api/deps.h"
#include "services/matching/api/service.h"
#include "services/matching/api/vault_service.h"
#include "services/matching/index/match_index.h"
#include "services/matching/jobs/activity_report.h"
#include "services/matching/jobs/caretaker.h"
#include "services/matching/jobs/registration_feed.h"
#include "services/matching/jobs/roster_planner.h"
#include "services/matching/jobs/tallies.h"
#include "services/matching/jobs/verifier.h"
#include "services/registration/client/authority.h"
#include "services/registration/client/client.h"
#include "services/registration/client/erasure.h"
#include "spdlog/spdlog.h"

namespace {

using namespace linli;  // NOLINT(google-build-using-namespace): the one place that knows them all

// Without its keys the service must not start.
template <typename T>
T OrEnd(absl::StatusOr<T> value, const char* what) {
  if (value.ok()) return *std::move(value);
  spdlog::critical("{}: {}", what, std::string(value.status().message()));
  std::exit(2);
}

matching::store::Vault OpenVault(const std::string& keys) {
  secret::KeyRing ring = OrEnd(secret::KeyRing::Load(keys + "/vault.keys"), "vault.keys");
  secret::DataKey index = OrEnd(secret::LoadKey(keys + "/index.key"), "index.key");
  return {std::move(ring), secret::BlindIndex(std::move(index))};
}

// Everything that lives as long as the host serves.
struct Furniture {
  explicit Furniture(rpc::Host& host)
      : registration(registration::Connect(host.ChannelTo("registration"), host.cache())),
        authority(*registration),
        index(host.database(), host.clock(), host.metrics()),
        vault(OpenVault(host.options().keys)),
        deps{host.database(), *registration, index, vault} {}

  std::unique_ptr<registration::RegistrationClient> registration;
  registration::Authority authority;
  matching::index::MatchIndex index;
  const matching::store::Vault vault;
  matching::Deps deps;
};

std::shared_ptr<void> Furnish(rpc::Host& host) {
  auto furniture = std::make_shared<Furniture>(host);
  host.Authorize(furniture->authority.delegations(), furniture->authority.scopes());
  matching::AddServices(host, furniture->deps);
  matching::AddVaultService(host, furniture->deps);
  matching::TallySeats();
  host.Follow("registration",
              outbox::ForgettingAnswers(host.answers(), registration::kVolunteerErased,
                                        matching::TakeFromRegistration));
  const matching::Household house{host.database(), host.cache(), host.clock()};
  host.Repeat("end activities", absl::Minutes(1), [house] { return EndActivities(house); });
  host.Repeat("lapse overdue", absl::Seconds(15), [house] { return LapseOverdue(house); });
  host.Repeat("send waves", absl::Seconds(15),
              [house, furniture] { return SendWaves(house, furniture->index); });
  host.Repeat("mark overdue needs", absl::Minutes(5), [house] { return MarkOverdueNeeds(house); });
  host.Repeat("promote waiting", absl::Seconds(10), [house] { return PromoteWaiting(house); });
  host.Repeat("refresh match index", absl::Milliseconds(100),
              [furniture] { return furniture->index.Refresh(); });
  host.Repeat("sweep match index", absl::Seconds(10),
              [furniture] { return furniture->index.Sweep(); });
  host.Repeat("report activity", absl::Hours(6), [house, furniture = furniture.get()] {
    return ReportActivity(house, *furniture->registration);
  });
  host.Repeat("compute roster plans", absl::Seconds(1), [furniture, &host] {
    return matching::ComputeRosterPlans({host.database(), host.clock(), furniture->index});
  });
  host.Repeat("verify invariants", absl::Minutes(10), [&host] {
    return matching::Verify(host.database(), host.metrics(), absl::Now() + absl::Minutes(1));
  });
  return furniture;
}

}  // namespace

int main(int argc, char** argv) {
  return rpc::Main(argc, argv, {"matching", 7102, {"registration"}, {}}, Furnish);
}
