// The commands of each resource, one file per resource.
#pragma once

#include "deploy/ctl/command.h"

namespace linli::ctl {

Commands Regions();
Commands Volunteers();
Commands Organizations();
Commands Memberships();
Commands Delegations();
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
Commands Attendances();
Commands Records();
Commands Statements();
Commands Stars();
Commands Certificates();

}  // namespace linli::ctl
