// What a call to another service takes along from the call that needs it.
#pragma once

#include <string>

#include "absl/time/time.h"

namespace linli::client {

struct Context {
  absl::Time deadline = absl::InfiniteFuture();
  // Subject of the caller for whom we ask; for logs. The question itself is asked with the
  // service's own token: what the answer may be used for was decided when the caller came in.
  std::string on_behalf_of;
  std::string traceparent;  // W3C
  // Mutations: derived from the caller's own request_id, so that her repetition is ours too.
  std::string request_id;
};

}  // namespace linli::client
