// One JSON line per call, without personal data: of a volunteer it tells only that she is one.
// Lines are gathered in memory and written by a thread of their own; a crash may lose the last
// fraction of a second of them.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace linli::rpc {

class CallLog {
 public:
  struct Line {
    absl::Time time;
    std::string_view method;
    const absl::Status& status;
    absl::Duration took;
    std::string_view subject;
    std::string_view request_id;
    std::string_view traceparent;
    bool near;  // answered from the near cache
  };

  // Writes to a file descriptor, standard error by default; -1: nowhere.
  CallLog(std::string service, int fd);
  ~CallLog();  // writes what is left

  void Write(const Line& line);

 private:
  void Flush();

  const std::string service_;
  const int fd_;
  std::mutex mutex_;
  std::condition_variable ended_;
  std::string lines_;
  bool end_ = false;
  std::thread flusher_;
};

}  // namespace linli::rpc
