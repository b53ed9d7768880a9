#include "common/rpc/host.h"

#include <signal.h>

#include <algorithm>
#include <thread>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/client/feed_source.h"
#include "common/metrics/memory.h"
#include "common/outbox/outbox.h"
#include "common/replay/replay.h"
#include "common/rpc/audit_service.h"
#include "common/rpc/server_credentials.h"
#include "common/time/rehearsal_clock.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/server_builder.h"
#include "spdlog/sinks/stdout_sinks.h"
#include "spdlog/spdlog.h"

namespace linli::rpc {
namespace {

// Answers can be asked for again this long (AIP-155), events read this long.
constexpr absl::Duration kKeepReplays = absl::Hours(72);
constexpr absl::Duration kKeepEvents = absl::Hours(24 * 30);
constexpr absl::Duration kHousekeeping = absl::Minutes(10);
constexpr absl::Duration kLastCalls = absl::Seconds(20);
constexpr absl::Duration kAgeGrace = absl::Seconds(40);
constexpr char kVersion[] = LINLI_VERSION;
// How soon a service that waits for its database looks again.
constexpr absl::Duration kLookAgain = absl::Milliseconds(200);
constexpr absl::Duration kLook = absl::Seconds(5);
constexpr absl::Duration kFollowKeys = absl::Seconds(1);
constexpr absl::Duration kFeedHorizon = absl::Seconds(5);
// Our clients ask after twenty quiet seconds whether we are still there (common/client/channel.cc).
constexpr int kPingsAtMost = 10'000;

cache::Address RedisAddress(const Options& options) {
  absl::StatusOr<cache::Address> address = cache::Address::Parse(options.redis);
  if (!address.ok()) {
    spdlog::critical("--redis: {}", std::string(address.status().message()));
    std::exit(2);
  }
  address->certificates = options.redis_tls;
  address->user = options.redis_user;
  if (!options.redis_password_file.empty()) {
    address->password = std::make_shared<secret::WatchedFile>(options.redis_password_file);
  }
  return *address;
}

std::shared_ptr<const secret::KeyRing> AnswersRing(const Options& options) {
  absl::StatusOr<secret::KeyRing> ring = secret::KeyRing::Parse(options.KeyFile("answers.keys"));
  if (!ring.ok()) {
    spdlog::critical("answers.keys: {}", std::string(ring.status().message()));
    std::exit(2);
  }
  return std::make_shared<const secret::KeyRing>(*std::move(ring));
}

cache::CacheOptions Sealed(std::shared_ptr<const secret::KeyRing> ring) {
  cache::CacheOptions options;
  options.store.seal = std::move(ring);
  return options;
}

template <typename Purge>
absl::Status PurgeAll(const Purge& purge) {
  for (;;) {
    const absl::StatusOr<int> removed = purge();
    if (!removed.ok()) return removed.status();
    if (*removed == 0) return absl::OkStatus();
  }
}

}  // namespace

// A job on a thread of its own.
class Host::Repeated {
 public:
  Repeated(std::string name, absl::Duration every, std::function<absl::Status()> job,
           metrics::Registry& metrics)
      : name_(std::move(name)), every_(every), job_(std::move(job)), metrics_(metrics) {}
  ~Repeated() { Stop(); }

  void Start() {
    thread_ = std::thread([this] {
      std::unique_lock lock(mutex_);
      while (!stop_) {
        lock.unlock();
        const absl::Status status = job_();
        metrics_
            .CounterOf("linli_job_runs_total", "Runs of jobs, by how they ended.",
                       {{"job_name", name_}, {"code", absl::StatusCodeToString(status.code())}})
            .Add();
        if (!status.ok()) {
          spdlog::warn(R"({{"job":"{}","code":"{}"}})", name_,
                       absl::StatusCodeToString(status.code()));
        }
        lock.lock();
        stopped_.wait_for(lock, absl::ToChronoMilliseconds(every_), [this] { return stop_; });
      }
    });
  }

