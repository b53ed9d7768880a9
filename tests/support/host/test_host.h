// A whole service inside the test's process: a database of its own, a clock that stands still, real
// gRPC over loopback, tokens for anybody, and delegations as the test gives them.
//
//   TestHost host("matching");
//   Deps deps{…};
//   host->Add(std::make_unique<ActivityServiceImpl>(host->adapter(), deps));
//   host.Start();
//   host.Grant("staff/li", options::v1::ADMINISTRATOR, "regions/1305");
//   auto stub = v1::ActivityService::NewStub(host.channel());
//   auto activity = host.Call(*stub, &v1::ActivityService::Stub::GetActivity, "staff/li", request);
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "common/client/wire_status.h"
#include "common/identity/token.h"
#include "common/rpc/host.h"
#include "common/time/clock.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "tests/support/postgres.h"

namespace linli::support {

// Delegations as the test grants them.
class FakeDelegations final : public identity::DelegationSource {
 public:
  void Grant(const std::string& subject, identity::Delegation delegation);
  void RevokeAll(const std::string& subject);
  absl::StatusOr<std::vector<identity::Delegation>> Of(std::string_view subject,
                                                       absl::Time deadline) override;

 private:
  std::mutex mutex_;
  std::map<std::string, std::vector<identity::Delegation>, std::less<>> of_;
};

// Scopes as the test lays them out; what it did not name lies on the whole platform.
class FakeScopes final : public identity::ScopeResolver {
 public:
  void Lies(const std::string& name, identity::Scope scope);
  absl::StatusOr<identity::Scope> Resolve(std::string_view name, absl::Time deadline) override;

 private:
  std::mutex mutex_;
  std::map<std::string, identity::Scope, std::less<>> at_;
};

struct TestHostOptions {
  std::string redis;  // empty: no Redis
  int workers = 8;
  std::map<std::string, std::string> neighbours;  // addresses of services on the left
  std::map<std::string, std::string> own;         // the service's own flags
  bool fake_identity = true;                      // false: the test calls host->Authorize itself
  std::map<std::string, std::string> key_files;   // more files for the keys directory
  std::string tls;                                // directory, see tests/support/certificates.h
  bool certificate_required = false;
};

class TestHost {
 public:
  // Saturday, 2026-11-28 09:00 in China.
  static absl::Time Morning();

  explicit TestHost(const std::string& service, TestHostOptions options = {});
  ~TestHost();

  rpc::Host& operator*() { return *host_; }
  rpc::Host* operator->() { return host_.get(); }
  time::FakeClock& clock() { return clock_; }
  TestDatabase& database() { return database_; }
  FakeScopes& scopes() { return scopes_; }
  const std::string& keys() const { return keys_; }

  // Takes effect with the subject's first call, and later after two seconds of the clock.
  void Grant(const std::string& subject, options::v1::Role role,
             const std::string& over = "platform");
  void RevokeAll(const std::string& subject) { delegations_.RevokeAll(subject); }

  void Start();  // fails the test's process if the service does not start
  std::shared_ptr<grpc::Channel> channel();

  // A bearer token, valid for a year of the clock.
  std::string Token(const std::string& subject);

  // Calls as a subject ("": without a token).
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(Stub& stub,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                                const std::string& subject, const Request& request) {
    grpc::ClientContext context;
    if (!subject.empty()) context.AddMetadata("authorization", "Bearer " + Token(subject));
    context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(30)));
    Response response;
    const grpc::Status status = (stub.*method)(&context, request, &response);
    if (!status.ok()) return client::FromWire(status);
    return response;
  }

 private:
  time::FakeClock clock_{Morning()};
  TestDatabase database_;
  std::string keys_;
  identity::TokenMinter minter_;
  FakeDelegations delegations_;
  FakeScopes scopes_;
  std::mutex tokens_mutex_;
  std::map<std::string, std::string> tokens_;
  std::unique_ptr<rpc::Host> host_;
};

}  // namespace linli::support
