#include "services/awards/api/redemption_steps.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/time/clock.h"
#include "common/outbox/outbox.h"
#include "common/status/macros.h"
#include "linli/awards/v1/redemption_events.pb.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/storage/redemption_store.h"

namespace linli::awards {
namespace {

// "REDEMPTION_LETTING_GO" → "letting_go".
std::string StateInWords(v1::RedemptionState state) {
  return absl::AsciiStrToLower(v1::RedemptionState_Name(state).substr(sizeof("REDEMPTION")));
}

// The id of its hold is its own id: made before anything is asked.
std::string HoldOf(const RedemptionName& name) {
  return absl::StrCat("volunteers/", name.id(0), "/holds/", name.id());
}

}  // namespace

absl::Status WriteStep(db::Database& database, absl::Time now, absl::Time deadline,
                       const outbox::Cause* cause,
                       absl::FunctionRef<absl::Status(db::Tx&, outbox::Emitter&)> body) {
  // Run again, each body finds out by itself what is there.
  return database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
    outbox::Emitter emitter;
    RETURN_IF_ERROR(body(tx, emitter));
    const std::string_view trace = cause == nullptr ? std::string_view() : cause->traceparent;
    std::vector<outbox::Row> rows;
    for (const outbox::Emitted& event : emitter.emitted()) {
      rows.push_back({&event, trace, cause});
    }
    outbox::AppendAtCommit(tx, now, rows);
    return absl::OkStatus();
  });
}

void AnnounceStep(outbox::Emitter& emitter, const v1::Redemption& redemption) {
  v1::RedemptionEvent event;
  event.set_redemption(redemption.name());
  event.set_reward(redemption.reward());
  event.set_state(redemption.state());
  event.set_let_go_reason(redemption.let_go_reason());
  emitter.Emit("redemption", redemption.name(), std::stoll(redemption.etag()),
               absl::StrCat("awards.redemption.", StateInWords(redemption.state())), event);
}

void SaveStep(db::Tx& tx, outbox::Emitter& emitter, absl::Time now, v1::RedemptionState before,
              domain::Redeeming& one) {
  v1::Redemption& redemption = one.redemption;
  if (redemption.state() == before) return store::SaveRedemption(tx, one);
  NextVersion(redemption, domain::Kept(now));
  store::SaveRedemption(tx, one);
  AnnounceStep(emitter, redemption);
}

absl::Status AskHours(hours::TimeBankClient& time_bank, client::Context context,
                      const v1::Redemption& redemption) {
  if (redemption.minutes() == 0) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto name, RedemptionName::Parse(redemption.name()));
  context.deadline = std::min(context.deadline, absl::Now() + domain::kPatience);
  switch (redemption.state()) {
    case v1::REDEMPTION_PENDING: {
      const absl::Time expires =
          time::FromProto(redemption.collect_before_time()) + domain::kHoldBeyond;
      return time_bank
          .HoldMinutes(context, {absl::StrCat("volunteers/", name.id(0)), name.id(),
                                 redemption.minutes(), expires, redemption.reward()})
          .status();
    }
    case v1::REDEMPTION_COLLECTING:
      return time_bank.PostHold(context, HoldOf(name), redemption.minutes()).status();
    default:
      return time_bank.VoidHold(context, HoldOf(name)).status();
  }
}

absl::StatusOr<v1::Redemption> SettleStep(RedemptionDeps& deps, absl::Time now, absl::Time deadline,
                                          const outbox::Cause* cause, const RedemptionName& name,
                                          v1::RedemptionState asked, const absl::Status& said) {
  v1::Redemption stands;
  const absl::Status written =
      WriteStep(deps.database, now, deadline, cause,
                [&](db::Tx& tx, outbox::Emitter& emitter) -> absl::Status {
                  ASSIGN_OR_RETURN(domain::Redeeming one, store::LockRedemption(tx, name));
                  const v1::RedemptionState before = one.redemption.state();
                  if (domain::Settle(asked, said, one)) {
                    SaveStep(tx, emitter, now, before, one);
                  }
                  stands = one.redemption;
                  return absl::OkStatus();
                });
  RETURN_IF_ERROR(written);
  return stands;
}

}  // namespace linli::awards
