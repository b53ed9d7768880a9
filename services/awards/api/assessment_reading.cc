#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "common/paging/page.h"
#include "services/awards/api/assessments.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/assessment_csv.h"
#include "services/awards/domain/assessment_names.h"
#include "services/awards/domain/assessment_period.h"
#include "services/awards/domain/assessment_way.h"
#include "services/awards/storage/assessment_store.h"

namespace linli::awards::assessments {
namespace {

using identity::Role;

constexpr int kRegionsInReport = 60;  // a page and a half of bars for each indicator
constexpr int kPeriodsInReport = 5;

// Digits of the codes one level below; of the lowest level there are none.
int DigitsBelow(const std::string& region) {
  const size_t digits = region.size() - std::string_view("regions/").size();
  return digits < 6 ? static_cast<int>(digits) + 2 : static_cast<int>(digits) + 3;
}

bool SeesDrafts(const rpc::Call& call, const std::string& region) {
  const identity::Scope scope = ScopeOf(region);
  const Role roles[] = {Role::ADMINISTRATOR, Role::AWARDS_OFFICER, Role::INSPECTOR,
                        Role::SOCIAL_WORK_DEPARTMENT, Role::CIVILISATION_OFFICE};
  return std::any_of(std::begin(roles), std::end(roles),
                     [&](Role role) { return call.caller().Holds(role, scope, call.now()); });
}

absl::StatusOr<v1::Assessment> Seen(rpc::ReadCall& call, const std::string& name) {
  ASSIGN_OR_RETURN(const auto parsed, AssessmentName::Parse(name));
  ASSIGN_OR_RETURN(v1::Assessment assessment, store::GetAssessment(call.tx(), parsed));
  if (assessment.state() != v1::ASSESSMENT_PUBLISHED && !SeesDrafts(call, RegionIn(name))) {
    return NotFound(name);
  }
  return assessment;
}

// The row of one assessment, if its scheme has the key and the result is asked for.
std::optional<v1::ComparedResult> Compared(const v1::Assessment& assessment,
                                           const v1::ListComparedResultsRequest& request) {
  for (const v1::IndicatorResult& result : assessment.results()) {
    if (result.indicator().key() != request.key()) continue;
    if (request.short_only() && result.shortfall() == 0) return std::nullopt;
    v1::ComparedResult compared;
    compared.set_region(RegionIn(assessment.name()));
    compared.set_region_title(assessment.region_title());
    compared.set_period(assessment.period());
    compared.set_as_of_date(assessment.as_of_date());
    compared.set_assessment(assessment.name());
    *compared.mutable_result() = result;
    return compared;
  }
  return std::nullopt;
}

bool InParty(const std::string& political_status) {
  return political_status == "01" || political_status == "02";
}

}  // namespace

absl::StatusOr<v1::Assessment> Get(AssessmentDeps&, rpc::ReadCall& call,
                                   const v1::GetAssessmentRequest& request) {
  return Seen(call, request.name());
}

absl::StatusOr<v1::ListAssessmentsResponse> List(AssessmentDeps&, rpc::ReadCall& call,
                                                 const v1::ListAssessmentsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  auto assessments =
      store::ListAssessments(call.tx(), request.parent(), SeesDrafts(call, request.parent()),
                             request.period(), Only(page.after), page.size + 1);
  v1::ListAssessmentsResponse response;
  response.set_next_page_token(
      FillPage(request, page, std::move(assessments), response.mutable_assessments()));
  return response;
}

absl::StatusOr<v1::ListComparedResultsResponse> Compare(
    AssessmentDeps&, rpc::ReadCall& call, const v1::ListComparedResultsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  const auto assessments = store::ComparedAssessments(
      call.tx(), {request.parent(), request.level(), request.from_period(), request.to_period()},
      page.first() ? "" : page.after[0], page.first() ? "" : page.after[1], page.size);
  v1::ListComparedResultsResponse response;
  for (const v1::Assessment& assessment : assessments) {
    if (auto compared = Compared(assessment, request)) {
      *response.add_compared_results() = *std::move(compared);
    }
  }
  if (static_cast<int>(assessments.size()) == page.size) {
    const v1::Assessment& last = assessments.back();
    const std::string key[] = {last.period(), RegionIn(last.name())};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  return response;
}

absl::StatusOr<v1::ListAssessmentShortfallsResponse> ListShortfalls(
    AssessmentDeps& deps, rpc::ReadCall& call, const v1::ListAssessmentShortfallsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  ASSIGN_OR_RETURN(const v1::Assessment assessment, Seen(call, request.parent()));
  RETURN_IF_ERROR(domain::HasShortfalls(assessment));
  hours::v1::ListShortfallsRequest ask;
  ask.set_parent(RegionIn(assessment.name()));
  ask.set_year(domain::YearOf(assessment.period()));
  ask.set_page_size(page.size);
  ask.set_page_token(Only(page.after));
  ASSIGN_OR_RETURN(const auto shortfalls, deps.hours_figures.ListShortfalls(call.Outbound(), ask));
  std::vector<std::string> names;
  for (const auto& one : shortfalls.shortfalls()) names.push_back(one.volunteer());
  std::map<std::string, registration::v1::Volunteer> files;
  ASSIGN_OR_RETURN(auto found, deps.registration.BatchGetVolunteers(call.Outbound(), names));
  for (auto& file : found) files[file.name()] = std::move(file);
  v1::ListAssessmentShortfallsResponse response;
  for (const auto& one : shortfalls.shortfalls()) {
    const registration::v1::Volunteer& file = files[one.volunteer()];
    if (request.party_only() && !InParty(file.political_status())) continue;
    v1::AssessmentShortfall& shortfall = *response.add_assessment_shortfalls();
    shortfall.set_volunteer(one.volunteer());
    shortfall.set_display_name(file.display_name());
    shortfall.set_political_status(file.political_status());
    shortfall.set_served_minutes(one.credit_minutes() + one.honour_minutes());
    shortfall.set_missing_minutes(one.missing_minutes());
  }
  response.set_minimum_minutes(shortfalls.minimum_minutes());
  *response.mutable_as_of_time() = shortfalls.as_of_time();
  response.set_lag_seconds(shortfalls.lag_seconds());
  if (!shortfalls.next_page_token().empty()) {
    const std::string key[] = {shortfalls.next_page_token()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  return response;
}

absl::StatusOr<v1::RenderedReport> RenderReport(AssessmentDeps& deps, rpc::ReadCall& call,
                                                const v1::RenderAnnualReportRequest& request) {
  ASSIGN_OR_RETURN(const v1::Assessment assessment, Seen(call, request.name()));
  RETURN_IF_ERROR(domain::MayReport(assessment));
  const std::string region = RegionIn(assessment.name());
  const auto below = store::ComparedAssessments(
      call.tx(), {region, DigitsBelow(region), assessment.period(), assessment.period()}, "", "",
      kRegionsInReport);
  const auto before =
      store::PublishedBefore(call.tx(), region, assessment.period(), kPeriodsInReport);
  ASSIGN_OR_RETURN(paper::Print print,
                   deps.press.Run({assessment, below, before}, call.deadline()));
  v1::RenderedReport report;
  report.set_pdf(std::move(print.pdf));
  report.set_page_count(print.pages);
  return report;
}

absl::StatusOr<v1::AssessmentFile> Export(AssessmentDeps&, rpc::ReadCall& call,
                                          const v1::ExportAssessmentRequest& request) {
  ASSIGN_OR_RETURN(const v1::Assessment assessment, Seen(call, request.name()));
  v1::AssessmentFile file;
  file.set_content(domain::AssessmentCsv(assessment, request.table()));
  return file;
}

}  // namespace linli::awards::assessments
