#include "services/hours/jobs/time_orders.h"

#include <optional>
#include <vector>

#include "common/outbox/outbox.h"
#include "common/status/macros.h"
#include "services/hours/api/time_order_settlement.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/time_order.h"
#include "services/hours/storage/time_order_store.h"

namespace linli::hours::jobs {
namespace {

constexpr int kAtOnce = 200;

absl::Status Lapse(db::Tx& tx, const domain::TimeOrderName& name, absl::Time now) {
  const auto order = store::LockTimeOrder(tx, name);
  const std::optional<v1::TimeOrder> lapsed = order ? domain::Lapsed(*order, now) : std::nullopt;
  if (!lapsed) return absl::OkStatus();  // somebody was quicker
  outbox::Emitter emitter;
  RETURN_IF_ERROR(SettleTimeOrder(tx, emitter, *lapsed, "", now).status());
  std::vector<outbox::Row> rows;
  for (const outbox::Emitted& event : emitter.emitted()) rows.push_back({&event, ""});
  outbox::Append(tx, now, rows);
  return absl::OkStatus();
}

}  // namespace

absl::Status LapseTimeOrders(db::Database& database, absl::Time now, absl::Time deadline) {
  const absl::Time kept = domain::Kept(now);
  for (;;) {
    std::vector<domain::TimeOrderName> due;
    RETURN_IF_ERROR(database.Read(deadline, [&](db::Tx& tx) {
      due = store::DueTimeOrders(tx, kept, kAtOnce);
      return absl::OkStatus();
    }));
    if (due.empty()) return absl::OkStatus();
    for (const domain::TimeOrderName& name : due) {
      RETURN_IF_ERROR(database.Write(deadline, db::Database::InDoubt::kRerun,
                                     [&](db::Tx& tx) { return Lapse(tx, name, kept); }));
    }
  }
}

}  // namespace linli::hours::jobs
