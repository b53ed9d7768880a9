#include "services/registration/api/training_records.h"

#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/gate_changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/domain/training_rule.h"
#include "services/registration/storage/training_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::training_records {
namespace {

// A file that nobody else changes until the transaction ends.
absl::StatusOr<v1::VolunteerState> LockState(Deps& deps, rpc::WriteCall& call,
                                             const std::string& volunteer) {
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::LockVolunteer(call.tx(), deps.vault, IdIn(volunteer)));
  return file.volunteer.state();
}

// A place as it stands in the file: in the words that the course has today.
v1::TrainingRecord PlaceIn(const v1::Course& course, const v1::TrainingSession& session) {
  v1::TrainingRecord record;
  record.set_display_name(course.display_name());
  record.set_type(course.type());
  record.set_mode(session.mode());
  record.set_content(course.content());
  record.set_host(session.host());
  *record.mutable_start_time() = session.start_time();
  *record.mutable_end_time() = session.end_time();
  return record;
}

// Every change ends here.
v1::TrainingRecord Save(rpc::WriteCall& call, v1::TrainingRecord record, const std::string& what) {
  store::SaveTrainingRecord(call.tx(), record);
  Announce(call, record, what);
  ForgetGate(call, record.volunteer());
  return record;
}

absl::StatusOr<v1::TrainingRecord> Decide(rpc::WriteCall& call, const std::string& name,
                                          const std::string& etag) {
  ASSIGN_OR_RETURN(v1::TrainingRecord record, store::LockTrainingRecord(call.tx(), name));
  RETURN_IF_ERROR(CheckEtag(etag, record.etag()));
  RETURN_IF_ERROR(domain::CheckStudyDecision(record, call.caller().subject));
  record.set_decider(call.caller().subject);
  MakeNext(call, record);
  return record;
}

}  // namespace

absl::StatusOr<v1::TrainingRecord> Enroll(Deps& deps, rpc::WriteCall& call,
                                          const v1::EnrollInTrainingRequest& request) {
  ASSIGN_OR_RETURN(const v1::VolunteerState state, LockState(deps, call, request.volunteer()));
  ASSIGN_OR_RETURN(const v1::TrainingSession session,
                   store::LockTrainingSession(call.tx(), request.training_session()));
  const bool has_record =
      store::HasTrainingRecord(call.tx(), IdIn(request.volunteer()), request.training_session());
  RETURN_IF_ERROR(domain::CheckPlace(state, session, has_record, call.now()));
  const std::string course_name = domain::ParentOf(session.name());
  ASSIGN_OR_RETURN(const v1::Course course, store::GetCourse(call.tx(), course_name));
  v1::TrainingRecord record = PlaceIn(course, session);
  MakeNew(call, domain::Nested(request.volunteer(), "trainingRecords", ids::NewId()), record);
  record.set_volunteer(request.volunteer());
  record.set_training_session(session.name());
  record.set_course(course_name);
  record.set_entered_by(call.caller().subject);
  record.set_state(v1::TRAINING_ENROLLED);
  return Save(call, std::move(record), "enrolled");
}

absl::StatusOr<v1::TrainingRecord> Cancel(Deps&, rpc::WriteCall& call,
                                          const v1::CancelTrainingRequest& request) {
  ASSIGN_OR_RETURN(v1::TrainingRecord record, store::GetTrainingRecord(call.tx(), request.name()));
  // First the session, whose places are counted, as who cancels the session does: neither waits for
  // the other.
  if (!record.training_session().empty()) {
    RETURN_IF_ERROR(store::LockTrainingSession(call.tx(), record.training_session()).status());
  }
  ASSIGN_OR_RETURN(record, store::LockTrainingRecord(call.tx(), request.name()));
  RETURN_IF_ERROR(CheckEtag(request.etag(), record.etag()));
  RETURN_IF_ERROR(domain::CheckCancelTraining(record.state()));
  record.set_state(v1::TRAINING_CANCELLED);
  MakeNext(call, record);
  return Save(call, std::move(record), "cancelled");
}

absl::StatusOr<v1::TrainingRecord> Claim(Deps& deps, rpc::WriteCall& call,
                                         const v1::ClaimStudyRequest& request) {
  v1::TrainingRecord record = request.training_record();
  Violations violations;
  domain::CheckTrainingWindow(record.start_time(), record.end_time(), "training_record.end_time",
                              violations);
  if (record.evidence_sha256().empty()) {
    violations.Add("training_record.evidence_sha256", Reason::FIELD_REQUIRED);
  }
  if (time::FromProto(record.end_time()) > call.now()) {
    violations.Add("training_record.end_time", Reason::TRAINING_WINDOW);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  ASSIGN_OR_RETURN(const v1::VolunteerState state, LockState(deps, call, request.parent()));
  if (state != v1::VOLUNTEER_ACTIVE) {
    return Refuse(Reason::VOLUNTEER_STATE, {{"state", v1::VolunteerState_Name(state)}});
  }
  MakeNew(call, domain::Nested(request.parent(), "trainingRecords", ids::NewId()), record);
  record.set_volunteer(request.parent());
  record.set_entered_by(call.caller().subject);
  record.set_state(v1::TRAINING_CLAIMED);
  return Save(call, std::move(record), "claimed");
}

absl::StatusOr<v1::TrainingRecord> Confirm(Deps&, rpc::WriteCall& call,
                                           const v1::ConfirmStudyRequest& request) {
  ASSIGN_OR_RETURN(v1::TrainingRecord record, Decide(call, request.name(), request.etag()));
  record.set_state(v1::TRAINING_COMPLETED);
  *record.mutable_complete_time() = time::ToProto(call.now());
  return Save(call, std::move(record), "completed");
}

absl::StatusOr<v1::TrainingRecord> Reject(Deps&, rpc::WriteCall& call,
                                          const v1::RejectStudyRequest& request) {
  ASSIGN_OR_RETURN(v1::TrainingRecord record, Decide(call, request.name(), request.etag()));
  record.set_state(v1::TRAINING_REJECTED);
  record.set_rejection_reason(request.reason());
  return Save(call, std::move(record), "rejected");
}

absl::StatusOr<v1::TrainingRecord> Get(Deps&, rpc::ReadCall& call,
                                       const v1::GetTrainingRecordRequest& request) {
  return store::GetTrainingRecord(call.tx(), request.name());
}

absl::StatusOr<v1::ListTrainingRecordsResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListTrainingRecordsRequest& request) {
  const std::string& parent = request.parent();
  const bool of_volunteer = parent.starts_with("volunteers/");
  if (!of_volunteer) {
    RETURN_IF_ERROR(store::GetTrainingSession(call.tx(), parent).status());
  }
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, of_volunteer ? 1 : 2));
  v1::ListTrainingRecordsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      of_volunteer ? store::ListTrainingRecordsOf(call.tx(), IdIn(parent), request.state(),
                                                  Only(page.after), page.size + 1)
                   : store::ListRecordsOfSession(call.tx(), parent, request.state(), page.after,
                                                 page.size + 1),
      response.mutable_training_records(), [&](const v1::TrainingRecord& last) {
        return of_volunteer ? LastId(last)
                            : std::vector<std::string>{IdIn(last.volunteer()), IdIn(last.name())};
      }));
  return response;
}

}  // namespace linli::registration::training_records
