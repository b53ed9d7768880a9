// What every service stands on: database, caches, workers, identity, server, feed, jobs; started in
// order and drained in order. A service's main builds one, hangs its services into it, and runs it.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "common/cache/cache.h"
#include "common/client/channel.h"
#include "common/db/database.h"
#include "common/identity/caller_cache.h"
#include "common/identity/peer.h"
#include "common/identity/scope.h"
#include "common/metrics/exposition.h"
#include "common/metrics/registry.h"
#include "common/outbox/signal.h"
#include "common/outbox/subscriber.h"
#include "common/rpc/adapter.h"
#include "common/rpc/call_log.h"
#include "common/rpc/feed_service.h"
#include "common/rpc/options.h"
#include "common/rpc/status_service.h"
#include "common/secret/key_ring.h"
#include "common/secret/watched_file.h"
#include "common/time/clock.h"
#include "grpcpp/server.h"

namespace linli::rpc {

struct AuditDeps;

class Host {
 public:
  Host(Options options, const time::Clock& clock);
  ~Host();  // drains

  const Options& options() const { return options_; }
  const time::Clock& clock() const { return clock_; }
  db::Database& database() { return database_; }
  cache::Cache& cache() { return cache_; }
  metrics::Registry& metrics() { return metrics_; }
  // Seals what is kept of answers.
  const secret::KeyRing& answers() const { return *answers_; }

  // A channel to a service on the left, with this service's own token.
  client::Channel& ChannelTo(const std::string& service);

  // Before the services: who may what, and where things lie. Both live as long as the host.
  void Authorize(identity::DelegationSource& delegations, identity::ScopeResolver& scopes);

  // Where the services bind their methods. After Authorize.
  Adapter& adapter() { return *adapter_; }

  void Add(std::unique_ptr<grpc::Service> service);

  // Follows the feed of a service on the left from Start to Drain.
  void Follow(const std::string& service, outbox::Subscriber::Apply apply);

  // Runs `job` from Start to Drain, each time `every` has passed since it ended, on a thread of its
  // own. The job may be in the middle of its work when the process dies.
  void Repeat(std::string name, absl::Duration every, std::function<absl::Status()> job);

  // Binds, serves, and reports SERVING once the database has answered for the first time: then, and
  // not before, a rollout may take the old replica away. Later a database that is gone changes
  // nothing: another replica would not fare better, and the refusal says what is wrong. After
  // Start, port() is known.
  absl::Status Start();
  int port() const { return port_; }
  // 0 if none is served.
  int metrics_port() const { return exposition_ ? exposition_->port() : 0; }
  // Of --health; 0 if none is served.
  int health_port() const { return health_port_; }

  // NOT_SERVING, waits for those who still come, finishes what is under way, closes. Twice is once.
  void Drain();

 private:
  class Repeated;

  void WatchParts();
  void WatchKeys();
  std::string OwnToken();
  absl::Status StartHealth();
  void SetServing(const std::string& name, bool serving);
  // Of "" and of each gRPC service.
  void SetAllServing(bool serving);
  void ReportServingOnceTheDatabaseAnswers();
  absl::Status FollowKeys();

  const Options options_;
  const time::Clock& clock_;
  const std::shared_ptr<const secret::KeyRing> answers_;
  metrics::Registry metrics_;
  metrics::Gauge& feed_held_;
  db::Database database_;
  cache::Cache cache_;
  outbox::Signal signal_;
  CallLog log_;
  std::unique_ptr<WorkerPool> workers_;
  std::unique_ptr<Pipeline> pipeline_;
  secret::WatchedFile token_keys_;
  secret::WatchedFile service_token_;
  secret::WatchedFile certificate_;
  uint64_t token_keys_edition_ = 0;
  std::unique_ptr<identity::PeerVerifier> peers_;
  std::unique_ptr<identity::CallerCache> callers_;
  std::unique_ptr<Adapter> adapter_;
  std::unique_ptr<FeedServiceImpl> feed_;
  std::unique_ptr<StatusServiceImpl> status_;
  std::unique_ptr<AuditDeps> audit_;
  std::vector<std::unique_ptr<client::Channel>> channels_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::vector<std::unique_ptr<outbox::Subscriber>> subscribers_;
  std::vector<std::unique_ptr<Repeated>> repeated_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<grpc::Server> health_;
  int health_port_ = 0;
  std::mutex waking_mutex_;
  std::condition_variable woken_;
  bool draining_ = false;
  std::thread waking_;
  std::unique_ptr<metrics::Exposition> exposition_;
  int port_ = 0;
};

// The main of every service: reads the command line, builds a host, lets `furnish` hang its
// services into it (what it returns lives as long as the host serves), and serves until SIGTERM or
// SIGINT. Returns the process' exit code.
int Main(int argc, char** argv, const Program& program,
         const std::function<std::shared_ptr<void>(Host&)>& furnish);

}  // namespace linli::rpc
