#include "tests/support/host/test_host.h"

#include <stdlib.h>

#include <fstream>
#include <stdexcept>

#include "absl/strings/str_cat.h"
#include "common/secret/key_ring.h"
#include "grpcpp/create_channel.h"

namespace linli::support {
namespace {

std::string MakeKeysDirectory() {
  std::string path = (std::filesystem::temp_directory_path() / "linli-keys-XXXXXX").string();
  if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("cannot make " + path);
  return path;
}

identity::TokenMinter MakeMinter(const std::string& keys) {
  const identity::TokenKeys pair = identity::NewTokenKeys();
  std::ofstream(keys + "/token-verify.pem") << pair.public_pem;
  return identity::TokenMinter::FromPem(pair.private_pem).value();
}

}  // namespace

void FakeDelegations::Grant(const std::string& subject, identity::Delegation delegation) {
  const std::lock_guard lock(mutex_);
  of_[subject].push_back(std::move(delegation));
}

void FakeDelegations::RevokeAll(const std::string& subject) {
  const std::lock_guard lock(mutex_);
  of_.erase(subject);
}

absl::StatusOr<std::vector<identity::Delegation>> FakeDelegations::Of(std::string_view subject,
                                                                      absl::Time) {
  const std::lock_guard lock(mutex_);
  const auto found = of_.find(subject);
  return found == of_.end() ? std::vector<identity::Delegation>() : found->second;
}

void FakeScopes::Lies(const std::string& name, identity::Scope scope) {
  const std::lock_guard lock(mutex_);
  at_[name] = std::move(scope);
}

absl::StatusOr<identity::Scope> FakeScopes::Resolve(std::string_view name, absl::Time) {
  const std::lock_guard lock(mutex_);
  const auto found = at_.find(identity::ScopeRoot(name));
  if (found != at_.end()) return found->second;
  identity::Scope unknown;
  unknown.whole_platform = true;
  return unknown;
}

absl::Time TestHost::Morning() {
  return absl::FromCivil(absl::CivilHour(2026, 11, 28, 9), absl::FixedTimeZone(8 * 60 * 60));
}

TestHost::TestHost(const std::string& service, TestHostOptions options)
    : database_(service), keys_(MakeKeysDirectory()), minter_(MakeMinter(keys_)) {
  std::ofstream(keys_ + "/answers.keys") << secret::NewKeyLine("test");
  for (const auto& [name, content] : options.key_files) {
    std::ofstream(absl::StrCat(keys_, "/", name), std::ios::binary) << content;
  }
  rpc::Options flags;
  flags.service = service;
  flags.listen = "127.0.0.1:0";
  flags.database = database_.conninfo();
  flags.redis = options.redis;
  flags.keys = keys_;
  flags.workers = options.workers;
  flags.neighbours = options.neighbours;
  flags.own = options.own;
  flags.service_token = Token(absl::StrCat("services/", service));
  flags.tls = options.tls;
  flags.certificate_required = options.certificate_required;
  flags.health = "127.0.0.1:0";
  flags.log_fd = -1;
  host_ = std::make_unique<rpc::Host>(std::move(flags), clock_);
  if (options.fake_identity) host_->Authorize(delegations_, scopes_);
}

TestHost::~TestHost() {
  host_.reset();
  std::filesystem::remove_all(keys_);
}

void TestHost::Grant(const std::string& subject, options::v1::Role role, const std::string& over) {
  delegations_.Grant(subject, {role, over, absl::InfinitePast(), absl::InfiniteFuture()});
}

void TestHost::Start() {
  const absl::Status started = host_->Start();
  if (!started.ok()) throw std::runtime_error(std::string(started.message()));
}

std::shared_ptr<grpc::Channel> TestHost::channel() {
  return grpc::CreateChannel(absl::StrCat("127.0.0.1:", host_->port()),
                             grpc::InsecureChannelCredentials());
}

std::string TestHost::Token(const std::string& subject) {
  const std::lock_guard lock(tokens_mutex_);
  std::string& token = tokens_[subject];
  if (token.empty()) {
    token = minter_.Mint(subject, clock_.Now(), clock_.Now() + absl::Hours(24 * 365));
  }
  return token;
}

}  // namespace linli::support
