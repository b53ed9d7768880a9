#include "common/secret/watched_file.h"

#include <fstream>
#include <iterator>

#include "absl/time/clock.h"

namespace linli::secret {

WatchedFile::WatchedFile(std::string path, absl::Duration look_every)
    : path_(std::move(path)), look_every_(look_every) {}

std::shared_ptr<const WatchedFile::Content> WatchedFile::Read() {
  const std::lock_guard lock(mutex_);
  const absl::Time now = absl::Now();
  if (now < look_again_) return content_;
  look_again_ = now + look_every_;
  // Read whole and compared, because a mounted Secret keeps times and sizes when it changes.
  std::ifstream file(path_, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (file && !text.empty() && text != content_->text) {
    content_ = std::make_shared<const Content>(Content{std::move(text), content_->edition + 1});
  }
  return content_;
}

}  // namespace linli::secret
