// Hours for the tests of others: records are put in, and answered as hours would.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "services/hours/client/client.h"

namespace linli::hours {

// Any thread.
class FakeHoursClient final : public HoursClient {
 public:
  // A record, EFFECTIVE or not; its name says whose it is. Its confirm_time is when its credited
  // minutes were posted.
  void Put(v1::Record record) {
    const std::lock_guard lock(mutex_);
    records_[record.name()] = std::move(record);
  }

  // From now on every question is answered with this status; OK: normally again.
  void Fail(absl::Status status) {
    const std::lock_guard lock(mutex_);
    failure_ = std::move(status);
  }

  absl::StatusOr<std::vector<v1::Record>> ListEffectiveRecords(const client::Context&,
                                                               std::string_view volunteer,
                                                               absl::Time from,
                                                               absl::Time until) override {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    std::vector<v1::Record> found;
    for (const auto& [name, record] : records_) {
      const absl::Time start = Time(record.start_time());
      if (Counts(record, volunteer) && start >= from && start < until) found.push_back(record);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return Time(a.start_time()) < Time(b.start_time());
    });
    return found;
  }

  absl::StatusOr<v1::Totals> GetTotals(const client::Context&, std::string_view volunteer,
                                       absl::Time as_of) override {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    std::map<v1::Record::Kind, v1::Totals::KindTotal> kinds;
    v1::Totals totals;
    totals.set_volunteer(std::string(volunteer));
    totals.mutable_as_of_time()->set_seconds(absl::ToUnixSeconds(as_of));
    for (const auto& [name, record] : records_) {
      if (!Counts(record, volunteer) || record.credited_minutes() == 0) continue;
      if (Time(record.confirm_time()) > as_of) continue;
      v1::Totals::KindTotal& kind = kinds[record.kind()];
      kind.set_kind(record.kind());
      kind.set_credited_minutes(kind.credited_minutes() + record.credited_minutes());
      kind.set_records(kind.records() + 1);
      totals.set_credited_minutes(totals.credited_minutes() + record.credited_minutes());
    }
    for (auto& [kind, total] : kinds) *totals.add_kinds() = std::move(total);
    return totals;
  }

 private:
  static absl::Time Time(const google::protobuf::Timestamp& proto) {
    return absl::FromUnixSeconds(proto.seconds()) + absl::Nanoseconds(proto.nanos());
  }
  static bool Counts(const v1::Record& record, std::string_view volunteer) {
    return record.name().rfind(std::string(volunteer) + "/", 0) == 0 &&
           (record.state() == v1::Record::EFFECTIVE || record.state() == v1::Record::DISPUTED);
  }

  std::mutex mutex_;
  absl::Status failure_;
  std::map<std::string, v1::Record> records_;
};

}  // namespace linli::hours
