// The way of a redemption between awards' rows and hours' holds (兑换). Each step is written down
// before hours is asked, and asked under the same id until hours has answered: whatever dies in
// between, or answers late, both sides come to agree. Where they differ, the ledger has the word.
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/awards/v1/redemption.pb.h"

namespace linli::awards::domain {

// Longer than a call may last and wait for hours, so that what was asked before it is over cannot
// come true after it.
constexpr absl::Duration kLease = absl::Seconds(60);
constexpr absl::Duration kPatience = absl::Seconds(10);
// The hold outlives the day of collection by this, so that hours may be away meanwhile.
constexpr absl::Duration kHoldBeyond = absl::Hours(24);
// How long a code for the counter is good.
constexpr absl::Duration kCodeGood = absl::Minutes(10);

// A redemption, and from when on the clock has something to do with it; InfiniteFuture: never.
struct Redeeming {
  v1::Redemption redemption;
  absl::Time due = absl::InfiniteFuture();
};

// Whether hours has to be asked for it to go on.
bool Moves(const v1::Redemption& redemption);

// Whether hours has answered, in whichever way; otherwise nobody knows what it did.
bool Definite(const absl::Status& said);

// Takes the next question to hours upon itself, until `now` + kLease; false if it needs none, or
// somebody else is at it. One that is READY and was not collected in time begins to let go.
bool Claim(Redeeming& one, absl::Time now);

// What hours said to the question of one that was `asked` as it stood in this state. False if that
// changes nothing: nobody knows, or somebody else has been here since.
bool Settle(v1::RedemptionState asked, const absl::Status& said, Redeeming& one);

// READY → COLLECTING, by whom. One that is COLLECTING or COLLECTED stays as it is.
// REDEMPTION_STATE.
absl::Status BeginCollecting(std::string_view confirmer, absl::Time now, Redeeming& one);

// PENDING or READY → LETTING_GO; one that is that or LET_GO stays as it is. REDEMPTION_STATE.
absl::Status BeginLettingGo(absl::Time now, Redeeming& one);

}  // namespace linli::awards::domain
