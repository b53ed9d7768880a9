// linli-hours: how long.
#include <cstdlib>
#include <iostream>
#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/strip.h"
#include "common/attempts/attempts.h"
#include "common/rpc/host.h"
#include "common/secret/signature.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/record_scopes.h"
#include "services/hours/api/service.h"
#include "services/hours/jobs/deposits.h"
#include "services/hours/jobs/expired_time.h"
#include "services/hours/jobs/figures.h"
#include "services/hours/jobs/holds.h"
#include "services/hours/jobs/notices.h"
#include "services/hours/jobs/overdue.h"
#include "services/hours/jobs/roster.h"
#include "services/hours/jobs/roster_snapshots.h"
#include "services/hours/jobs/tallies.h"
#include "services/hours/jobs/time_orders.h"
#include "services/hours/jobs/verifier.h"
#include "services/matching/client/client.h"
#include "services/registration/client/authority.h"
#include "services/registration/client/client.h"

namespace {

using namespace linli;  // NOLINT(google-build-using-namespace): the one place that knows them all

constexpr size_t kShortestKey = 32;

// The key of the rotating codes, base64 in checkin.key.
std::string CheckInKey(const rpc::Options& options) {
  std::string key;
  if (!absl::Base64Unescape(absl::StripAsciiWhitespace(options.KeyFile("checkin.key")), &key) ||
      key.size() < kShortestKey) {
    std::cerr << "linli-hours: checkin.key must hold at least 32 random bytes in base64\n";
    std::exit(2);
  }
  return key;
}

// transfer-signing.pem signs records for other platforms; transfer-verify.pem holds our earlier
// public keys, and those of the platforms whose signatures we believe.
secret::SigningKeys TransferKeys(const rpc::Options& options) {
  auto keys = secret::SigningKeys::FromPem(options.KeyFile("transfer-signing.pem"),
                                           options.KeyFile("transfer-verify.pem"));
  if (keys.ok()) return *std::move(keys);
  std::cerr << "linli-hours: transfer keys: " << keys.status().message() << "\n";
  std::exit(2);
}

// Everything that lives as long as the host serves.
struct Furniture {
  explicit Furniture(rpc::Host& host)
      : registration(registration::Connect(host.ChannelTo("registration"), host.cache())),
        matching(matching::Connect(host.ChannelTo("matching"), host.cache())),
        authority(*registration),
        scopes(host.database(), authority.scopes()),
        transfer_keys(TransferKeys(host.options())),
        deps{host.database(), authority.scopes(),         *registration,
             *matching,       CheckInKey(host.options()), transfer_keys} {}

  std::unique_ptr<registration::RegistrationClient> registration;
  std::unique_ptr<matching::MatchingClient> matching;
  registration::Authority authority;
  hours::RecordScopes scopes;
  const secret::SigningKeys transfer_keys;
  hours::Deps deps;
};

absl::Time Patience() { return absl::Now() + absl::Minutes(1); }

std::shared_ptr<void> Furnish(rpc::Host& host) {
  auto furniture = std::make_shared<Furniture>(host);
  host.Authorize(furniture->authority.delegations(), furniture->scopes);
  hours::AddServices(host, furniture->deps);
  hours::jobs::TallyMinutes();
  host.Follow("matching", hours::jobs::ApplyToRoster);
  host.Repeat("abandon overdue attendances", absl::Minutes(1), [&host] {
    return hours::jobs::AbandonOverdue(host.database(), host.clock().Now(), Patience());
  });
  host.Repeat("write down rosters", absl::Minutes(1), [&host] {
    return hours::jobs::TakeRosterSnapshots(host.database(), host.clock().Now(), Patience());
  });
  host.Repeat("end public notices", absl::Minutes(1), [&host] {
    return hours::jobs::EndNotices(host.database(), host.cache(), host.clock().Now(), Patience());
  });
  host.Repeat("expire holds", absl::Seconds(10), [&host] {
    return hours::jobs::ExpireHolds(host.database(), host.clock().Now(), Patience());
  });
  host.Repeat("expire time", absl::Hours(1), [&host] {
    return hours::jobs::ExpireTime(host.database(), host.clock().Now(), Patience());
  });
  host.Repeat("lapse time orders", absl::Seconds(30), [&host] {
    return hours::jobs::LapseTimeOrders(host.database(), host.clock().Now(), Patience());
  });
  host.Repeat("take back deposits", absl::Minutes(1), [&host] {
    return hours::jobs::UndoDeposits(host.database(), host.clock().Now(), Patience());
  });
  host.Repeat("forget wrong tries", absl::Minutes(10),
              [&host] { return attempts::Purge(host.database(), host.clock().Now(), Patience()); });
  host.Repeat("keep figures", absl::Seconds(2), [&host] {
    return hours::jobs::FoldFigures(host.database(), host.clock().Now(), Patience());
  });
  host.Repeat("place units of figures", absl::Minutes(1),
              [&host, &authority = furniture->authority] {
                return hours::jobs::PlaceUnits(host.database(), authority.scopes(),
                                               host.clock().Now(), Patience());
              });
  host.Repeat("ask for political status", absl::Seconds(10),
              [&host, &registration = *furniture->registration] {
                return hours::jobs::AskPoliticalStatus(host.database(), registration,
                                                       host.clock().Now(), Patience());
              });
  host.Repeat("verify invariants", absl::Minutes(10),
              [&host] { return hours::jobs::Verify(host.database(), host.metrics(), Patience()); });
  return furniture;
}

}  // namespace

int main(int argc, char** argv) {
  return rpc::Main(argc, argv, {"hours", 7103, {"registration", "matching"}, {}}, Furnish);
}
