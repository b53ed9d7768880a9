#include "services/registration/domain/training_rule.h"

#include "common/status/macros.h"
#include "common/time/proto_time.h"

namespace linli::registration::domain {
namespace {

constexpr absl::Duration kLongestSession = absl::Hours(24 * 366);

absl::Status WrongState(const v1::TrainingSession& session) {
  return Refuse(Reason::TRAINING_SESSION_STATE,
                {{"state", v1::TrainingSessionState_Name(session.state())}});
}

absl::Status WrongState(v1::TrainingRecordState state) {
  return Refuse(Reason::TRAINING_RECORD_STATE, {{"state", v1::TrainingRecordState_Name(state)}});
}

int64_t LengthInMinutes(const v1::TrainingSession& session) {
  return absl::ToInt64Minutes(time::FromProto(session.end_time()) -
                              time::FromProto(session.start_time()));
}

}  // namespace

void CheckTrainingWindow(const google::protobuf::Timestamp& start,
                         const google::protobuf::Timestamp& end, const std::string& field,
                         Violations& violations) {
  const absl::Duration length = time::FromProto(end) - time::FromProto(start);
  if (length < absl::Minutes(1) || length > kLongestSession) {
    violations.Add(field, Reason::TRAINING_WINDOW);
  }
}

absl::Status CheckPlace(v1::VolunteerState volunteer, const v1::TrainingSession& session,
                        bool has_record, absl::Time now) {
  if (volunteer != v1::VOLUNTEER_ACTIVE) {
    return Refuse(Reason::VOLUNTEER_STATE, {{"state", v1::VolunteerState_Name(volunteer)}});
  }
  if (session.state() != v1::SESSION_SCHEDULED || time::FromProto(session.end_time()) <= now) {
    return WrongState(session);
  }
  if (has_record) return Refuse(Reason::TRAINING_EXISTS);
  if (session.taken() >= session.places()) return Refuse(Reason::TRAINING_FULL);
  return absl::OkStatus();
}

absl::Status CheckResultsOpen(const v1::TrainingSession& session, absl::Time now) {
  const bool begun = time::FromProto(session.start_time()) <= now;
  if (session.state() == v1::SESSION_SCHEDULED && begun) return absl::OkStatus();
  return WrongState(session);
}

void CheckResult(const v1::TrainingSession& session, const v1::TrainingRecord* record,
                 const v1::TrainingResult& result, const std::string& field,
                 Violations& violations) {
  if (record == nullptr) {
    violations.Add(field + ".volunteer", Reason::TRAINING_NOT_ENROLLED);
    return;
  }
  // What is completed stays: a qualification may rest on it.
  if (record->state() == v1::TRAINING_COMPLETED) {
    violations.Add(field + ".volunteer", Reason::TRAINING_RECORD_STATE,
                   {{"state", v1::TrainingRecordState_Name(record->state())}});
  }
  if (result.attended_minutes() > LengthInMinutes(session)) {
    violations.Add(field + ".attended_minutes", Reason::FIELD_RANGE,
                   {{"min", "0"}, {"max", std::to_string(LengthInMinutes(session))}});
  }
}

v1::TrainingRecordState OutcomeOf(const v1::Course& course, const v1::TrainingResult& result) {
  if (result.attended_minutes() == 0) return v1::TRAINING_ABSENT;
  const bool long_enough = result.attended_minutes() >= course.learning_minutes();
  const bool passed = result.score() >= course.passing_score();
  return long_enough && passed ? v1::TRAINING_COMPLETED : v1::TRAINING_FAILED;
}

absl::Status CheckCancelTraining(v1::TrainingRecordState state) {
  if (state == v1::TRAINING_ENROLLED || state == v1::TRAINING_CLAIMED) return absl::OkStatus();
  return WrongState(state);
}

absl::Status CheckStudyDecision(const v1::TrainingRecord& record, std::string_view caller) {
  if (record.entered_by() == caller || record.volunteer() == caller) {
    return Refuse(Reason::OWN_TRAINING);
  }
  return record.state() == v1::TRAINING_CLAIMED ? absl::OkStatus() : WrongState(record.state());
}

}  // namespace linli::registration::domain
