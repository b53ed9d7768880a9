#include "services/hours/domain/back_entry_ban.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"

namespace linli::hours::domain {
namespace {

// 重庆 2016: one year, and 100 new hours.
constexpr int kBanDays = 365;
constexpr int kReearnMinutes = 100 * 60;

}  // namespace

void BeginBan(const v1::Policy& policy, absl::Time now, v1::BackEntryBan& ban) {
  const int days = policy.back_entry_ban_days() > 0 ? policy.back_entry_ban_days() : kBanDays;
  *ban.mutable_from_time() = time::ToProto(now);
  *ban.mutable_until_time() = time::ToProto(time::StartOfDay(time::DayOf(now) + days + 1));
  // Only she herself can earn anything.
  if (!absl::StartsWith(ban.banned(), "volunteers/")) return;
  ban.set_reearn_minutes(policy.back_entry_reearn_minutes() > 0 ? policy.back_entry_reearn_minutes()
                                                                : kReearnMinutes);
}

absl::Status CheckBan(const v1::BackEntryBan& ban, int64_t earned, absl::Time now) {
  if (!ban.lifted_by().empty()) return absl::OkStatus();
  const absl::Time until = time::FromProto(ban.until_time());
  if (now < until) {
    return Refuse(Reason::BACK_ENTRY_BANNED,
                  {{"until", time::FormatChinaDay(time::DayOf(until) - 1)}});
  }
  if (earned >= ban.reearn_minutes()) return absl::OkStatus();
  return Refuse(Reason::BACK_ENTRY_BANNED,
                {{"until", absl::StrCat("+", ban.reearn_minutes() - earned, " min (信用时长)")}});
}

}  // namespace linli::hours::domain
