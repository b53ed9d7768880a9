#include "services/registration/api/partner_systems.h"

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/registration/api/known_parent.h"
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

absl::StatusOr<v1::SystemCoverage> ShowCoverage(Deps&, rpc::ReadCall& call,
                                                const v1::ShowSystemCoverageRequest& request) {
  RETURN_IF_ERROR(CheckKnown(call, request.region()));
  const std::string system = IdIn(request.system());
  Violations violations;
  if (!store::IsPartnerSystem(call.tx(), system)) {
    violations.Add("system", Reason::PARTNER_SYSTEM_UNKNOWN, {{"system", system}});
  }
  RETURN_IF_ERROR(violations.ToStatus());
  const std::string code = IdIn(request.region());
  v1::SystemCoverage coverage = store::SystemCoverageOf(call.tx(), code == "-" ? "" : code, system);
  *coverage.mutable_as_of_time() = time::ToProto(call.now());
  return coverage;
}

}  // namespace linli::registration::partner_systems
