#include "services/awards/api/indicator_schemes.h"

#include <array>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/paging/page.h"
#include "common/time/proto_time.h"
#include "linli/awards/v1/assessment_events.pb.h"
#include "services/awards/domain/assessment_names.h"
#include "services/awards/domain/indicator_inputs.h"
#include "services/awards/domain/indicator_scheme.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/storage/indicator_scheme_store.h"

namespace linli::awards::indicator_schemes {
namespace {

std::optional<std::pair<absl::Time, std::string>> After(const paging::Page& page) {
  int64_t micros = 0;
  if (page.first() || !absl::SimpleAtoi(page.after[0], &micros)) return std::nullopt;
  return std::pair(absl::FromUnixMicros(micros), page.after[1]);
}

std::array<std::string, 2> SortKey(const v1::IndicatorScheme& scheme) {
  return {absl::StrCat(absl::ToUnixMicros(time::FromProto(scheme.effective_time()))),
          scheme.name()};
}

v1::IndicatorInput Shown(const domain::KnownInput& known) {
  v1::IndicatorInput input;
  input.set_input(std::string(known.name));
  input.set_title(std::string(known.title));
  input.set_from_service(std::string(domain::ServiceOf(known.origin)));
  input.set_of_period(known.of_period);
  return input;
}

}  // namespace

void Check(const v1::CreateIndicatorSchemeRequest& request, absl::Time now,
           Violations& violations) {
  domain::FindFaults(request.indicator_scheme(), domain::Kept(now), violations);
}

absl::StatusOr<rpc::NoFacts> Ask(AssessmentDeps& deps, const rpc::Call& call,
                                 const v1::CreateIndicatorSchemeRequest& request) {
  const std::string& region = request.indicator_scheme().region();
  if (!region.empty()) {
    RETURN_IF_ERROR(deps.registration.GetRegion(call.Outbound(), region).status());
  }
  return rpc::NoFacts{};
}

absl::StatusOr<v1::IndicatorScheme> Create(AssessmentDeps&, rpc::WriteCall& call,
                                           const v1::CreateIndicatorSchemeRequest& request) {
  const absl::Time now = domain::Kept(call.now());
  Violations faults;
  Check(request, now, faults);
  RETURN_IF_ERROR(faults.ToStatus());
  v1::IndicatorScheme scheme = request.indicator_scheme();
  scheme.set_name(IndicatorSchemeName(ids::NewId()).ToString());
  *scheme.mutable_create_time() = time::ToProto(now);
  *scheme.mutable_effective_time() =
      scheme.has_effective_time()
          ? time::ToProto(domain::Kept(time::FromProto(scheme.effective_time())))
          : scheme.create_time();
  if (!store::InsertIndicatorScheme(call.tx(), scheme)) {
    Violations violations;
    violations.Add("indicator_scheme.effective_time", Reason::INDICATOR_INVALID,
                   {{"problem", "another version is in force from this very instant"}});
    return violations.ToStatus();
  }
  v1::IndicatorSchemeEvent event;
  *event.mutable_indicator_scheme() = scheme;
  call.Emit("indicator_scheme", scheme.name(), 1, "awards.indicator_scheme.created", event);
  return scheme;
}

absl::StatusOr<v1::IndicatorScheme> Get(AssessmentDeps&, rpc::ReadCall& call,
                                        const v1::GetIndicatorSchemeRequest& request) {
  return store::GetIndicatorScheme(call.tx(), request.name());
}

absl::StatusOr<v1::ListIndicatorSchemesResponse> List(
    AssessmentDeps&, rpc::ReadCall& call, const v1::ListIndicatorSchemesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  std::optional<std::string> region;
  if (!request.region().empty()) region = request.region();
  const auto schemes = store::ListIndicatorSchemes(call.tx(), region, After(page), page.size);
  v1::ListIndicatorSchemesResponse response;
  response.mutable_indicator_schemes()->Assign(schemes.begin(), schemes.end());
  if (static_cast<int>(schemes.size()) == page.size) {
    response.set_next_page_token(paging::NextPageToken(request, SortKey(schemes.back())));
  }
  return response;
}

absl::StatusOr<v1::ListIndicatorInputsResponse> ListInputs(
    AssessmentDeps&, rpc::ReadCall&, const v1::ListIndicatorInputsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListIndicatorInputsResponse response;
  for (const domain::KnownInput& known : domain::KnownInputs()) {
    if (!page.first() && known.name <= page.after[0]) continue;
    if (response.indicator_inputs_size() == page.size) {
      const std::string last[] = {response.indicator_inputs(page.size - 1).input()};
      response.set_next_page_token(paging::NextPageToken(request, last));
      break;
    }
    *response.add_indicator_inputs() = Shown(known);
  }
  return response;
}

}  // namespace linli::awards::indicator_schemes
