#include "services/hours/api/device_logs.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "common/paging/page.h"
#include "common/status/status_proto.h"
#include "common/time/proto_time.h"
#include "services/hours/api/device_entry.h"
#include "services/hours/api/device_reach.h"
#include "services/hours/domain/device_clock.h"
#include "services/hours/domain/device_log.h"
#include "services/hours/domain/device_signature.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/device_store.h"
#include "services/hours/storage/ledger_store.h"

namespace linli::hours::device_logs {
namespace {

using domain::DeviceName;

absl::Time WrittenAt(const v1::DeviceLogEntry& entry) {
  return domain::Kept(time::FromProto(entry.entry_time()));
}

// What is taken for a shift, if anything.
absl::Status AskShift(Deps& deps, const rpc::Call& call, const std::string& organization,
                      const std::string& shift) {
  ASSIGN_OR_RETURN(const bool serves, Serves(deps, call, organization, shift));
  if (!serves) return Refuse(Reason::KIOSK_STATE);
  return presence::CheckUnit(deps, call, shift);
}

// What has arrived of the batch, from the entry ahead of it on.
std::vector<store::LogEntry> KnownOf(db::Tx& tx, const DeviceName& name, const v1::DeviceLog& log) {
  const int64_t ahead = log.entries(0).number() - 1;
  return store::LogOf(tx, name, ahead, log.entries_size() + (ahead > 0 ? 1 : 0));
}

// The digest of each entry, if the device signed the last one and they continue what it told
// before.
absl::StatusOr<std::vector<std::string>> CheckSigned(const v1::Device& device,
                                                     const v1::DeviceLog& log,
                                                     const std::vector<store::LogEntry>& known) {
  std::map<int64_t, std::string_view> before;
  for (const store::LogEntry& one : known) before[one.verdict.number()] = one.digest;
  const int64_t ahead = log.entries(0).number() - 1;
  std::string digest(ahead == 0 ? domain::FirstDigest(device.name())
                                : std::string(before.at(ahead)));
  std::vector<std::string> digests;
  for (const v1::DeviceLogEntry& entry : log.entries()) {
    digest = domain::DigestAfter(digest, entry);
    const auto told = before.find(entry.number());
    if (told != before.end() && told->second != digest) {
      return Refuse(Reason::DEVICE_LOG_SIGNATURE);
    }
    digests.push_back(digest);
  }
  if (!domain::SignedBy(device.public_key(),
                        domain::LogText(device.name(), digest, log.device_time()),
                        log.signature())) {
    return Refuse(Reason::DEVICE_LOG_SIGNATURE);
  }
  return digests;
}

// In one order, so that two devices with the same people do not wait for each other for ever.
void LockPeople(db::Tx& tx, const v1::DeviceLog& log, int64_t last_number) {
  std::set<std::string> ids;
  for (const v1::DeviceLogEntry& entry : log.entries()) {
    const auto volunteer = domain::VolunteerName::Parse(entry.volunteer());
    if (entry.number() > last_number && volunteer.ok()) ids.insert(volunteer->id());
  }
  for (const std::string& id : ids) store::LockVolunteer(tx, id);
}

v1::DeviceLogVerdict VerdictOf(int64_t number, const absl::StatusOr<v1::Attendance>& outcome) {
  v1::DeviceLogVerdict verdict;
  verdict.set_number(number);
  if (outcome.ok()) {
    verdict.set_attendance(outcome->name());
  } else {
    *verdict.mutable_refusal() = ToStatusProto(outcome.status());
  }
  return verdict;
}

}  // namespace

absl::StatusOr<Asked> Ask(Deps& deps, const rpc::Call& call,
                          const v1::UploadDeviceLogRequest& request) {
  ASSIGN_OR_RETURN(auto name, DeviceName::Parse(request.name()));
  std::optional<v1::Device> device;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) {
    device = store::FindDevice(tx, name);
    return absl::OkStatus();
  }));
  if (!device) return NotFound(request.name());
  if (request.log().entries(request.log().entries_size() - 1).number() > device->last_number()) {
    // What arrived before keeps its verdict, whatever became of who holds the device.
    ASSIGN_OR_RETURN(const bool answered_for, HolderLeads(deps, call, *device));
    if (!answered_for) return Refuse(Reason::DEVICE_STATE);
  }
  Asked asked;
  std::vector<presence::Place> places;
  for (const v1::DeviceLogEntry& entry : request.log().entries()) {
    if (entry.number() <= device->last_number() || !CheckWhole(entry).ok()) continue;
    auto [shift, added] = asked.shifts.try_emplace(entry.shift());
    if (added) shift->second = AskShift(deps, call, name.parent().ToString(), entry.shift());
    // A verdict is for good, so nobody gets one because a neighbour was silent.
    if (!shift->second.ok() && !absl::IsFailedPrecondition(shift->second)) return shift->second;
    if (entry.direction() == v1::IN) places.emplace_back(entry.volunteer(), entry.shift());
  }
  ASSIGN_OR_RETURN(asked.enrollments, presence::AskEnrollments(deps, call, places));
  for (const auto& [place, enrollment] : asked.enrollments) RETURN_IF_ERROR(enrollment.status());
  return asked;
}

