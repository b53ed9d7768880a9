#include "deploy/ctl/resources.h"
#include "linli/registration/v1/community_report_service.pb.h"
#include "linli/registration/v1/membership_transfer_service.pb.h"
#include "linli/registration/v1/staff_member_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

Commands Transfers() {
  const Field which = {"TRANSFER", "name", "volunteers/…/transfers/…"};
  return {
      {.words = "transfer request",
       .request = &v1::RequestMembershipTransferRequest::default_instance(),
       .help = "ask to move from one organisation to another (关系转接)",
       .example = "V1305022611123456K --from organizations/… --to organizations/…",
       .fields = {{"VOLUNTEER", "parent", "who moves"},
                  {"--from", "transfer.from_organization", "where she is a member"},
                  {"--to", "transfer.to_organization", "where she will be one"},
                  {"--region", "transfer.service_region", "her service region from then on"},
                  {"--reason", "transfer.reason", "for both to read"}}},
      {.words = "transfer release",
       .request = &v1::ReleaseMembershipTransferRequest::default_instance(),
       .help = "let her go",
       .example = "volunteers/…/transfers/…",
       .fields = {which}},
      {.words = "transfer accept",
       .request = &v1::AcceptMembershipTransferRequest::default_instance(),
       .help = "take her",
       .example = "volunteers/…/transfers/…",
       .fields = {which}},
      {.words = "transfer refuse",
       .request = &v1::RefuseMembershipTransferRequest::default_instance(),
       .help = "say no, with a reason",
       .example = "volunteers/…/transfers/… --reason 名额已满",
       .fields = {which, {"--reason", "reason", "why"}}},
      {.words = "transfer cancel",
       .request = &v1::CancelMembershipTransferRequest::default_instance(),
       .help = "take it back",
       .example = "volunteers/…/transfers/…",
       .fields = {which}},
      {.words = "transfer get",
       .request = &v1::GetMembershipTransferRequest::default_instance(),
       .help = "show one transfer",
       .example = "volunteers/…/transfers/…",
       .fields = {which}},
      {.words = "transfer list",
       .request = &v1::ListMembershipTransfersRequest::default_instance(),
       .help = "list the transfers of a volunteer or an organisation",
       .example = "organizations/… --state transfer-requested",
       .fields = {{"WHOSE", "parent", "volunteers/… or organizations/…"},
                  {"--state", "state", "only those that are"}},
       .columns = {"name", "state", "from_organization", "to_organization", "create_time"}},
  };
}

Commands Staff() {
  return {
      {.words = "staff add",
       .request = &v1::AddStaffMemberRequest::default_instance(),
       .help = "put somebody on the roster of an organisation",
       .example = "organizations/… --name 王社工 --work social-worker --source purchased --grade "
                  "intermediate-social-worker",
       .fields = {{"ORGANIZATION", "parent", "where"},
                  {"--name", "staff_member.display_name", "name"},
                  {"--work", "staff_member.work", "what she does"},
                  {"--source", "staff_member.source", "where her post comes from"},
                  {"--full-time", "staff_member.full_time", "专职"},
                  {"--grade", "staff_member.grade", "licence of a social worker"},
                  {"--volunteer", "staff_member.volunteer", "if she is one too"},
                  {"--from", "staff_member.start_time", "since when; now if not given"}}},
      {.words = "staff end",
       .request = &v1::EndStaffMemberRequest::default_instance(),
       .help = "she works there no more",
       .example = "organizations/…/staff/…",
       .fields = {{"STAFF", "name", "which entry"}}},
      {.words = "staff list",
       .request = &v1::ListStaffMembersRequest::default_instance(),
       .help = "list who works in an organisation, or in those of a region",
       .example = "regions/1305 --work social-worker",
       .fields = {{"WHERE", "parent", "organizations/… or regions/…"},
                  {"--work", "work", "only who does this"}},
       .columns = {"name", "display_name", "work", "source", "full_time", "grade"}},
  };
}

Commands CommunityReports() {
  return {
      {.words = "community report",
       .request = &v1::ReportToCommunityRequest::default_instance(),
       .help = "a Party member reports to a community (社区报到)",
       .example = "V1305022611123456K --community regions/130502001062 --unit 市财政局",
       .fields = {{"VOLUNTEER", "parent", "who"},
                  {"--community", "report.community", "to which one"},
                  {"--unit", "report.unit", "who sent her"}}},
      {.words = "community end",
       .request = &v1::EndCommunityReportRequest::default_instance(),
       .help = "she serves there no more",
       .example = "volunteers/…/communityReports/130502001062",
       .fields = {{"REPORT", "name", "which"}}},
      {.words = "community list",
       .request = &v1::ListCommunityReportsRequest::default_instance(),
       .help = "list who reported to the communities of a region, or where somebody did",
       .example = "regions/1305",
       .fields = {{"WHERE", "parent", "regions/…, regions/…/systems/party or volunteers/…"}},
       .columns = {"name", "unit", "report_time", "end_time"}},
      {.words = "community show",
       .request = &v1::ShowCommunityReportingRequest::default_instance(),
       .help = "show how many Party volunteers have reported to a community",
       .example = "regions/1305",
       .fields = {{"REGION", "region", "regions/… or regions/…/systems/party"}}},
  };
}

}  // namespace linli::ctl
