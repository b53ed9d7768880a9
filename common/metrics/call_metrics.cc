#include "common/metrics/call_metrics.h"

namespace linli::metrics {
namespace {

// gRPC's names, by number.
constexpr const char* kStatusNames[] = {
    "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
    "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
    "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED"};
constexpr std::size_t kUnknown = 2;

}  // namespace

CallMetrics::CallMetrics(Registry& registry, std::string method)
    : registry_(registry),
      method_(std::move(method)),
      started_(registry.CounterOf("grpc_server_call_started_total",
                                  "Calls that reached this server.", {{"grpc_method", method_}})) {}

void CallMetrics::Ended(absl::StatusCode status, absl::Duration took) {
  const auto number = static_cast<std::size_t>(status);
  DurationFor(number < kStatuses ? number : kUnknown).Observe(took);
}

Histogram& CallMetrics::DurationFor(std::size_t status) {
  if (Histogram* known = durations_[status].load(std::memory_order_acquire)) return *known;
  Histogram& made = registry_.HistogramOf(
      "grpc_server_call_duration_seconds", "Time from the arrival of a call to its answer.",
      {{"grpc_method", method_}, {"grpc_status", kStatusNames[status]}});
  durations_[status].store(&made, std::memory_order_release);
  return made;
}

}  // namespace linli::metrics
