// Hours in one process with a town around it: an organisation with a manager and two leaders,
// volunteers, a shift this morning; registration and matching answer from memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "linli/hours/v1/attendance_service.grpc.pb.h"
#include "linli/hours/v1/record_service.grpc.pb.h"
#include "linli/hours/v1/statement_service.grpc.pb.h"
#include "pqxx/pqxx"
#include "services/hours/api/service.h"
#include "services/hours/domain/rotating_code.h"
#include "services/hours/jobs/roster.h"
#include "services/matching/client/fake.h"
#include "services/registration/client/fake.h"
#include "tests/support/host/test_host.h"
#include "tests/support/matchers.h"

namespace linli::hours {

class HoursTown : public ::testing::Test {
 protected:
  // Another platform's, which the town believes.
  static const secret::SigningKeys& PartnerKeys() {
    static const auto& keys =
        *new secret::SigningKeys(*secret::SigningKeys::FromPem(secret::NewSigningKeyPem(), ""));
    return keys;
  }
  static std::string TrustedKeys() { return *PartnerKeys().PublicPem(PartnerKeys().current()); }

  static constexpr char kHer[] = "volunteers/V1305032611222222A";
  static constexpr char kHim[] = "volunteers/V1305032611333333B";
  static constexpr char kUnit[] = "organizations/o1";
  static constexpr char kManager[] = "staff/manager";
  static constexpr char kLeader[] = "staff/leader";
  static constexpr char kShift[] = "organizations/o1/activities/a1/shifts/s1";

  HoursTown() {
    AddServices(*host_, deps_);
    host_.scopes().Lies(kUnit, {"130503", {kUnit}});
    host_.scopes().Lies("organizations/o2", {"130503", {"organizations/o2"}});
    // Both belong to both organisations.
    for (const char* name : {kHer, kHim}) {
      host_.scopes().Lies(name, {"130503", {kUnit, "organizations/o2"}});
      AddVolunteer(name);
    }
    for (const char* name : {kUnit, "organizations/o2"}) {
      registration::v1::Organization unit;
      unit.set_name(name);
      unit.set_region("regions/130503");
      unit.set_state(registration::v1::ORGANIZATION_APPROVED);
      registration_.Put(unit);
    }
    host_.Grant(kManager, options::v1::ORGANIZATION_MANAGER, kUnit);
    host_.Grant(kLeader, options::v1::ACTIVITY_LEADER, kUnit);
    host_.Grant("staff/other", options::v1::ORGANIZATION_MANAGER, "organizations/o2");
    host_.Grant("services/awards", options::v1::SERVICE);
    host_.Start();
    attendance_ = v1::AttendanceService::NewStub(host_.channel());
    record_ = v1::RecordService::NewStub(host_.channel());
    statement_ = v1::StatementService::NewStub(host_.channel());
  }

  ~HoursTown() override { host_->Drain(); }

  void AddVolunteer(const std::string& name,
                    registration::v1::VolunteerState state = registration::v1::VOLUNTEER_ACTIVE) {
    registration::v1::Volunteer volunteer;
    volunteer.set_name(name);
    volunteer.set_state(state);
    volunteer.set_birth_date("1990-05-17");
    registration_.Put(volunteer);
  }

  absl::Time now() { return host_.clock().Now(); }
  void Advance(absl::Duration by) { host_.clock().Advance(by); }
  static std::string NumberOf(std::string_view volunteer) {
    return std::string(volunteer.substr(volunteer.find('/') + 1));
  }

  // A shift from `start` on, as matching tells of it.
  static matching::v1::ShiftContext ContextOf(const std::string& shift, absl::Time start,
                                              absl::Duration length = absl::Hours(3)) {
    matching::v1::ShiftContext context;
    context.set_shift(shift);
    context.set_shift_display_name("5 公里补给点");
    context.set_activity(shift.substr(0, shift.find("/shifts/")));
    context.set_activity_display_name("邢台马拉松");
    *context.mutable_start_time() = time::ToProto(start);
    *context.mutable_end_time() = time::ToProto(start + length);
    context.mutable_place()->set_address("邢台市信都区中兴西大街");
    context.set_recording_unit(shift.substr(0, shift.find("/activities/")));
    context.set_leader("volunteers/V1305032611444444C");
    context.set_region("regions/130503");
    context.set_category("0009");
    return context;
  }

