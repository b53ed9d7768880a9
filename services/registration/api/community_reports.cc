#include "services/registration/api/community_reports.h"

#include "common/identity/scope.h"
#include "common/mask/output_only.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/community_report_store.h"
#include "services/registration/storage/region_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::community_reports {
namespace {

absl::Status CheckMayReport(const v1::Volunteer& volunteer) {
  if (volunteer.state() != v1::VOLUNTEER_ACTIVE) {
    return Refuse(Reason::VOLUNTEER_STATE, {{"state", v1::VolunteerState_Name(volunteer.state())}});
  }
  // 政治面貌: 01 中共党员, 02 中共预备党员.
  const bool member = volunteer.political_status() == "01" || volunteer.political_status() == "02";
  return member ? absl::OkStatus() : Refuse(Reason::NOT_PARTY_MEMBER);
}

}  // namespace

absl::StatusOr<v1::CommunityReport> Report(Deps& deps, rpc::WriteCall& call,
                                           const v1::ReportToCommunityRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::LockVolunteer(call.tx(), deps.vault, name.id()));
  RETURN_IF_ERROR(CheckMayReport(file.volunteer));
  v1::CommunityReport report = request.report();
  mask::ClearOutputOnly(&report);
  if (!store::MissingRegions(call.tx(), {IdIn(report.community())}).empty()) {
    Violations violations;
    violations.Add("report.community", Reason::REGION_UNKNOWN, {{"region", report.community()}});
    return violations.ToStatus();
  }
  *report.mutable_report_time() = time::ToProto(call.now());
  report.set_entered_by(call.caller().subject);
  return store::SaveCommunityReport(call.tx(), name.id(), report);
}

absl::StatusOr<v1::CommunityReport> End(Deps&, rpc::WriteCall& call,
                                        const v1::EndCommunityReportRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::CommunityReportName::Parse(request.name()));
  std::optional<v1::CommunityReport> ended =
      store::EndCommunityReport(call.tx(), name.id(0), name.id(), call.now());
  if (!ended) return NotFound(request.name());
  return *std::move(ended);
}

absl::StatusOr<v1::ListCommunityReportsResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListCommunityReportsRequest& request) {
  const bool of_volunteer = request.parent().starts_with("volunteers/");
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, of_volunteer ? 1 : 2));
  std::vector<v1::CommunityReport> found =
      of_volunteer
          ? store::ReportsOfVolunteer(call.tx(), IdIn(request.parent()), Only(page.after),
                                      page.size + 1)
          : store::ReportsOfRegion(call.tx(), identity::PlainScope(request.parent()).region,
                                   page.after, page.size + 1);
  v1::ListCommunityReportsResponse response;
  response.set_next_page_token(
      FillPage(request, page, std::move(found), response.mutable_community_reports(),
               [&](const v1::CommunityReport& last) {
                 const auto name = *domain::CommunityReportName::Parse(last.name());
                 return of_volunteer ? std::vector<std::string>{name.id()}
                                     : std::vector<std::string>{name.id(), name.id(0)};
               }));
  return response;
}

absl::StatusOr<v1::CommunityReporting> Show(Deps&, rpc::ReadCall& call,
                                            const v1::ShowCommunityReportingRequest& request) {
  v1::CommunityReporting reporting =
      store::CountReports(call.tx(), identity::PlainScope(request.region()).region);
  *reporting.mutable_as_of_time() = time::ToProto(call.now());
  return reporting;
}

}  // namespace linli::registration::community_reports
