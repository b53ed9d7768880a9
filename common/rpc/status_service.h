// StatusService of one process: what linlictl status shows, read from the process' own metrics.
#pragma once

#include <optional>

#include "absl/time/time.h"
#include "common/metrics/registry.h"
#include "common/rpc/adapter.h"
#include "common/rpc/worker_pool.h"
#include "linli/operations/v1/status_service.grpc.pb.h"

namespace linli::rpc {

class StatusServiceImpl final : public operations::v1::StatusService::CallbackService {
 public:
  // All of them live longer.
  StatusServiceImpl(Adapter& adapter, WorkerPool& workers, const metrics::Registry& metrics);

  grpc::ServerUnaryReactor* GetStatus(grpc::CallbackServerContext* context,
                                      const operations::v1::GetStatusRequest* request,
                                      operations::v1::Status* status) override;

 private:
  Adapter& adapter_;
  const Method* const method_;
  WorkerPool& workers_;
  const metrics::Registry& metrics_;
};

// The same from any registry that has the metrics of host.cc.
operations::v1::Status StatusFrom(const metrics::Registry& metrics);

}  // namespace linli::rpc
