#include "services/registration/api/insurance_contracts.h"

#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/gate_changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/insurance_rule.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/insurance_store.h"

namespace linli::registration::insurance_contracts {

absl::StatusOr<v1::InsuranceContract> Record(Deps&, rpc::WriteCall& call,
                                             const v1::RecordInsuranceContractRequest& request) {
  v1::InsuranceContract contract = request.insurance_contract();
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  Violations violations;
  domain::CheckContract(contract, call.now(), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  RETURN_IF_ERROR(store::GetInsuranceProduct(call.tx(), contract.insurance_product()).status());
  MakeNew(call, domain::Nested(request.parent(), "insuranceContracts", ids::NewId()), contract);
  if (!store::AddInsuranceContract(call.tx(), contract)) {
    return Refuse(Reason::INSURANCE_NUMBER_TAKEN);
  }
  Announce(call, contract, {}, "recorded");
  return contract;
}

absl::StatusOr<v1::InsuranceContract> Cancel(Deps&, rpc::WriteCall& call,
                                             const v1::CancelInsuranceContractRequest& request) {
  ASSIGN_OR_RETURN(v1::InsuranceContract contract,
                   store::LockInsuranceContract(call.tx(), request.name()));
  RETURN_IF_ERROR(domain::CheckContractRuns(contract, call.now()));
  *contract.mutable_cancel_time() = time::ToProto(call.now());
  contract.set_cancel_reason(request.reason());
  MakeNext(call, contract);
  store::SaveCancellation(call.tx(), contract);
  Announce(call, contract, store::GateVersionsOfContract(call.tx(), contract.name()), "cancelled");
  return contract;
}

absl::StatusOr<v1::InsuranceContract> Get(Deps&, rpc::ReadCall& call,
                                          const v1::GetInsuranceContractRequest& request) {
  return store::GetInsuranceContract(call.tx(), request.name());
}

absl::StatusOr<v1::ListInsuranceContractsResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListInsuranceContractsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListInsuranceContractsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListInsuranceContracts(call.tx(), request.parent(), Only(page.after), page.size + 1),
      response.mutable_insurance_contracts(), LastId<v1::InsuranceContract>));
  return response;
}

}  // namespace linli::registration::insurance_contracts
