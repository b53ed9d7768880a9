// HonourService: consent to be shown, the honour roll, time lines.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/rpc/call.h"
#include "linli/awards/v1/honour_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::honours {

// That she may agree: her file is active and, of a child, her guardian has agreed to it.
absl::StatusOr<rpc::NoFacts> Ask(Deps& deps, const rpc::Call& call,
                                 const v1::GiveHonourConsentRequest& request);
absl::StatusOr<v1::HonourConsent> Give(Deps& deps, rpc::WriteCall& call,
                                       const v1::GiveHonourConsentRequest& request);
absl::StatusOr<v1::HonourConsent> Withdraw(Deps& deps, rpc::WriteCall& call,
                                           const v1::WithdrawHonourConsentRequest& request);
absl::StatusOr<v1::HonourConsent> Get(Deps& deps, rpc::ReadCall& call,
                                      const v1::GetHonourConsentRequest& request);
absl::StatusOr<v1::ListHonourRollEntriesResponse> ListRoll(
    Deps& deps, rpc::ReadCall& call, const v1::ListHonourRollEntriesRequest& request);
absl::StatusOr<v1::ListTimelineEventsResponse> ListTimeline(
    Deps& deps, rpc::ReadCall& call, const v1::ListTimelineEventsRequest& request);

// Names of volunteers whose files are active, by "volunteers/{number}", as registration has them
// now. Who is missing here, erased for example, is shown nowhere.
absl::StatusOr<std::map<std::string, std::string>> NamesNow(Deps& deps, const rpc::Call& call,
                                                            const std::vector<std::string>& names);

// Her name in the form that she chose.
std::string Called(const std::string& name, v1::NameForm form);

}  // namespace linli::awards::honours
