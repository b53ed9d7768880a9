// 社区报到.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/db/tx.h"
#include "linli/registration/v1/community_report.pb.h"
#include "linli/registration/v1/community_report_service.pb.h"

namespace linli::registration::store {

v1::CommunityReport SaveCommunityReport(db::Tx& tx, const std::string& volunteer_id,
                                        const v1::CommunityReport& report);

// Nothing if she never reported there.
std::optional<v1::CommunityReport> EndCommunityReport(db::Tx& tx, const std::string& volunteer_id,
                                                      const std::string& code, absl::Time now);

// After a community.
std::vector<v1::CommunityReport> ReportsOfVolunteer(db::Tx& tx, const std::string& volunteer_id,
                                                    const std::string& after, int limit);
// In force in a region and below it, after a community and a number.
std::vector<v1::CommunityReport> ReportsOfRegion(db::Tx& tx, const std::string& region_code,
                                                 const std::vector<std::string>& after, int limit);

v1::CommunityReporting CountReports(db::Tx& tx, const std::string& region_code);

}  // namespace linli::registration::store
