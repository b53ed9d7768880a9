#include "services/awards/api/assessments.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "linli/awards/v1/assessment_events.pb.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/assessment_names.h"
#include "services/awards/domain/assessment_period.h"
#include "services/awards/domain/assessment_way.h"
#include "services/awards/domain/indicator_inputs.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/storage/assessment_store.h"
#include "services/awards/storage/indicator_scheme_store.h"

namespace linli::awards::assessments {
namespace {

constexpr size_t kDigitsOfNumbers = 6;  // of the region, in the number of a certificate

void Announce(rpc::WriteCall& call, const v1::Assessment& assessment, const char* what) {
  v1::AssessmentEvent event;
  event.set_assessment(assessment.name());
  event.set_state(assessment.state());
  call.Emit("assessment", assessment.name(), std::stoll(assessment.etag()),
            absl::StrCat("awards.assessment.", what), event);
}

void Save(rpc::WriteCall& call, v1::Assessment& assessment, const char* what) {
  NextVersion(assessment, domain::Kept(call.now()));
  store::SaveAssessment(call.tx(), assessment);
  Announce(call, assessment, what);
}

void PutReported(const v1::Assessment& assessment, absl::Time moment,
                 domain::InputsByName& inputs) {
  for (const v1::ReportedInput& reported : assessment.reported_inputs()) {
    v1::AssessmentInput& input = inputs[absl::StrCat(domain::kReportedInputs, reported.input())];
    absl::CivilDay of;
    if (!absl::ParseCivilTime(reported.as_of_date(), &of)) continue;
    input.set_value(reported.value());
    *input.mutable_as_of_time() = time::ToProto(time::StartOfDay(of));
    input.set_lag_seconds(absl::ToInt64Seconds(moment - time::StartOfDay(of)));
    input.set_source(reported.source());
  }
}

// What awards counts itself.
void PutCertificates(rpc::WriteCall& call, const std::string& region, const std::string& period,
                     absl::Time moment, domain::InputsByName& inputs) {
  if (region.size() > std::string_view("regions/").size() + kDigitsOfNumbers) return;
  const time::Interval interval = domain::IntervalOf(period);
  v1::AssessmentInput& input = inputs["certificates"];
  input.set_value(store::CertificatesIssued(call.tx(), region, interval.from,
                                            std::min(interval.until, moment)));
  *input.mutable_as_of_time() = time::ToProto(domain::Kept(call.now()));
  input.set_source("awards");
}

void CountPartyAtMinimum(rpc::WriteCall& call, const std::string& period, const Gathered& gathered,
                         domain::InputsByName& inputs) {
  if (gathered.party.empty()) return;
  const time::Interval interval = domain::IntervalOf(period);
  inputs["party_at_minimum"].set_value(store::CountAtMinimum(
      call.tx(), gathered.party, interval.from, interval.until, gathered.minimum_minutes));
}

// Of a past day what nobody can tell any more stands in earlier assessments.
void FillFromKept(rpc::WriteCall& call, const std::string& region, const std::string& period,
                  absl::Time moment, domain::InputsByName& inputs) {
  for (auto& [name, kept] : store::KeptInputs(call.tx(), region, period, moment)) {
    v1::AssessmentInput& input = inputs[name];
    if (input.has_value()) continue;
    kept.set_lag_seconds(absl::ToInt64Seconds(moment - time::FromProto(kept.as_of_time())));
    input = kept;
  }
}

}  // namespace

void Check(const v1::CreateAssessmentRequest& request, absl::Time now, Violations& violations) {
  domain::FindFaults(request.assessment(), now, violations);
}

absl::StatusOr<v1::Assessment> Create(AssessmentDeps&, rpc::WriteCall& call,
                                      const v1::CreateAssessmentRequest& request,
                                      const Gathered& gathered) {
  ASSIGN_OR_RETURN(const auto region, RegionName::Parse(request.parent()));
  const absl::CivilDay day = domain::AsOfDay(request.assessment(), call.now());
  const bool today = day == time::DayOf(call.now());
  const absl::Time now = domain::Kept(call.now());
  const absl::Time moment = today ? now : time::StartOfDay(day + 1);
  const auto scheme = store::IndicatorSchemeInForce(call.tx(), request.parent(),
                                                    today ? now : moment - absl::Microseconds(1));
  if (!scheme) return NotFound("indicatorSchemes");
  v1::Assessment assessment;
  assessment.set_name(AssessmentName(region.id(), ids::NewId()).ToString());
  assessment.set_period(request.assessment().period());
  assessment.set_as_of_date(absl::FormatCivilTime(day));
  *assessment.mutable_reported_inputs() = request.assessment().reported_inputs();
  assessment.set_state(v1::ASSESSMENT_DRAFT);
  assessment.set_region_title(gathered.region_title);
  assessment.set_indicator_scheme(scheme->name());
  assessment.set_creator(call.caller().subject);
  Begin(assessment, now);
  domain::InputsByName inputs = gathered.inputs;
  PutReported(assessment, moment, inputs);
  PutCertificates(call, request.parent(), assessment.period(), moment, inputs);
  CountPartyAtMinimum(call, assessment.period(), gathered, inputs);
  if (!today) FillFromKept(call, request.parent(), assessment.period(), moment, inputs);
  domain::Compute(*scheme, inputs, assessment);
  store::InsertAssessment(call.tx(), assessment, inputs);
  Announce(call, assessment, "created");
  return assessment;
}

absl::StatusOr<v1::Assessment> Publish(AssessmentDeps&, rpc::WriteCall& call,
                                       const v1::PublishAssessmentRequest& request) {
  ASSIGN_OR_RETURN(const auto name, AssessmentName::Parse(request.name()));
  ASSIGN_OR_RETURN(std::vector<v1::Assessment> all, store::LockPeriodOf(call.tx(), name));
  const auto found = std::find_if(all.begin(), all.end(), [&](const v1::Assessment& one) {
    return one.name() == request.name();
  });
  if (found == all.end()) return NotFound(request.name());
  RETURN_IF_ERROR(CheckEtag(request.etag(), found->etag()));
  RETURN_IF_ERROR(domain::MayPublish(*found, request.incomplete_reason()));
  for (v1::Assessment& other : all) {
    if (other.state() != v1::ASSESSMENT_PUBLISHED) continue;
    other.set_state(v1::ASSESSMENT_SUPERSEDED);
    Save(call, other, "superseded");
  }
  found->set_state(v1::ASSESSMENT_PUBLISHED);
  found->set_incomplete_reason(request.incomplete_reason());
  Save(call, *found, "published");
  return *found;
}

absl::StatusOr<v1::Assessment> Withdraw(AssessmentDeps&, rpc::WriteCall& call,
                                        const v1::WithdrawAssessmentRequest& request) {
  ASSIGN_OR_RETURN(const auto name, AssessmentName::Parse(request.name()));
  ASSIGN_OR_RETURN(std::vector<v1::Assessment> all, store::LockPeriodOf(call.tx(), name));
  for (v1::Assessment& one : all) {
    if (one.name() != request.name()) continue;
    RETURN_IF_ERROR(CheckEtag(request.etag(), one.etag()));
    RETURN_IF_ERROR(domain::MayWithdraw(one));
    one.set_state(v1::ASSESSMENT_WITHDRAWN);
    one.set_withdrawal_reason(request.reason());
    Save(call, one, "withdrawn");
    return one;
  }
  return NotFound(request.name());
}

}  // namespace linli::awards::assessments
