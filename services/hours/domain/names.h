// Names of what hours keeps and of what it hears about.
#pragma once

#include "common/ids/resource_name.h"

namespace linli::hours::domain {

using VolunteerName = ids::Name<"volunteers">;
using AttendanceName = ids::Name<"volunteers", "attendances">;
using RecordName = ids::Name<"volunteers", "records">;
using AmendmentName = ids::Name<"volunteers", "records", "amendments">;
using DisputeName = ids::Name<"volunteers", "records", "disputes">;
using QuarantineName = ids::Name<"volunteers", "records", "quarantines">;
using ConflictName = ids::Name<"volunteers", "conflicts">;
using TransferKeyName = ids::Name<"transferKeys">;
using RecordImportName = ids::Name<"recordImports">;
using AccountName = ids::Name<"accounts">;
using TransferName = ids::Name<"accounts", "transfers">;
using HoldName = ids::Name<"volunteers", "holds">;
using TimeOrderName = ids::Name<"volunteers", "timeOrders">;
using RegionName = ids::Name<"regions">;
using OrganizationName = ids::Name<"organizations">;
using DeviceName = ids::Name<"organizations", "devices">;
using ActivityName = ids::Name<"organizations", "activities">;
using ShiftName = ids::Name<"organizations", "activities", "shifts">;

}  // namespace linli::hours::domain
