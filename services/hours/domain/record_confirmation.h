// Who makes a record effective (领队负责制, S4-16).
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/record.pb.h"

namespace linli::hours::domain {

struct Confirmer {
  std::string_view subject;
  // Holds a delegation in force as activity leader or manager over the recording unit.
  bool leads_recording_unit = false;
};

// Whether a record is this person's own.
bool IsOf(const v1::Record& record, std::string_view subject);

// RECORD_STATE unless it waits for somebody to confirm it.
absl::Status CheckWaits(const v1::Record& record);

// NOT_AUTHORIZED, RECORD_OWN, RECORD_SECOND_PERSON, SECOND_PERSON, RECORD_STATE.
absl::Status MayConfirm(const Confirmer& confirmer, const v1::Record& record);

// Vouches for it, after which it takes effect, or stands in public notice first.
absl::Status Confirm(const v1::Policy& policy, const Confirmer& confirmer, absl::Time now,
                     v1::Record& record);

// Who vouched for it, and the late flag. It stays where it is.
void Vouch(const v1::Policy& policy, const Confirmer& confirmer, absl::Time now,
           v1::Record& record);

}  // namespace linli::hours::domain
