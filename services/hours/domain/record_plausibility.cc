#include "services/hours/domain/record_plausibility.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace linli::hours::domain {

absl::Duration WithoutBreak(const time::Interval& entered,
                            const std::vector<time::Interval>& around,
                            absl::Duration shortest_break) {
  time::Interval stretch = entered;
  absl::Duration service = entered.until - entered.from;
  for (bool grown = true; grown;) {
    grown = false;
    for (const time::Interval& one : around) {
      const bool before = one.until <= stretch.from && stretch.from - one.until < shortest_break;
      const bool after = one.from >= stretch.until && one.from - stretch.until < shortest_break;
      if (!before && !after) continue;
      if (before) stretch.from = one.from;
      if (after) stretch.until = one.until;
      service += one.until - one.from;
      grown = true;
    }
  }
  return service;
}

void CheckPlausible(const v1::Policy& policy, const time::Interval& entered,
                    const Circumstances& circumstances, absl::Time now, Violations& violations) {
  const absl::CivilDay day = time::DayOf(entered.from);
  // No law sets an age (条例 Art. 15: suited to it); nobody served before she was born.
  if (circumstances.birth && time::AgeOn(*circumstances.birth, day) < policy.minimum_record_age()) {
    violations.Add("record.start_time", Reason::RECORD_BEFORE_AGE,
                   {{"age", absl::StrCat(policy.minimum_record_age())}});
  }
  if (time::DayOf(now) - day > policy.entry_days_back()) {
    violations.Add("record.start_time", Reason::RECORD_TOO_OLD,
                   {{"days", absl::StrCat(policy.entry_days_back())}});
  }
  // 67号令 Art. 26: the unit that answers for the record has to have been there.
  if (circumstances.founded && day < *circumstances.founded) {
    violations.Add("record.start_time", Reason::RECORD_BEFORE_UNIT,
                   {{"date", absl::FormatCivilTime(*circumstances.founded)}});
  }
  // 67号令 Art. 7: the time really given.
  if (WithoutBreak(entered, circumstances.around, absl::Minutes(policy.break_minutes())) >
      absl::Minutes(policy.max_unbroken_minutes())) {
    violations.Add("record.end_time", Reason::RECORD_WITHOUT_BREAK,
                   {{"max", absl::StrCat(policy.max_unbroken_minutes())},
                    {"break", absl::StrCat(policy.break_minutes())}});
  }
}

}  // namespace linli::hours::domain