  void Stop() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    stopped_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

 private:
  const std::string name_;
  const absl::Duration every_;
  const std::function<absl::Status()> job_;
  metrics::Registry& metrics_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stop_ = false;
  std::thread thread_;
};

Host::Host(Options options, const time::Clock& clock)
    : options_(std::move(options)),
      clock_(clock),
      answers_(AnswersRing(options_)),
      // One connection more than workers, for the feeds and jobs.
      feed_held_(metrics_.GaugeOf("linli_feed_held_seconds",
                                  "Age of the oldest event of ours that an open transaction keeps "
                                  "from all who follow; 0: none.")),
      database_({options_.database, options_.service, options_.workers + 4}),
      cache_(RedisAddress(options_), Sealed(answers_)),
      log_(options_.service, options_.log_fd),
      token_keys_(options_.keys + "/token-verify.pem"),
      service_token_(options_.service_token_file),
      certificate_(options_.tls + "/tls.crt"),
      audit_(std::make_unique<AuditDeps>(AuditDeps{absl::Hours(24) * options_.audit_days})) {
  Repeat("housekeeping", kHousekeeping, [this] {
    const auto deadline = [] { return absl::Now() + absl::Seconds(30); };
    const absl::Status replays =
        PurgeAll([&] { return replay::Purge(database_, deadline(), clock_.Now() - kKeepReplays); });
    const absl::Status events =
        PurgeAll([&] { return outbox::Purge(database_, deadline(), clock_.Now() - kKeepEvents); });
    const absl::Status trail = PurgeAll(
        [&] { return outbox::PurgeTrail(database_, deadline(), clock_.Now() - audit_->keep); });
    if (!replays.ok()) return replays;
    return events.ok() ? trail : events;
  });
  Repeat("feed horizon", kFeedHorizon, [this] {
    const absl::StatusOr<absl::Duration> held =
        outbox::HeldBack(database_, absl::Now() + kLook, clock_.Now());
    if (held.ok()) feed_held_.Set(absl::ToDoubleSeconds(*held));
    return held.status();
  });
}

Host::~Host() {
  Drain();
  exposition_.reset();
}

client::Channel& Host::ChannelTo(const std::string& service) {
  channels_.push_back(std::make_unique<client::Channel>(
      service, options_.neighbours.at(service),
      client::Credentials{[this] { return OwnToken(); }, options_.tls}));
  return *channels_.back();
}

void Host::Authorize(identity::DelegationSource& delegations, identity::ScopeResolver& scopes) {
  absl::StatusOr<identity::TokenVerifier> verifier =
      identity::TokenVerifier::FromPem(options_.KeyFile("token-verify.pem"));
  token_keys_edition_ = token_keys_.Read()->edition;
  if (!verifier.ok()) {
    spdlog::critical("token-verify.pem: {}", std::string(verifier.status().message()));
    std::exit(2);
  }
  callers_ = std::make_unique<identity::CallerCache>(*std::move(verifier), delegations);
  workers_ = std::make_unique<WorkerPool>(options_.workers, options_.max_waiting);
  pipeline_ = std::make_unique<Pipeline>(options_.service, database_, cache_, signal_, *workers_,
                                         *answers_);
  if (!options_.tls.empty()) {
    peers_ = std::make_unique<identity::PeerVerifier>(options_.tls + "/ca.crt");
  }
  adapter_ = std::make_unique<Adapter>(Adapter::Parts{*callers_, scopes, clock_, *workers_,
                                                      *pipeline_, log_, metrics_, peers_.get(),
                                                      options_.certificate_required});
  feed_ = std::make_unique<FeedServiceImpl>(*adapter_, database_, signal_);
  status_ = std::make_unique<StatusServiceImpl>(*adapter_, *workers_, metrics_);
  Add(std::make_unique<AuditServiceImpl>(*adapter_, *audit_));
  Repeat("keys", kFollowKeys, [this] { return FollowKeys(); });
}

std::string Host::OwnToken() {
  if (options_.service_token_file.empty()) return options_.service_token;
  return std::string(absl::StripAsciiWhitespace(service_token_.Read()->text));
}

// Token keys that were changed count from the next second on.
absl::Status Host::FollowKeys() {
  const auto content = token_keys_.Read();
  if (content->edition == token_keys_edition_) return absl::OkStatus();
  token_keys_edition_ = content->edition;
  absl::StatusOr<identity::TokenVerifier> verifier =
      identity::TokenVerifier::FromPem(content->text);
  if (!verifier.ok()) {
    spdlog::error(R"({"fault":"token-verify.pem","kept":"the keys before"})");
    return verifier.status();
  }
  callers_->Trust(*std::move(verifier));
  spdlog::info(R"({{"service":"{}","keys":"token-verify.pem was taken in"}})", options_.service);
  return absl::OkStatus();
}

void Host::Add(std::unique_ptr<grpc::Service> service) { services_.push_back(std::move(service)); }

void Host::Follow(const std::string& service, outbox::Subscriber::Apply apply) {
  subscribers_.push_back(std::make_unique<outbox::Subscriber>(
      service, database_, clock_, std::make_unique<client::FeedSource>(ChannelTo(service)),
      std::move(apply)));
  const outbox::Subscriber& subscriber = *subscribers_.back();
  metrics_.WatchGauge("linli_feed_following", "1 while the neighbour lets us listen.",
                      {{"feed", service}},
                      [&subscriber] { return subscriber.following() ? 1.0 : 0.0; });
  metrics_.WatchGauge("linli_feed_lag_seconds", "Age of the newest event when it was taken in.",
                      {{"feed", service}},
                      [&subscriber] { return absl::ToDoubleSeconds(subscriber.lag()); });
  metrics_.WatchCounter("linli_feed_events_total", "Events taken in.", {{"feed", service}},
                        [&subscriber] { return static_cast<double>(subscriber.taken()); });
}

void Host::Repeat(std::string name, absl::Duration every, std::function<absl::Status()> job) {
  repeated_.push_back(std::make_unique<Repeated>(std::move(name), every, std::move(job), metrics_));
}

void Host::WatchKeys() {
  if (!options_.tls.empty()) {
    metrics_.WatchGauge("linli_tls_expiry_timestamp_seconds", "When our TLS certificate ends.", {},
                        [this] {
                          const auto end = identity::EndOf(certificate_.Read()->text);
                          return end ? absl::ToDoubleSeconds(*end - absl::UnixEpoch()) : 0.0;
                        });
  }
  if (!OwnToken().empty()) {
    metrics_.WatchGauge("linli_service_token_expiry_timestamp_seconds",
                        "When our token for calls to neighbours ends.", {}, [this] {
                          const auto end = identity::EndOfToken(OwnToken());
                          return end ? absl::ToDoubleSeconds(*end - absl::UnixEpoch()) : 0.0;
                        });
  }
}

void Host::WatchParts() {
  metrics_
      .GaugeOf("linli_build_info", "1; its labels say what runs.",
               {{"service", options_.service}, {"version", kVersion}})
      .Set(1);
  metrics_.GaugeOf("linli_start_time_seconds", "When this process began to serve.")
      .Set(absl::ToDoubleSeconds(absl::Now() - absl::UnixEpoch()));
  metrics_.WatchGauge("linli_memory_bytes", "Resident memory of this process.", {},
                      [] { return metrics::ResidentBytes(); });
  const db::DatabaseStats& pool = database_.stats();
  metrics_.WatchGauge("linli_database_up", "1 while the database gives connections.", {},
                      [&pool] { return pool.up ? 1.0 : 0.0; });
  metrics_.WatchGauge("linli_database_connections", "Connections of the pool.", {{"state", "lent"}},
                      [&pool] { return static_cast<double>(pool.lent); });
  metrics_.WatchGauge("linli_database_connections", "Connections of the pool.", {{"state", "idle"}},
                      [&pool] { return static_cast<double>(pool.idle); });
  metrics_.GaugeOf("linli_database_connections_limit", "The most that the pool holds.")
      .Set(database_.connections());
  const auto fault = [this](const std::string& kind, const std::atomic<uint64_t>& number) {
    metrics_.WatchCounter("linli_database_faults_total",
                          "Conversations with the database that went wrong.", {{"kind", kind}},
                          [&number] { return static_cast<double>(number); });
  };
  fault("lost", pool.lost);
  fault("constraint", pool.constraint);
  fault("timeout", pool.timeout);
  fault("broken", pool.broken);
  fault("other", pool.other);
  WatchKeys();
  const auto count = [this](const std::string& name, const std::string& help,
                            const cache::Counter& counter) {
    metrics_.WatchCounter(name, help, {}, [&counter] { return static_cast<double>(counter); });
  };
  metrics_.WatchGauge("linli_calls_waiting", "Calls that wait for a worker.", {},
                      [this] { return static_cast<double>(workers_->waiting()); });
  metrics_.WatchGauge("linli_workers_busy", "Workers that run a call.", {},
                      [this] { return static_cast<double>(workers_->busy()); });
  const cache::NearStats& near = cache_.near().stats();
  count("linli_near_cache_hits_total", "Reads answered from this process's memory.", near.hits);
  count("linli_near_cache_misses_total", "Reads that this process's memory did not know.",
        near.misses);
  const cache::StoreStats& store = cache_.store().stats();
  count("linli_redis_hits_total", "Reads answered from Redis.", store.hits);
  count("linli_redis_misses_total", "Reads that Redis did not know, or was not asked.",
        store.misses);
  count("linli_redis_errors_total", "Commands to Redis that failed or timed out.", store.errors);
  const auto refused = [this](const std::string& kind, const cache::Counter& number) {
    metrics_.WatchCounter("linli_redis_refusals_total",
                          "Connections to Redis that came about and could not be used.",
                          {{"kind", kind}}, [&number] { return static_cast<double>(number); });
  };
  refused("certificate", store.untrusted);
  refused("password", store.denied);
  metrics_.WatchGauge("linli_redis_up", "1 while Redis is in use.", {},
                      [&store] { return store.closed ? 1.0 : 0.0; });
}

absl::Status Host::Start() {
  WatchParts();
  if (!options_.metrics.empty()) {
    absl::StatusOr<std::unique_ptr<metrics::Exposition>> exposition =
        metrics::Exposition::Start(options_.metrics, metrics_);
    if (!exposition.ok()) return exposition.status();
    exposition_ = *std::move(exposition);
  }
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  builder.AddListeningPort(options_.listen, ServerCredentialsOf(options_), &port_);
  // Two servers on one port would share its calls and hide each other.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kPingsAtMost);
  if (options_.connection_age != absl::InfiniteDuration()) {
    builder.AddChannelArgument(
        GRPC_ARG_MAX_CONNECTION_AGE_MS,
        static_cast<int>(absl::ToInt64Milliseconds(options_.connection_age)));
    // Longer than the longest call: nobody is cut off in the middle of one.
    builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS,
                               static_cast<int>(absl::ToInt64Milliseconds(kAgeGrace)));
  }
  builder.RegisterService(feed_.get());
  builder.RegisterService(status_.get());
  for (const auto& service : services_) builder.RegisterService(service.get());
  server_ = builder.BuildAndStart();
  if (!server_ || port_ == 0) {
    return absl::UnavailableError(absl::StrCat("cannot listen on ", options_.listen));
  }
  if (absl::Status health = StartHealth(); !health.ok()) return health;
  SetServing("liveness", true);
  SetServing("startup", false);
  SetAllServing(false);
  for (const auto& subscriber : subscribers_) subscriber->Start();
  for (const auto& repeated : repeated_) repeated->Start();
  waking_ = std::thread([this] { ReportServingOnceTheDatabaseAnswers(); });
  return absl::OkStatus();
}

