// Stations: hours, checklist, and who keeps one.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/registration/v1/policy.pb.h"
#include "linli/registration/v1/station.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration::domain {

// What is wrong with an entry: STATION_HOURS per opening that ends before it begins or overlaps
// another one; STATION_CHECK_UNKNOWN per item that the region's checklist does not have, or twice;
// FIELD_PATTERN for a licence that ends on no day.
void CheckStation(const v1::Policy& policy, const v1::Station& station, Violations& violations);

// Whether it is open at a moment, by the clock of China.
bool OpenAt(const v1::Station& station, absl::Time at);

// Whether it has the licence that its kind asks for, and that holds at a moment (S1-15).
bool LicensedAt(const v1::Station& station, absl::Time at);

// Whether it can be opened now: STATION_STATE, STATION_CHECKLIST, LICENCE_REQUIRED,
// LICENCE_EXPIRED.
absl::Status CheckOpening(const v1::Policy& policy, const v1::Station& station, absl::Time now);

// STATION_STATE unless it is in one of these states.
absl::Status CheckStationState(const v1::Station& station,
                               std::initializer_list<v1::StationState> states);

// Whether a caller may change it, by what he holds over its region and over its host.
bool MayKeep(const Authorities& over_region, const Authorities& over_host);

// Shares and whether the targets are met, from the counts.
void JudgeCoverage(const v1::Policy& policy, v1::StationCoverage& coverage);

}  // namespace linli::registration::domain
