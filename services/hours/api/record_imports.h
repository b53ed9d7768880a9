// RecordImportService: records of service from other platforms.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/rpc/call.h"
#include "linli/hours/v1/record_import_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::record_imports {

// One row as far as it goes without the database.
struct EnteredRow {
  absl::Status refusal;  // what the row itself has wrong
  absl::Status barred;   // whose it is, and who organised it
  v1::Record record;     // under a name of its own, with its whole provenance
  std::optional<absl::CivilDay> birth = std::nullopt;
};
struct EnteredPart {
  std::string region;  // of the recording unit
  std::optional<absl::CivilDay> founded;
  std::vector<EnteredRow> rows;
};

// Before any transaction: checks the rows, and asks registration about the unit, the partner system
// and the people.
absl::StatusOr<EnteredPart> Enter(Deps& deps, const rpc::Call& call,
                                  const v1::ImportRecordsRequest& request);
absl::StatusOr<v1::ImportRecordsResponse> Import(Deps& deps, rpc::WriteCall& call,
                                                 const v1::ImportRecordsRequest& request,
                                                 const EnteredPart& part);

absl::StatusOr<v1::RecordImport> Get(Deps& deps, rpc::ReadCall& call,
                                     const v1::GetRecordImportRequest& request);

}  // namespace linli::hours::record_imports
