// The table of contents of how good records are: one line per RPC.
#include "services/hours/api/record_review_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/hours/v1/back_entry_service.grpc.pb.h"
#include "linli/hours/v1/evaluation_service.grpc.pb.h"
#include "linli/hours/v1/inspection_service.grpc.pb.h"
#include "services/hours/api/back_entries.h"
#include "services/hours/api/evaluations.h"
#include "services/hours/api/inspections.h"

namespace linli::hours {
namespace {

class BackEntryServiceImpl final : public v1::BackEntryService::CallbackService {
 public:
  LINLI_SERVICE(BackEntryServiceImpl, v1::BackEntryService, Deps)
  LINLI_WRITE_ASKING(BanBackEntry, back_entries::AskBan, back_entries::Ban)
  LINLI_WRITE(LiftBackEntryBan, back_entries::Lift)
  LINLI_READ(GetBackEntryBan, back_entries::Get)
  LINLI_READ(ListBackEntryBans, back_entries::List)
};

class EvaluationServiceImpl final : public v1::EvaluationService::CallbackService {
 public:
  LINLI_SERVICE(EvaluationServiceImpl, v1::EvaluationService, Deps)
  LINLI_WRITE_ASKING(EvaluateVolunteer, evaluations::AskVolunteer, evaluations::EvaluateVolunteer)
  LINLI_WRITE(EvaluateUnit, evaluations::EvaluateUnit)
  LINLI_READ(ListEvaluations, evaluations::List)
};

class InspectionServiceImpl final : public v1::InspectionService::CallbackService {
 public:
  LINLI_SERVICE(InspectionServiceImpl, v1::InspectionService, Deps)
  LINLI_WRITE(DrawInspection, inspections::Draw)
  LINLI_WRITE(RecordFinding, inspections::RecordFinding)
  LINLI_WRITE(CloseInspection, inspections::Close)
  LINLI_READ(GetInspection, inspections::Get)
  LINLI_READ(ListInspections, inspections::List)
  LINLI_READ(ListFindings, inspections::ListFindings)
};

}  // namespace

void AddRecordReviewServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<BackEntryServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<EvaluationServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<InspectionServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::hours
