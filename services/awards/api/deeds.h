// HonourService: deeds, from the pen to the public.
#pragma once

#include <string>

#include "common/rpc/call.h"
#include "linli/awards/v1/honour_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::deeds {

// Where she is looked after, and whether she may agree to be shown.
struct Facts {
  std::string region;
  absl::Status may_agree;
};
absl::StatusOr<Facts> AskOwner(Deps& deps, const rpc::Call& call,
                               const v1::WriteDeedRequest& request);
absl::StatusOr<v1::Deed> Write(Deps& deps, rpc::WriteCall& call,
                               const v1::WriteDeedRequest& request, const Facts& facts);
absl::StatusOr<Facts> AskConsenting(Deps& deps, const rpc::Call& call,
                                    const v1::ConsentToDeedRequest& request);
absl::StatusOr<v1::Deed> Consent(Deps& deps, rpc::WriteCall& call,
                                 const v1::ConsentToDeedRequest& request, const Facts& facts);
absl::StatusOr<v1::Deed> Review(Deps& deps, rpc::WriteCall& call,
                                const v1::ReviewDeedRequest& request);
absl::StatusOr<v1::Deed> Withdraw(Deps& deps, rpc::WriteCall& call,
                                  const v1::WithdrawDeedRequest& request);
absl::StatusOr<v1::Deed> Get(Deps& deps, rpc::ReadCall& call, const v1::GetDeedRequest& request);
absl::StatusOr<v1::ListDeedsResponse> List(Deps& deps, rpc::ReadCall& call,
                                           const v1::ListDeedsRequest& request);

}  // namespace linli::awards::deeds
