#include "services/matching/api/activity_series.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/activity_terms.h"
#include "services/matching/api/catalog.h"
#include "services/matching/domain/activity_window.h"
#include "services/matching/domain/names.h"
#include "services/matching/domain/recurrence.h"
#include "services/matching/storage/activity_store.h"
#include "services/matching/storage/rows.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::activity_series {
namespace {

constexpr char kKind[] = "series";
constexpr size_t kMostShown = 400;
constexpr size_t kMostGenerated = 100;

store::Filing FilingOf(const v1::ActivitySeries& series) {
  const SeriesName name = *SeriesName::Parse(series.name());
  return {.kind = kKind,
          .id = name.id(),
          .organization_id = name.id(0),
          .region_code = store::IdIn(series.template_().region()),
          .stage = series.state()};
}

absl::Time FirstOf(const v1::ActivitySeries& series) {
  return time::FromProto(series.template_().start_time());
}

// Occurrences that are not left out, in [from, until).
std::vector<absl::Time> OccurrencesIn(const v1::ActivitySeries& series, absl::Time from,
                                      absl::Time until, size_t limit) {
  std::set<absl::Time> skipped;
  for (const auto& one : series.skipped_time()) skipped.insert(time::FromProto(one));
  std::vector<absl::Time> starts = domain::OccurrencesOf(series.recurrence(), FirstOf(series), from,
                                                         until, limit + skipped.size());
  starts.erase(std::remove_if(starts.begin(), starts.end(),
                              [&](absl::Time start) { return skipped.contains(start); }),
               starts.end());
  if (starts.size() > limit) starts.resize(limit);
  return starts;
}

std::string ActivityOf(const SeriesName& name, absl::Time start) {
  return ActivityName(name.id(0), domain::OccurrenceId(name.id(), start)).ToString();
}

// Which of these occurrences have been made, by activity's id.
std::set<std::string> Made(db::Tx& tx, const SeriesName& name,
                           const std::vector<absl::Time>& starts) {
  std::vector<std::string> ids;
  for (const absl::Time start : starts) ids.push_back(domain::OccurrenceId(name.id(), start));
  const std::vector<std::string> existing = store::ExistingActivities(tx, ids);
  return {existing.begin(), existing.end()};
}

void Shift(absl::Duration by, google::protobuf::Timestamp* moment) {
  *moment = time::ToProto(time::FromProto(*moment) + by);
}

// The occurrence as an activity with its shifts, in the database.
v1::Activity Make(rpc::WriteCall& call, const v1::ActivitySeries& series, const SeriesName& name,
                  absl::Time start) {
  const absl::Duration by = start - FirstOf(series);
  v1::Activity activity = series.template_();
  activity.set_name(ActivityOf(name, start));
  activity.set_series(series.name());
  *activity.mutable_create_time() = time::ToProto(call.now());
  Shift(by, activity.mutable_start_time());
  Shift(by, activity.mutable_end_time());
  if (activity.has_recruit_start_time()) Shift(by, activity.mutable_recruit_start_time());
  if (activity.has_recruit_end_time()) Shift(by, activity.mutable_recruit_end_time());
  activity = store::InsertActivity(call.tx(), activity);
  std::vector<v1::Shift> shifts(series.shifts().begin(), series.shifts().end());
  for (size_t i = 0; i < shifts.size(); ++i) {
    shifts[i].set_name(absl::StrCat(activity.name(), "/shifts/",
                                    ActivityName::Parse(activity.name())->id(), "-", i + 1));
    Shift(by, shifts[i].mutable_start_time());
    Shift(by, shifts[i].mutable_end_time());
  }
  store::InsertShifts(call.tx(), activity, call.now(), shifts);
  return activity;
}

absl::Status Check(rpc::WriteCall& call, v1::ActivitySeries& series) {
  Violations violations;
  v1::Activity& pattern = *series.mutable_template_();
  const auto first = domain::OccurrencesOf(series.recurrence(), FirstOf(series),
                                           absl::InfinitePast(), absl::InfiniteFuture(), 1);
  if (first.empty() || first[0] != FirstOf(series)) {
    violations.Add("series.recurrence", Reason::RECURRENCE_INVALID);
  }
  const auto policy = policy::At<v1::Policy>(call.tx(), pattern.region(), call.now());
  domain::CheckActivityWindow(policy->publish(), pattern, "series.template.end_time", violations);
  for (int i = 0; i < series.shifts_size(); ++i) {
    domain::CheckShiftWindow(policy->publish(), pattern, series.shifts(i),
                             absl::StrCat("series.shifts[", i, "].end_time"), violations);
  }
  // A passcode or a back-entry belongs to one activity.
  if (pattern.recruit_scope() == v1::Activity::PASSCODE ||
      pattern.recruit_scope() == v1::Activity::BACK_ENTRY) {
    violations.Add("series.template.recruit_scope", Reason::RECRUIT_TERMS);
  } else {
    CompleteTerms(call.tx(), call.caller(), call.now(), /*has_passcode=*/false, "series.template.",
                  pattern, violations);
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<v1::ActivitySeries> Create(Deps&, rpc::WriteCall& call,
                                          const v1::CreateActivitySeriesRequest& request) {
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  v1::ActivitySeries series = request.series();
  mask::ClearOutputOnly(&series);
  series.set_name(SeriesName(parent.id(), ids::NewId()).ToString());
  series.set_state(v1::ActivitySeries::SERIES_ACTIVE);
  v1::Activity& pattern = *series.mutable_template_();
  pattern.set_name(ActivityName(parent.id(), "pattern").ToString());
  if (pattern.recruit_scope() == v1::Activity::RECRUIT_SCOPE_UNSPECIFIED) {
    pattern.set_recruit_scope(v1::Activity::OPEN);
  }
  RETURN_IF_ERROR(Check(call, series));
  return FileNew(call, FilingOf(series), series);
}

absl::StatusOr<v1::ActivitySeries> Get(Deps&, rpc::ReadCall& call,
                                       const v1::GetActivitySeriesRequest& request) {
  ASSIGN_OR_RETURN(const SeriesName name, SeriesName::Parse(request.name()));
  return GetFiled<v1::ActivitySeries>(call.tx(), kKind, name);
}

absl::StatusOr<v1::ListActivitySeriesResponse> List(Deps&, rpc::ReadCall& call,
                                                    const v1::ListActivitySeriesRequest& request) {
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  const store::Filing marks{.kind = kKind, .id = "", .organization_id = parent.id()};
  v1::ListActivitySeriesResponse response;
  ASSIGN_OR_RETURN(*response.mutable_next_page_token(),
                   PageOfFiled(
                       request,
                       [&](const std::string& after, int limit) {
                         return store::ListFiled(call.tx(), marks, after, limit);
                       },
                       [&](const store::Filed& one) {
                         *response.add_activity_series() = store::Unfile<v1::ActivitySeries>(
                             one, SeriesName(one.organization_id, one.id).ToString());
                       }));
  return response;
}

absl::StatusOr<v1::ShowOccurrencesResponse> ShowOccurrences(
    Deps&, rpc::ReadCall& call, const v1::ShowOccurrencesRequest& request) {
  ASSIGN_OR_RETURN(const SeriesName name, SeriesName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::ActivitySeries series,
                   GetFiled<v1::ActivitySeries>(call.tx(), kKind, name));
  const absl::Time from =
      request.has_start_time() ? time::FromProto(request.start_time()) : call.now();
  const absl::Time until =
      request.has_end_time() ? time::FromProto(request.end_time()) : from + absl::Hours(24) * 366;
  const std::vector<absl::Time> starts = OccurrencesIn(series, from, until, kMostShown);
  const std::set<std::string> made = Made(call.tx(), name, starts);
  v1::ShowOccurrencesResponse response;
  for (const absl::Time start : starts) {
    auto& one = *response.add_occurrences();
    *one.mutable_start_time() = time::ToProto(start);
    one.set_activity(ActivityOf(name, start));
    one.set_generated(made.contains(domain::OccurrenceId(name.id(), start)));
  }
  return response;
}

absl::StatusOr<publication::Standing> Ask(Deps& deps, const rpc::Call& call,
                                          const v1::GenerateOccurrencesRequest& request) {
  ASSIGN_OR_RETURN(const SeriesName name, SeriesName::Parse(request.name()));
  v1::ActivitySeries series;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) -> absl::Status {
    ASSIGN_OR_RETURN(series, GetFiled<v1::ActivitySeries>(tx, kKind, name));
    return absl::OkStatus();
  }));
  return publication::AskStanding(deps, call, name.id(0), series.template_().leader());
}

