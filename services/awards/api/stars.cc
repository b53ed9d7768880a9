#include "services/awards/api/stars.h"

#include "common/paging/page.h"
#include "services/awards/api/star_giving.h"
#include "services/awards/domain/names.h"
#include "services/awards/domain/star_evaluation.h"
#include "services/awards/domain/star_figures.h"
#include "services/awards/storage/star_scheme_store.h"
#include "services/awards/storage/star_store.h"

namespace linli::awards::stars {

absl::StatusOr<VolunteerPtr> Ask(Deps& deps, rpc::Call& call,
                                 const v1::GetStarStatusRequest& request) {
  return deps.registration.GetVolunteer(call.Outbound(), request.volunteer());
}

absl::StatusOr<v1::StarStatus> GetStatus(Deps&, rpc::ReadCall& call,
                                         const v1::GetStarStatusRequest& request,
                                         const VolunteerPtr& volunteer) {
  ASSIGN_OR_RETURN(const VolunteerName name, VolunteerName::Parse(request.volunteer()));
  const std::string& region = volunteer->service_region();
  const std::optional<v1::StarScheme> scheme =
      store::StarSchemeInForce(call.tx(), region, call.now());
  if (!scheme) return Refuse(Reason::STAR_SCHEME_MISSING, {{"region", region}});
  v1::StarStatus status;
  status.set_volunteer(request.volunteer());
  status.set_counted_minutes(
      domain::LooksAtMinutesAlone(*scheme)
          ? store::GetStanding(call.tx(), name.id()).counted_minutes
          : ExplainNow(call.tx(), name.id(), *scheme, call.now()).figures().minutes());
  status.set_star(store::HighestStar(call.tx(), name.id(), scheme->region()));
  domain::Describe(*scheme, status);
  return status;
}

absl::StatusOr<v1::ListStarGrantsResponse> ListGrants(Deps&, rpc::ReadCall& call,
                                                      const v1::ListStarGrantsRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName name, VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::optional<std::string> after;
  if (!page.first()) after = page.after[0];
  const auto grants = store::ListStarGrants(call.tx(), name.id(), after, page.size);
  v1::ListStarGrantsResponse response;
  response.mutable_star_grants()->Assign(grants.begin(), grants.end());
  if (static_cast<int>(grants.size()) == page.size) {
    ASSIGN_OR_RETURN(const StarGrantName last, StarGrantName::Parse(grants.back().name()));
    response.set_next_page_token(paging::NextPageToken(request, std::array{last.id()}));
  }
  return response;
}

}  // namespace linli::awards::stars
