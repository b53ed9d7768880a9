// The table of contents of what other platforms bring: one line per RPC.
#include "services/hours/api/partner_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/hours/v1/conflict_service.grpc.pb.h"
#include "linli/hours/v1/record_import_service.grpc.pb.h"
#include "linli/hours/v1/record_transfer_service.grpc.pb.h"
#include "services/hours/api/conflicts.h"
#include "services/hours/api/record_imports.h"
#include "services/hours/api/record_transfers.h"

namespace linli::hours {
namespace {

class RecordImportServiceImpl final : public v1::RecordImportService::CallbackService {
 public:
  LINLI_SERVICE(RecordImportServiceImpl, v1::RecordImportService, Deps)
  LINLI_PARTS_ASKING(ImportRecords, record_imports::Enter, record_imports::Import)
  LINLI_READ(GetRecordImport, record_imports::Get)
};

class ConflictServiceImpl final : public v1::ConflictService::CallbackService {
 public:
  LINLI_SERVICE(ConflictServiceImpl, v1::ConflictService, Deps)
  LINLI_READ(GetConflict, conflicts::Get)
  LINLI_READ(ListConflicts, conflicts::List)
  LINLI_WRITE_ASKING(DecideConflict, conflicts::AskDecide, conflicts::Decide)
};

class RecordTransferServiceImpl final : public v1::RecordTransferService::CallbackService {
 public:
  LINLI_SERVICE(RecordTransferServiceImpl, v1::RecordTransferService, Deps)
  LINLI_READ_ASKING(ExportRecords, record_transfers::AskExport, record_transfers::Export)
  LINLI_WRITE_ASKING(ImportTransfer, record_transfers::AskImport, record_transfers::Import)
  LINLI_READ(GetTransferKey, record_transfers::GetKey)
};

}  // namespace

void AddPartnerServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<RecordImportServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<ConflictServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<RecordTransferServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::hours
