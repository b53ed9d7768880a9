#include "services/registration/api/funds.h"

#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/domain/supply_rule.h"
#include "services/registration/storage/place.h"
#include "services/registration/storage/supply_store.h"

namespace linli::registration::funds {

absl::StatusOr<v1::Fund> Create(Deps&, rpc::WriteCall& call, const v1::CreateFundRequest& request) {
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  v1::Fund fund = request.fund();
  mask::ClearOutputOnly(&fund);
  fund.set_name(domain::Nested(request.parent(), "funds", ids::NewId()));
  *fund.mutable_create_time() = time::ToProto(call.now());
  store::AddFund(call.tx(), fund);
  return fund;
}

absl::StatusOr<v1::Fund> Get(Deps&, rpc::ReadCall& call, const v1::GetFundRequest& request) {
  return store::GetFund(call.tx(), request.name());
}

absl::StatusOr<v1::ListFundsResponse> List(Deps&, rpc::ReadCall& call,
                                           const v1::ListFundsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListFundsResponse response;
  response.set_next_page_token(FillPage(
      request, page, store::ListFunds(call.tx(), request.parent(), Only(page.after), page.size + 1),
      response.mutable_funds(), LastId<v1::Fund>));
  return response;
}

absl::StatusOr<v1::FundEntry> Post(Deps&, rpc::WriteCall& call,
                                   const v1::PostFundEntryRequest& request) {
  v1::FundEntry entry = request.entry();
  const std::string& beneficiary = entry.beneficiary();
  if (!beneficiary.empty() && !store::PlaceOfOrganization(call.tx(), IdIn(beneficiary))) {
    return NotFound(beneficiary);
  }
  ASSIGN_OR_RETURN(const v1::Fund fund, store::LockFund(call.tx(), request.parent()));
  RETURN_IF_ERROR(domain::CheckFundEntry(fund, entry));
  mask::ClearOutputOnly(&entry);
  entry.set_name(domain::Nested(fund.name(), "entries", ids::NewId()));
  entry.set_entered_by(call.caller().subject);
  *entry.mutable_create_time() = time::ToProto(call.now());
  store::AddFundEntry(call.tx(), fund.name(), entry);
  return entry;
}

absl::StatusOr<v1::ListFundEntriesResponse> ListEntries(Deps&, rpc::ReadCall& call,
                                                        const v1::ListFundEntriesRequest& request) {
  RETURN_IF_ERROR(store::GetFund(call.tx(), request.parent()).status());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListFundEntriesResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListFundEntries(call.tx(), request.parent(), Only(page.after), page.size + 1),
               response.mutable_entries(), LastId<v1::FundEntry>));
  return response;
}

}  // namespace linli::registration::funds
