// Registration's figures for the tests of others, as the test lays them out.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "common/status/refusal.h"
#include "services/registration/client/figures_client.h"

namespace linli::registration {

// Any thread.
class FakeFiguresClient final : public FiguresClient {
 public:
  void Put(const std::string& region, v1::Coverage coverage) { coverages_[region] = coverage; }
  void Put(v1::Denominator denominator) { denominators_.push_back(std::move(denominator)); }
  void Put(const std::string& region, v1::StationCoverage stations) {
    stations_[region] = stations;
  }
  void Put(const std::string& region, v1::TrainingFigures figures) { trainings_[region] = figures; }
  void Put(const std::string& region, v1::CommunityReporting reporting) {
    reportings_[region] = reporting;
  }
  void Put(const std::string& parent, std::vector<v1::Region> regions) {
    regions_[parent] = std::move(regions);
  }
  void PutPartyVolunteers(const std::string& region, std::vector<std::string> names) {
    members_[region] = std::move(names);
  }
  // From now on every question is answered with this status; OK: normally again.
  void Fail(absl::Status status) {
    const std::lock_guard lock(mutex_);
    failure_ = std::move(status);
  }

  // Registered does not depend on the kind; DENOMINATOR_MISSING if none of it was put.
  absl::StatusOr<v1::Coverage> GetCoverage(const client::Context&, const std::string& region,
                                           const std::string& denominator_kind) override {
    for (const v1::Denominator& one : denominators_) {
      if (one.region() == region && one.kind() == denominator_kind) return Find(coverages_, region);
    }
    return Refuse(Reason::DENOMINATOR_MISSING);
  }
  absl::StatusOr<std::vector<v1::Denominator>> ListDenominators(
      const client::Context&, const std::string& region) override {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    std::vector<v1::Denominator> found;
    for (const v1::Denominator& one : denominators_) {
      if (one.region() == region) found.push_back(one);
    }
    return found;
  }
  absl::StatusOr<v1::StationCoverage> GetStationCoverage(const client::Context&,
                                                         const std::string& region) override {
    return Find(stations_, region);
  }
  absl::StatusOr<v1::TrainingFigures> ShowTrainingFigures(const client::Context&,
                                                          const std::string& region, absl::Time,
                                                          absl::Time) override {
    return Find(trainings_, region);
  }
  absl::StatusOr<v1::CommunityReporting> ShowCommunityReporting(
      const client::Context&, const std::string& region) override {
    return Find(reportings_, region);
  }
  absl::StatusOr<std::vector<std::string>> ListPartyVolunteers(const client::Context&,
                                                               const std::string& region,
                                                               int64_t most) override {
    auto found = Find(members_, region);
    if (found.ok() && static_cast<int64_t>(found->size()) > most) {
      return Refuse(Reason::INDICATOR_INPUT_MISSING, {{"input", "party_at_minimum"}});
    }
    return found;
  }
  absl::StatusOr<std::vector<v1::Region>> ListRegions(const client::Context&,
                                                      const std::string& parent) override {
    return Find(regions_, parent);
  }

 private:
  template <typename Answer>
  absl::StatusOr<Answer> Find(const std::map<std::string, Answer>& kept,
                              const std::string& region) {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    const auto found = kept.find(region);
    if (found == kept.end()) return NotFound(region);
    return found->second;
  }

  std::mutex mutex_;
  absl::Status failure_;
  std::map<std::string, v1::Coverage> coverages_;
  std::vector<v1::Denominator> denominators_;
  std::map<std::string, v1::StationCoverage> stations_;
  std::map<std::string, v1::TrainingFigures> trainings_;
  std::map<std::string, v1::CommunityReporting> reportings_;
  std::map<std::string, std::vector<v1::Region>> regions_;
  std::map<std::string, std::vector<std::string>> members_;
};

}  // namespace linli::registration
