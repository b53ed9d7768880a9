// The table of contents of hours: one line per RPC.
#include "services/hours/api/service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "common/rpc/of_known.h"
#include "linli/hours/v1/attendance_service.grpc.pb.h"
#include "linli/hours/v1/record_service.grpc.pb.h"
#include "linli/hours/v1/statement_service.grpc.pb.h"
#include "linli/hours/v1/statistics_service.grpc.pb.h"
#include "services/hours/api/attendance_service.h"
#include "services/hours/api/attendances.h"
#include "services/hours/api/check_in.h"
#include "services/hours/api/check_out.h"
#include "services/hours/api/confirmation.h"
#include "services/hours/api/decline.h"
#include "services/hours/api/ledger_service.h"
#include "services/hours/api/partner_service.h"
#include "services/hours/api/quarantine_service.h"
#include "services/hours/api/record_life_service.h"
#include "services/hours/api/record_review_service.h"
#include "services/hours/api/records.h"
#include "services/hours/api/statements.h"
#include "services/hours/api/statistics.h"

namespace linli::hours {
namespace {

class AttendanceServiceImpl final : public v1::AttendanceService::CallbackService {
 public:
  LINLI_SERVICE(AttendanceServiceImpl, v1::AttendanceService, Deps)
  LINLI_READ_ASKING(ShowCode, attendances::AskShift, attendances::ShowCode)
  LINLI_WRITE_ASKING(CheckIn, check_in::Ask, check_in::CheckIn)
  LINLI_WRITE_ASKING(CheckOut, check_out::Ask, check_out::CheckOut)
  LINLI_READ(GetAttendance, attendances::Get)
  LINLI_READ(ListAttendances, attendances::List)
};

class RecordServiceImpl final : public v1::RecordService::CallbackService {
 public:
  LINLI_SERVICE(RecordServiceImpl, v1::RecordService, Deps)
  LINLI_READ_CACHED(GetRecord, records::Get)
  LINLI_READ_ASKING(ListRecords, (rpc::AskKnown<v1::ListRecordsRequest, Deps>), records::List)
  LINLI_WRITE_ASKING_CHECKED(CreateRecord, records::AskEntry, records::CheckCreate, records::Create)
  LINLI_WRITE_ASKING(ConfirmRecord, confirmation::Ask, confirmation::Confirm)
  LINLI_WRITE_ASKING(DeclineRecord, decline::Ask, decline::Decline)
  LINLI_WRITE_ASKING(BatchConfirmRecords, confirmation::AskBatch, confirmation::ConfirmBatch)
};

class StatementServiceImpl final : public v1::StatementService::CallbackService {
 public:
  LINLI_SERVICE(StatementServiceImpl, v1::StatementService, Deps)
  LINLI_READ_ASKING(GetStatement, (rpc::AskKnown<v1::GetStatementRequest, Deps>), statements::Get)
  LINLI_READ_ASKING(GetTotals, (rpc::AskKnown<v1::GetTotalsRequest, Deps>), statements::GetTotals)
};

class StatisticsServiceImpl final : public v1::StatisticsService::CallbackService {
 public:
  LINLI_SERVICE(StatisticsServiceImpl, v1::StatisticsService, Deps)
  LINLI_READ_ASKING(GetFigures, statistics::AskFigures, statistics::Get)
  LINLI_READ(GetFiguresByPartnerSystem, statistics::GetByPartnerSystem)
  LINLI_READ(GetFiguresByPoliticalStatus, statistics::GetByPoliticalStatus)
  LINLI_READ_ASKING(ListShortfalls, statistics::AskShortfalls, statistics::ListShortfalls)
};

}  // namespace

void AddServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<AttendanceServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<RecordServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<StatementServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<StatisticsServiceImpl>(host.adapter(), deps));
  AddAttendanceServices(host, deps);
  AddRecordLifeServices(host, deps);
  AddRecordReviewServices(host, deps);
  AddQuarantineService(host, deps);
  AddLedgerServices(host, deps);
  AddPartnerServices(host, deps);
}

}  // namespace linli::hours
