#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/ids/region.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/awards/api/assessments.h"
#include "services/awards/domain/assessment_period.h"
#include "services/awards/domain/indicator_inputs.h"

namespace linli::awards::assessments {
namespace {

using domain::Origin;
using google::protobuf::Timestamp;

constexpr size_t kProvinceDigits = 2;
constexpr size_t kCountyDigits = 6;
// Files that are read to find the Party's members: above it a city sums up its districts.
constexpr int64_t kMostFiles = 100'000;
constexpr const char* kPartyMembers[] = {"01", "02"};  // 政治面貌: 中共党员, 预备党员

// Collects the answers of one assessment. Each question may use half of the time that is left, so
// that one service that hangs leaves some for the others.
class Collector {
 public:
  Collector(AssessmentDeps& deps, const rpc::Call& call, const std::string& region,
            const v1::Assessment& assessment)
      : deps_(deps),
        call_(call),
        region_(region),
        period_(assessment.period()),
        interval_(domain::IntervalOf(period_)),
        day_(domain::AsOfDay(assessment, call.now())),
        today_(day_ == time::DayOf(call.now())),
        moment_(today_ ? call.now() : time::StartOfDay(day_ + 1)) {}

  Gathered Collect() {
    TakeCoverage();
    TakeTraining();
    // Of a past day only what is dated can be told now; the rest is looked for in what was kept.
    if (today_) {
      TakeStations();
      TakeReporting();
      TakeProjects();
    }
    if (today_ || interval_.until <= moment_) {
      TakeFigures();
      TakeNodes();
    }
    if (today_ && domain::IsYear(period_)) TakePartyMembers();
    gathered_.inputs = std::move(inputs_);
    return std::move(gathered_);
  }

 private:
  client::Context Context() const {
    client::Context context = call_.Outbound();
    if (context.deadline == absl::InfiniteFuture()) return context;
    const absl::Time now = absl::Now();
    context.deadline = now + (context.deadline - now) / 2;
    return context;
  }

  // A figure as its service counted it.
  void Put(const char* name, int64_t value, const Timestamp& as_of, const std::string& source) {
    v1::AssessmentInput& input = inputs_[name];
    input.set_value(value);
    *input.mutable_as_of_time() = as_of;
    const absl::Duration lag = moment_ - time::FromProto(as_of);
    input.set_lag_seconds(std::max<int64_t>(0, absl::ToInt64Seconds(lag)));
    input.set_source(source);
  }
  void Put(const char* name, Origin origin, int64_t value, const Timestamp& as_of) {
    Put(name, value, as_of, std::string(domain::ServiceOf(origin)));
  }
  // All inputs of an answer that did not come.
  void Miss(Origin origin, const absl::Status& status) {
    for (const domain::KnownInput& known : domain::KnownInputs()) {
      if (known.origin != origin) continue;
      v1::AssessmentInput& input = inputs_[std::string(known.name)];
      input.set_missing_reason(errors::v1::Reason_Name(ReasonOf(status)));
    }
  }

  static absl::Status NotCounted() { return Refuse(Reason::INDICATOR_INPUT_MISSING); }

  void TakeCoverage() {
    const auto denominators = deps_.registration_figures.ListDenominators(Context(), region_);
    if (!denominators.ok()) {
      Miss(Origin::kDenominator, denominators.status());
      if (today_) Miss(Origin::kCoverage, denominators.status());
      return;
    }
    std::string kind;  // any will do: what is counted does not depend on it
    for (const auto& denominator : *denominators) {
      if (denominator.as_of_date() > absl::FormatCivilTime(day_)) continue;
      absl::CivilDay of;
      if (!absl::ParseCivilTime(denominator.as_of_date(), &of)) continue;
      // In order of kind, day and source: the last one of a kind stays.
      Put(absl::StrCat(domain::kDenominators, denominator.kind()).c_str(), denominator.value(),
          time::ToProto(time::StartOfDay(of)), denominator.source());
      if (kind.empty() || denominator.kind() == "resident_population") kind = denominator.kind();
    }
    if (!today_) return;
    const auto coverage = deps_.registration_figures.GetCoverage(
        Context(), region_, kind.empty() ? "resident_population" : kind);
    if (!coverage.ok()) return Miss(Origin::kCoverage, coverage.status());
    // Without a moment nobody has counted yet: that is not 0.
    if (!coverage->has_count_time()) return Miss(Origin::kCoverage, NotCounted());
    Put("registered", Origin::kCoverage, coverage->registered_count(), coverage->count_time());
    Put("verified", Origin::kCoverage, coverage->verified_count(), coverage->count_time());
    int64_t party = 0;
    for (const auto& count : coverage->by_political_status()) {
      const auto* end = std::end(kPartyMembers);
      if (std::find(std::begin(kPartyMembers), end, count.code()) != end) party += count.count();
    }
    Put("party_registered", Origin::kCoverage, party, coverage->count_time());
  }

