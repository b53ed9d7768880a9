#include "services/hours/storage/device_store.h"

#include <stdexcept>

#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {
namespace {

v1::Device ReadDevice(const pqxx::row& row) {
  v1::Device device;
  device.set_name(domain::DeviceName(row["organization_id"].as<std::string>(),
                                     row["device_id"].as<std::string>())
                      .ToString());
  device.set_display_name(row["display_name"].as<std::string>());
  v1::Device::Kind kind{};
  v1::Device::State state{};
  if (!v1::Device::Kind_Parse(row["kind"].as<std::string>(), &kind) ||
      !v1::Device::State_Parse(row["state"].as<std::string>(), &state)) {
    throw std::logic_error("a device row is garbled");
  }
  device.set_kind(kind);
  device.set_state(state);
  device.set_public_key(row["public_key"].as<std::string>());
  device.set_holder(row["holder"].as<std::string>());
  device.set_station(row["station"].as<std::string>());
  device.set_region(row["region"].as<std::string>());
  device.set_last_number(row["last_number"].as<int64_t>());
  device.set_clock_offset_seconds(row["clock_offset_seconds"].as<int>());
  device.set_etag(row["version"].as<std::string>());
  *device.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  if (!row["upload_time"].is_null()) {
    *device.mutable_upload_time() = time::ToProto(db::ToTime(row["upload_time"]));
  }
  if (!row["retire_time"].is_null()) {
    *device.mutable_retire_time() = time::ToProto(db::ToTime(row["retire_time"]));
  }
  return device;
}

std::optional<v1::Device> DeviceIn(const pqxx::result& rows) {
  if (rows.empty()) return std::nullopt;
  return ReadDevice(rows[0]);
}

LogEntry ReadLogEntry(const pqxx::row& row) {
  LogEntry entry;
  entry.digest = db::ToBytes(row["digest"]);
  entry.verdict.set_number(row["number"].as<int64_t>());
  bool whole = entry.entry.ParseFromString(db::ToBytes(row["entry"]));
  if (row["refusal"].is_null()) {
    entry.verdict.set_attendance(row["attendance"].as<std::string>());
  } else {
    whole &= entry.verdict.mutable_refusal()->ParseFromString(db::ToBytes(row["refusal"]));
  }
  if (!whole) throw std::logic_error("an entry of a device's log is garbled");
  return entry;
}

}  // namespace

v1::Device InsertDevice(db::Tx& tx, const v1::Device& device, absl::Time now) {
  const auto name = domain::DeviceName::Parse(device.name()).value();
  return ReadDevice(tx.Run(queries::kDeviceInsert, name.id(0), name.id(), device.display_name(),
                           v1::Device::Kind_Name(device.kind()), device.public_key(),
                           device.holder(), device.station(), device.region(), now)[0]);
}

std::optional<v1::Device> FindDevice(db::Tx& tx, const domain::DeviceName& name) {
  return DeviceIn(tx.Run(queries::kDeviceGet, name.id(0), name.id()));
}

std::optional<v1::Device> LockDevice(db::Tx& tx, const domain::DeviceName& name) {
  return DeviceIn(tx.Run(queries::kDeviceLock, name.id(0), name.id()));
}

std::vector<v1::Device> ListDevices(db::Tx& tx, std::string_view organization_id,
                                    std::string_view after_id, int limit) {
  std::vector<v1::Device> devices;
  for (const pqxx::row& row : tx.Run(queries::kDeviceList, organization_id, after_id, limit)) {
    devices.push_back(ReadDevice(row));
  }
  return devices;
}

v1::Device RetireDevice(db::Tx& tx, const domain::DeviceName& name, absl::Time now) {
  return ReadDevice(tx.Run(queries::kDeviceRetire, name.id(0), name.id(), now)[0]);
}

std::vector<LogEntry> LogOf(db::Tx& tx, const domain::DeviceName& name, int64_t from, int limit) {
  std::vector<LogEntry> entries;
  for (const pqxx::row& row : tx.Run(queries::kDeviceLogRead, name.id(0), name.id(), from, limit)) {
    entries.push_back(ReadLogEntry(row));
  }
  return entries;
}

void InsertLogEntry(db::Tx& tx, const domain::DeviceName& name, const LogEntry& entry,
                    absl::Time now) {
  const std::string written = entry.entry.SerializeAsString();
  const std::string refusal = entry.verdict.refusal().SerializeAsString();
  std::optional<db::Bytes> refused;
  if (entry.verdict.has_refusal()) refused = db::Bytes{refusal};
  tx.Run(queries::kDeviceLogInsert, name.id(0), name.id(), entry.entry.number(),
         db::Bytes{entry.digest}, db::Bytes{written}, entry.verdict.attendance(), refused, now);
}

void MarkUploaded(db::Tx& tx, const domain::DeviceName& name, int64_t last_number,
                  absl::Duration offset, absl::Time now) {
  tx.Run(queries::kDeviceUploaded, name.id(0), name.id(), last_number, absl::ToInt64Seconds(offset),
         now);
}

}  // namespace linli::hours::store
