// Complaints: who is competent, by when there is an answer, who may deal with one (条例 Art. 26,
// S4-17).
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/registration/v1/complaint.pb.h"
#include "linli/registration/v1/policy.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration::domain {

// The office that is competent for a matter.
Role BodyFor(v1::ComplaintMatter matter);

// Whether an office of this kind deals with complaints.
bool DealsWithComplaints(Role body);

// The end of the period of an answer that begins now: a working day's.
absl::Time DueTime(const v1::Policy& policy, absl::Time now);

// Whether who holds `held` over its region may deal with it: nobody with what is about himself.
bool MayHandle(const v1::Complaint& complaint, std::string_view caller, const Authorities& held);

// COMPLAINT_STATE unless it is open.
absl::Status CheckOpen(const v1::Complaint& complaint);

}  // namespace linli::registration::domain
