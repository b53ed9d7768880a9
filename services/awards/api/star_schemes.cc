#include "services/awards/api/star_schemes.h"

#include <array>

#include "absl/time/time.h"
#include "common/ids/new_id.h"
#include "common/paging/page.h"
#include "common/time/proto_time.h"
#include "linli/awards/v1/events.pb.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/domain/star_scheme.h"
#include "services/awards/storage/star_scheme_store.h"

namespace linli::awards::star_schemes {
namespace {

std::optional<std::pair<absl::Time, std::string>> After(const paging::Page& page) {
  int64_t micros = 0;
  if (page.first() || !absl::SimpleAtoi(page.after[0], &micros)) return std::nullopt;
  return std::pair(absl::FromUnixMicros(micros), page.after[1]);
}

std::array<std::string, 2> SortKey(const v1::StarScheme& scheme) {
  return {absl::StrCat(absl::ToUnixMicros(time::FromProto(scheme.effective_time()))),
          scheme.name()};
}

}  // namespace

absl::StatusOr<v1::StarScheme> Get(Deps&, rpc::ReadCall& call,
                                   const v1::GetStarSchemeRequest& request) {
  return store::GetStarScheme(call.tx(), request.name());
}

absl::StatusOr<v1::ListStarSchemesResponse> List(Deps&, rpc::ReadCall& call,
                                                 const v1::ListStarSchemesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  std::optional<std::string> region;
  if (!request.region().empty()) region = request.region();
  const auto schemes = store::ListStarSchemes(call.tx(), region, After(page), page.size);
  v1::ListStarSchemesResponse response;
  response.mutable_star_schemes()->Assign(schemes.begin(), schemes.end());
  if (static_cast<int>(schemes.size()) == page.size) {
    response.set_next_page_token(paging::NextPageToken(request, SortKey(schemes.back())));
  }
  return response;
}

absl::StatusOr<rpc::NoFacts> Ask(Deps& deps, const rpc::Call& call,
                                 const v1::CreateStarSchemeRequest& request) {
  const std::string& region = request.star_scheme().region();
  if (!region.empty()) {
    RETURN_IF_ERROR(deps.registration.GetRegion(call.Outbound(), region).status());
  }
  return rpc::NoFacts{};
}

absl::StatusOr<v1::StarScheme> Create(Deps&, rpc::WriteCall& call,
                                      const v1::CreateStarSchemeRequest& request) {
  const absl::Time now = domain::Kept(call.now());
  v1::StarScheme scheme = request.star_scheme();
  scheme.set_name(StarSchemeName(ids::NewId()).ToString());
  *scheme.mutable_create_time() = time::ToProto(now);
  *scheme.mutable_effective_time() =
      scheme.has_effective_time()
          ? time::ToProto(domain::Kept(time::FromProto(scheme.effective_time())))
          : scheme.create_time();
  RETURN_IF_ERROR(domain::CheckStarScheme(scheme, now));
  RETURN_IF_ERROR(store::InsertStarScheme(call.tx(), scheme));
  v1::StarSchemeEvent event;
  *event.mutable_star_scheme() = scheme;
  call.Emit("star_scheme", scheme.name(), 1, "awards.star_scheme.created", event);
  return scheme;
}

}  // namespace linli::awards::star_schemes
