#include "common/cache/flights.h"

namespace linli::cache {
namespace {

// Whether the answer would have been the same for everybody who asked.
bool ForEverybody(const Flights::Answer& answer) {
  switch (answer.status().code()) {
    case absl::StatusCode::kOk:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kInternal:
      return true;
    default:
      return false;
  }
}

}  // namespace

Flights::Answer Flights::Join(std::string_view key, absl::Time deadline,
                              const std::function<Answer()>& load) {
  const std::string name(key);
  std::unique_lock lock(mutex_);
  while (true) {
    auto [at, ours] = flights_.try_emplace(name);
    if (ours) break;
    std::shared_ptr<Flight> flight = at->second;
    ++waiting_;
    bool landed =
        flight->cv.wait_until(lock, absl::ToChronoTime(deadline), [&] { return flight->landed; });
    --waiting_;
    if (!landed) {
      return absl::DeadlineExceededError("waited for another call that loads the same");
    }
    if (ForEverybody(flight->answer)) return flight->answer;
  }
  auto flight = std::make_shared<Flight>();
  flights_[name] = flight;
  lock.unlock();
  Answer answer = absl::CancelledError("the load was abandoned");
  try {
    answer = load();
  } catch (...) {
    Land(name, *flight, answer);
    throw;
  }
  Land(name, *flight, answer);
  return answer;
}

void Flights::Land(const std::string& name, Flight& flight, const Answer& answer) {
  std::lock_guard lock(mutex_);
  flight.answer = answer;
  flight.landed = true;
  flight.cv.notify_all();
  auto at = flights_.find(name);
  if (at != flights_.end() && at->second.get() == &flight) flights_.erase(at);
}

void Flights::Forget(std::string_view key) {
  std::lock_guard lock(mutex_);
  flights_.erase(std::string(key));
}

void Flights::ForgetAll() {
  std::lock_guard lock(mutex_);
  flights_.clear();
}

size_t Flights::size() {
  std::lock_guard lock(mutex_);
  return flights_.size();
}

size_t Flights::waiting() {
  std::lock_guard lock(mutex_);
  return waiting_;
}

}  // namespace linli::cache
