// The town of town_fixture.h with a place on the map, devices, and what stands around check-in.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/geo/datum.h"
#include "linli/hours/v1/attestation_service.grpc.pb.h"
#include "linli/hours/v1/check_in_rules_service.grpc.pb.h"
#include "linli/hours/v1/device_service.grpc.pb.h"
#include "linli/hours/v1/roster_snapshot_service.grpc.pb.h"
#include "services/hours/api/town_fixture.h"
#include "services/hours/domain/device_fixture.h"

namespace linli::hours {

class AttendanceTown : public HoursTown {
 protected:
  static constexpr char kOther[] = "organizations/o2/activities/b1/shifts/s1";

  AttendanceTown() {
    attestation_ = v1::AttestationService::NewStub(host_.channel());
    device_ = v1::DeviceService::NewStub(host_.channel());
    snapshot_ = v1::RosterSnapshotService::NewStub(host_.channel());
    PutDelegation(kLeader, options::v1::ACTIVITY_LEADER, kUnit);
  }

  // What registration says of somebody's authority, beside what the host grants to who calls.
  registration::v1::Delegation PutDelegation(const std::string& subject, options::v1::Role role,
                                             const std::string& over) {
    registration::v1::Delegation delegation;
    delegation.set_name(absl::StrCat(over, "/delegations/", subject.substr(subject.find('/') + 1)));
    delegation.set_subject(subject);
    delegation.set_role(role);
    delegation.set_over(over);
    *delegation.mutable_start_time() = time::ToProto(now() - absl::Hours(24));
    registration_.Put(delegation);
    return delegation;
  }

  // Xingtai in GCJ-02, as matching keeps what a Chinese map said.
  static types::v1::GeoPoint Place() {
    types::v1::GeoPoint point;
    point.set_latitude(37.0682);
    point.set_longitude(114.5048);
    point.set_datum(types::v1::GCJ02);
    return point;
  }
  void ExpectOnTheMap(std::string_view volunteer, const std::string& shift, absl::Time start) {
    matching::v1::ShiftContext context = ContextOf(shift, start);
    *context.mutable_place()->mutable_point() = Place();
    Hear(EnrollmentOf(volunteer, context));
  }

  // So many metres north of the place, as a receiver of satellites says it.
  static v1::Position North(double metres, double accuracy = 15) {
    const geo::LatLng at = geo::ToWgs84(Place());
    v1::Position position;
    position.mutable_point()->set_latitude(at.latitude + metres / 111195);
    position.mutable_point()->set_longitude(at.longitude);
    position.mutable_point()->set_datum(types::v1::WGS84);
    position.set_accuracy_meters(accuracy);
    return position;
  }

  template <typename Request>
  static Request Showing(const std::string& volunteer, const std::string& shift) {
    Request request;
    request.set_volunteer(volunteer);
    request.set_shift(shift);
    return request;
  }
  absl::StatusOr<v1::Attendance> Send(const v1::CheckInRequest& request) {
    return host_.Call(*attendance_, &v1::AttendanceService::Stub::CheckIn, request.volunteer(),
                      request);
  }
  absl::StatusOr<v1::Attendance> Send(const v1::CheckOutRequest& request) {
    return host_.Call(*attendance_, &v1::AttendanceService::Stub::CheckOut, request.volunteer(),
                      request);
  }
  template <typename Request>
  absl::StatusOr<v1::Attendance> At(const std::string& volunteer, const std::string& shift,
                                    const v1::Position& position) {
    auto request = Showing<Request>(volunteer, shift);
    *request.mutable_position() = position;
    return Send(request);
  }
  template <typename Request>
  absl::StatusOr<v1::Attendance> At(const std::string& volunteer, const std::string& shift,
                                    const v1::KioskPass& pass) {
    auto request = Showing<Request>(volunteer, shift);
    *request.mutable_kiosk_pass() = pass;
    return Send(request);
  }

  static v1::CreateDeviceRequest Enrolment(const TestDevice& key, v1::Device::Kind kind,
                                           const std::string& organization = kUnit) {
    v1::CreateDeviceRequest request;
    request.set_parent(organization);
    request.mutable_device()->set_display_name("3号领队手机");
    request.mutable_device()->set_kind(kind);
    request.mutable_device()->set_public_key(key.public_key());
    request.mutable_device()->set_holder(kLeader);
    return request;
  }
  absl::StatusOr<v1::Device> Create(const v1::CreateDeviceRequest& request,
                                    const std::string& as = kManager) {
    return host_.Call(*device_, &v1::DeviceService::Stub::CreateDevice, as, request);
  }
  // The name of a new one.
  std::string Enrol(const TestDevice& key, v1::Device::Kind kind,
                    const std::string& organization = kUnit, const std::string& as = kManager) {
    const auto device = Create(Enrolment(key, kind, organization), as);
    EXPECT_THAT(device, IsOk());
    return device.ok() ? device->name() : "";
  }
  absl::StatusOr<v1::Device> Retire(const std::string& name, const std::string& as = kManager) {
    v1::RetireDeviceRequest request;
    request.set_name(name);
    return host_.Call(*device_, &v1::DeviceService::Stub::RetireDevice, as, request);
  }
  absl::StatusOr<v1::UploadDeviceLogResponse> Upload(const std::string& name,
                                                     const v1::DeviceLog& log,
                                                     const std::string& as = kLeader) {
    v1::UploadDeviceLogRequest request;
    request.set_name(name);
    *request.mutable_log() = log;
    return host_.Call(*device_, &v1::DeviceService::Stub::UploadDeviceLog, as, request);
  }

  absl::StatusOr<v1::AttestPresenceResponse> Attest(const std::string& shift,
                                                    v1::Direction direction,
                                                    const std::vector<std::string>& volunteers,
                                                    const std::string& as = kLeader,
                                                    const std::string& id = "") {
    v1::AttestPresenceRequest request;
    request.set_shift(shift);
    request.set_direction(direction);
    for (const std::string& one : volunteers) request.add_volunteers(one);
    request.set_request_id(id);
    return host_.Call(*attestation_, &v1::AttestationService::Stub::AttestPresence, as, request);
  }

  // The reason inside a status that came as a message.
  static Reason ReasonIn(const google::rpc::Status& status) {
    for (const auto& detail : status.details()) {
      google::rpc::ErrorInfo info;
      Reason reason = Reason::REASON_UNSPECIFIED;
      if (detail.UnpackTo(&info) && errors::v1::Reason_Parse(info.reason(), &reason)) return reason;
    }
    return Reason::REASON_UNSPECIFIED;
  }

  std::unique_ptr<v1::AttestationService::Stub> attestation_;
  std::unique_ptr<v1::DeviceService::Stub> device_;
  std::unique_ptr<v1::RosterSnapshotService::Stub> snapshot_;
};

}  // namespace linli::hours
