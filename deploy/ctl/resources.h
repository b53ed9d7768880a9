// The commands of each resource, one file per resource.
#pragma once

#include "deploy/ctl/command.h"

namespace linli::ctl {

Commands Regions();
Commands Volunteers();
Commands Files();
Commands Organizations();
Commands NationalRegistry();
Commands WrittenSystems();
Commands Memberships();
Commands Transfers();
Commands CommunityReports();
Commands Staff();
Commands Conduct();
Commands Complaints();
Commands OrganizationCare();
Commands Delegations();
Commands Trainings();
Commands TrainingPlans();
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
Commands Handovers();
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
Commands Devices();
Commands Records();
Commands Approvals();
Commands Amendments();
Commands Disputes();
Commands Quarantines();
Commands Partners();
Commands BackEntries();
Commands Evaluations();
Commands Inspections();
Commands Statements();
Commands Holds();
Commands TimeAccounts();
Commands TimeBank();
Commands TimeOrders();
Commands Statistics();
Commands Stars();
Commands StarRatings();
Commands Certificates();
Commands CertificateTemplates();
Commands CertificateShares();
Commands AwardPlans();
Commands Nominations();
Commands Councils();
Commands Awards();
Commands Indicators();
Commands Assessments();
Commands Honours();
Commands Deeds();
Commands Redemptions();

}  // namespace linli::ctl
