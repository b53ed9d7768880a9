// Registration as a whole: what its services need, and the services.
#include "services/registration/api/service.h"

#include <cstdlib>
#include <random>

#include "common/attempts/attempts.h"
#include "common/client/channel.h"
#include "common/rpc/host.h"
#include "linli/notifier/v1/notifier_service.grpc.pb.h"
#include "linli/verifier/v1/identity_verifier_service.grpc.pb.h"
#include "services/registration/api/bootstrap.h"
#include "services/registration/api/own_authority.h"
#include "services/registration/api/services.h"
#include "spdlog/spdlog.h"

namespace linli::registration {
namespace {

// Without its keys or its first authority the service must not start.
template <typename T>
T OrEnd(absl::StatusOr<T> value, const char* what) {
  if (value.ok()) return *std::move(value);
  spdlog::critical("{}: {}", what, std::string(value.status().message()));
  std::exit(2);
}

store::Vault OpenVault(const std::string& keys) {
  secret::KeyRing ring = OrEnd(secret::KeyRing::Load(keys + "/vault.keys"), "vault.keys");
  secret::DataKey index = OrEnd(secret::LoadKey(keys + "/index.key"), "index.key");
  return {std::move(ring), secret::BlindIndex(std::move(index))};
}

// From the system's source: a number that can be foreseen counts people.
uint32_t DrawBelow(uint32_t end) {
  static thread_local std::random_device source;
  return std::uniform_int_distribution<uint32_t>(0, end - 1)(source);
}

using Verifier = verifier::v1::IdentityVerifierService;
using Notifier = notifier::v1::NotifierService;

std::string Own(rpc::Host& host, const std::string& flag) {
  const auto found = host.options().own.find(flag);
  return found == host.options().own.end() ? "" : found->second;
}

// What lives as long as the services.
struct Furniture {
  explicit Furniture(rpc::Host& host)
      : vault(OpenVault(host.options().keys)),
        delegations(host.database(), host.clock()),
        scopes(host.database()) {
    PlugIn(host);
  }

  // What the city has of its own: a verifier of identities, a message gateway.
  void PlugIn(rpc::Host& host) {
    if (const std::string at = Own(host, "verifier"); !at.empty()) {
      verifier = std::make_unique<client::Channel>("verifier", at, host.options().service_token);
      deps.verify = [this, stub = std::shared_ptr(Verifier::NewStub(verifier->grpc()))](
                        const client::Context& context, const auto& request) {
        return verifier->Call(*stub, &Verifier::Stub::VerifyIdentity, context, request);
      };
    }
    if (const std::string at = Own(host, "notifier"); !at.empty()) {
      notifier = std::make_unique<client::Channel>("notifier", at, host.options().service_token);
      deps.send_code = [this, stub = std::shared_ptr(Notifier::NewStub(notifier->grpc()))](
                           const client::Context& context, const auto& request) {
        return notifier->Call(*stub, &Notifier::Stub::SendCode, context, request).status();
      };
    }
  }

  const store::Vault vault;
  Deps deps{vault, DrawBelow};
  std::unique_ptr<client::Channel> verifier, notifier;
  OwnDelegations delegations;
  OwnScopes scopes;
};

}  // namespace

std::shared_ptr<Deps> Furnish(rpc::Host& host) {
  const auto make_sure = [&host, first = Own(host, "bootstrap-administrator")] {
    return MakeSureOfAuthority(host.database(), first, host.clock().Now());
  };
  const absl::Status sure = make_sure();
  // It may start before its database does; then this is done as soon as it can be.
  if (absl::IsUnavailable(sure)) {
    host.Repeat("first authority", absl::Seconds(1), [make_sure, done = false]() mutable {
      const absl::Status now = done ? absl::OkStatus() : make_sure();
      done = now.ok();
      return now;
    });
  } else if (!sure.ok()) {
    OrEnd<int>(sure, "first authority");
  }
  auto furniture = std::make_shared<Furniture>(host);
  host.Authorize(furniture->delegations, furniture->scopes);
  Deps& deps = furniture->deps;
  deps.database = &host.database();
  deps.answers = &host.answers();
  AddPeopleServices(host, deps);
  AddOrganizationServices(host, deps);
  AddSkillServices(host, deps);
  AddPlaceServices(host, deps);
  host.Repeat("forget wrong tries", absl::Minutes(10), [&host] {
    return attempts::Purge(host.database(), host.clock().Now(), absl::Now() + absl::Minutes(1));
  });
  return {furniture, &deps};
}

}  // namespace linli::registration
