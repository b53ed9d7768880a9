// Hours' figures for the tests of others, as the test lays them out.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "common/status/refusal.h"
#include "services/hours/client/figures_client.h"

namespace linli::hours {

// Any thread.
class FakeFiguresClient final : public FiguresClient {
 public:
  // Under its parent and period.
  void Put(v1::Figures figures) { figures_[{figures.parent(), figures.period()}] = figures; }
  // What every list of shortfalls answers.
  void Put(v1::ListShortfallsResponse shortfalls) { shortfalls_ = std::move(shortfalls); }
  // From now on every question is answered with this status; OK: normally again.
  void Fail(absl::Status status) {
    const std::lock_guard lock(mutex_);
    failure_ = std::move(status);
  }

  // Zeros where nobody served, as hours does.
  absl::StatusOr<v1::Figures> GetFigures(const client::Context&, const std::string& region,
                                         const std::string& period) override {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    return figures_[{region, period}];
  }
  absl::StatusOr<v1::ListShortfallsResponse> ListShortfalls(
      const client::Context&, const v1::ListShortfallsRequest&) override {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    return shortfalls_;
  }

 private:
  std::mutex mutex_;
  absl::Status failure_;
  std::map<std::pair<std::string, std::string>, v1::Figures> figures_;
  v1::ListShortfallsResponse shortfalls_;
};

}  // namespace linli::hours
