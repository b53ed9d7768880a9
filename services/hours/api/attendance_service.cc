// The table of contents of what stands around check-in: one line per RPC.
#include "services/hours/api/attendance_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/hours/v1/attestation_service.grpc.pb.h"
#include "linli/hours/v1/check_in_rules_service.grpc.pb.h"
#include "linli/hours/v1/device_service.grpc.pb.h"
#include "linli/hours/v1/roster_snapshot_service.grpc.pb.h"
#include "services/hours/api/attestation.h"
#include "services/hours/api/check_in_rules.h"
#include "services/hours/api/device_logs.h"
#include "services/hours/api/devices.h"
#include "services/hours/api/roster_snapshots.h"

namespace linli::hours {
namespace {

class AttestationServiceImpl final : public v1::AttestationService::CallbackService {
 public:
  LINLI_SERVICE(AttestationServiceImpl, v1::AttestationService, Deps)
  LINLI_WRITE_ASKING(AttestPresence, attestation::Ask, attestation::Attest)
};

class DeviceServiceImpl final : public v1::DeviceService::CallbackService {
 public:
  LINLI_SERVICE(DeviceServiceImpl, v1::DeviceService, Deps)
  LINLI_WRITE_ASKING(CreateDevice, devices::AskRegion, devices::Create)
  LINLI_READ(GetDevice, devices::Get)
  LINLI_READ(ListDevices, devices::List)
  LINLI_WRITE(RetireDevice, devices::Retire)
  LINLI_WRITE_ASKING(UploadDeviceLog, device_logs::Ask, device_logs::Upload)
  LINLI_READ(ListDeviceLogEntries, device_logs::List)
};

class RosterSnapshotServiceImpl final : public v1::RosterSnapshotService::CallbackService {
 public:
  LINLI_SERVICE(RosterSnapshotServiceImpl, v1::RosterSnapshotService, Deps)
  LINLI_READ(GetRosterSnapshot, roster_snapshots::Get)
  LINLI_READ(ListRosterSnapshotEntries, roster_snapshots::List)
};

class CheckInRulesServiceImpl final : public v1::CheckInRulesService::CallbackService {
 public:
  LINLI_SERVICE(CheckInRulesServiceImpl, v1::CheckInRulesService, Deps)
  LINLI_READ(GetCheckInRules, check_in_rules::Get)
  LINLI_WRITE(UpdateCheckInRules, check_in_rules::Update)
};

}  // namespace

void AddAttendanceServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<AttestationServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<CheckInRulesServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<DeviceServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<RosterSnapshotServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::hours
