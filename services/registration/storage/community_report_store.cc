#include "services/registration/storage/community_report_store.h"

#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

v1::CommunityReport ReportFrom(const pqxx::row& row) {
  v1::CommunityReport report;
  const std::string code = Text(row, "region_code");
  report.set_name(domain::CommunityReportName(Text(row, "volunteer_id"), code).ToString());
  report.set_community(domain::RegionName(code).ToString());
  report.set_unit(Text(row, "unit"));
  *report.mutable_report_time() = Time(row, "report_time");
  SetTime(row, "end_time", [&] { return report.mutable_end_time(); });
  report.set_entered_by(Text(row, "entered_by"));
  report.set_etag(Etag(row));
  return report;
}

std::vector<v1::CommunityReport> All(const pqxx::result& rows) {
  std::vector<v1::CommunityReport> reports;
  for (const pqxx::row& row : rows) reports.push_back(ReportFrom(row));
  return reports;
}

}  // namespace

v1::CommunityReport SaveCommunityReport(db::Tx& tx, const std::string& volunteer_id,
                                        const v1::CommunityReport& report) {
  return ReportFrom(tx.Run(queries::kCommunityReportSave, volunteer_id, IdOf(report.community()),
                           report.unit(), time::FromProto(report.report_time()),
                           report.entered_by())[0]);
}

std::optional<v1::CommunityReport> EndCommunityReport(db::Tx& tx, const std::string& volunteer_id,
                                                      const std::string& code, absl::Time now) {
  const pqxx::result rows = tx.Run(queries::kCommunityReportEnd, volunteer_id, code, now);
  return rows.empty() ? std::nullopt : std::optional(ReportFrom(rows[0]));
}

std::vector<v1::CommunityReport> ReportsOfVolunteer(db::Tx& tx, const std::string& volunteer_id,
                                                    const std::string& after, int limit) {
  return All(tx.Run(queries::kCommunityReportListVolunteer, volunteer_id, after, limit));
}

std::vector<v1::CommunityReport> ReportsOfRegion(db::Tx& tx, const std::string& region_code,
                                                 const std::vector<std::string>& after, int limit) {
  return All(tx.Run(queries::kCommunityReportListRegion, region_code, EndOfRegion(region_code),
                    after.empty() ? "" : after[0], after.empty() ? "" : after[1], limit));
}

v1::CommunityReporting CountReports(db::Tx& tx, const std::string& region_code) {
  const pqxx::result rows =
      tx.Run(queries::kCommunityReportCount, region_code, EndOfRegion(region_code));
  v1::CommunityReporting reporting;
  reporting.set_party_volunteers(Number(rows[0], "party"));
  reporting.set_reported(Number(rows[0], "reported"));
  return reporting;
}

}  // namespace linli::registration::store
