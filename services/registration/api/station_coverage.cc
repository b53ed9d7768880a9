#include "services/registration/api/station_coverage.h"

#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/station_rule.h"
#include "services/registration/storage/region_store.h"
#include "services/registration/storage/station_store.h"

namespace linli::registration::station_coverage {

absl::StatusOr<v1::StationCoverage> Get(Deps&, rpc::ReadCall& call,
                                        const v1::GetStationCoverageRequest& request) {
  const std::string region = request.name().substr(0, request.name().rfind('/'));
  RETURN_IF_ERROR(store::GetRegion(call.tx(), IdIn(region)).status());
  const auto policy = policy::At<v1::Policy>(call.tx(), region, call.now());
  v1::StationCoverage coverage =
      store::CountStations(call.tx(), IdIn(region), policy->booths_per_street());
  domain::JudgeCoverage(*policy, coverage);
  coverage.set_name(request.name());
  *coverage.mutable_as_of_time() = time::ToProto(call.now());
  return coverage;
}

absl::StatusOr<v1::ListStreetCoveragesResponse> ListStreets(
    Deps&, rpc::ReadCall& call, const v1::ListStreetCoveragesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  const auto policy = policy::At<v1::Policy>(call.tx(), request.parent(), call.now());
  v1::ListStreetCoveragesResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::CountStreets(call.tx(), IdIn(request.parent()), policy->booths_per_street(),
                                   request.lacking(), Only(page.after), page.size + 1),
               response.mutable_street_coverages(), [](const v1::StreetCoverage& last) {
                 return std::vector<std::string>{IdIn(last.street())};
               }));
  return response;
}

}  // namespace linli::registration::station_coverage
