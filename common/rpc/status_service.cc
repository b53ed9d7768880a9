#include "common/rpc/status_service.h"

#include <functional>
#include <string>

#include "common/client/wire_status.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "prometheus/metric_family.h"

namespace linli::rpc {
namespace {

using operations::v1::Feed;
using operations::v1::Status;

constexpr absl::Duration kComeBack = absl::Milliseconds(200);  // when overloaded

std::string LabelOf(const prometheus::ClientMetric& metric, std::string_view name) {
  for (const auto& label : metric.label) {
    if (label.name == name) return label.value;
  }
  return "";
}

Feed& FeedOf(Status& status, const std::string& service) {
  for (Feed& feed : *status.mutable_feeds()) {
    if (feed.service() == service) return feed;
  }
  Feed& added = *status.add_feeds();
  added.set_service(service);
  return added;
}

// Puts one sample of a family where the message shows it.
void Take(const std::string& family, const prometheus::ClientMetric& metric, Status& status) {
  const double value = metric.gauge.value;
  const auto time = [&](google::protobuf::Timestamp* at) {
    if (value > 0) *at = time::ToProto(absl::UnixEpoch() + absl::Seconds(value));
  };
  if (family == "linli_build_info") {
    status.set_service(LabelOf(metric, "service"));
    status.set_version(LabelOf(metric, "version"));
  } else if (family == "linli_start_time_seconds") {
    time(status.mutable_start_time());
  } else if (family == "linli_database_up") {
    status.set_database_reached(value > 0);
  } else if (family == "linli_redis_up") {
    status.set_redis_in_use(value > 0);
  } else if (family == "linli_calls_waiting") {
    status.set_waiting_calls(static_cast<int64_t>(value));
  } else if (family == "linli_feed_held_seconds") {
    status.set_feed_held_seconds(value);
  } else if (family == "linli_awards_certificate_findings") {
    auto& invariant = *status.add_invariants();
    invariant.set_name("certificate_findings");
    invariant.set_violations(static_cast<int64_t>(value));
  } else if (family == "linli_feed_following") {
    FeedOf(status, LabelOf(metric, "feed")).set_following(value > 0);
  } else if (family == "linli_feed_lag_seconds") {
    FeedOf(status, LabelOf(metric, "feed")).set_lag_seconds(value);
  } else if (family == "linli_invariant_violations") {
    auto& invariant = *status.add_invariants();
    invariant.set_name(LabelOf(metric, "invariant"));
    invariant.set_violations(static_cast<int64_t>(value));
  } else if (family == "linli_tls_expiry_timestamp_seconds") {
    time(status.mutable_certificate_end_time());
  } else if (family == "linli_service_token_expiry_timestamp_seconds") {
    time(status.mutable_token_end_time());
  }
}

}  // namespace

Status StatusFrom(const metrics::Registry& metrics) {
  Status status;
  for (const prometheus::MetricFamily& family : metrics.Collect()) {
    for (const prometheus::ClientMetric& metric : family.metric) Take(family.name, metric, status);
  }
  return status;
}

StatusServiceImpl::StatusServiceImpl(Adapter& adapter, WorkerPool& workers,
                                     const metrics::Registry& metrics)
    : adapter_(adapter),
      method_(adapter.Add(
          DescribeMethod(operations::v1::StatusService::service_full_name(), "GetStatus"), {})),
      workers_(workers),
      metrics_(metrics) {}

grpc::ServerUnaryReactor* StatusServiceImpl::GetStatus(
    grpc::CallbackServerContext* context, const operations::v1::GetStatusRequest* request,
    Status* status) {
  grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
  const bool taken = workers_.Submit([this, context, request, status, reactor] {
    const absl::Status may = adapter_.Admit(*method_, *context, *request);
    if (may.ok()) *status = StatusFrom(metrics_);
    reactor->Finish(client::ToWire(may));
  });
  if (!taken) reactor->Finish(client::ToWire(RefuseFor(kComeBack, Reason::OVERLOADED)));
  return reactor;
}

}  // namespace linli::rpc
