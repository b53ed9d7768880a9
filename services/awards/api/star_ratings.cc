#include "services/awards/api/star_ratings.h"

#include <map>

#include "common/time/proto_time.h"
#include "services/awards/api/star_giving.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/domain/star_figures.h"
#include "services/awards/domain/star_scheme.h"
#include "services/awards/storage/star_scheme_store.h"
#include "services/awards/storage/star_store.h"

namespace linli::awards::star_ratings {
namespace {

constexpr int kStep = 500;     // volunteers whose records are read at once
constexpr int kMost = 20'000;  // volunteers that a preview looks at

// Adds each star that she would have to the forecast, from the lowest up.
void Count(const v1::StarScheme& scheme, const std::vector<domain::CountedRecord>& records,
           absl::Time at, v1::PreviewStarSchemeResponse& response) {
  const v1::StarExplanation explanation = domain::Explain(scheme, records, at);
  const int highest =
      domain::HighestOf({explanation.verdicts().begin(), explanation.verdicts().end()});
  for (v1::StarForecast& forecast : *response.mutable_star_forecasts()) {
    if (forecast.star() <= highest) forecast.set_volunteers(forecast.volunteers() + 1);
  }
}

}  // namespace

absl::StatusOr<std::string> AskRegion(Deps& deps, rpc::Call& call,
                                      const v1::ExplainStarsRequest& request) {
  ASSIGN_OR_RETURN(const auto file,
                   deps.registration.GetVolunteer(call.Outbound(), request.volunteer()));
  return file->service_region();
}

absl::StatusOr<v1::StarExplanation> Explain(Deps&, rpc::ReadCall& call,
                                            const v1::ExplainStarsRequest& request,
                                            const std::string& region) {
  ASSIGN_OR_RETURN(const VolunteerName volunteer, VolunteerName::Parse(request.volunteer()));
  if (!request.star_grant().empty()) {
    ASSIGN_OR_RETURN(const StarGrantName grant, StarGrantName::Parse(request.star_grant()));
    if (grant.id(0) != volunteer.id()) return NotFound(request.star_grant());
    return store::GetExplanation(call.tx(), request.star_grant());
  }
  const absl::Time now = domain::Kept(call.now());
  const auto scheme = store::StarSchemeInForce(call.tx(), region, now);
  if (!scheme) return Refuse(Reason::STAR_SCHEME_MISSING, {{"region", region}});
  return ExplainNow(call.tx(), volunteer.id(), *scheme, now);
}

absl::StatusOr<v1::PreviewStarSchemeResponse> Preview(Deps&, rpc::ReadCall& call,
                                                      const v1::PreviewStarSchemeRequest& request) {
  const absl::Time now = domain::Kept(call.now());
  v1::StarScheme draft = request.star_scheme();
  if (!draft.has_effective_time()) *draft.mutable_effective_time() = time::ToProto(now);
  RETURN_IF_ERROR(domain::CheckStarScheme(draft, now));
  v1::PreviewStarSchemeResponse response;
  for (const v1::Star& star : draft.stars()) response.add_star_forecasts()->set_star(star.star());
  std::string after;
  while (response.examined() < kMost) {
    const std::vector<std::string> numbers =
        store::VolunteersWithMinutes(call.tx(), draft.region(), after, kStep);
    for (const auto& [number, records] : store::RecordsOf(call.tx(), numbers)) {
      Count(draft, records, now, response);
    }
    response.set_examined(response.examined() + static_cast<int64_t>(numbers.size()));
    if (numbers.size() < kStep) {
      response.set_complete(true);
      break;
    }
    after = numbers.back();
  }
  return response;
}

}  // namespace linli::awards::star_ratings
