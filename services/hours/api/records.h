// RecordService: reading, and entering by hand. Confirmation has its own file.
#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "common/rpc/call.h"
#include "linli/hours/v1/record_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::records {

absl::StatusOr<v1::Record> Get(Deps& deps, rpc::ReadCall& call,
                               const v1::GetRecordRequest& request);

absl::StatusOr<v1::ListRecordsResponse> List(Deps& deps, rpc::ReadCall& call,
                                             const v1::ListRecordsRequest& request);

// The part that the request alone decides.
void CheckCreate(const v1::CreateRecordRequest& request, absl::Time now, Violations& violations);

// What registration says of the recording unit and of the volunteer; that she can have records, and
// that the caller may know of her, was asked too.
struct Entry {
  std::string region;
  std::optional<absl::CivilDay> birth;
  std::optional<absl::CivilDay> founded;
};
absl::StatusOr<Entry> AskEntry(Deps& deps, const rpc::Call& call,
                               const v1::CreateRecordRequest& request);
absl::StatusOr<v1::Record> Create(Deps& deps, rpc::WriteCall& call,
                                  const v1::CreateRecordRequest& request, const Entry& entry);

}  // namespace linli::hours::records
