// A file that may be replaced while the process runs: a token, a public key, an authority's
// certificate.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "absl/time/time.h"

namespace linli::secret {

// Any number of threads.
class WatchedFile {
 public:
  struct Content {
    std::string text;
    uint64_t edition = 0;  // grows with each content that differs; 0: never read
  };

  // Looks at the file at most once in `look_every`: who replaces it waits that long.
  explicit WatchedFile(std::string path, absl::Duration look_every = absl::Seconds(1));

  // What it holds. While it cannot be read, or is empty, what it held before; a file that is being
  // replaced is often one of both for a moment.
  std::shared_ptr<const Content> Read();

  const std::string& path() const { return path_; }

 private:
  const std::string path_;
  const absl::Duration look_every_;
  std::mutex mutex_;
  absl::Time look_again_ = absl::InfinitePast();
  std::shared_ptr<const Content> content_ = std::make_shared<const Content>();
};

}  // namespace linli::secret