  static matching::v1::EnrollmentEvent EnrollmentOf(
      std::string_view volunteer, const matching::v1::ShiftContext& context,
      matching::v1::Enrollment::State state = matching::v1::Enrollment::CONFIRMED,
      const std::string& version = "1") {
    matching::v1::EnrollmentEvent change;
    change.mutable_enrollment()->set_name(
        absl::StrCat(context.shift(), "/enrollments/e-", NumberOf(volunteer)));
    change.mutable_enrollment()->set_volunteer(std::string(volunteer));
    change.mutable_enrollment()->set_state(state);
    change.mutable_enrollment()->set_etag(version);
    *change.mutable_context() = context;
    return change;
  }

  // An event arrives from matching.
  void Hear(const matching::v1::EnrollmentEvent& change) {
    events::v1::Event event;
    event.set_version(std::stoll(change.enrollment().etag()));
    event.mutable_payload()->PackFrom(change);
    outbox::Emitter emitter;
    ASSERT_THAT(host_->database().Write(
                    absl::Now() + absl::Seconds(10), db::Database::InDoubt::kFail,
                    [&](db::Tx& tx) { return jobs::ApplyToRoster(tx, emitter, event); }),
                IsOk());
  }
  // She is expected at a shift that begins at `start`.
  void Expect(std::string_view volunteer, const std::string& shift, absl::Time start,
              absl::Duration length = absl::Hours(3)) {
    Hear(EnrollmentOf(volunteer, ContextOf(shift, start, length)));
  }

  // Matching knows it, the feed has not brought it.
  void PutUpstream(const matching::v1::EnrollmentEvent& enrolled) {
    const matching::v1::ShiftContext& context = enrolled.context();
    matching::v1::Activity activity;
    activity.set_name(context.activity());
    activity.set_display_name(context.activity_display_name());
    *activity.mutable_place() = context.place();
    activity.set_recording_unit(context.recording_unit());
    activity.set_leader(context.leader());
    activity.set_region(context.region());
    matching::v1::Shift shift;
    shift.set_name(context.shift());
    shift.set_display_name(context.shift_display_name());
    *shift.mutable_start_time() = context.start_time();
    *shift.mutable_end_time() = context.end_time();
    matching_.Put(activity);
    matching_.Put(shift);
    matching_.Put(enrolled.enrollment());
  }

  absl::StatusOr<v1::RotatingCode> ShowCode(const std::string& shift, v1::Direction direction,
                                            const std::string& as = kLeader) {
    v1::ShowCodeRequest request;
    request.set_shift(shift);
    request.set_direction(direction);
    return host_.Call(*attendance_, &v1::AttendanceService::Stub::ShowCode, as, request);
  }
  // The code of this moment, whether or not it is shown.
  std::string CodeOf(const std::string& shift, v1::Direction direction) {
    return domain::CodeAt({deps_.check_in_key, shift, direction, absl::Seconds(30)}, now()).code();
  }

  absl::StatusOr<v1::Attendance> CheckIn(const std::string& volunteer, const std::string& shift,
                                         const std::string& code, const std::string& id = "") {
    v1::CheckInRequest request;
    request.set_volunteer(volunteer);
    request.set_shift(shift);
    request.set_code(code);
    request.set_request_id(id);
    return host_.Call(*attendance_, &v1::AttendanceService::Stub::CheckIn, volunteer, request);
  }
  absl::StatusOr<v1::Attendance> CheckIn(const std::string& volunteer, const std::string& shift) {
    return CheckIn(volunteer, shift, CodeOf(shift, v1::IN));
  }
  absl::StatusOr<v1::Attendance> CheckOut(const std::string& volunteer, const std::string& shift,
                                          const std::string& code, const std::string& id = "") {
    v1::CheckOutRequest request;
    request.set_volunteer(volunteer);
    request.set_shift(shift);
    request.set_code(code);
    request.set_request_id(id);
    return host_.Call(*attendance_, &v1::AttendanceService::Stub::CheckOut, volunteer, request);
  }
  absl::StatusOr<v1::Attendance> CheckOut(const std::string& volunteer, const std::string& shift) {
    return CheckOut(volunteer, shift, CodeOf(shift, v1::OUT));
  }
  // In at `start`, out after `length`, at a shift of her own.
  absl::StatusOr<v1::Attendance> Serve(const std::string& volunteer, const std::string& shift,
                                       absl::Time start, absl::Duration length) {
    Expect(volunteer, shift, start, length);
    host_.clock().Set(start);
    absl::StatusOr<v1::Attendance> in = CheckIn(volunteer, shift);
    if (!in.ok()) return in;
    host_.clock().Set(start + length);
    return CheckOut(volunteer, shift);
  }

