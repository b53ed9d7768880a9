// The questions that a gate asks of a volunteer's GateFacts, answered from them alone: which moment
// is asked about is the asker's, so that a cached answer stays right across every midnight.
#pragma once

#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "linli/registration/v1/qualification.pb.h"

namespace linli::registration::gates {

namespace v1 = ::linli::registration::v1;

// Whether she may serve at all: an active file.
bool Active(const v1::GateFacts& facts);
// Her age in full years on a day in China. Negative if the facts tell no birth date.
int AgeOn(const v1::GateFacts& facts, absl::CivilDay day);
// Whether a guardian has agreed, for who is too young to agree alone.
bool GuardianAgreed(const v1::GateFacts& facts);
// Whether she holds a qualification of this kind at a moment.
bool HoldsAt(const v1::GateFacts& facts, std::string_view kind, absl::Time at);
// Whether she holds it from the first to the last moment of a shift, renewals counted together.
bool HoldsThroughout(const v1::GateFacts& facts, std::string_view kind, absl::Time from,
                     absl::Time until);
// Whether she had completed a course by then.
bool TrainedBy(const v1::GateFacts& facts, std::string_view course, absl::Time at);
// Whether she has signed an agreement ("…/agreements/{agreement}") in this version or a later one.
bool Signed(const v1::GateFacts& facts, std::string_view agreement, int version);
// Whether some insurance covers her from the first to the last moment.
bool InsuredThroughout(const v1::GateFacts& facts, absl::Time from, absl::Time until);

}  // namespace linli::registration::gates
