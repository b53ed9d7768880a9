// Insurance: what a contract may say, and from when on a line may insure (条例 Art. 17: before the
// service, never after the fact).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/registration/v1/insurance.pb.h"

namespace linli::registration::domain {

// Each type of cover once.
void CheckCovers(const v1::InsuranceProduct& product, Violations& violations);

// A period of at most five years, bought by now.
void CheckContract(const v1::InsuranceContract& contract, absl::Time now, Violations& violations);

// INSURANCE_CONTRACT_STATE unless it still covers somebody at `now` or later.
absl::Status CheckContractRuns(const v1::InsuranceContract& contract, absl::Time now);

// From when on lines hold: as asked, or from now or the contract's start on, whichever is later.
// INSURED_BACKDATED for a time that has passed or lies outside the contract.
absl::StatusOr<absl::Time> EffectiveFrom(const v1::InsuranceContract& contract, absl::Time now,
                                         const google::protobuf::Timestamp* asked);

// What is wrong with adding or ending these subjects, whose last lines are known: an end needs a
// line that covers, and no line holds from before the last one on.
void CheckLines(const std::vector<std::string>& subjects,
                const std::map<std::string, v1::InsuredEntry>& last, bool covered,
                absl::Time effective, Violations& violations);

}  // namespace linli::registration::domain