absl::StatusOr<v1::GenerateOccurrencesResponse> Generate(
    Deps&, rpc::WriteCall& call, const v1::GenerateOccurrencesRequest& request,
    const publication::Standing& standing) {
  if (!standing.may_recruit) return Refuse(Reason::ORGANIZATION_CANNOT_RECRUIT);
  ASSIGN_OR_RETURN(const SeriesName name, SeriesName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::ActivitySeries series,
                   LockFiled<v1::ActivitySeries>(call.tx(), kKind, name, ""));
  if (series.state() != v1::ActivitySeries::SERIES_ACTIVE) return Refuse(Reason::SERIES_ENDED);
  const std::vector<absl::Time> starts =
      OccurrencesIn(series, call.now(), time::FromProto(request.until_time()), 10 * kMostGenerated);
  const std::set<std::string> made = Made(call.tx(), name, starts);
  v1::GenerateOccurrencesResponse response;
  for (const absl::Time start : starts) {
    if (made.contains(domain::OccurrenceId(name.id(), start))) continue;
    if (response.activities_size() == static_cast<int>(kMostGenerated)) {
      response.set_more(true);
      break;
    }
    v1::Activity activity = Make(call, series, name, start);
    if (request.publish()) {
      ASSIGN_OR_RETURN(activity, publication::PublishLocked(call, std::move(activity), standing));
    }
    *response.add_activities() = std::move(activity);
  }
  return response;
}