// A port of its own for probes, which know no TLS; nothing but health is behind it.
absl::Status Host::StartHealth() {
  if (options_.health.empty()) return absl::OkStatus();
  grpc::ServerBuilder builder;
  builder.AddListeningPort(options_.health, grpc::InsecureServerCredentials(), &health_port_);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  health_ = builder.BuildAndStart();
  if (health_ && health_port_ != 0) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("cannot listen on ", options_.health));
}

void Host::SetServing(const std::string& name, bool serving) {
  for (const auto& server : {server_.get(), health_.get()}) {
    if (server != nullptr) server->GetHealthCheckService()->SetServingStatus(name, serving);
  }
}

void Host::SetAllServing(bool serving) {
  SetServing("", serving);
  for (const std::string& service : adapter_->services()) SetServing(service, serving);
}

void Host::ReportServingOnceTheDatabaseAnswers() {
  std::unique_lock lock(waking_mutex_);
  while (!draining_) {
    lock.unlock();
    const absl::Status answered = database_.Read(absl::Now() + kLook, [](db::Tx&) {
      return absl::OkStatus();  // a connection is answer enough
    });
    lock.lock();
    if (draining_) return;
    if (answered.ok()) {
      SetAllServing(true);
      SetServing("startup", true);
      spdlog::info(R"({{"service":"{}","port":{},"state":"SERVING"}})", options_.service, port_);
      return;
    }
    woken_.wait_for(lock, absl::ToChronoMilliseconds(kLookAgain), [this] { return draining_; });
  }
}

