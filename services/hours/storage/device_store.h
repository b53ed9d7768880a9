// The tables device and device_log_entry.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/device.pb.h"
#include "linli/hours/v1/device_log.pb.h"
#include "services/hours/domain/names.h"

namespace linli::hours::store {

v1::Device InsertDevice(db::Tx& tx, const v1::Device& device, absl::Time now);

std::optional<v1::Device> FindDevice(db::Tx& tx, const domain::DeviceName& name);
// The same, locked: uploads of one device wait for each other.
std::optional<v1::Device> LockDevice(db::Tx& tx, const domain::DeviceName& name);

std::vector<v1::Device> ListDevices(db::Tx& tx, std::string_view organization_id,
                                    std::string_view after_id, int limit);

v1::Device RetireDevice(db::Tx& tx, const domain::DeviceName& name, absl::Time now);

// An entry of a log with what became of it.
struct LogEntry {
  std::string digest;
  v1::DeviceLogEntry entry;
  v1::DeviceLogVerdict verdict;
};
// From a number on, in order.
std::vector<LogEntry> LogOf(db::Tx& tx, const domain::DeviceName& name, int64_t from, int limit);
void InsertLogEntry(db::Tx& tx, const domain::DeviceName& name, const LogEntry& entry,
                    absl::Time now);
// Up to which number entries have arrived, and how far behind ours its clock was.
void MarkUploaded(db::Tx& tx, const domain::DeviceName& name, int64_t last_number,
                  absl::Duration offset, absl::Time now);

}  // namespace linli::hours::store