  void TakeTraining() {
    const auto figures = deps_.registration_figures.ShowTrainingFigures(
        Context(), region_, interval_.from, std::min(interval_.until, moment_));
    if (!figures.ok()) return Miss(Origin::kTraining, figures.status());
    const auto& total = figures->total();
    const Timestamp& as_of = figures->as_of_time();
    Put("training_sessions", Origin::kTraining, total.sessions(), as_of);
    Put("training_attendances", Origin::kTraining, total.attendances(), as_of);
    Put("training_people", Origin::kTraining, total.people(), as_of);
    Put("training_minutes", Origin::kTraining, total.learning_minutes(), as_of);
  }

  void TakeStations() {
    const auto coverage = deps_.registration_figures.GetStationCoverage(Context(), region_);
    if (!coverage.ok()) return Miss(Origin::kStations, coverage.status());
    const Timestamp& as_of = coverage->as_of_time();
    Put("communities", Origin::kStations, coverage->communities(), as_of);
    Put("communities_with_station", Origin::kStations, coverage->communities_with_station(), as_of);
    Put("streets", Origin::kStations, coverage->streets(), as_of);
    Put("streets_with_booths", Origin::kStations, coverage->streets_with_booths(), as_of);
    Put("stations", Origin::kStations,
        coverage->community_stations() + coverage->window_stations() +
            coverage->public_place_stations(),
        as_of);
  }

  void TakeReporting() {
    const auto reporting = deps_.registration_figures.ShowCommunityReporting(Context(), region_);
    if (!reporting.ok()) return Miss(Origin::kReporting, reporting.status());
    Put("party_volunteers", Origin::kReporting, reporting->party_volunteers(),
        reporting->as_of_time());
    Put("party_reported", Origin::kReporting, reporting->reported(), reporting->as_of_time());
  }

  void TakeProjects() {
    const auto projects =
        deps_.matching_figures.CountProjects(Context(), region_, matching::v1::Project::WORK);
    if (!projects.ok()) return Miss(Origin::kProjects, projects.status());
    Put("projects", Origin::kProjects, *projects, time::ToProto(call_.now()));
  }

  void TakeFigures() {
    const auto figures = deps_.hours_figures.GetFigures(Context(), region_, period_);
    if (!figures.ok()) return Miss(Origin::kFigures, figures.status());
    if (!figures->has_as_of_time()) return Miss(Origin::kFigures, NotCounted());
    const Timestamp& as_of = figures->as_of_time();
    Put("persons", Origin::kFigures, figures->persons(), as_of);
    Put("person_times", Origin::kFigures, figures->person_times(), as_of);
    Put("credit_minutes", Origin::kFigures, figures->credit_minutes(), as_of);
    Put("honour_minutes", Origin::kFigures, figures->honour_minutes(), as_of);
    Put("minutes", Origin::kFigures, figures->credit_minutes() + figures->honour_minutes(), as_of);
    gathered_.minimum_minutes = figures->minimum_minutes();
    if (figures->minimum_minutes() > 0) {
      Put("persons_at_minimum", Origin::kFigures, figures->persons_at_minimum(), as_of);
    }
  }

