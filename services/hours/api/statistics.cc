#include "services/hours/api/statistics.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "linli/hours/v1/policy.pb.h"
#include "services/hours/domain/figure_period.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/figure_store.h"

namespace linli::hours::statistics {
namespace {

absl::StatusOr<Place> Ask(Deps& deps, const rpc::Call& call, const std::string& parent) {
  ASSIGN_OR_RETURN(const identity::Scope scope, deps.scopes.Resolve(parent, call.deadline()));
  if (scope.region.empty()) return Place{};
  return Place{domain::RegionName(scope.region).ToString()};
}

store::FigurePlace PlaceOf(const std::string& parent) {
  if (const auto volunteer = domain::VolunteerName::Parse(parent); volunteer.ok()) {
    return {.volunteer_id = volunteer->id(), .organization = "", .region = ""};
  }
  if (const auto region = domain::RegionName::Parse(parent); region.ok()) {
    return {.volunteer_id = "", .organization = "", .region = region->id()};
  }
  return {.volunteer_id = "", .organization = parent, .region = ""};
}

int YearlyMinimum(rpc::ReadCall& call, const Place& place, int year) {
  return policy::At<v1::Policy>(call.tx(), place.region, domain::DecidesYear(year))
      ->yearly_minimum_minutes();
}

// How far the figures are. Read before them: what they have beyond it does no harm.
template <typename Answer>
void SayAsOf(rpc::ReadCall& call, Answer& answer) {
  const absl::Time as_of = store::FiguresAsOf(call.tx());
  *answer.mutable_as_of_time() = time::ToProto(as_of);
  answer.set_lag_seconds(std::max<int64_t>(0, absl::ToInt64Seconds(call.now() - as_of)));
}

template <typename Request>
absl::StatusOr<v1::FigureShares> Shares(rpc::ReadCall& call, const Request& request,
                                        store::FigurePart part) {
  RETURN_IF_ERROR(domain::CheckPeriod(request.period()));
  v1::FigureShares said;
  said.set_parent(request.parent());
  said.set_period(request.period());
  SayAsOf(call, said);
  said.MergeFrom(store::ReadShares(call.tx(), PlaceOf(request.parent()), request.period(), part));
  return said;
}

}  // namespace

absl::StatusOr<Place> AskFigures(Deps& deps, const rpc::Call& call,
                                 const v1::GetFiguresRequest& request) {
  RETURN_IF_ERROR(domain::CheckPeriod(request.period()));
  return Ask(deps, call, request.parent());
}

absl::StatusOr<Place> AskShortfalls(Deps& deps, const rpc::Call& call,
                                    const v1::ListShortfallsRequest& request) {
  return Ask(deps, call, request.parent());
}

absl::StatusOr<v1::Figures> Get(Deps&, rpc::ReadCall& call, const v1::GetFiguresRequest& request,
                                const Place& place) {
  v1::Figures said;
  said.set_parent(request.parent());
  said.set_period(request.period());
  said.set_category(request.category());
  SayAsOf(call, said);
  int year = 0;
  const bool has_minimum = domain::IsYear(request.period()) && request.category().empty() &&
                           absl::SimpleAtoi(request.period(), &year);
  if (has_minimum) said.set_minimum_minutes(YearlyMinimum(call, place, year));
  v1::Figures figures = store::ReadFigures(call.tx(), PlaceOf(request.parent()), request.period(),
                                           request.category(), said.minimum_minutes());
  if (!has_minimum) figures.clear_persons_at_minimum();
  said.MergeFrom(figures);
  return said;
}

absl::StatusOr<v1::FigureShares> GetByPartnerSystem(
    Deps&, rpc::ReadCall& call, const v1::GetFiguresByPartnerSystemRequest& request) {
  return Shares(call, request, store::FigurePart::kPartnerSystem);
}

absl::StatusOr<v1::FigureShares> GetByPoliticalStatus(
    Deps&, rpc::ReadCall& call, const v1::GetFiguresByPoliticalStatusRequest& request) {
  return Shares(call, request, store::FigurePart::kPoliticalStatus);
}

absl::StatusOr<v1::ListShortfallsResponse> ListShortfalls(Deps&, rpc::ReadCall& call,
                                                          const v1::ListShortfallsRequest& request,
                                                          const Place& place) {
  ASSIGN_OR_RETURN(paging::Page page, paging::PageOf(request, 1));
  v1::ListShortfallsResponse response;
  SayAsOf(call, response);
  response.set_minimum_minutes(YearlyMinimum(call, place, request.year()));
  for (v1::Shortfall& one : store::ReadShortfalls(
           call.tx(), PlaceOf(request.parent()), absl::StrCat(request.year()),
           response.minimum_minutes(), page.first() ? "" : page.after[0], page.size + 1)) {
    if (response.shortfalls_size() == page.size) {
      const std::string& last = response.shortfalls(page.size - 1).volunteer();
      response.set_next_page_token(
          paging::NextPageToken(request, std::vector{domain::VolunteerName::Parse(last)->id()}));
      break;
    }
    *response.add_shortfalls() = std::move(one);
  }
  return response;
}

}  // namespace linli::hours::statistics
