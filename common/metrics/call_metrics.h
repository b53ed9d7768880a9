// The metrics of one RPC, under the names of gRFC A66 as Prometheus writes them. As a server:
//   grpc_server_call_started_total{grpc_method}
//   grpc_server_call_duration_seconds{grpc_method,grpc_status}
//   grpc_server_call_{sent,rcvd}_total_compressed_message_size_bytes{grpc_method,grpc_status}
// and as a client, where a call is one attempt or several:
//   grpc_client_attempt_started_total{grpc_method,grpc_target}
//   grpc_client_attempt_duration_seconds{grpc_method,grpc_target,grpc_status}
//   grpc_client_attempt_{sent,rcvd}_total_compressed_message_size_bytes{…}
//   grpc_client_call_duration_seconds{grpc_method,grpc_target,grpc_status}
// Sizes are of messages without metadata and frames; nobody compresses here.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/metrics/registry.h"

namespace linli::metrics {

// Histograms of one name, one per status, each made when its status first comes up: most methods
// know three of the seventeen.
class HistogramByStatus {
 public:
  // `registry` lives longer; the texts are literals.
  HistogramByStatus(Registry& registry, const char* name, const char* help, Labels labels,
                    const std::vector<double>& bounds);

  void Observe(absl::StatusCode status, double value);

 private:
  static constexpr std::size_t kStatuses = 17;

  Registry& registry_;
  const char* const name_;
  const char* const help_;
  const Labels labels_;
  const std::vector<double>& bounds_;
  std::array<std::atomic<Histogram*>, kStatuses> histograms_{};
};

// Sum of the sizes of a call's messages, in bytes.
struct MessageBytes {
  std::size_t sent = 0;
  std::size_t received = 0;
};

class CallMetrics {
 public:
  // `method` is "linli.hours.v1.RecordService/ConfirmRecord". `registry` lives longer.
  CallMetrics(Registry& registry, const std::string& method);

  void Started() { started_.Add(); }
  void Ended(absl::StatusCode status, absl::Duration took, MessageBytes bytes);

 private:
  Counter& started_;
  HistogramByStatus durations_;
  HistogramByStatus sent_;
  HistogramByStatus received_;
};

class ClientCallMetrics {
 public:
  // `target` is a gRPC target with its scheme, "dns:///linli-hours:7100".
  ClientCallMetrics(Registry& registry, const std::string& method, const std::string& target);

  void AttemptStarted() { started_.Add(); }
  void AttemptEnded(absl::StatusCode status, absl::Duration took, MessageBytes bytes);
  // After its last attempt.
  void CallEnded(absl::StatusCode status, absl::Duration took);

 private:
  Counter& started_;
  HistogramByStatus attempts_;
  HistogramByStatus sent_;
  HistogramByStatus received_;
  HistogramByStatus calls_;
};

}  // namespace linli::metrics
