// The table of contents of what happens to records: one line per RPC.
#include "services/hours/api/record_life_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/hours/v1/amendment_service.grpc.pb.h"
#include "linli/hours/v1/approval_service.grpc.pb.h"
#include "linli/hours/v1/dispute_service.grpc.pb.h"
#include "linli/hours/v1/public_notice_service.grpc.pb.h"
#include "services/hours/api/amendments.h"
#include "services/hours/api/approvals.h"
#include "services/hours/api/disputes.h"
#include "services/hours/api/public_notices.h"

namespace linli::hours {
namespace {

class ApprovalServiceImpl final : public v1::ApprovalService::CallbackService {
 public:
  LINLI_SERVICE(ApprovalServiceImpl, v1::ApprovalService, Deps)
  LINLI_WRITE_ASKING(RequestApproval, approvals::AskRequest, approvals::RequestApproval)
  LINLI_WRITE_ASKING(DecideApproval, approvals::AskDecide, approvals::Decide)
};

class PublicNoticeServiceImpl final : public v1::PublicNoticeService::CallbackService {
 public:
  LINLI_SERVICE(PublicNoticeServiceImpl, v1::PublicNoticeService, Deps)
  LINLI_READ_ASKING(ListPublicNotices, public_notices::AskList, public_notices::List)
};

class AmendmentServiceImpl final : public v1::AmendmentService::CallbackService {
 public:
  LINLI_SERVICE(AmendmentServiceImpl, v1::AmendmentService, Deps)
  LINLI_WRITE_ASKING(ReverseRecord, amendments::AskReverse, amendments::Reverse)
  LINLI_WRITE_ASKING(CorrectRecord, amendments::AskCorrect, amendments::Correct)
  LINLI_WRITE_ASKING(DecideAmendment, amendments::AskDecide, amendments::Decide)
  LINLI_WRITE(WithdrawAmendment, amendments::Withdraw)
  LINLI_READ(GetAmendment, amendments::Get)
  LINLI_READ(ListAmendments, amendments::List)
};

class DisputeServiceImpl final : public v1::DisputeService::CallbackService {
 public:
  LINLI_SERVICE(DisputeServiceImpl, v1::DisputeService, Deps)
  LINLI_WRITE_ASKING(OpenDispute, disputes::AskOpen, disputes::Open)
  LINLI_WRITE_ASKING_CHECKED(DecideDispute, disputes::AskDecide, disputes::CheckDecide,
                             disputes::Decide)
  LINLI_WRITE_ASKING(RetractDispute, disputes::AskRetract, disputes::Retract)
  LINLI_READ(GetDispute, disputes::Get)
  LINLI_READ(ListDisputes, disputes::List)
};

}  // namespace

void AddRecordLifeServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<ApprovalServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<PublicNoticeServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<AmendmentServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<DisputeServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::hours
