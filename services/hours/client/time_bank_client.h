// What a service to the right asks of the time bank: minutes held, and then posted or given back.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/client/context.h"
#include "linli/hours/v1/account.pb.h"
#include "linli/hours/v1/hold.pb.h"

namespace linli::client {
class Channel;
}

namespace linli::hours {

// What is to be held. The id is made up and written down before it is asked for: asked again under
// the same id, after whatever trouble, there is still one hold.
struct HoldOrder {
  std::string volunteer;  // "volunteers/{number}"
  std::string hold_id;    // [A-Za-z0-9_-]{1,48}
  int64_t minutes = 0;
  absl::Time expires;     // when the hold ends by itself, in whole seconds
  std::string reference;  // the volunteer reads it in her statement
};

// Refuses with hours' own reasons (proto/linli/hours/v1/hold_service.proto), or with
// UPSTREAM_UNAVAILABLE; then nobody knows, and asking again under the same id finds out.
class TimeBankClient {
 public:
  virtual ~TimeBankClient() = default;

  virtual absl::StatusOr<v1::Hold> HoldMinutes(const client::Context& context,
                                               const HoldOrder& order) = 0;
  // `hold` is "volunteers/{number}/holds/{id}"; `minutes` of it, or all for 0.
  virtual absl::StatusOr<v1::Hold> PostHold(const client::Context& context, std::string_view hold,
                                            int64_t minutes) = 0;
  virtual absl::StatusOr<v1::Hold> VoidHold(const client::Context& context,
                                            std::string_view hold) = 0;
  // What there is and what of it is available.
  virtual absl::StatusOr<v1::Account> GetTimeAccount(const client::Context& context,
                                                     std::string_view volunteer) = 0;
};

// The real one. `channel` outlives the client.
std::unique_ptr<TimeBankClient> MakeTimeBankClient(const client::Channel& channel);

}  // namespace linli::hours
