#include "deploy/ctl/resources.h"
#include "linli/matching/v1/campaign_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands Campaigns() {
  return {
      {.words = "campaign create",
       .request = &v1::CreateCampaignRequest::default_instance(),
       .help = "call for a campaign",
       .example = "--owner organizations/… --name 清洁家园 --region 1305 --start 2026-12-01 --end "
                  "2026-12-31",
       .fields = {{"--owner", "campaign.owner", "whose"},
                  {"--name", "campaign.display_name", "name"},
                  {"--region", "campaign.region", "where"},
                  {"--start", "campaign.start_time", "first moment"},
                  {"--end", "campaign.end_time", "last moment"},
                  {"--under", "campaign.parent_campaign", "campaigns/… that it is part of"},
                  {"--item", "campaign.items", "what each unit does; may be repeated"}}},
      {.words = "campaign update",
       .request = &v1::UpdateCampaignRequest::default_instance(),
       .help = "change what is given",
       .example = "campaigns/… --end 2027-01-31",
       .fields = {{"CAMPAIGN", "campaign.name", "campaigns/…"},
                  {"--name", "campaign.display_name", "name"},
                  {"--end", "campaign.end_time", "last moment"},
                  {"--item", "campaign.items", "what each unit does; may be repeated"}}},
      {.words = "campaign get",
       .request = &v1::GetCampaignRequest::default_instance(),
       .help = "show one with its counters",
       .example = "campaigns/…",
       .fields = {{"CAMPAIGN", "name", "campaigns/…"}}},
      {.words = "campaign list",
       .request = &v1::ListCampaignsRequest::default_instance(),
       .help = "list campaigns",
       .example = "--region 1305",
       .fields = {{"--region", "region", "only there and below"},
                  {"--under", "parent_campaign", "only directly under this one"}},
       .columns = {"name", "display_name", "start_time", "end_time"}},
  };
}

}  // namespace linli::ctl
