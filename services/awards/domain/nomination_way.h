// The way of a nomination: one table (domain rules §11.2).
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "linli/awards/v1/nomination.pb.h"

namespace linli::awards::domain {

// What happens to a nomination.
enum class NominationAct {
  kAccept,     // the person agrees
  kPass,       // one level recommends it, and another one is next
  kRecommend,  // the last level recommends it
  kReject,     // a level or a joint check refuses it
  kScore,      // points, votes of the public
  kCheck,      // a joint check clears it
  kChoose,     // the council
  kPassOver,   // the notice begins without it
  kPublish,    // the notice begins with it
  kStrike,     // an objection is upheld
  kAward,      // the decision
  kWithdraw,   // nominee or nominator
  kHide,       // the person does not agree any more to be shown
  kPassUp,     // to a plan above
};

// NOMINATION_STATE unless its state allows the act.
absl::Status MayWithNomination(const v1::Nomination& nomination, NominationAct act);

// The same, and moves it to where the act leads.
absl::Status Move(v1::Nomination& nomination, NominationAct act);

// Whether it may be shown: of a person only while she agrees.
bool MayBeShown(const v1::Nomination& nomination);

// States that take a place of the quota.
bool TakesPlace(v1::NominationState state);

// States in which nothing more happens.
bool Ended(v1::NominationState state);

}  // namespace linli::awards::domain
