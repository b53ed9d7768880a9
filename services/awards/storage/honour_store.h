// What volunteers agreed to have shown, and what is shown of them.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/honour.pb.h"

namespace linli::awards::store {

// With the version, which the message has no field for.
struct KeptConsent {
  v1::HonourConsent consent;
  int64_t version = 0;
};
// To nothing, if she never agreed to anything.
v1::HonourConsent GetConsent(db::Tx& tx, const std::string& volunteer_id);
KeptConsent GiveConsent(db::Tx& tx, const std::string& volunteer_id,
                        const v1::HonourConsent& consent, absl::Time now);
// nullopt: there was nothing to withdraw.
std::optional<KeptConsent> WithdrawConsent(db::Tx& tx, const std::string& volunteer_id,
                                           absl::Time now);

// One who agreed; without her name, which awards does not keep.
struct Honoured {
  std::string volunteer_id;
  bool timeline = false;
  v1::NameForm name_form = v1::NAME_MASKED;
  int64_t counted_minutes = 0;
  int star = 0;
};
// Of a region and all below it, most minutes first, from after this one.
std::vector<Honoured> ListHonourRoll(db::Tx& tx, const std::string& region, int64_t after_minutes,
                                     const std::string& after_id, int limit);

// Newest first, from before the event of this moment and id. `all`: also what only she sees.
std::vector<v1::TimelineEvent> ListTimeline(
    db::Tx& tx, const std::string& volunteer_id, bool all,
    const std::optional<std::pair<absl::Time, std::string>>& before, int limit);

// Consent and deeds of somebody who is erased.
void ForgetHonours(db::Tx& tx, const std::string& volunteer_id);

}  // namespace linli::awards::store
