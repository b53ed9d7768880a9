// The flags that all services share, each also from the environment.
#pragma once

#include <map>
#include <string>

#include "absl/time/time.h"

namespace linli::rpc {

struct Options {
  std::string service;                         // "registration"; also the database schema
  std::string listen = "127.0.0.1:7101";       // --listen, LINLI_LISTEN; port 0: any free one
  std::string metrics;                         // --metrics, LINLI_METRICS; empty: none
  std::string database;                        // --database, LINLI_DATABASE: libpq conninfo
  std::string redis;                           // --redis, LINLI_REDIS; empty: no Redis
  std::string keys;                            // --keys, LINLI_KEYS: directory
  std::string service_token;                   // --service-token, LINLI_SERVICE_TOKEN
  int workers = 8;                             // --workers, LINLI_WORKERS
  int max_waiting = 4096;                      // --max-waiting, LINLI_MAX_WAITING
  absl::Duration drain_wait = absl::ZeroDuration();  // --drain-wait, LINLI_DRAIN_WAIT
  // --registration, --matching, --hours: addresses of the services on the left.
  std::map<std::string, std::string> neighbours;
  int log_fd = 2;  // where the call log goes; -1: nowhere

  // A file of the keys directory; ends the process with a clear message if it cannot be read.
  std::string KeyFile(const std::string& name) const;
};

// Ends the process on --help, and with exit code 2 and what is wrong on a bad command line.
// `left` names the services that this one asks.
Options ParseCommandLine(int argc, char** argv, const std::string& service, int default_port,
                         const std::vector<std::string>& left);

}  // namespace linli::rpc
