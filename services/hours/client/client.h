// What awards asks of hours.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/client/context.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/hours/v1/statement.pb.h"

namespace linli::client {
class Channel;
}

namespace linli::hours {

class HoursClient {
 public:
  virtual ~HoursClient() = default;

  // The records of "volunteers/{number}" that count (EFFECTIVE and DISPUTED) and whose service
  // began in [from, until), by start of service. All of them, however many pages that takes.
  virtual absl::StatusOr<std::vector<v1::Record>> ListEffectiveRecords(
      const client::Context& context, std::string_view volunteer, absl::Time from,
      absl::Time until) = 0;

  // Certified minutes by kind, of what was posted up to and including `as_of`.
  virtual absl::StatusOr<v1::Totals> GetTotals(const client::Context& context,
                                               std::string_view volunteer, absl::Time as_of) = 0;
};

// The real one. Nothing is cached: a certificate is drawn from what is on record at its moment.
// `channel` outlives the client.
std::unique_ptr<HoursClient> MakeHoursClient(const client::Channel& channel);

}  // namespace linli::hours
