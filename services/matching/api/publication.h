// An activity becomes public, or is called off.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::publication {

// What registration says of the organisation and of the leader whom the draft names.
struct Standing {
  bool may_recruit = false;
  std::string leader;
  bool leader_can_lead = false;
};

absl::StatusOr<Standing> Ask(Deps& deps, const rpc::Call& call,
                             const v1::PublishActivityRequest& request);
absl::StatusOr<v1::Activity> Publish(Deps& deps, rpc::WriteCall& call,
                                     const v1::PublishActivityRequest& request,
                                     const Standing& standing);
absl::StatusOr<v1::Activity> Cancel(Deps& deps, rpc::WriteCall& call,
                                    const v1::CancelActivityRequest& request);

// What publishing asks registration about an organisation and a leader.
absl::StatusOr<Standing> AskStanding(Deps& deps, const rpc::Call& call,
                                     const std::string& organization_id, const std::string& leader);
// Publishes a draft that the transaction holds, and tells.
absl::StatusOr<v1::Activity> PublishLocked(rpc::WriteCall& call, v1::Activity activity,
                                           const Standing& standing);

}  // namespace linli::matching::publication
