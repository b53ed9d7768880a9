#include "services/hours/storage/rows.h"

#include <stdexcept>
#include <string>

#include "common/time/proto_time.h"
#include "services/hours/domain/evidence_grade.h"
#include "services/hours/domain/ledger_transfer.h"
#include "services/hours/domain/names.h"

namespace linli::hours::store {
namespace {

std::string Text(const pqxx::row& row, const char* column) { return row[column].as<std::string>(); }

google::protobuf::Timestamp Time(const pqxx::row& row, const char* column) {
  return time::ToProto(db::ToTime(row[column]));
}

// An enum column holds the value's name.
template <typename Enum, typename Parse>
Enum Value(const pqxx::row& row, const char* column, const Parse& parse) {
  Enum value{};
  if (!parse(Text(row, column), &value))
    throw std::logic_error("unknown value in " + Text(row, column));
  return value;
}

// One end of an attendance; `end` begins the columns' names.
v1::Evidence EvidenceIn(const pqxx::row& row, const std::string& end) {
  v1::Evidence evidence;
  evidence.set_method(
      Value<v1::EvidenceMethod>(row, (end + "_method").c_str(), v1::EvidenceMethod_Parse));
  evidence.set_grade(domain::GradeOf(evidence.method()));
  evidence.set_witness(Text(row, (end + "_witness").c_str()));
  if (const pqxx::field distance = row[end + "_distance_meters"]; !distance.is_null()) {
    evidence.set_distance_meters(distance.as<int>());
  }
  return evidence;
}

void ReadProvenance(const pqxx::row& row, v1::Record& record) {
  v1::Provenance& provenance = *record.mutable_provenance();
  provenance.set_source(Text(row, "source"));
  provenance.set_external_id(Text(row, "external_id"));
  for (std::string& one : db::ToStrings(row["evidence"])) {
    provenance.add_evidence(std::move(one));
  }
  provenance.set_consent(Text(row, "consent"));
  provenance.set_entered_by(Text(row, "entered_by"));
  provenance.set_partner_system(Text(row, "partner_system"));
  if (const std::string import = Text(row, "import_id"); !import.empty()) {
    provenance.set_record_import(domain::RecordImportName(import).ToString());
  }
}

void ReadJudgement(const pqxx::row& row, v1::Record& record) {
  record.set_kind(Value<v1::Record::Kind>(row, "kind", v1::Record::Kind_Parse));
  record.set_evidence_grade(
      Value<v1::EvidenceGrade>(row, "evidence_grade", v1::EvidenceGrade_Parse));
  record.set_state(Value<v1::Record::State>(row, "state", v1::Record::State_Parse));
  record.set_interval_minutes(row["interval_minutes"].as<int>());
  record.set_payable_minutes(row["payable_minutes"].as<int>());
  record.set_credited_minutes(row["credited_minutes"].as<int>());
  record.set_policy_version(Text(row, "policy_version"));
  record.set_late(row["late"].as<bool>());
}

void ReadConfirmation(const pqxx::row& row, v1::Record& record) {
  record.set_confirmed_by(Text(row, "confirmed_by"));
  record.set_released_by(Text(row, "released_by"));
  if (row["confirm_time"].is_null()) return;
  *record.mutable_confirm_time() = Time(row, "confirm_time");
  if (record.credited_minutes() > 0) record.set_transfer(domain::IssueFor(record).name());
}

void ReadApproval(const pqxx::row& row, v1::Record& record) {
  const std::string level = Text(row, "approval_level");
  if (level.empty()) return;
  v1::Approval& approval = *record.mutable_approval();
  approval.set_level(Value<v1::Approval::Level>(row, "approval_level", v1::Approval::Level_Parse));
  approval.set_decided_by(Text(row, "approved_by"));
  approval.set_granted(row["approval_granted"].as<bool>());
  if (!row["approve_time"].is_null()) *approval.mutable_decide_time() = Time(row, "approve_time");
}

void ReadEnding(const pqxx::row& row, v1::Record& record) {
  if (row["ending"].is_null()) return;
  if (!record.mutable_ending()->ParseFromString(db::ToBytes(row["ending"]))) {
    throw std::logic_error("the ending of a record is garbled");
  }
}

void ReadDecline(const pqxx::row& row, v1::Record& record) {
  if (row["decline_time"].is_null()) return;
  record.set_declined_by(Text(row, "declined_by"));
  record.set_decline_reason(Text(row, "decline_reason"));
  *record.mutable_decline_time() = Time(row, "decline_time");
}

}  // namespace

v1::Attendance ReadAttendance(const pqxx::row& row) {
  const std::string volunteer = Text(row, "volunteer_id");
  v1::Attendance attendance;
  attendance.set_name(domain::AttendanceName(volunteer, Text(row, "attendance_id")).ToString());
  attendance.set_shift(Text(row, "shift"));
  attendance.set_state(Value<v1::Attendance::State>(row, "state", v1::Attendance::State_Parse));
  *attendance.mutable_check_in_time() = Time(row, "check_in_time");
  if (!row["check_out_time"].is_null()) {
    *attendance.mutable_check_out_time() = Time(row, "check_out_time");
    *attendance.mutable_check_out_evidence() = EvidenceIn(row, "check_out");
  }
  *attendance.mutable_check_in_evidence() = EvidenceIn(row, "check_in");
  *attendance.mutable_check_out_until_time() = Time(row, "check_out_until_time");
  attendance.set_evidence_grade(
      Value<v1::EvidenceGrade>(row, "evidence_grade", v1::EvidenceGrade_Parse));
  for (const std::string& id : db::ToStrings(row["records"])) {
    attendance.add_records(domain::RecordName(volunteer, id).ToString());
  }
  attendance.set_conflicting_record(Text(row, "conflicting_record"));
  attendance.set_etag(Text(row, "version"));
  *attendance.mutable_create_time() = Time(row, "create_time");
  *attendance.mutable_update_time() = Time(row, "update_time");
  return attendance;
}

v1::Record ReadRecord(const pqxx::row& row) {
  const std::string volunteer = Text(row, "volunteer_id");
  v1::Record record;
  record.set_name(domain::RecordName(volunteer, Text(row, "record_id")).ToString());
  record.set_activity_name(Text(row, "activity_name"));
  record.set_place(Text(row, "place"));
  record.set_content(Text(row, "content"));
  *record.mutable_start_time() = Time(row, "start_time");
  *record.mutable_end_time() = Time(row, "end_time");
  record.set_organizing_unit(Text(row, "organizing_unit"));
  record.set_leader(Text(row, "leader"));
  record.set_recording_unit(Text(row, "recording_unit"));
  record.set_category(Text(row, "category"));
  record.set_region(Text(row, "region"));
  record.set_shift(Text(row, "shift"));
  if (const std::string attendance = Text(row, "attendance"); !attendance.empty()) {
    record.set_attendance(domain::AttendanceName(volunteer, attendance).ToString());
  }
  ReadJudgement(row, record);
  if (record.kind() == v1::Record::HONOUR) ReadProvenance(row, record);
  ReadConfirmation(row, record);
  ReadDecline(row, record);
  ReadApproval(row, record);
  if (!row["notice_end_time"].is_null()) {
    *record.mutable_notice_end_time() = Time(row, "notice_end_time");
  }
  ReadEnding(row, record);
  if (const std::string corrects = Text(row, "corrects"); !corrects.empty()) {
    record.set_corrects(domain::RecordName(volunteer, corrects).ToString());
  }
  record.set_etag(Text(row, "version"));
  *record.mutable_create_time() = Time(row, "create_time");
  *record.mutable_update_time() = Time(row, "update_time");
  return record;
}

v1::Transfer ReadTransfer(const pqxx::row& row) {
  const std::string volunteer = Text(row, "volunteer_id");
  v1::Transfer transfer;
  transfer.set_commodity(Value<v1::Commodity>(row, "commodity", v1::Commodity_Parse));
  const std::string account = domain::VolunteerAccount(transfer.commodity(), volunteer);
  transfer.set_name(account + "/transfers/" + Text(row, "transfer_id"));
  transfer.set_debit_account("accounts/" + Text(row, "debit_account"));
  transfer.set_credit_account("accounts/" + Text(row, "credit_account"));
  transfer.set_minutes(row["minutes"].as<int64_t>());
  transfer.set_code(Value<v1::Transfer::Code>(row, "code", v1::Transfer::Code_Parse));
  if (!row["record_id"].is_null()) {
    transfer.set_record(domain::RecordName(volunteer, Text(row, "record_id")).ToString());
    transfer.set_kind(Value<v1::Record::Kind>(row, "kind", v1::Record::Kind_Parse));
  }
  if (!row["reverses"].is_null()) {
    transfer.set_reverses(account + "/transfers/" + Text(row, "reverses"));
  }
  *transfer.mutable_post_time() = Time(row, "post_time");
  if (!row["hold_id"].is_null()) {
    transfer.set_hold(domain::HoldName(volunteer, Text(row, "hold_id")).ToString());
  }
  if (!row["exchange"].is_null()) transfer.set_exchange(Text(row, "exchange"));
  transfer.set_reference(Text(row, "reference"));
  if (!row["expire_time"].is_null()) *transfer.mutable_expire_time() = Time(row, "expire_time");
  return transfer;
}

v1::Hold ReadHold(const pqxx::row& row) {
  const std::string volunteer = Text(row, "volunteer_id");
  v1::Hold hold;
  hold.set_name(domain::HoldName(volunteer, Text(row, "hold_id")).ToString());
  hold.set_purpose(Value<v1::Hold::Purpose>(row, "purpose", v1::Hold::Purpose_Parse));
  hold.set_minutes(row["minutes"].as<int64_t>());
  hold.set_credit_account("accounts/" + Text(row, "credit_account"));
  hold.set_reference(Text(row, "reference"));
  hold.set_held_by(Text(row, "held_by"));
  hold.set_state(Value<v1::Hold::State>(row, "state", v1::Hold::State_Parse));
  if (db::ToTime(row["expire_time"]) != absl::InfiniteFuture()) {
    *hold.mutable_expire_time() = Time(row, "expire_time");
  }
  if (!row["settle_time"].is_null()) *hold.mutable_settle_time() = Time(row, "settle_time");
  if (hold.state() == v1::Hold::POSTED) {
    hold.set_posted_minutes(row["posted_minutes"].as<int64_t>());
    hold.set_transfer(domain::TransferOf(hold));
  }
  *hold.mutable_create_time() = Time(row, "create_time");
  return hold;
}

matching::v1::ShiftContext ReadContext(const pqxx::field& field) {
  matching::v1::ShiftContext context;
  if (!context.ParseFromString(db::ToBytes(field)))
    throw std::logic_error("a roster row is garbled");
  return context;
}

}  // namespace linli::hours::store
