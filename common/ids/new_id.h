// New ids: 26 characters of lower-case Crockford base32 for 128 bits, 48 of milliseconds since 1970
// and 80 of randomness (a ULID in lower case). They sort by the time at which they were made.
#pragma once

#include <cstdint>
#include <mutex>
#include <random>
#include <string>

#include "absl/time/time.h"

namespace linli::ids {

// A new id. Any thread may ask; within this process each id is greater than the one given before
// it, even if the machine's clock steps back.
std::string NewId();

// What NewId takes its ids from.
class IdSource {
 public:
  virtual ~IdSource() = default;
  virtual std::string Next() = 0;
};

// The same ids in each run: one millisecond apart from `start` on, random bits from the seed.
class SeededIds final : public IdSource {
 public:
  explicit SeededIds(uint64_t seed, absl::Time start = absl::FromUnixSeconds(1'767'225'600));
  std::string Next() override;

 private:
  std::mutex mutex_;
  std::mt19937_64 random_;
  uint64_t milliseconds_;
};

// For tests: while it lives, NewId() takes from `source`, in the whole process. One at a time.
class UseIds {
 public:
  explicit UseIds(IdSource& source);
  ~UseIds();
  UseIds(const UseIds&) = delete;
  UseIds& operator=(const UseIds&) = delete;
};

}  // namespace linli::ids
