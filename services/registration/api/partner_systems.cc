#include "services/registration/api/partner_systems.h"

#include "common/status/macros.h"
#include "services/registration/api/pages.h"
#include "services/registration/storage/partner_system_store.h"

namespace linli::registration::partner_systems {

absl::StatusOr<v1::ListPartnerSystemsResponse> List(Deps&, rpc::ReadCall& call,
                                                    const v1::ListPartnerSystemsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListPartnerSystemsResponse response;
  response.set_next_page_token(FillPage(
      request, page, store::ListPartnerSystems(call.tx(), Only(page.after), page.size + 1),
      response.mutable_partner_systems(),
      [](const v1::PartnerSystem& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

}  // namespace linli::registration::partner_systems
