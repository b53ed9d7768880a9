#include "common/metrics/call_metrics.h"

#include <utility>

namespace linli::metrics {
namespace {

// gRPC's names, by number.
constexpr const char* kStatusNames[] = {
    "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
    "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
    "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED"};
constexpr std::size_t kUnknown = 2;

// A66's, up to what a message of ours can be.
const std::vector<double>& SizeBounds() {
  static const std::vector<double> bounds = {0,      1024,    2048,    4096,     16384,   65536,
                                             262144, 1048576, 4194304, 16777216, 67108864};
  return bounds;
}

Labels Of(const std::string& method) { return {{"grpc_method", method}}; }

Labels Of(const std::string& method, const std::string& target) {
  return {{"grpc_method", method}, {"grpc_target", target}};
}

}  // namespace

HistogramByStatus::HistogramByStatus(Registry& registry, const char* name, const char* help,
                                     Labels labels, const std::vector<double>& bounds)
    : registry_(registry), name_(name), help_(help), labels_(std::move(labels)), bounds_(bounds) {}

void HistogramByStatus::Observe(absl::StatusCode status, double value) {
  const auto number = static_cast<std::size_t>(status);
  const std::size_t known = number < kStatuses ? number : kUnknown;
  Histogram* histogram = histograms_[known].load(std::memory_order_acquire);
  if (histogram == nullptr) {
    Labels labels = labels_;
    labels.emplace_back("grpc_status", kStatusNames[known]);
    histogram = &registry_.HistogramOf(name_, help_, labels, bounds_);
    histograms_[known].store(histogram, std::memory_order_release);
  }
  histogram->Observe(value);
}

CallMetrics::CallMetrics(Registry& registry, const std::string& method)
    : started_(registry.CounterOf("grpc_server_call_started_total",
                                  "Calls that reached this server.", Of(method))),
      durations_(registry, "grpc_server_call_duration_seconds",
                 "Time from the arrival of a call to its answer.", Of(method), CallBounds()),
      sent_(registry, "grpc_server_call_sent_total_compressed_message_size_bytes",
            "Bytes of the messages that a call was answered.", Of(method), SizeBounds()),
      received_(registry, "grpc_server_call_rcvd_total_compressed_message_size_bytes",
                "Bytes of the messages that came with a call.", Of(method), SizeBounds()) {}

void CallMetrics::Ended(absl::StatusCode status, absl::Duration took, MessageBytes bytes) {
  durations_.Observe(status, absl::ToDoubleSeconds(took));
  sent_.Observe(status, static_cast<double>(bytes.sent));
  received_.Observe(status, static_cast<double>(bytes.received));
}

ClientCallMetrics::ClientCallMetrics(Registry& registry, const std::string& method,
                                     const std::string& target)
    : started_(registry.CounterOf("grpc_client_attempt_started_total",
                                  "Attempts of calls to neighbours.", Of(method, target))),
      attempts_(registry, "grpc_client_attempt_duration_seconds",
                "Time from an attempt of a call to a neighbour to its answer.", Of(method, target),
                CallBounds()),
      sent_(registry, "grpc_client_attempt_sent_total_compressed_message_size_bytes",
            "Bytes of the messages that went out with an attempt.", Of(method, target),
            SizeBounds()),
      received_(registry, "grpc_client_attempt_rcvd_total_compressed_message_size_bytes",
                "Bytes of the messages that an attempt was answered.", Of(method, target),
                SizeBounds()),
      calls_(registry, "grpc_client_call_duration_seconds",
             "Time that a call to a neighbour took, with all of its attempts.", Of(method, target),
             CallBounds()) {}

void ClientCallMetrics::AttemptEnded(absl::StatusCode status, absl::Duration took,
                                     MessageBytes bytes) {
  attempts_.Observe(status, absl::ToDoubleSeconds(took));
  sent_.Observe(status, static_cast<double>(bytes.sent));
  received_.Observe(status, static_cast<double>(bytes.received));
}

void ClientCallMetrics::CallEnded(absl::StatusCode status, absl::Duration took) {
  calls_.Observe(status, absl::ToDoubleSeconds(took));
}

}  // namespace linli::metrics
