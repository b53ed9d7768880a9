#include "services/registration/api/training_sessions.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/gate_changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/domain/training_rule.h"
#include "services/registration/storage/training_store.h"

namespace linli::registration::training_sessions {
namespace {

// The records of a session by volunteer.
std::map<std::string, v1::TrainingRecord> ByVolunteer(std::vector<v1::TrainingRecord> records) {
  std::map<std::string, v1::TrainingRecord> by_volunteer;
  for (v1::TrainingRecord& record : records) {
    const std::string volunteer = record.volunteer();
    by_volunteer[volunteer] = std::move(record);
  }
  return by_volunteer;
}

// Everything that is wrong with any of the results.
absl::Status CheckResults(const v1::TrainingSession& session,
                          const std::map<std::string, v1::TrainingRecord>& records,
                          const v1::RecordTrainingResultsRequest& request) {
  Violations violations;
  std::map<std::string, int> seen;
  for (int i = 0; i < request.results_size(); ++i) {
    const v1::TrainingResult& result = request.results(i);
    const auto found = records.find(result.volunteer());
    const bool first = ++seen[result.volunteer()] == 1;
    domain::CheckResult(session, found == records.end() || !first ? nullptr : &found->second,
                        result, absl::StrCat("results[", i, "]"), violations);
  }
  return violations.ToStatus();
}

// Keeps the outcome in the file.
void Settle(rpc::WriteCall& call, const v1::Course& course, const v1::TrainingResult& result,
            v1::TrainingRecord& record) {
  record.set_state(domain::OutcomeOf(course, result));
  record.set_learning_minutes(result.attended_minutes());
  record.set_score(result.score());
  record.set_decider(call.caller().subject);
  const bool completed = record.state() == v1::TRAINING_COMPLETED;
  if (completed) *record.mutable_complete_time() = time::ToProto(call.now());
  MakeNext(call, record);
  store::SaveTrainingRecord(call.tx(), record);
  Announce(call, record, completed ? "completed" : "failed");
}

}  // namespace

absl::StatusOr<v1::TrainingSession> Schedule(Deps&, rpc::WriteCall& call,
                                             const v1::ScheduleTrainingSessionRequest& request) {
  v1::TrainingSession session = request.training_session();
  Violations violations;
  domain::CheckTrainingWindow(session.start_time(), session.end_time(), "training_session.end_time",
                              violations);
  RETURN_IF_ERROR(violations.ToStatus());
  ASSIGN_OR_RETURN(const v1::Course course, store::LockCourse(call.tx(), request.parent()));
  if (course.state() != v1::COURSE_OFFERED) return Refuse(Reason::COURSE_STATE);
  MakeNew(call, domain::Nested(request.parent(), "sessions", ids::NewId()), session);
  session.set_state(v1::SESSION_SCHEDULED);
  store::AddTrainingSession(call.tx(), session);
  return session;
}

absl::StatusOr<v1::TrainingSession> Cancel(Deps&, rpc::WriteCall& call,
                                           const v1::CancelTrainingSessionRequest& request) {
  ASSIGN_OR_RETURN(v1::TrainingSession session,
                   store::LockTrainingSession(call.tx(), request.name()));
  RETURN_IF_ERROR(CheckEtag(request.etag(), session.etag()));
  if (session.state() != v1::SESSION_SCHEDULED) {
    return Refuse(Reason::TRAINING_SESSION_STATE,
                  {{"state", v1::TrainingSessionState_Name(session.state())}});
  }
  std::vector<v1::TrainingRecord> records =
      store::LockRecordsOfSession(call.tx(), request.name(), std::nullopt);
  for (const v1::TrainingRecord& record : records) {
    if (record.state() != v1::TRAINING_ENROLLED) return Refuse(Reason::TRAINING_RESULTS_EXIST);
  }
  for (v1::TrainingRecord& record : records) {
    record.set_state(v1::TRAINING_CANCELLED);
    MakeNext(call, record);
    store::SaveTrainingRecord(call.tx(), record);
    Announce(call, record, "cancelled");
  }
  session.set_state(v1::SESSION_CANCELLED);
  session.set_taken(0);
  MakeNext(call, session);
  store::SaveTrainingSession(call.tx(), session);
  return session;
}

absl::StatusOr<v1::TrainingSession> Get(Deps&, rpc::ReadCall& call,
                                        const v1::GetTrainingSessionRequest& request) {
  return store::GetTrainingSession(call.tx(), request.name());
}

absl::StatusOr<v1::ListTrainingSessionsResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListTrainingSessionsRequest& request) {
  RETURN_IF_ERROR(store::GetCourse(call.tx(), request.parent()).status());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListTrainingSessionsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListTrainingSessions(call.tx(), request.parent(), Only(page.after), page.size + 1),
      response.mutable_training_sessions(), LastId<v1::TrainingSession>));
  return response;
}

absl::StatusOr<v1::RecordTrainingResultsResponse> RecordResults(
    Deps&, rpc::WriteCall& call, const v1::RecordTrainingResultsRequest& request) {
  ASSIGN_OR_RETURN(const v1::TrainingSession session,
                   store::GetTrainingSession(call.tx(), request.name()));
  RETURN_IF_ERROR(domain::CheckResultsOpen(session, call.now()));
  ASSIGN_OR_RETURN(const v1::Course course,
                   store::GetCourse(call.tx(), domain::ParentOf(request.name())));
  std::vector<std::string> volunteers;
  for (const v1::TrainingResult& result : request.results()) {
    if (call.caller().Is(result.volunteer())) return Refuse(Reason::OWN_TRAINING);
    volunteers.push_back(IdIn(result.volunteer()));
  }
  std::map<std::string, v1::TrainingRecord> records =
      ByVolunteer(store::LockRecordsOfSession(call.tx(), request.name(), volunteers));
  RETURN_IF_ERROR(CheckResults(session, records, request));
  // In order of number, as everybody who changes what decides on the service of several: two calls
  // about the same volunteers, also of two sessions, wait for each other in one order.
  std::map<std::string, const v1::TrainingResult*> by_volunteer;
  for (const v1::TrainingResult& result : request.results()) {
    by_volunteer[result.volunteer()] = &result;
  }
  for (const auto& [volunteer, result] : by_volunteer) {
    Settle(call, course, *result, records[volunteer]);
  }
  v1::RecordTrainingResultsResponse response;
  for (const v1::TrainingResult& result : request.results()) {
    *response.add_training_records() = records[result.volunteer()];
  }
  ForgetGates(call, store::GateVersionsOf(call.tx(), volunteers));
  return response;
}

}  // namespace linli::registration::training_sessions
