// What a correction makes of a record.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/amendment.pb.h"
#include "linli/hours/v1/record.pb.h"

namespace linli::hours::domain {

// One BAD_REQUEST with everything that is wrong with it, seen from a record that it is to correct:
// CORRECTION_UNCHANGED, and its times as they would then be (RECORD_INTERVAL, RECORD_IN_FUTURE,
// RECORD_CROSSES_MIDNIGHT).
absl::Status CheckCorrection(const v1::Record& record, const v1::Correction& correction,
                             absl::Time now);

// The record that takes its place: what was corrected, the rest as it was, waiting to be confirmed.
// It has neither name nor minutes. Credit hours stay credit hours within the times of the record
// that it corrects, which a check-in shows; beyond them they are honour hours, entered by who
// proposed it (S3-28).
v1::Record Corrected(const v1::Record& record, const v1::Correction& correction,
                     const std::string& proposed_by, absl::Time now);

}  // namespace linli::hours::domain
