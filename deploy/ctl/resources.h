// The commands of each resource, one file per resource.
#pragma once

#include "deploy/ctl/command.h"

namespace linli::ctl {

Commands Regions();
Commands Volunteers();
Commands Files();
Commands Organizations();
Commands Memberships();
Commands Transfers();
Commands CommunityReports();
Commands Staff();
Commands Conduct();
Commands Complaints();
Commands OrganizationCare();
Commands Delegations();
Commands Trainings();
Commands Qualifications();
Commands Agreements();
Commands Insurances();
Commands Stations();
Commands Supplies();
Commands MutualHelp();
Commands Activities();
Commands Shifts();
Commands Enrollments();
Commands Groups();
Commands PaidDuties();
Commands ActivitySeries();
Commands Projects();
Commands Brands();
Commands Campaigns();
Commands CalendarNodes();
Commands Needs();
Commands Pairings();
Commands Mobilizations();
Commands Recommendations();
Commands Rosters();
Commands Attendances();
Commands Records();
Commands Statements();
Commands Statistics();
Commands Stars();
Commands StarRatings();
Commands Certificates();
Commands AwardPlans();
Commands Nominations();
Commands Councils();
Commands Awards();

}  // namespace linli::ctl
