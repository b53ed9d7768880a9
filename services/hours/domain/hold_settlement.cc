#include "services/hours/domain/hold_settlement.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"

namespace linli::hours::domain {
namespace {

absl::Status Expired(const v1::Hold& hold) {
  return Refuse(Reason::HOLD_EXPIRED,
                {{"expired", time::FormatChinaTime(time::FromProto(hold.expire_time()))}});
}

// From its time on it can only expire, whether or not the job has been here.
absl::Status CheckPending(const v1::Hold& hold, absl::Time now) {
  if (hold.state() == v1::Hold::EXPIRED) return Expired(hold);
  if (hold.state() != v1::Hold::PENDING) {
    return Refuse(Reason::LEDGER_TRANSFER_STATE, {{"state", v1::Hold::State_Name(hold.state())}});
  }
  if (hold.has_expire_time() && now >= time::FromProto(hold.expire_time())) return Expired(hold);
  return absl::OkStatus();
}

v1::Hold Ended(v1::Hold hold, v1::Hold::State state, absl::Time now) {
  hold.set_state(state);
  *hold.mutable_settle_time() = time::ToProto(now);
  return hold;
}

}  // namespace

absl::StatusOr<v1::Hold> Posted(const v1::Hold& hold, const Standing& account, int64_t minutes,
                                std::string_view by, absl::Time now) {
  if (hold.held_by() != by) return Refuse(Reason::NOT_AUTHORIZED);
  if (minutes > hold.minutes()) return Refuse(Reason::POST_EXCEEDS_HOLD);
  const int64_t posted = minutes == 0 ? hold.minutes() : minutes;
  if (hold.state() == v1::Hold::POSTED) {
    if (hold.posted_minutes() == posted) return hold;
    return Refuse(Reason::TRANSFER_EXISTS_WITH_DIFFERENT, {{"field", "posted_minutes"}});
  }
  if (absl::Status pending = CheckPending(hold, now); !pending.ok()) return pending;
  if (account.frozen) return Refuse(Reason::ACCOUNT_FROZEN);
  v1::Hold ended = Ended(hold, v1::Hold::POSTED, now);
  ended.set_posted_minutes(posted);
  return ended;
}

absl::StatusOr<v1::Hold> Voided(const v1::Hold& hold, std::string_view by, absl::Time now) {
  if (hold.held_by() != by) return Refuse(Reason::NOT_AUTHORIZED);
  if (hold.state() == v1::Hold::VOIDED) return hold;
  if (absl::Status pending = CheckPending(hold, now); !pending.ok()) return pending;
  return Ended(hold, v1::Hold::VOIDED, now);
}

}  // namespace linli::hours::domain