absl::StatusOr<v1::ActivitySeries> Skip(Deps&, rpc::WriteCall& call,
                                        const v1::SkipOccurrenceRequest& request) {
  ASSIGN_OR_RETURN(const SeriesName name, SeriesName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::ActivitySeries series,
                   LockFiled<v1::ActivitySeries>(call.tx(), kKind, name, ""));
  const absl::Time start = time::FromProto(request.occurrence_time());
  const std::vector<absl::Time> at = domain::OccurrencesOf(series.recurrence(), FirstOf(series),
                                                           start, start + absl::Nanoseconds(1), 1);
  if (at.empty()) {
    Violations violations;
    violations.Add("occurrence_time", Reason::OCCURRENCE_UNKNOWN);
    return violations.ToStatus();
  }
  for (const auto& skipped : series.skipped_time()) {
    if (time::FromProto(skipped) == start) return series;
  }
  if (!Made(call.tx(), name, at).empty()) {
    return Refuse(Reason::OCCURRENCE_GENERATED, {{"activity", ActivityOf(name, start)}});
  }
  *series.add_skipped_time() = request.occurrence_time();
  return FileAgain(call, FilingOf(series), series);
}

absl::StatusOr<v1::ActivitySeries> End(Deps&, rpc::WriteCall& call,
                                       const v1::EndActivitySeriesRequest& request) {
  ASSIGN_OR_RETURN(const SeriesName name, SeriesName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::ActivitySeries series,
                   LockFiled<v1::ActivitySeries>(call.tx(), kKind, name, ""));
  if (series.state() == v1::ActivitySeries::SERIES_ENDED) return series;
  series.set_state(v1::ActivitySeries::SERIES_ENDED);
  return FileAgain(call, FilingOf(series), series);
}

}  // namespace linli::matching::activity_series
