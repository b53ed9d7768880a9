// The table of contents of duties that go on day and night: one line per RPC.
#include "services/matching/api/duty_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/matching/v1/handover_service.grpc.pb.h"
#include "services/matching/api/handovers.h"

namespace linli::matching {
namespace {

class HandoverServiceImpl final : public v1::HandoverService::CallbackService {
 public:
  LINLI_SERVICE(HandoverServiceImpl, v1::HandoverService, Deps)
  LINLI_WRITE(WriteHandover, handovers::Write)
  LINLI_WRITE(TakeHandover, handovers::Take)
  LINLI_READ(ListHandovers, handovers::List)
};

}  // namespace

void AddDutyServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<HandoverServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::matching
