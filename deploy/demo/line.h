// The four services as their clients see them, with a token for anybody.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"

namespace linli::client {
class Channel;
}
namespace linli::identity {
class TokenMinter;
}

namespace linli::demo {

// Where a suite answers.
struct Addresses {
  std::map<std::string, std::string> services;  // "registration" → "127.0.0.1:7101" …
  std::string keys;                             // directory with token-signing.pem
  std::string tls = "";                         // directory of client/credentials.h; empty: no TLS

  // As deploy/local/up leaves them in the environment. INVALID_ARGUMENT names what is missing.
  static absl::StatusOr<Addresses> FromEnvironment();
};

// Any number of threads may call.
class Line {
 public:
  // Ends the process with a clear message if the key cannot be read.
  explicit Line(Addresses addresses);
  ~Line();

  // Calls, as `subject` ("": without a token), the one method of the contract that takes this
  // request. Mutations get a request_id if they have none; what was UNAVAILABLE is asked again
  // under the same one, as common/client/channel.h says.
  template <typename Answer>
  absl::StatusOr<Answer> Call(const std::string& subject, const google::protobuf::Message& request,
                              absl::Duration timeout = absl::Seconds(30)) {
    Answer answer;
    const absl::Status status = Invoke(subject, request, answer, timeout);
    if (!status.ok()) return status;
    return answer;
  }

  // The same for types that are known only while it runs.
  absl::Status Invoke(const std::string& subject, const google::protobuf::Message& request,
                      google::protobuf::Message& answer, absl::Duration timeout);

 private:
  std::string TokenOf(const std::string& subject);

  std::map<std::string, std::unique_ptr<client::Channel>> channels_;
  std::unique_ptr<identity::TokenMinter> minter_;
  std::mutex mutex_;
  std::map<std::string, std::string> tokens_;
};

// One word for what came of a call: "OK", or the reason of the refusal. For a BadRequest the reason
// of the first field.
std::string Outcome(const absl::Status& status);

}  // namespace linli::demo
