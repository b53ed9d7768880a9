// How calls move time: accounts locked in order, holds whose time has come out of the way, and each
// transfer once under its id.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "linli/hours/v1/transfer.pb.h"
#include "services/hours/domain/hold_reservation.h"

namespace linli::hours {

// By volunteer's number. Until the transaction ends nobody else moves their time.
std::map<std::string, domain::Standing> LockTime(db::Tx& tx, outbox::Emitter& emitter,
                                                 const std::vector<std::string>& numbers,
                                                 absl::Time now);

struct Moved {
  v1::Transfer transfer;  // the first one, as it stands
  bool fresh = false;     // not there before
};

// Posts transfers as one. If the first is there already it must be the same (exists, or
// TRANSFER_EXISTS_WITH_DIFFERENT), and nothing else is asked; otherwise `may` says whether, given
// the account of the first.
absl::StatusOr<Moved> MoveOnce(db::Tx& tx, outbox::Emitter& emitter,
                               const std::vector<v1::Transfer>& transfers, absl::Time now,
                               absl::FunctionRef<absl::Status(const domain::Standing&)> may);

}  // namespace linli::hours
