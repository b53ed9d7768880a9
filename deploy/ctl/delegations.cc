#include "deploy/ctl/resources.h"
#include "linli/registration/v1/delegation_service.pb.h"
#include "linli/registration/v1/partner_system_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

Commands Delegations() {
  return {
      {.words = "delegation grant",
       .request = &v1::GrantDelegationRequest::default_instance(),
       .help = "give somebody a role somewhere, from a day to a day",
       .example = "--to volunteers/… --role activity-leader --over organizations/…",
       .fields = {{"--to", "delegation.subject", "volunteers/…, staff/…, agencies/…, services/…"},
                  {"--role", "delegation.role", "role"},
                  {"--over", "delegation.over",
                   "platform, regions/…, organizations/…, (regions/…/)systems/…"},
                  {"--from", "delegation.start_time", "in force from; now if not given"},
                  {"--until", "delegation.end_time", "in force until; open if not given"},
                  {"--basis", "delegation.basis", "文号 of the decision"}}},
      {.words = "delegation revoke",
       .request = &v1::RevokeDelegationRequest::default_instance(),
       .help = "take a role away, within seconds",
       .example = "delegations/… --reason 任期届满",
       .fields = {{"DELEGATION", "name", "which"}, {"--reason", "reason", "why"}}},
      {.words = "delegation get",
       .request = &v1::GetDelegationRequest::default_instance(),
       .help = "show one delegation",
       .example = "delegations/…",
       .fields = {{"DELEGATION", "name", "which"}}},
      {.words = "delegation list",
       .request = &v1::ListDelegationsRequest::default_instance(),
       .help = "list who may what: of somebody, or over something",
       .example = "--over organizations/… --in-force",
       .fields = {{"--subject", "subject", "whose"},
                  {"--over", "over", "over what"},
                  {"--in-force", "in_force", "only those in force now"},
                  {"--on", "date", "only those in force on this day, 2026-11-28"}},
       .columns = {"name", "subject", "role", "over", "start_time", "end_time", "revoke_time"}},
      {.words = "delegation reach",
       .request = &v1::ListReachRequest::default_instance(),
       .help = "list who could reach somebody or something on a day",
       .example = "volunteers/… 2026-11-28",
       .fields = {{"RESOURCE", "resource", "volunteers/… or organizations/…"},
                  {"DAY", "date", "a day in China"}},
       .columns = {"subject", "role", "over", "start_time", "end_time", "revoke_time"}},
      {.words = "delegation systems",
       .request = &v1::ListPartnerSystemsRequest::default_instance(),
       .help = "list the partner systems: youth, women, union, redcross …",
       .example = "",
       .fields = {},
       .columns = {"name", "display_name", "domain_code", "body"}},
      {.words = "delegation system-coverage",
       .request = &v1::ShowSystemCoverageRequest::default_instance(),
       .help = "in how many communities of a region a partner system has a team, and where not",
       .example = "regions/1305 systems/women",
       .fields = {{"REGION", "region", "regions/…"}, {"SYSTEM", "system", "systems/…"}}},
  };
}

}  // namespace linli::ctl
