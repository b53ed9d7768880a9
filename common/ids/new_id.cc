#include "common/ids/new_id.h"

#include <algorithm>
#include <atomic>
#include <cassert>

#include "absl/random/random.h"
#include "absl/time/clock.h"

namespace linli::ids {
namespace {

constexpr char kCrockford[] = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int kCharacters = 26;

std::string Encode(uint64_t high, uint64_t low) {
  std::string id(kCharacters, '0');
  for (int i = kCharacters - 1; i >= 0; --i) {
    id[i] = kCrockford[low & 31];
    low = (low >> 5) | (high << 59);
    high >>= 5;
  }
  return id;
}

// The upper half of an id is 48 bits of time and 16 that begin each millisecond at a random point
// of their lower half and count on. It is handed out by one compare-and-swap, so that order holds
// between threads; the lower half is 64 random bits of the thread's own.
uint64_t NextHigh(uint64_t milliseconds, uint64_t random) {
  static std::atomic<uint64_t> last{0};
  const uint64_t wanted = milliseconds << 16 | (random & 0x7fff);
  uint64_t before = last.load(std::memory_order_relaxed);
  uint64_t next;
  do {
    next = std::max(before + 1, wanted);
  } while (!last.compare_exchange_weak(before, next, std::memory_order_relaxed));
  return next;
}

std::atomic<IdSource*>& Replacement() {
  static std::atomic<IdSource*> source{nullptr};
  return source;
}

}  // namespace

std::string NewId() {
  if (IdSource* source = Replacement().load(std::memory_order_acquire)) return source->Next();
  thread_local absl::BitGen random;
  const uint64_t milliseconds = absl::GetCurrentTimeNanos() / 1'000'000;
  return Encode(NextHigh(milliseconds, absl::Uniform<uint64_t>(random)),
                absl::Uniform<uint64_t>(random));
}

SeededIds::SeededIds(uint64_t seed, absl::Time start)
    : random_(seed), milliseconds_(absl::ToUnixMillis(start)) {}

std::string SeededIds::Next() {
  const std::lock_guard lock(mutex_);
  const uint64_t high = milliseconds_++ << 16 | (random_() & 0xffff);
  return Encode(high, random_());
}

UseIds::UseIds(IdSource& source) {
  [[maybe_unused]] IdSource* before = Replacement().exchange(&source);
  assert(before == nullptr);
}

UseIds::~UseIds() { Replacement().store(nullptr); }

}  // namespace linli::ids