  // Who they are; what they served awards knows itself.
  void TakePartyMembers() {
    if (gathered_.minimum_minutes == 0) return;
    auto members = deps_.registration_figures.ListPartyVolunteers(Context(), region_, kMostFiles);
    if (!members.ok()) return Miss(Origin::kPartyMinimum, members.status());
    // To be counted in the transaction.
    Put("party_at_minimum", Origin::kPartyMinimum, 0, time::ToProto(call_.now()));
    gathered_.party = *std::move(members);
  }

  // 1+20+N is planned by the year and followed by county.
  void TakeNodes() {
    if (!domain::IsYear(period_)) return;
    const absl::Status taken = [&]() -> absl::Status {
      ASSIGN_OR_RETURN(const int64_t counties, CountCounties());
      ASSIGN_OR_RETURN(const auto plan, FindPlan());
      if (!plan) return absl::OkStatus();
      ASSIGN_OR_RETURN(const auto completion,
                       deps_.matching_figures.ShowPlanCompletion(Context(), plan->name()));
      PutNodes(*plan, completion, counties);
      return absl::OkStatus();
    }();
    if (!taken.ok()) Miss(Origin::kNodes, taken);
  }

  // Of the nearest region upwards that has one; it binds those below.
  absl::StatusOr<std::optional<matching::v1::NodePlan>> FindPlan() {
    for (const std::string& region : ids::RegionAndAbove(region_)) {
      if (region.empty()) break;
      ASSIGN_OR_RETURN(auto plan, deps_.matching_figures.FindNodePlan(Context(), region,
                                                                      domain::YearOf(period_)));
      if (plan) return plan;
    }
    return std::nullopt;
  }

  void PutNodes(const matching::v1::NodePlan& plan,
                const matching::v1::ShowPlanCompletionResponse& completion, int64_t counties) {
    int64_t nodes = 0;
    int64_t local = 0;
    for (const auto& row : completion.rows()) {
      if (!ids::LiesIn(row.who(), region_)) continue;
      nodes += row.nodes_held();
      // What one county does beyond its share does not stand in for another.
      local += std::min(row.local_held(), plan.local_target());
    }
    const Timestamp as_of = time::ToProto(call_.now());
    Put("nodes_held", Origin::kNodes, nodes, as_of);
    Put("nodes_asked", Origin::kNodes, counties * plan.calendar_nodes_size(), as_of);
    Put("local_held", Origin::kNodes, local, as_of);
    Put("local_asked", Origin::kNodes, counties * plan.local_target(), as_of);
  }

  // 县（市、区） of the region; matching does not know those that did nothing.
  absl::StatusOr<int64_t> CountCounties() {
    const size_t digits = region_.size() - std::string_view("regions/").size();
    if (digits == kCountyDigits) return 1;
    if (digits > kCountyDigits) return Refuse(Reason::INDICATOR_INPUT_MISSING);
    std::vector<std::string> cities = {region_};
    if (digits == kProvinceDigits) {
      ASSIGN_OR_RETURN(const auto below,
                       deps_.registration_figures.ListRegions(Context(), region_));
      cities.clear();
      for (const auto& city : below) cities.push_back(city.name());
    }
    int64_t counties = 0;
    for (const std::string& city : cities) {
      ASSIGN_OR_RETURN(const auto below, deps_.registration_figures.ListRegions(Context(), city));
      counties += static_cast<int64_t>(below.size());
    }
    return counties;
  }

  AssessmentDeps& deps_;
  const rpc::Call& call_;
  const std::string region_;
  const std::string period_;
  const time::Interval interval_;
  const absl::CivilDay day_;
  const bool today_;
  const absl::Time moment_;
  domain::InputsByName inputs_;
  Gathered gathered_;
};

}  // namespace

absl::StatusOr<Gathered> Gather(AssessmentDeps& deps, const rpc::Call& call,
                                const v1::CreateAssessmentRequest& request) {
  Violations faults;
  Check(request, call.now(), faults);
  RETURN_IF_ERROR(faults.ToStatus());
  ASSIGN_OR_RETURN(const auto region,
                   deps.registration.GetRegion(call.Outbound(), request.parent()));
  Gathered gathered = Collector(deps, call, request.parent(), request.assessment()).Collect();
  gathered.region_title = region->display_name();
  return gathered;
}

}  // namespace linli::awards::assessments
