// RecordTransferService: a volunteer's record of service to another platform and in from there
// (转移接续).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/rpc/call.h"
#include "common/time/china_day.h"
#include "linli/hours/v1/record_transfer_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/record_imports.h"

namespace linli::hours::record_transfers {

// What is handed over.
struct Outgoing {
  time::Interval window;
  std::vector<v1::Record> records;
  std::map<std::string, std::string> titles;  // of organisations, by resource name
};
absl::StatusOr<Outgoing> AskExport(Deps& deps, const rpc::Call& call,
                                   const v1::ExportRecordsRequest& request);
absl::StatusOr<v1::ExportRecordsResponse> Export(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ExportRecordsRequest& request,
                                                 const Outgoing& outgoing);

// What was handed over, as an import.
struct Incoming {
  v1::ImportRecordsRequest request;
  record_imports::EnteredPart part;
};
absl::StatusOr<Incoming> AskImport(Deps& deps, const rpc::Call& call,
                                   const v1::ImportTransferRequest& request);
absl::StatusOr<v1::ImportRecordsResponse> Import(Deps& deps, rpc::WriteCall& call,
                                                 const v1::ImportTransferRequest& request,
                                                 const Incoming& incoming);

absl::StatusOr<v1::TransferKey> GetKey(Deps& deps, rpc::ReadCall& call,
                                       const v1::GetTransferKeyRequest& request);

}  // namespace linli::hours::record_transfers
