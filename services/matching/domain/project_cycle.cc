#include "services/matching/domain/project_cycle.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/details.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "google/rpc/error_details.pb.h"

namespace linli::matching::domain {
namespace {

using Frequency = v1::Project::Frequency;
using v1::Project;

absl::Status RefuseStage(const Project& project) {
  return Refuse(Reason::PROJECT_STAGE, {{"stage", Project::Stage_Name(project.stage())}});
}

}  // namespace

absl::Status CheckElements(const Project& project, const std::string& prefix) {
  Violations missing;
  const auto need = [&](bool there, const char* field) {
    if (!there) missing.Add(absl::StrCat(prefix, field), Reason::FIELD_REQUIRED);
  };
  need(!project.demand().empty(), "demand");
  need(!project.team().empty(), "team");
  need(project.frequency().times() > 0, "frequency");
  need(!project.place().address().empty(), "place");
  need(!project.content().empty(), "content");
  need(!project.safeguards().empty(), "safeguards");
  if (missing.empty()) return absl::OkStatus();
  absl::Status status = Refuse(Reason::PROJECT_INCOMPLETE);
  if (auto named = DetailOf<google::rpc::BadRequest>(missing.ToStatus())) {
    AttachDetail(status, *named);
  }
  return status;
}

absl::Status CheckAdvance(const Project& project, Project::Stage stage,
                          const std::string& evaluation) {
  if (static_cast<int>(stage) != static_cast<int>(project.stage()) + 1) return RefuseStage(project);
  if (stage == Project::RESOURCES && !project.has_screening()) return RefuseStage(project);
  if (stage == Project::WORK) return CheckElements(project, "");
  if ((stage == Project::CLOSED) != !evaluation.empty()) {
    Violations violations;
    violations.Add("evaluation", Reason::FIELD_REQUIRED);
    return violations.ToStatus();
  }
  return absl::OkStatus();
}

absl::Time PeriodStart(Frequency::Period period, absl::Time moment) {
  const absl::CivilDay day = time::DayOf(moment);
  switch (period) {
    case Frequency::WEEK:
      return time::StartOfDay(absl::PrevWeekday(day + 1, absl::Weekday::monday));
    case Frequency::MONTH:
      return time::StartOfDay(absl::CivilDay(day.year(), day.month(), 1));
    case Frequency::QUARTER:
      return time::StartOfDay(absl::CivilDay(day.year(), (day.month() - 1) / 3 * 3 + 1, 1));
    default:
      return time::StartOfDay(absl::CivilDay(day.year(), 1, 1));
  }
}

absl::Time NextPeriod(Frequency::Period period, absl::Time start) {
  const absl::CivilDay day = time::DayOf(start);
  switch (period) {
    case Frequency::WEEK:
      return time::StartOfDay(day + 7);
    case Frequency::MONTH:
      return time::StartOfDay(absl::CivilDay(day.year(), day.month() + 1, 1));
    case Frequency::QUARTER:
      return time::StartOfDay(absl::CivilDay(day.year(), day.month() + 3, 1));
    default:
      return time::StartOfDay(absl::CivilDay(day.year() + 1, 1, 1));
  }
}

v1::ShowProjectFrequencyResponse CompareFrequency(const Frequency& frequency,
                                                  const std::vector<absl::Time>& held,
                                                  absl::Time from, absl::Time until) {
  v1::ShowProjectFrequencyResponse response;
  const absl::Time end = PeriodStart(frequency.period(), until);
  for (absl::Time start = PeriodStart(frequency.period(), from);
       start < end && response.periods_size() < kMostPeriods;) {
    const absl::Time next = NextPeriod(frequency.period(), start);
    auto& period = *response.add_periods();
    *period.mutable_start_time() = time::ToProto(start);
    period.set_promised(frequency.times());
    period.set_held(
        static_cast<int>(std::count_if(held.begin(), held.end(), [&](absl::Time moment) {
          return start <= moment && moment < next;
        })));
    if (period.held() >= period.promised()) response.set_kept(response.kept() + 1);
    start = next;
  }
  return response;
}

}  // namespace linli::matching::domain
