// Loads on their way: whoever misses a key that is being loaded waits for that load instead of
// starting another. A load that began before a key was dropped is not joined after it, because it
// may bring the old value.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"

namespace linli::cache {

// Thread-safe.
class Flights {
 public:
  using Answer = absl::StatusOr<std::shared_ptr<const google::protobuf::Message>>;

  // Runs `load`, or waits for the one that runs already and takes its answer. DEADLINE_EXCEEDED
  // when the deadline passes first. What concerns only the call that loaded (its deadline, its
  // rights) is not handed on: one of those who waited loads again.
  Answer Join(std::string_view key, absl::Time deadline, const std::function<Answer()>& load);

  void Forget(std::string_view key);
  void ForgetAll();

  size_t size();     // loads under way that can be joined
  size_t waiting();  // calls that wait for one

 private:
  struct Flight {
    bool landed = false;
    Answer answer = absl::UnknownError("under way");
    std::condition_variable cv;
  };

  void Land(const std::string& name, Flight& flight, const Answer& answer);

  std::mutex mutex_;
  size_t waiting_ = 0;
  absl::flat_hash_map<std::string, std::shared_ptr<Flight>> flights_;
};

}  // namespace linli::cache