absl::StatusOr<v1::UploadDeviceLogResponse> Upload(Deps&, rpc::WriteCall& call,
                                                   const v1::UploadDeviceLogRequest& request,
                                                   const Asked& asked) {
  ASSIGN_OR_RETURN(auto name, DeviceName::Parse(request.name()));
  const std::optional<v1::Device> device = store::LockDevice(call.tx(), name);
  if (!device) return NotFound(request.name());
  if (device->state() != v1::Device::ACTIVE) return Refuse(Reason::DEVICE_STATE);
  const v1::DeviceLog& log = request.log();
  const absl::Time now = domain::Kept(call.now());
  const absl::Time device_time = domain::Kept(time::FromProto(log.device_time()));
  const auto policy = policy::At<v1::Policy>(call.tx(), device->region(), now);
  RETURN_IF_ERROR(domain::CheckDeviceClock(*policy, device_time, now));
  RETURN_IF_ERROR(domain::CheckOrder(log, device->last_number()));
  const std::vector<store::LogEntry> known = KnownOf(call.tx(), name, log);
  ASSIGN_OR_RETURN(const std::vector<std::string> digests, CheckSigned(*device, log, known));

  v1::UploadDeviceLogResponse response;
  absl::Time previous = absl::InfinitePast();
  for (const store::LogEntry& one : known) {
    if (one.verdict.number() >= log.entries(0).number()) *response.add_verdicts() = one.verdict;
    previous = WrittenAt(one.entry);
  }
  LockPeople(call.tx(), log, device->last_number());
  const Batch batch{*device, asked, device_time, now - device_time};
  for (int i = response.verdicts_size(); i < log.entries_size(); ++i) {
    const v1::DeviceLogEntry& entry = log.entries(i);
    // A clock that had run ahead and was set right spoils what it wrote till then, not what
    // follows.
    if (previous > device_time) previous = absl::InfinitePast();
    *response.add_verdicts() = VerdictOf(entry.number(), Settle(call, batch, previous, entry));
    store::InsertLogEntry(call.tx(), name, {digests[i], entry, response.verdicts(i)}, now);
    previous = WrittenAt(entry);
  }
  response.set_last_number(
      std::max(device->last_number(), log.entries(log.entries_size() - 1).number()));
  response.set_clock_offset_seconds(static_cast<int>(absl::ToInt64Seconds(batch.offset)));
  store::MarkUploaded(call.tx(), name, response.last_number(), batch.offset, now);
  return response;
}

absl::StatusOr<v1::ListDeviceLogEntriesResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListDeviceLogEntriesRequest& request) {
  ASSIGN_OR_RETURN(auto name, DeviceName::Parse(request.parent()));
  ASSIGN_OR_RETURN(paging::Page page, paging::PageOf(request, 1));
  int64_t after = 0;
  if (!page.first() && !absl::SimpleAtoi(page.after[0], &after)) return Refuse(Reason::PAGE_TOKEN);
  v1::ListDeviceLogEntriesResponse response;
  for (store::LogEntry& one : store::LogOf(call.tx(), name, after + 1, page.size + 1)) {
    if (response.items_size() == page.size) {
      response.set_next_page_token(paging::NextPageToken(
          request, std::vector{std::to_string(response.items(page.size - 1).verdict().number())}));
      break;
    }
    auto& item = *response.add_items();
    *item.mutable_entry() = std::move(one.entry);
    *item.mutable_verdict() = std::move(one.verdict);
  }
  return response;
}

}  // namespace linli::hours::device_logs
