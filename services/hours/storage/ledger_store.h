// The books: tables account and transfer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/account.pb.h"
#include "linli/hours/v1/account_service.pb.h"
#include "linli/hours/v1/statement.pb.h"
#include "linli/hours/v1/transfer.pb.h"

namespace linli::hours::store {

// Until the transaction ends, nobody else decides about this volunteer's hours.
void LockVolunteer(db::Tx& tx, std::string_view volunteer_id);
// The same about several, each named once.
void LockVolunteers(db::Tx& tx, const std::vector<std::string>& volunteer_ids);

// Posts transfers, one statement for all; balances follow. One whose id is in the books already is
// left alone if it is the same, otherwise TRANSFER_EXISTS_WITH_DIFFERENT.
absl::Status Post(db::Tx& tx, const std::vector<v1::Transfer>& transfers);

// The account of a volunteer; with balance 0 if nothing was ever posted.
v1::Account ReadAccount(db::Tx& tx, std::string_view volunteer_id, v1::Commodity commodity);

// Freezes a time-bank account, which is locked and not frozen; lifts the freeze if there is one.
void Freeze(db::Tx& tx, std::string_view volunteer_id, std::string_view by, std::string_view reason,
            absl::Time now);
void Unfreeze(db::Tx& tx, std::string_view volunteer_id, std::string_view by,
              std::string_view reason, absl::Time now);

// Each class of accounts, over all that was posted up to and including a moment.
v1::TrialBalance TrialBalanceAt(db::Tx& tx, absl::Time as_of);

// A place in an account: after everything posted before `post_time`, and of what was posted at it,
// after what has an id up to `transfer_id`.
struct Position {
  absl::Time post_time = absl::InfinitePast();
  std::string transfer_id;
};

struct StatementPage {
  int64_t opening_balance_minutes = 0;
  std::vector<v1::StatementEntry> entries;  // with running balance
};
StatementPage ReadStatement(db::Tx& tx, std::string_view volunteer_id, v1::Commodity commodity,
                            const Position& after, absl::Time until, int limit);

// What was posted to the volunteer's service account up to and including a moment.
v1::Totals TotalsAt(db::Tx& tx, std::string_view volunteer_id, absl::Time as_of);

}  // namespace linli::hours::store
