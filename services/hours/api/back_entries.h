// BackEntryService, and what it asks of entries by hand (补录).
#pragma once

#include <string>

#include "common/rpc/call.h"
#include "linli/hours/v1/back_entry_service.pb.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/domain/record_ending.h"

namespace linli::hours::back_entries {

// Whether the caller may enter this record now, and takes it from his month: BACK_ENTRY_BANNED,
// BACK_ENTRY_LIMIT.
absl::Status Take(rpc::WriteCall& call, const v1::Policy& policy, const v1::Record& record);

// Whether anything is entered by hand for her, by her unit, and by who entered it:
// BACK_ENTRY_BANNED.
absl::Status CheckBans(db::Tx& tx, const v1::Record& record, absl::Time now);

// A record was found false: for her, and for who entered it, nothing more is entered for a while.
void BanAfter(rpc::WriteCall& call, const v1::Record& record, const domain::Grounds& grounds);

absl::StatusOr<std::string> AskBan(Deps& deps, const rpc::Call& call,
                                   const v1::BanBackEntryRequest& request);
absl::StatusOr<v1::BackEntryBan> Ban(Deps& deps, rpc::WriteCall& call,
                                     const v1::BanBackEntryRequest& request,
                                     const std::string& region);

absl::StatusOr<v1::BackEntryBan> Lift(Deps& deps, rpc::WriteCall& call,
                                      const v1::LiftBackEntryBanRequest& request);

absl::StatusOr<v1::BackEntryBan> Get(Deps& deps, rpc::ReadCall& call,
                                     const v1::GetBackEntryBanRequest& request);

absl::StatusOr<v1::ListBackEntryBansResponse> List(Deps& deps, rpc::ReadCall& call,
                                                   const v1::ListBackEntryBansRequest& request);

}  // namespace linli::hours::back_entries
