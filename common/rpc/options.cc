#include "common/rpc/options.h"

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/time/rehearsal_clock.h"

namespace linli::rpc {
namespace {

std::string EnvironmentName(const std::string& flag) {
  std::string name = "LINLI_";
  for (const char c : flag) {
    name.push_back(c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
  }
  return name;
}

}  // namespace

std::string Options::KeyFile(const std::string& name) const {
  const std::string path = absl::StrCat(keys, "/", name);
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << "linli-" << service << ": cannot read the key file " << path
              << "; --keys (LINLI_KEYS) names the directory that deploy/local/up fills\n";
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

Options ParseCommandLine(int argc, char** argv, const Program& program) {
  const std::string& service = program.service;
  Options options;
  options.service = service;
  options.listen = absl::StrCat("127.0.0.1:", program.default_port);
  int drain_wait_ms = 0;
  int connection_age_ms = 0;
  std::string tls_clients = "optional";
  CLI::App app(absl::StrCat("Linli's ", service, " service."), absl::StrCat("linli-", service));
  const auto flag = [&app](const std::string& name, auto& value, const std::string& meaning) {
    return app.add_option(absl::StrCat("--", name), value, meaning)
        ->envname(EnvironmentName(name))
        ->capture_default_str();
  };
  flag("listen", options.listen, "host:port to serve on");
  flag("metrics", options.metrics, "host:port for Prometheus; empty: none");
  flag("database", options.database, "libpq connection string of this service's role")->required();
  flag("redis", options.redis,
       "unix:/path, tcp:host:port, or tls:host:port for TLS; left out: no Redis");
  flag("redis-user", options.redis_user, "who we are in Redis's ACL; empty: default");
  flag("redis-password-file", options.redis_password_file,
       "file with the password for Redis; read again when it changes; empty: none");
  flag("redis-tls", options.redis_tls,
       "directory as of --tls, for Redis alone; left out: the one of --tls")
      ->check([](const std::string& directory) {
        return directory.empty() ? std::string() : CLI::ExistingDirectory(directory);
      });
  flag("keys", options.keys, "directory of the key files")->required();
  flag("health", options.health,
       "host:port that serves health alone, without TLS, for probes: \"startup\" once the database "
       "has answered, \"\" from then until SIGTERM, \"liveness\" always; empty: none");
  flag("service-token", options.service_token, "this service's own bearer token");
  flag("service-token-file", options.service_token_file,
       "file that holds it instead; read again when it changes");
  flag("tls", options.tls,
       "directory with tls.crt, tls.key and ca.crt, read again when they change; empty: no TLS")
      ->check([](const std::string& directory) {
        return directory.empty() ? std::string() : CLI::ExistingDirectory(directory);
      });
  flag("tls-clients", tls_clients, "whether who calls must show a certificate")
      ->check(CLI::IsMember({"optional", "required"}));
  flag("connection-age", connection_age_ms,
       "milliseconds after which a client is asked to connect anew, and finds new replicas; 0: "
       "never")
      ->check(CLI::Range(0, 86'400'000));
  flag("workers", options.workers, "threads, each with a database connection")
      ->check(CLI::Range(1, 256));
  flag("max-waiting", options.max_waiting, "calls that may wait for a worker")
      ->check(CLI::Range(1, 1'000'000));
  flag("audit-days", options.audit_days, "days that the audit trail is kept")
      ->check(CLI::Range(90, 36'525));
  flag("drain-wait", drain_wait_ms, "milliseconds between NOT_SERVING and closing on SIGTERM")
      ->check(CLI::Range(0, 60'000));
  flag("rehearsal-clock", options.rehearsal_clock,
       "for rehearsals: file with the seconds that this service's clock is ahead")
      ->check([](const std::string& file) {
        return file.empty() ? std::string()
                            : std::string(time::RehearsalClock::AheadIn(file).status().message());
      });
  for (const std::string& neighbour : program.left) {
    flag(neighbour, options.neighbours[neighbour], absl::StrCat("address of ", neighbour))
        ->required();
  }
  for (const OwnFlag& one : program.own) {
    options.own[one.name] = one.value;
    flag(one.name, options.own[one.name], one.meaning);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error) == 0 ? 0 : 2);
  }
  options.drain_wait = absl::Milliseconds(drain_wait_ms);
  if (connection_age_ms > 0) options.connection_age = absl::Milliseconds(connection_age_ms);
  options.certificate_required = tls_clients == "required";
  if (options.certificate_required && options.tls.empty()) {
    std::cerr << "linli-" << service << ": --tls-clients=required needs --tls\n";
    std::exit(2);
  }
  if (options.redis_tls.empty()) options.redis_tls = options.tls;
  if (options.redis.starts_with("tls:") && options.redis_tls.empty()) {
    std::cerr << "linli-" << service << ": --redis=tls:… needs --redis-tls or --tls\n";
    std::exit(2);
  }
  return options;
}

}  // namespace linli::rpc
