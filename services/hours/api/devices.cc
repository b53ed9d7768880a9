#include "services/hours/api/devices.h"

#include <optional>
#include <utility>
#include <vector>

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/paging/page.h"
#include "services/hours/domain/device_signature.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_entry.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/device_store.h"

namespace linli::hours::devices {

absl::StatusOr<std::string> AskRegion(Deps& deps, const rpc::Call& call,
                                      const v1::CreateDeviceRequest& request) {
  ASSIGN_OR_RETURN(auto unit, deps.registration.GetOrganization(call.Outbound(), request.parent()));
  RETURN_IF_ERROR(domain::MayRecord(*unit));
  return unit->region();
}

absl::StatusOr<v1::Device> Create(Deps&, rpc::WriteCall& call,
                                  const v1::CreateDeviceRequest& request,
                                  const std::string& region) {
  ASSIGN_OR_RETURN(auto organization, domain::OrganizationName::Parse(request.parent()));
  Violations violations;
  if (!domain::IsDeviceKey(request.device().public_key())) {
    violations.Add("device.public_key", Reason::FIELD_PATTERN, {{"pattern", "[0-9a-f]{64}"}});
  }
  RETURN_IF_ERROR(violations.ToStatus());
  v1::Device device = request.device();
  mask::ClearOutputOnly(&device);
  device.set_name(domain::DeviceName(organization.id(), ids::NewId()).ToString());
  device.set_region(region);
  return store::InsertDevice(call.tx(), device, domain::Kept(call.now()));
}

absl::StatusOr<v1::Device> Get(Deps&, rpc::ReadCall& call, const v1::GetDeviceRequest& request) {
  ASSIGN_OR_RETURN(auto name, domain::DeviceName::Parse(request.name()));
  std::optional<v1::Device> device = store::FindDevice(call.tx(), name);
  if (!device) return NotFound(request.name());
  return *std::move(device);
}

absl::StatusOr<v1::ListDevicesResponse> List(Deps&, rpc::ReadCall& call,
                                             const v1::ListDevicesRequest& request) {
  ASSIGN_OR_RETURN(auto organization, domain::OrganizationName::Parse(request.parent()));
  ASSIGN_OR_RETURN(paging::Page page, paging::PageOf(request, 1));
  v1::ListDevicesResponse response;
  for (v1::Device& device : store::ListDevices(call.tx(), organization.id(),
                                               page.first() ? "" : page.after[0], page.size + 1)) {
    if (response.devices_size() == page.size) {
      const auto last = domain::DeviceName::Parse(response.devices(page.size - 1).name());
      response.set_next_page_token(paging::NextPageToken(request, std::vector{last->id()}));
      break;
    }
    *response.add_devices() = std::move(device);
  }
  return response;
}

absl::StatusOr<v1::Device> Retire(Deps&, rpc::WriteCall& call,
                                  const v1::RetireDeviceRequest& request) {
  ASSIGN_OR_RETURN(auto name, domain::DeviceName::Parse(request.name()));
  const std::optional<v1::Device> device = store::LockDevice(call.tx(), name);
  if (!device) return NotFound(request.name());
  if (device->state() != v1::Device::ACTIVE) return Refuse(Reason::DEVICE_STATE);
  return store::RetireDevice(call.tx(), name, domain::Kept(call.now()));
}

}  // namespace linli::hours::devices
