// A closed-loop client: keeps a number of calls under way and counts what comes back. It works on
// bytes, so that the same client drives every server that it compares.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace linli::bench {

struct Target {
  std::string address;
  std::string method;  // "/linli.registration.v1.VolunteerService/GetVolunteer"
  // Bearer token of the n-th call; called from several threads.
  std::function<std::string(int64_t)> token;
};

struct Load {
  int channels = 4;
  int in_flight = 64;  // over all channels
  absl::Duration warm_up = absl::Seconds(1);
  absl::Duration measured = absl::Seconds(5);
  // Ends early after so many calls; 0: by time alone.
  int64_t calls = 0;
};

struct Outcome {
  int64_t ok = 0;
  int64_t failed = 0;
  double per_second = 0;  // of those that came back OK in the measured time
  absl::Duration p50, p99;
  size_t response_bytes = 0;                // of the last response
  std::map<std::string, int64_t> failures;  // by message
};

// `request` gives the bytes of the n-th request; called from several threads.
Outcome Drive(const Target& target, const Load& load,
              const std::function<std::string(int64_t)>& request);

}  // namespace linli::bench
