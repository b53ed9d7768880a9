// Matching's figures for the tests of others, as the test lays them out.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "common/status/refusal.h"
#include "services/matching/client/figures_client.h"

namespace linli::matching {

// Any thread.
class FakeFiguresClient final : public FiguresClient {
 public:
  // Projects in stage WORK.
  void PutProjects(const std::string& region, int64_t count) { projects_[region] = count; }
  void Put(v1::NodePlan plan, v1::ShowPlanCompletionResponse completion) {
    completions_[plan.name()] = std::move(completion);
    plans_[{plan.region(), plan.year()}] = std::move(plan);
  }
  // From now on every question is answered with this status; OK: normally again.
  void Fail(absl::Status status) {
    const std::lock_guard lock(mutex_);
    failure_ = std::move(status);
  }

  absl::StatusOr<int64_t> CountProjects(const client::Context&, const std::string& region,
                                        v1::Project::Stage stage) override {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    return stage == v1::Project::WORK ? projects_[region] : 0;
  }
  absl::StatusOr<std::optional<v1::NodePlan>> FindNodePlan(const client::Context&,
                                                           const std::string& region,
                                                           int year) override {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    const auto found = plans_.find({region, year});
    if (found == plans_.end()) return std::nullopt;
    return found->second;
  }
  absl::StatusOr<v1::ShowPlanCompletionResponse> ShowPlanCompletion(
      const client::Context&, const std::string& plan) override {
    const std::lock_guard lock(mutex_);
    if (!failure_.ok()) return failure_;
    const auto found = completions_.find(plan);
    if (found == completions_.end()) return NotFound(plan);
    return found->second;
  }

 private:
  std::mutex mutex_;
  absl::Status failure_;
  std::map<std::string, int64_t> projects_;
  std::map<std::pair<std::string, int>, v1::NodePlan> plans_;
  std::map<std::string, v1::ShowPlanCompletionResponse> completions_;
};

}  // namespace linli::matching
