// Reversing and correcting a record, once that is decided: for AmendmentService and DisputeService.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/amendment.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/record_ending.h"

namespace linli::hours {

// Ends a record that is locked; with a correction, another takes its place. The contra entry, the
// successor with its posting, and the events of both are one transaction. A record that never
// counted is declined instead of reversed. Returns it as it then is. What CheckCorrection refuses
// of the correction, RECORD_TRANSITION, RECORD_WITHOUT_BREAK, RECORD_OVERLAPS.
absl::StatusOr<v1::Record> Amend(rpc::WriteCall& call, v1::Record record,
                                 const domain::Grounds& grounds, const v1::Correction* correction);

}  // namespace linli::hours
