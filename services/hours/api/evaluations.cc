#include "services/hours/api/evaluations.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/api/window.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_deadline.h"
#include "services/hours/domain/record_evaluation.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/review_names.h"
#include "services/hours/storage/evaluation_store.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours::evaluations {
namespace {

using domain::EvaluationName;
using domain::RecordName;

// Judges and keeps what one side says of the record.
absl::StatusOr<v1::Evaluation> Keep(rpc::WriteCall& call, const v1::Record& record,
                                    v1::Evaluation evaluation) {
  const absl::Time end = time::FromProto(record.end_time());
  const auto policy = policy::At<v1::Policy>(call.tx(), record.region(), end);
  RETURN_IF_ERROR(domain::CheckEvaluable(*policy, record, call.now()));
  const RecordName name = *RecordName::Parse(record.name());
  const bool by_unit = evaluation.side() == v1::Evaluation::BY_UNIT;
  evaluation.set_name(
      EvaluationName(name.id(0), name.id(), by_unit ? "by-unit" : "by-volunteer").ToString());
  evaluation.set_evaluated_by(call.caller().subject);
  evaluation.set_recording_unit(record.recording_unit());
  *evaluation.mutable_create_time() = time::ToProto(domain::Kept(call.now()));
  evaluation.set_late(domain::IsLate(*policy, end, call.now()));
  if (!store::InsertEvaluation(call.tx(), evaluation)) return Refuse(Reason::EVALUATION_EXISTS);
  return evaluation;
}

// The sides in names and in the table.
std::string SideOf(const v1::Evaluation& evaluation) {
  return v1::Evaluation::Side_Name(evaluation.side());
}

}  // namespace

absl::StatusOr<RecordAuthority> AskVolunteer(Deps& deps, const rpc::Call& call,
                                             const v1::EvaluateVolunteerRequest& request) {
  ASSIGN_OR_RETURN(const RecordName name, RecordName::Parse(request.name()));
  return RecordAuthority::Over(deps, call, name);
}

absl::StatusOr<v1::Evaluation> EvaluateVolunteer(Deps&, rpc::WriteCall& call,
                                                 const v1::EvaluateVolunteerRequest& request,
                                                 const RecordAuthority& authority) {
  ASSIGN_OR_RETURN(const RecordName name, RecordName::Parse(request.name()));
  const std::optional<v1::Record> record = store::FindRecord(call.tx(), name);
  if (!record) return authority.Unknown(request.name());
  RETURN_IF_ERROR(domain::MayEvaluateVolunteer(authority.OfficerOf(call), *record));
  v1::Evaluation evaluation;
  evaluation.set_side(v1::Evaluation::BY_UNIT);
  *evaluation.mutable_of_volunteer() = request.of_volunteer();
  evaluation.set_comment(request.comment());
  return Keep(call, *record, std::move(evaluation));
}

absl::StatusOr<v1::Evaluation> EvaluateUnit(Deps&, rpc::WriteCall& call,
                                            const v1::EvaluateUnitRequest& request) {
  ASSIGN_OR_RETURN(const RecordName name, RecordName::Parse(request.name()));
  const std::optional<v1::Record> record = store::FindRecord(call.tx(), name);
  // Her own record: she may hear that there is none.
  if (!record) return NotFound(request.name());
  v1::Evaluation evaluation;
  evaluation.set_side(v1::Evaluation::BY_VOLUNTEER);
  *evaluation.mutable_of_unit() = request.of_unit();
  evaluation.set_comment(request.comment());
  return Keep(call, *record, std::move(evaluation));
}

absl::StatusOr<v1::ListEvaluationsResponse> List(Deps&, rpc::ReadCall& call,
                                                 const v1::ListEvaluationsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 3));
  const auto volunteer = domain::VolunteerName::Parse(request.parent());
  store::EvaluationPage wanted;
  wanted.limit = page.size + 1;
  if (!page.first()) {
    ASSIGN_OR_RETURN(wanted.after_time, TimeOfKey(page.after[0]));
    wanted.after_record = page.after[1];
    wanted.after_side = page.after[2];
  }
  v1::ListEvaluationsResponse response;
  for (v1::Evaluation& one :
       volunteer.ok() ? store::ListEvaluations(call.tx(), volunteer->id(), wanted)
                      : store::ListEvaluationsOfUnit(call.tx(), request.parent(), wanted)) {
    if (response.evaluations_size() == page.size) {
      const v1::Evaluation& last = response.evaluations(page.size - 1);
      response.set_next_page_token(paging::NextPageToken(
          request, std::vector{KeyOf(last.create_time()), EvaluationName::Parse(last.name())->id(1),
                               SideOf(last)}));
      break;
    }
    *response.add_evaluations() = std::move(one);
  }
  return response;
}

}  // namespace linli::hours::evaluations
