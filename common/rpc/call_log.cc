#include "common/rpc/call_log.h"

#include <unistd.h>

#include <array>
#include <charconv>
#include <chrono>

#include "common/status/refusal.h"

namespace linli::rpc {
namespace {

constexpr std::chrono::milliseconds kFlushEvery(50);
constexpr size_t kMaxHeld = 8u << 20;  // a reader that is stuck must not eat our memory

// Request ids and trace contexts come from clients: nothing of theirs may break the line.
void AppendPlain(std::string& out, std::string_view text) {
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '_' || c == '.' || c == '/' || c == ':';
    out.push_back(plain ? c : '?');
  }
}

void AppendNumber(std::string& out, int64_t number) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

// "staff/li" stays, "volunteers/V…" becomes "volunteers".
std::string_view Impersonal(std::string_view subject) {
  constexpr std::string_view kVolunteers = "volunteers/";
  if (subject.substr(0, kVolunteers.size()) == kVolunteers) return "volunteers";
  return subject.empty() ? "nobody" : subject;
}

}  // namespace

CallLog::CallLog(std::string service, int fd) : service_(std::move(service)), fd_(fd) {
  if (fd_ < 0) return;
  flusher_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    while (!end_) {
      ended_.wait_for(lock, kFlushEvery, [this] { return end_; });
      lock.unlock();
      Flush();
      lock.lock();
    }
  });
}

CallLog::~CallLog() {
  if (!flusher_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
  }
  ended_.notify_all();
  flusher_.join();
}

void CallLog::Write(const Line& line) {
  if (fd_ < 0) return;
  thread_local std::string text;
  text.assign(R"({"time_us":)");
  AppendNumber(text, absl::ToUnixMicros(line.time));
  text.append(R"(,"service":")").append(service_).append(R"(","method":")").append(line.method);
  text.append(R"(","code":")").append(absl::StatusCodeToString(line.status.code()));
  if (const Reason reason = line.status.ok() ? Reason::REASON_UNSPECIFIED : ReasonOf(line.status);
      reason != Reason::REASON_UNSPECIFIED) {
    text.append(R"(","reason":")").append(errors::v1::Reason_Name(reason));
  }
  text.append(R"(","took_us":)");
  AppendNumber(text, absl::ToInt64Microseconds(line.took));
  text.append(R"(,"caller":")");
  AppendPlain(text, Impersonal(line.subject));
  if (!line.request_id.empty()) {
    text.append(R"(","request_id":")");
    AppendPlain(text, line.request_id);
  }
  if (!line.traceparent.empty()) {
    text.append(R"(","trace":")");
    AppendPlain(text, line.traceparent);
  }
  text.append(line.near ? "\",\"near\":true}\n" : "\"}\n");
  const std::lock_guard lock(mutex_);
  if (lines_.size() + text.size() <= kMaxHeld) lines_.append(text);
}

void CallLog::Flush() {
  std::string lines;
  {
    const std::lock_guard lock(mutex_);
    lines.swap(lines_);
  }
  for (size_t at = 0; at < lines.size();) {
    const ssize_t written = write(fd_, lines.data() + at, lines.size() - at);
    if (written <= 0) return;  // nobody reads our log: the calls matter more
    at += static_cast<size_t>(written);
  }
}

}  // namespace linli::rpc
