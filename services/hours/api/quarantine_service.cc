// The table of contents of quarantine: one line per RPC.
#include "services/hours/api/quarantine_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/hours/v1/quarantine_service.grpc.pb.h"
#include "services/hours/api/quarantines.h"

namespace linli::hours {
namespace {

class QuarantineServiceImpl final : public v1::QuarantineService::CallbackService {
 public:
  LINLI_SERVICE(QuarantineServiceImpl, v1::QuarantineService, Deps)
  LINLI_WRITE_ASKING(ReleaseQuarantine, quarantines::AskRelease, quarantines::Release)
  LINLI_WRITE_ASKING(RejectQuarantine, quarantines::AskReject, quarantines::Reject)
  LINLI_READ(GetQuarantine, quarantines::Get)
  LINLI_READ(ListQuarantines, quarantines::List)
  LINLI_READ(ExplainQuarantine, quarantines::Explain)
};

}  // namespace

void AddQuarantineService(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<QuarantineServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::hours
