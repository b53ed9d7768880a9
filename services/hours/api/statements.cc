#include "services/hours/api/statements.h"

#include <utility>
#include <vector>

#include "common/paging/page.h"
#include "common/time/proto_time.h"
#include "services/hours/api/window.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/hold_store.h"
#include "services/hours/storage/ledger_store.h"

namespace linli::hours::statements {

absl::StatusOr<v1::GetStatementResponse> Get(Deps&, rpc::ReadCall& call,
                                             const v1::GetStatementRequest& request) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.volunteer()));
  ASSIGN_OR_RETURN(time::Interval window, WindowOf(request));
  ASSIGN_OR_RETURN(paging::Page page, paging::PageOf(request, 2));
  const v1::Commodity commodity =
      request.commodity() == v1::COMMODITY_UNSPECIFIED ? v1::SERVICE_MINUTES : request.commodity();
  store::Position after{window.from, ""};
  if (!page.first()) {
    ASSIGN_OR_RETURN(after.post_time, TimeOfKey(page.after[0]));
    after.transfer_id = page.after[1];
  }
  store::StatementPage statement = store::ReadStatement(call.tx(), volunteer.id(), commodity, after,
                                                        window.until, page.size + 1);
  v1::GetStatementResponse response;
  *response.mutable_account() = store::ReadAccount(call.tx(), volunteer.id(), commodity);
  response.set_opening_balance_minutes(statement.opening_balance_minutes);
  if (commodity == v1::TIME_BANK_MINUTES) {
    for (v1::Hold& hold :
         store::ListHolds(call.tx(), volunteer.id(), v1::Hold::State_Name(v1::Hold::PENDING), {},
                          paging::kLargestPageSize)) {
      *response.add_pending_holds() = std::move(hold);
    }
  }
  for (v1::StatementEntry& entry : statement.entries) {
    if (response.entries_size() == page.size) {
      const v1::Transfer& last = response.entries(page.size - 1).transfer();
      response.set_next_page_token(paging::NextPageToken(
          request,
          std::vector{KeyOf(last.post_time()), domain::TransferName::Parse(last.name())->id()}));
      break;
    }
    *response.add_entries() = std::move(entry);
  }
  return response;
}

absl::StatusOr<v1::Totals> GetTotals(Deps&, rpc::ReadCall& call,
                                     const v1::GetTotalsRequest& request) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.volunteer()));
  const absl::Time as_of =
      request.has_as_of_time() ? time::FromProto(request.as_of_time()) : call.now();
  return store::TotalsAt(call.tx(), volunteer.id(), domain::Kept(as_of));
}

}  // namespace linli::hours::statements