  v1::Record RecordOf(const std::string& name) {
    v1::GetRecordRequest request;
    request.set_name(name);
    const auto record =
        host_.Call(*record_, &v1::RecordService::Stub::GetRecord, "services/awards", request);
    EXPECT_THAT(record, IsOk());
    return record.value_or(v1::Record());
  }

  static v1::CreateRecordRequest Entry(const std::string& volunteer, absl::Time from,
                                       absl::Duration length, const std::string& unit = kUnit) {
    v1::CreateRecordRequest request;
    request.set_parent(volunteer);
    v1::Record& record = *request.mutable_record();
    record.set_activity_name("社区清洁");
    record.set_place("邢台市襄都区");
    record.set_content("清扫楼道");
    *record.mutable_start_time() = time::ToProto(from);
    *record.mutable_end_time() = time::ToProto(from + length);
    record.set_organizing_unit("某社区居委会");
    record.set_leader("李主任");
    record.set_recording_unit(unit);
    record.mutable_provenance()->set_source("2025年度纸质签到表第3页");
    record.mutable_provenance()->add_evidence("档案 2025-117");
    record.mutable_provenance()->set_consent("2026-11-01 书面同意");
    return request;
  }
  absl::StatusOr<v1::Record> Enter(const v1::CreateRecordRequest& request,
                                   const std::string& as = kManager) {
    return host_.Call(*record_, &v1::RecordService::Stub::CreateRecord, as, request);
  }

  absl::StatusOr<v1::Record> Confirm(const std::string& name, const std::string& as = kLeader,
                                     const std::string& id = "", const std::string& etag = "") {
    v1::ConfirmRecordRequest request;
    request.set_name(name);
    request.set_request_id(id);
    request.set_etag(etag);
    return host_.Call(*record_, &v1::RecordService::Stub::ConfirmRecord, as, request);
  }

  absl::StatusOr<v1::Record> Decline(const std::string& name, const std::string& as = kLeader,
                                     const std::string& reason = "签到表上没有此人",
                                     const std::string& id = "", const std::string& etag = "") {
    v1::DeclineRecordRequest request;
    request.set_name(name);
    request.set_reason(reason);
    request.set_request_id(id);
    request.set_etag(etag);
    return host_.Call(*record_, &v1::RecordService::Stub::DeclineRecord, as, request);
  }

  int64_t CreditedTo(const std::string& volunteer) {
    v1::GetTotalsRequest request;
    request.set_volunteer(volunteer);
    const auto totals =
        host_.Call(*statement_, &v1::StatementService::Stub::GetTotals, volunteer, request);
    EXPECT_THAT(totals, IsOk());
    return totals.ok() ? totals->credited_minutes() : -1;
  }

  // Looks into the tables, or breaks them, past all rights of the service.
  pqxx::result Sql(const std::string& sql) {
    pqxx::connection connection(host_.database().superuser_conninfo());
    pqxx::work work(connection);
    work.exec("SET LOCAL search_path TO hours, public");
    pqxx::result rows = work.exec(sql);
    work.commit();
    return rows;
  }
  int64_t Count(const std::string& from) {
    return Sql("SELECT count(*) FROM " + from)[0][0].as<int64_t>();
  }

  support::TestHost host_{"hours"};
  registration::FakeRegistrationClient registration_;
  matching::FakeMatchingClient matching_;
  const secret::SigningKeys transfer_keys_ =
      *secret::SigningKeys::FromPem(secret::NewSigningKeyPem(), TrustedKeys());
  Deps deps_{host_->database(),
             host_.scopes(),
             registration_,
             matching_,
             "a check-in key of thirty-two bytes or more",
             transfer_keys_};
  std::unique_ptr<v1::AttendanceService::Stub> attendance_;
  std::unique_ptr<v1::RecordService::Stub> record_;
  std::unique_ptr<v1::StatementService::Stub> statement_;
};

}  // namespace linli::hours
