#include "services/awards/domain/star_figures.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "linli/hours/v1/record.pb.h"

namespace linli::awards::domain {
namespace {

// The first instant of the cycle that `as_of` ends: so many months back, on the same day in China.
absl::Time CycleStart(const v1::CountingRule& rule, absl::Time as_of) {
  if (rule.cycle_months() == 0) return absl::InfinitePast();
  const absl::CivilDay today = time::DayOf(as_of);
  return time::StartOfDay(
      absl::CivilDay(today.year(), today.month() - rule.cycle_months(), today.day()));
}

int64_t PointsPerMille(const v1::CountingRule& rule, const std::string& category) {
  for (const v1::CategoryPoints& one : rule.category_points()) {
    if (one.category() == category) return one.points_per_mille();
  }
  return rule.points_per_mille();
}

v1::RecordUse UseOf(const v1::CountingRule& rule, const CountedRecord& record, absl::Time from) {
  v1::RecordUse use;
  use.set_record(record.name);
  use.set_record_version(record.version);
  const auto& excluded = rule.excluded_categories();
  if (record.minutes == 0) {
    use.set_note(v1::NOT_IN_FORCE);
  } else if (rule.excludes_honour() && record.kind == hours::v1::Record::HONOUR) {
    use.set_note(v1::HONOUR_EXCLUDED);
  } else if (std::find(excluded.begin(), excluded.end(), record.category) != excluded.end()) {
    use.set_note(v1::CATEGORY_EXCLUDED);
  } else if (record.start_time < from) {
    use.set_note(v1::BEFORE_CYCLE);
  } else {
    use.set_counted_minutes(record.minutes);
    if (rule.record_cap_minutes() > 0 && record.minutes > rule.record_cap_minutes()) {
      use.set_counted_minutes(rule.record_cap_minutes());
      use.set_note(v1::CAPPED);
    }
    // thousandths of a point for an hour; a record's points are cut off
    use.set_points(use.counted_minutes() * PointsPerMille(rule, record.category) / (60 * 1000));
  }
  return use;
}

// Full months between two days; never rounded up.
int MonthsBetween(absl::CivilDay from, absl::CivilDay until) {
  const auto months = static_cast<int>(absl::CivilMonth(until) - absl::CivilMonth(from));
  return std::max(0, until.day() < from.day() ? months - 1 : months);
}

}  // namespace

bool LooksAtMinutesAlone(const v1::StarScheme& scheme) {
  return !scheme.has_counting_rule() &&
         std::none_of(scheme.stars().begin(), scheme.stars().end(), [](const v1::Star& star) {
           return star.threshold_points() > 0 || star.tenure_months() > 0 ||
                  star.service_days() > 0 || star.participants() > 0;
         });
}

bool LooksAtTime(const v1::StarScheme& scheme) {
  return (scheme.downgrades() && scheme.counting_rule().cycle_months() > 0) ||
         std::any_of(scheme.stars().begin(), scheme.stars().end(),
                     [](const v1::Star& star) { return star.tenure_months() > 0; });
}

v1::StarExplanation Explain(const v1::StarScheme& scheme, std::vector<CountedRecord> records,
                            absl::Time as_of) {
  std::sort(records.begin(), records.end(), [](const CountedRecord& a, const CountedRecord& b) {
    return std::tie(a.start_time, a.name) < std::tie(b.start_time, b.name);
  });
  v1::StarExplanation explanation;
  explanation.set_star_scheme(scheme.name());
  explanation.set_scheme_version(scheme.version());
  *explanation.mutable_as_of_time() = time::ToProto(as_of);
  v1::StarFigures& figures = *explanation.mutable_figures();
  const absl::Time from = CycleStart(scheme.counting_rule(), as_of);
  std::set<absl::CivilDay> days;
  for (const CountedRecord& record : records) {
    v1::RecordUse use = UseOf(scheme.counting_rule(), record, from);
    figures.set_minutes(figures.minutes() + use.counted_minutes());
    figures.set_points(figures.points() + use.points());
    if (use.counted_minutes() > 0) days.insert(time::DayOf(record.start_time));
    *explanation.add_record_uses() = std::move(use);
  }
  figures.set_service_days(static_cast<int>(days.size()));
  if (!days.empty()) {
    figures.set_tenure_months(MonthsBetween(*days.begin(), time::DayOf(as_of)));
  }
  const auto verdicts = Compare(scheme, figures);
  explanation.mutable_verdicts()->Assign(verdicts.begin(), verdicts.end());
  return explanation;
}

std::vector<v1::StarVerdict> Compare(const v1::StarScheme& scheme, const v1::StarFigures& figures) {
  std::vector<v1::StarVerdict> verdicts;
  for (const v1::Star& star : scheme.stars()) {
    v1::StarVerdict& verdict = verdicts.emplace_back();
    verdict.set_star(star.star());
    const auto need = [&](int64_t found, int64_t needed, const char* condition) {
      if (found < needed) verdict.add_missing(condition);
    };
    need(figures.minutes(), star.threshold_minutes(), "threshold_minutes");
    need(figures.points(), star.threshold_points(), "threshold_points");
    need(figures.tenure_months(), star.tenure_months(), "tenure_months");
    need(figures.service_days(), star.service_days(), "service_days");
    need(figures.participants(), star.participants(), "participants");
    verdict.set_reached(verdict.missing().empty());
  }
  return verdicts;
}

std::vector<v1::Star> GivenBy(const v1::StarScheme& scheme,
                              const std::vector<v1::StarVerdict>& verdicts) {
  std::vector<v1::Star> given;
  const int highest = HighestOf(verdicts);
  for (const v1::Star& star : scheme.stars()) {
    if (star.star() <= highest && star.decision() != v1::STAR_ON_APPLICATION) {
      given.push_back(star);
    }
  }
  return given;
}

int HighestOf(const std::vector<v1::StarVerdict>& verdicts) {
  int highest = 0;
  for (const v1::StarVerdict& verdict : verdicts) {
    if (!verdict.reached()) break;
    highest = verdict.star();
  }
  return highest;
}

}  // namespace linli::awards::domain
