// The table roster: who is expected where, as matching's feed says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/db/tx.h"
#include "linli/matching/v1/enrollment.pb.h"
#include "linli/matching/v1/events.pb.h"

namespace linli::hours::store {

// Whether matching ever told of a sign-up of hers for a shift of "organizations/{o}".
bool EverSignedUp(db::Tx& tx, std::string_view volunteer_id, std::string_view organization);

// Takes in what matching says of an enrolment, if it is newer than what is known. Confirmed ones
// are expected; all others are not.
void ApplyEnrollment(db::Tx& tx, int64_t version, const matching::v1::Enrollment& enrollment,
                     const matching::v1::ShiftContext& context);

struct Expected {
  std::string enrollment;
  matching::v1::ShiftContext context;
};

// Nothing if the volunteer is not expected at the shift.
std::optional<Expected> FindExpected(db::Tx& tx, std::string_view volunteer_id,
                                     std::string_view shift);

// A shift at which anybody is expected.
std::optional<matching::v1::ShiftContext> FindShift(db::Tx& tx, std::string_view shift);

// Says beside their contexts when shifts begin, where a program of before did not; up to 1,000.
// Returns how many.
int DateRoster(db::Tx& tx);

}  // namespace linli::hours::store
