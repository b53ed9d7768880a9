// The whole way of a record: in which state which act is possible, and where it leads. The database
// holds the same table (record_transition) and refuses every other way.
#pragma once

#include <optional>

#include "absl/status/status.h"
#include "linli/hours/v1/record.pb.h"

namespace linli::hours::domain {

enum class Act {
  kTakeEffect,   // 生效: confirmed, approved, or its public notice is over
  kAskApproval,  // 报批: vouched for, and more asked for than counts at once
  kPublicise,    // 公示
  kDecline,      // 退回: it never counted and never will
  kDispute,      // 提出异议
  kDismiss,      // 异议不成立, or taken back: it goes on as before
  kCorrect,      // 更正: another takes its place
  kReverse,      // 撤销
  // 放行, to where a record by check-in or one by hand begins, and 不予认定: what was held because
  // of odd patterns.
  kReleaseDraft,
  kReleaseEntry,
  kReject,
};
inline constexpr Act kActs[] = {Act::kTakeEffect,   Act::kAskApproval, Act::kPublicise,
                                Act::kDecline,      Act::kDispute,     Act::kDismiss,
                                Act::kCorrect,      Act::kReverse,     Act::kReleaseDraft,
                                Act::kReleaseEntry, Act::kReject};

// Where the act leads; nothing if it is not possible.
std::optional<v1::Record::State> After(v1::Record::State state, Act act);

// Moves the record. RECORD_TRANSITION if the act is not possible.
absl::Status Move(Act act, v1::Record& record);

// Whether its minutes are in the books: what certificates, stars and figures count.
bool Counts(v1::Record::State state);

}  // namespace linli::hours::domain
