// The flags that all services share, each also from the environment.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace linli::rpc {

struct Options {
  std::string service;                    // "registration"; also the database schema
  std::string listen = "127.0.0.1:7101";  // --listen, LINLI_LISTEN; port 0: any free one
  std::string metrics;                    // --metrics, LINLI_METRICS; empty: none
  std::string database;                   // --database, LINLI_DATABASE: libpq conninfo
  std::string redis;                      // --redis, LINLI_REDIS; empty: no Redis
  std::string redis_user;                 // --redis-user; empty: "default"
  std::string redis_password_file;        // --redis-password-file; empty: no password
  std::string redis_tls;                  // --redis-tls: directory; that of --tls if left out
  std::string keys;                       // --keys, LINLI_KEYS: directory
  std::string health;                     // --health, LINLI_HEALTH; empty: none
  std::string service_token;              // --service-token, LINLI_SERVICE_TOKEN
  std::string service_token_file;         // --service-token-file; read when it changes
  std::string tls;                        // --tls, LINLI_TLS: directory; empty: no TLS
  bool certificate_required = false;      // --tls-clients, LINLI_TLS_CLIENTS: required
  absl::Duration connection_age = absl::InfiniteDuration();  // --connection-age
  int workers = 8;                                           // --workers, LINLI_WORKERS
  int audit_days = 1096;                                     // --audit-days, LINLI_AUDIT_DAYS
  int max_waiting = 4096;                                    // --max-waiting, LINLI_MAX_WAITING
  absl::Duration drain_wait = absl::ZeroDuration();          // --drain-wait, LINLI_DRAIN_WAIT
  // --registration, --matching, --hours: addresses of the services on the left.
  std::map<std::string, std::string> neighbours;
  std::map<std::string, std::string> own;  // flags that only this service has, by name
  // --rehearsal-clock, LINLI_REHEARSAL_CLOCK: file of time/rehearsal_clock.h; empty: the real time.
  std::string rehearsal_clock;
  int log_fd = 2;  // where the call log goes; -1: nowhere

  // A file of the keys directory; ends the process with a clear message if it cannot be read.
  std::string KeyFile(const std::string& name) const;
};

// A flag of one service: --<name>, and LINLI_<NAME> in the environment.
struct OwnFlag {
  std::string name;
  std::string meaning;
  std::string value;  // if it is not given
};

// What a service's main says about itself.
struct Program {
  std::string service;
  int default_port;
  std::vector<std::string> left;  // the services that it asks
  std::vector<OwnFlag> own;
};

// Ends the process on --help, and with exit code 2 and what is wrong on a bad command line.
Options ParseCommandLine(int argc, char** argv, const Program& program);

}  // namespace linli::rpc