void Host::Drain() {
  {
    const std::lock_guard lock(waking_mutex_);
    draining_ = true;
  }
  woken_.notify_all();
  if (waking_.joinable()) waking_.join();
  if (server_) {
    SetAllServing(false);
    absl::SleepFor(options_.drain_wait);  // until load balancers have seen it
  }
  for (const auto& subscriber : subscribers_) subscriber->Stop();
  for (const auto& repeated : repeated_) repeated->Stop();
  if (feed_) feed_->Drain();
  if (adapter_) adapter_->Drain();
  if (server_) server_->Shutdown(absl::ToChronoTime(absl::Now() + kLastCalls));
  if (workers_) workers_->Drain();
  if (pipeline_) pipeline_->Drain();
  server_.reset();
  if (health_) health_->Shutdown();
  health_.reset();
}

int Main(int argc, char** argv, const Program& program,
         const std::function<std::shared_ptr<void>(Host&)>& furnish) {
  const Options options = ParseCommandLine(argc, argv, program);
  // Before any thread starts that the signals could hit instead: the main thread waits for them.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  signal(SIGPIPE, SIG_IGN);
  spdlog::set_default_logger(spdlog::stderr_logger_mt("linli"));
  spdlog::set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%f%z","level":"%l","event":%v})");
  const time::SystemClock real_time;
  const time::RehearsalClock rehearsal(options.rehearsal_clock);
  const bool rehearses = !options.rehearsal_clock.empty();
  if (rehearses) spdlog::warn(R"({{"service":"{}","clock":"rehearsal"}})", options.service);
  std::shared_ptr<void> furniture;
  Host host(options, rehearses ? static_cast<const time::Clock&>(rehearsal) : real_time);
  furniture = furnish(host);
  if (absl::Status started = host.Start(); !started.ok()) {
    spdlog::critical(R"("{}")", std::string(started.message()));
    return 1;
  }
  spdlog::info(R"({{"service":"{}","port":{},"state":"LISTENING"}})", options.service, host.port());
  int which = 0;
  sigwait(&ends, &which);
  spdlog::info(R"({{"service":"{}","state":"DRAINING"}})", options.service);
  host.Drain();
  spdlog::info(R"({{"service":"{}","state":"STOPPED"}})", options.service);
  return 0;
}

}  // namespace linli::rpc
