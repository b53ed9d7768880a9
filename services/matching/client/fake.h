// Matching as a downstream test lays it out, in memory.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "services/matching/client/client.h"
#include "services/matching/client/context.h"

namespace linli::matching {

class FakeMatchingClient final : public MatchingClient {
 public:
  void Put(v1::Activity activity) { Keep(activities_, std::move(activity)); }
  void Put(v1::Shift shift) { Keep(shifts_, std::move(shift)); }
  void Put(v1::Enrollment enrollment) { Keep(enrollments_, std::move(enrollment)); }

  // What every call answers from now on, instead of what is there. OK: answers again.
  void Fail(absl::Status status) {
    const std::lock_guard lock(mutex_);
    trouble_ = std::move(status);
  }

  absl::StatusOr<std::shared_ptr<const v1::Activity>> GetActivity(
      const client::Context&, const std::string& name) override {
    return Find(activities_, name);
  }
  absl::StatusOr<std::shared_ptr<const v1::Shift>> GetShift(const client::Context&,
                                                            const std::string& name) override {
    return Find(shifts_, name);
  }
  absl::StatusOr<v1::Enrollment> GetEnrollment(const client::Context&,
                                               const std::string& name) override {
    auto found = Find(enrollments_, name);
    if (!found.ok()) return found.status();
    return **found;
  }

  absl::StatusOr<std::optional<v1::EnrollmentEvent>> FindConfirmed(
      const client::Context&, const std::string& volunteer, const std::string& shift) override {
    const std::lock_guard lock(mutex_);
    if (!trouble_.ok()) return trouble_;
    for (const auto& [name, one] : enrollments_) {
      if (one->volunteer() != volunteer || one->state() != v1::Enrollment::CONFIRMED ||
          !absl::StartsWith(name, absl::StrCat(shift, "/"))) {
        continue;
      }
      v1::EnrollmentEvent event;
      *event.mutable_enrollment() = *one;
      const auto of = shifts_.find(shift);
      const auto activity = activities_.find(shift.substr(0, shift.find("/shifts/")));
      if (of == shifts_.end() || activity == activities_.end()) return NotFound(shift);
      *event.mutable_context() = ContextOf(*activity->second, *of->second);
      return event;
    }
    return std::nullopt;
  }

 private:
  template <typename Resource>
  using ByName = std::map<std::string, std::shared_ptr<const Resource>>;

  template <typename Resource>
  void Keep(ByName<Resource>& kept, Resource resource) {
    const std::lock_guard lock(mutex_);
    const std::string name = resource.name();
    kept[name] = std::make_shared<const Resource>(std::move(resource));
  }

  template <typename Resource>
  absl::StatusOr<std::shared_ptr<const Resource>> Find(const ByName<Resource>& kept,
                                                       const std::string& name) {
    const std::lock_guard lock(mutex_);
    if (!trouble_.ok()) return trouble_;
    const auto found = kept.find(name);
    if (found == kept.end()) return NotFound(name);
    return found->second;
  }

  std::mutex mutex_;
  absl::Status trouble_;
  ByName<v1::Activity> activities_;
  ByName<v1::Shift> shifts_;
  ByName<v1::Enrollment> enrollments_;
};

}  // namespace linli::matching
