// The metrics of one RPC, under the names of gRFC A66 as Prometheus writes them:
//   grpc_server_call_started_total{grpc_method}
//   grpc_server_call_duration_seconds{grpc_method,grpc_status}
#pragma once

#include <array>
#include <atomic>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/metrics/registry.h"

namespace linli::metrics {

class CallMetrics {
 public:
  // `method` is "linli.hours.v1.RecordService/ConfirmRecord". `registry` lives longer.
  CallMetrics(Registry& registry, std::string method);

  void Started() { started_.Add(); }
  void Ended(absl::StatusCode status, absl::Duration took);

 private:
  static constexpr std::size_t kStatuses = 17;

  Histogram& DurationFor(std::size_t status);

  Registry& registry_;
  const std::string method_;
  Counter& started_;
  // Made when a status first comes up: most methods know three of the seventeen.
  std::array<std::atomic<Histogram*>, kStatuses> durations_{};
};

}  // namespace linli::metrics
