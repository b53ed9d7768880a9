#include "deploy/ctl/resources.h"
#include "linli/hours/v1/device_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Devices() {
  const Field device = {"DEVICE", "name", "organizations/…/devices/…"};
  return {
      {.words = "device create",
       .request = &v1::CreateDeviceRequest::default_instance(),
       .help = "enrol a leader's telephone or a kiosk with its public key",
       .example = "organizations/… --name 3号领队手机 --kind leader-device --public-key 3d40… "
                  "--holder staff/li",
       .fields = {{"ORGANIZATION", "parent", "organizations/…"},
                  {"--name", "device.display_name", "as people call it"},
                  {"--kind", "device.kind", "a leader's telephone or a kiosk"},
                  {"--public-key", "device.public_key", "Ed25519, 64 hexadecimal digits"},
                  {"--holder", "device.holder", "who answers for it: staff/… or volunteers/…"},
                  {"--station", "device.station", "where a kiosk stands"}}},
      {.words = "device get",
       .request = &v1::GetDeviceRequest::default_instance(),
       .help = "show one device",
       .example = "organizations/…/devices/…",
       .fields = {device}},
      {.words = "device list",
       .request = &v1::ListDevicesRequest::default_instance(),
       .help = "list an organisation's devices",
       .example = "organizations/… --all",
       .fields = {{"ORGANIZATION", "parent", "organizations/…"}},
       .columns = {"name", "display_name", "kind", "state", "last_number", "upload_time"}},
      {.words = "device retire",
       .request = &v1::RetireDeviceRequest::default_instance(),
       .help = "end a device's use, for good",
       .example = "organizations/…/devices/…",
       .fields = {device}},
      {.words = "device upload",
       .request = &v1::UploadDeviceLogRequest::default_instance(),
       .help = "upload what a device wrote down without a network",
       .example = "organizations/…/devices/… --log 离线签到.log",
       .fields = {device, {"--log", "log", "file with the signed log"}},
       .columns = {"number", "attendance", "refusal.message"}},
      {.words = "device log",
       .request = &v1::ListDeviceLogEntriesRequest::default_instance(),
       .help = "list what a device has uploaded, with the verdicts",
       .example = "organizations/…/devices/… --all",
       .fields = {{"DEVICE", "parent", "organizations/…/devices/…"}},
       .columns = {"entry.number", "entry.volunteer", "entry.direction", "entry.entry_time",
                   "verdict.attendance", "verdict.refusal.message"}},
  };
}

}  // namespace linli::ctl
