// Opening and closing attendances, whatever proves them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/policy/policy.h"
#include "common/rpc/call.h"
#include "linli/hours/v1/attendance.pb.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/matching/v1/events.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/storage/attendance_store.h"
#include "services/hours/storage/roster_store.h"

namespace linli::hours::presence {

// A person at a shift: "volunteers/{number}", "organizations/{o}/activities/{a}/shifts/{s}".
using Place = std::pair<std::string, std::string>;
// What matching says of those whom the roster does not have: the feed may be moments behind.
using Enrollments = std::map<Place, absl::StatusOr<std::optional<matching::v1::EnrollmentEvent>>>;
absl::StatusOr<Enrollments> AskEnrollments(Deps& deps, const rpc::Call& call,
                                           const std::vector<Place>& places);

// Who was suspended, frozen or dissolved records nothing new (RECORDING_UNIT_STATE). While
// registration does not answer, people check in all the same: confirmation asks again.
absl::Status CheckUnit(Deps& deps, const rpc::Call& call, const std::string& shift);

// The policy that judges a shift, narrowed by the rules of its activity.
policy::Edition<v1::Policy> PolicyOf(db::Tx& tx, const matching::v1::ShiftContext& shift);

// What is expected of her, from the roster or from what was asked. NOT_ON_ROSTER, or why nobody
// could say.
absl::StatusOr<store::Expected> ExpectedAt(db::Tx& tx, const Enrollments& asked,
                                           const Place& place);

// Opens an attendance of `time`, now or earlier. Her account is locked; evidence and window are
// judged. ALREADY_CHECKED_IN, CHECK_IN_LIMIT.
absl::StatusOr<v1::Attendance> Open(rpc::WriteCall& call, const std::string& volunteer_id,
                                    const store::Expected& expected, const v1::Policy& policy,
                                    absl::Time time, const v1::Evidence& evidence);

// Closes an attendance at `time`, now or earlier, and drafts the records of it, in one transaction.
v1::Attendance Close(rpc::WriteCall& call, const store::Open& open,
                     const policy::Edition<v1::Policy>& policy, absl::Time time,
                     const v1::Evidence& evidence);

}  // namespace linli::hours::presence
