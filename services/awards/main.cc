// linli-awards: stars and certificates.
#include <cstdlib>

#include "common/rpc/host.h"
#include "services/awards/api/service.h"
#include "services/awards/jobs/certificate_check.h"
#include "services/awards/jobs/feeds.h"
#include "services/awards/jobs/plan_clock.h"
#include "services/awards/jobs/scheme_sweep.h"
#include "services/registration/client/authority.h"
#include "spdlog/spdlog.h"

namespace linli::awards {
namespace {

constexpr absl::Duration kSweepEvery = absl::Seconds(1);
constexpr absl::Duration kCheckEvery = absl::Seconds(30);

secret::SigningKeys LoadKeys(const rpc::Options& options) {
  auto keys = secret::SigningKeys::FromPem(options.KeyFile("certificate-signing.pem"),
                                           options.KeyFile("certificate-verify.pem"));
  if (keys.ok()) return *std::move(keys);
  spdlog::critical(R"("certificate keys: {}")", std::string(keys.status().message()));
  std::exit(2);
}

struct Awards {
  explicit Awards(rpc::Host& host)
      : registration(registration::Connect(host.ChannelTo("registration"), host.cache())),
        hours(hours::MakeHoursClient(host.ChannelTo("hours"))),
        authority(*registration),
        keys(LoadKeys(host.options())),
        deps{authority.scopes(), *registration, *hours, keys},
        check(host.database(), keys, host.metrics()) {
    host.Authorize(authority.delegations(), authority.scopes());
    AddServices(host, deps);
    host.Follow("registration", jobs::TakeFromRegistration);
    host.Follow("hours", jobs::TakeFromHours);
    host.Repeat("star schemes", kSweepEvery, [&host] {
      return jobs::SweepScheme(host.database(), host.clock().Now(), absl::Now() + kCheckEvery);
    });
    host.Repeat("award plans", kSweepEvery, [&host] {
      return jobs::LetPlansPass(host.database(), host.clock().Now(), absl::Now() + kCheckEvery);
    });
    host.Repeat("certificate check", kCheckEvery, [this, &host] {
      return check.Step(host.clock().Now(), absl::Now() + kCheckEvery);
    });
  }

  const std::unique_ptr<registration::RegistrationClient> registration;
  const std::unique_ptr<hours::HoursClient> hours;
  registration::Authority authority;
  const secret::SigningKeys keys;
  Deps deps;
  jobs::CertificateCheck check;
};

}  // namespace
}  // namespace linli::awards

int main(int argc, char** argv) {
  return linli::rpc::Main(argc, argv, {"awards", 7104, {"registration", "hours"}, {}},
                          [](linli::rpc::Host& host) -> std::shared_ptr<void> {
                            return std::make_shared<linli::awards::Awards>(host);
                          });
}
