#include "services/awards/domain/reward_rule.h"

#include "absl/strings/str_cat.h"
#include "common/ids/region.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"

namespace linli::awards::domain {

void FindFaults(const v1::Reward& reward, absl::Time now, Violations& violations) {
  if (reward.minutes() == 0 && reward.star() == 0) {
    violations.Add("reward.minutes", Reason::FIELD_REQUIRED);
  }
  if (reward.has_end_time() && time::FromProto(reward.end_time()) <= now) {
    violations.Add("reward.end_time", Reason::FIELD_RANGE,
                   {{"min", time::FormatChinaTime(now)}, {"max", "2199"}});
  }
}

absl::Status CheckOffered(const v1::Reward& reward, std::string_view region, absl::Time now) {
  const bool over = reward.has_end_time() && now >= time::FromProto(reward.end_time());
  const bool hers = ids::LiesIn(region, reward.region());
  if (reward.state() == v1::REWARD_ON_OFFER && !over && hers) return absl::OkStatus();
  return Refuse(Reason::REWARD_STATE);
}

absl::Status CheckConditions(const v1::Reward& reward, int used, int star) {
  if (reward.taken_count() >= reward.stock()) return Refuse(Reason::REWARD_OUT_OF_STOCK);
  if (reward.limit_per_person() != 0 && used >= reward.limit_per_person()) {
    return Refuse(Reason::REDEMPTION_LIMIT, {{"limit", absl::StrCat(reward.limit_per_person())}});
  }
  if (star < reward.star()) {
    return Refuse(Reason::REDEMPTION_STAR, {{"star", absl::StrCat(reward.star())}});
  }
  return absl::OkStatus();
}

absl::CivilDay PeriodOf(const v1::Reward& reward, absl::Time now) {
  const absl::CivilDay today = time::DayOf(now);
  switch (reward.limit_period()) {
    case v1::LIMIT_PER_DAY:
      return today;
    case v1::LIMIT_PER_MONTH:
      return absl::CivilDay(today.year(), today.month(), 1);
    case v1::LIMIT_PER_YEAR:
      return absl::CivilDay(today.year(), 1, 1);
    default:
      return absl::CivilDay(1900, 1, 1);
  }
}

absl::Time CollectBefore(const v1::Reward& reward, absl::Time now) {
  const int days = reward.collect_days() == 0 ? kCollectDays : reward.collect_days();
  return absl::FromUnixSeconds(absl::ToUnixSeconds(now)) + absl::Hours(24) * days;
}

std::string RedemptionId(std::string_view reward_id, std::string_view redemption_id) {
  return absl::StrCat(std::string(reward_id), "-", std::string(redemption_id));
}

std::string RewardIdIn(std::string_view redemption_id) {
  return std::string(redemption_id.substr(0, redemption_id.find('-')));
}

}  // namespace linli::awards::domain
