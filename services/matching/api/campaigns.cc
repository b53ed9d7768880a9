#include "services/matching/api/campaigns.h"

#include <string>

#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/mask/output_only.h"
#include "common/time/proto_time.h"
#include "services/matching/api/catalog.h"
#include "services/matching/api/standing.h"
#include "services/matching/domain/names.h"
#include "services/matching/storage/report_store.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::campaigns {
namespace {

constexpr char kKind[] = "campaign";
constexpr int kLevels = 3;  // 三大行动 → 行动 → 系列 (S1-1)

store::Filing FilingOf(const v1::Campaign& campaign) {
  return {.kind = kKind,
          .id = store::IdIn(campaign.name()),
          .organization_id = store::IdIn(campaign.owner()),
          .region_code = store::IdIn(campaign.region()),
          .parent = campaign.parent_campaign()};
}

absl::Status CheckWindow(const v1::Campaign& campaign) {
  Violations violations;
  if (time::FromProto(campaign.end_time()) <= time::FromProto(campaign.start_time())) {
    violations.Add("campaign.end_time", Reason::CAMPAIGN_WINDOW);
  }
  return violations.ToStatus();
}

absl::Status CheckParent(db::Tx& tx, const std::string& parent) {
  if (parent.empty()) return absl::OkStatus();
  const int depth = store::CampaignDepth(tx, store::IdIn(parent));
  if (depth == 0) return NotFound(parent);
  if (depth < kLevels) return absl::OkStatus();
  return Refuse(Reason::CAMPAIGN_TOO_DEEP, {{"levels", std::to_string(kLevels)}});
}

}  // namespace

absl::StatusOr<v1::Campaign> Create(Deps&, rpc::WriteCall& call,
                                    const v1::CreateCampaignRequest& request) {
  v1::Campaign campaign = request.campaign();
  mask::ClearOutputOnly(&campaign);
  RETURN_IF_ERROR(CheckWindow(campaign));
  RETURN_IF_ERROR(CheckParent(call.tx(), campaign.parent_campaign()));
  campaign.set_name(CampaignName(ids::NewId()).ToString());
  return FileNew(call, FilingOf(campaign), campaign);
}

absl::StatusOr<v1::Campaign> Get(Deps&, rpc::ReadCall& call,
                                 const v1::GetCampaignRequest& request) {
  ASSIGN_OR_RETURN(const CampaignName name, CampaignName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Campaign campaign, GetFiled<v1::Campaign>(call.tx(), kKind, name));
  *campaign.mutable_counters() = store::CountCampaign(call.tx(), name.id());
  return campaign;
}

absl::StatusOr<v1::ListCampaignsResponse> List(Deps&, rpc::ReadCall& call,
                                               const v1::ListCampaignsRequest& request) {
  const store::Filing marks{.kind = kKind,
                            .id = "",
                            .region_code = store::IdIn(request.region()),
                            .parent = request.parent_campaign()};
  v1::ListCampaignsResponse response;
  ASSIGN_OR_RETURN(*response.mutable_next_page_token(),
                   PageOfFiled(
                       request,
                       [&](const std::string& after, int limit) {
                         return store::ListFiled(call.tx(), marks, after, limit);
                       },
                       [&](const store::Filed& one) {
                         *response.add_campaigns() =
                             store::Unfile<v1::Campaign>(one, CampaignName(one.id).ToString());
                       }));
  return response;
}

absl::StatusOr<v1::Campaign> Update(Deps&, rpc::WriteCall& call,
                                    const v1::UpdateCampaignRequest& request) {
  ASSIGN_OR_RETURN(const CampaignName name, CampaignName::Parse(request.campaign().name()));
  ASSIGN_OR_RETURN(v1::Campaign campaign, LockFiled<v1::Campaign>(call.tx(), kKind, name, ""));
  if (!ManagesOrganization(call.tx(), call.caller(), *OrganizationName::Parse(campaign.owner()),
                           call.now())) {
    return NotFound(name.ToString());
  }
  RETURN_IF_ERROR(CheckEtag(request.campaign().etag(), campaign.etag()));
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), request.campaign(), &campaign));
  RETURN_IF_ERROR(CheckWindow(campaign));
  return FileAgain(call, FilingOf(campaign), campaign);
}

}  // namespace linli::matching::campaigns
