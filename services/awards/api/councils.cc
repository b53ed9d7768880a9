#include "services/awards/api/councils.h"

#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/mask/output_only.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/council_rule.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/storage/council_store.h"

namespace linli::awards::councils {

void Check(const v1::CreateCouncilRequest& request, absl::Time, Violations& violations) {
  domain::FindFaults(request.council(), violations);
}

absl::StatusOr<v1::Council> Create(Deps&, rpc::WriteCall& call,
                                   const v1::CreateCouncilRequest& request) {
  ASSIGN_OR_RETURN(const auto region, RegionName::Parse(request.parent()));
  v1::Council council = request.council();
  mask::ClearOutputOnly(&council);
  Violations violations;
  domain::FindFaults(council, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  council.set_name(CouncilName(region.id(), ids::NewId()).ToString());
  Begin(council, domain::Kept(call.now()));
  store::InsertCouncil(call.tx(), council);
  Announce(call, council, "created");
  return council;
}

absl::StatusOr<v1::Council> Update(Deps&, rpc::WriteCall& call,
                                   const v1::UpdateCouncilRequest& request) {
  ASSIGN_OR_RETURN(const auto name, CouncilName::Parse(request.council().name()));
  ASSIGN_OR_RETURN(v1::Council council, store::LockCouncil(call.tx(), name));
  RETURN_IF_ERROR(CheckEtag(request.council().etag(), council.etag()));
  const std::string etag = council.etag();
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), request.council(), &council));
  council.set_etag(etag);
  Violations violations;
  domain::FindFaults(council, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  NextVersion(council, domain::Kept(call.now()));
  store::SaveCouncil(call.tx(), council);
  Announce(call, council, "updated");
  return council;
}

absl::StatusOr<v1::Council> Get(Deps&, rpc::ReadCall& call, const v1::GetCouncilRequest& request) {
  ASSIGN_OR_RETURN(const auto name, CouncilName::Parse(request.name()));
  return store::GetCouncil(call.tx(), name);
}

absl::StatusOr<v1::ListCouncilsResponse> List(Deps&, rpc::ReadCall& call,
                                              const v1::ListCouncilsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListCouncilsResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListCouncils(call.tx(), request.parent(), Only(page.after), page.size + 1),
               response.mutable_councils()));
  return response;
}

}  // namespace linli::awards::councils
