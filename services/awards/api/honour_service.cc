// The table of contents of honours: one line per RPC.
#include "services/awards/api/honour_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/awards/v1/honour_service.grpc.pb.h"
#include "services/awards/api/deeds.h"
#include "services/awards/api/honours.h"

namespace linli::awards {
namespace {

class HonourServiceImpl final : public v1::HonourService::CallbackService {
 public:
  LINLI_SERVICE(HonourServiceImpl, v1::HonourService, Deps)
  LINLI_WRITE_ASKING(GiveHonourConsent, honours::Ask, honours::Give)
  LINLI_WRITE(WithdrawHonourConsent, honours::Withdraw)
  LINLI_READ(GetHonourConsent, honours::Get)
  LINLI_READ(ListHonourRollEntries, honours::ListRoll)
  LINLI_READ(ListTimelineEvents, honours::ListTimeline)
  LINLI_WRITE_ASKING(WriteDeed, deeds::AskOwner, deeds::Write)
  LINLI_WRITE_ASKING(ConsentToDeed, deeds::AskConsenting, deeds::Consent)
  LINLI_WRITE(ReviewDeed, deeds::Review)
  LINLI_WRITE(WithdrawDeed, deeds::Withdraw)
  LINLI_READ(GetDeed, deeds::Get)
  LINLI_READ(ListDeeds, deeds::List)
};

}  // namespace

void AddHonourService(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<HonourServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::awards
