// One call of any method of the contract, as any client would make it.
#pragma once

#include <memory>
#include <string>

#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "google/rpc/status.pb.h"

namespace linli::ctl {

struct Target {
  std::string address;  // "host:port"
  std::string token;    // empty: call without one
  absl::Duration timeout = absl::Seconds(10);
  std::string tls = "";  // directory of client/credentials.h; empty: no TLS
};

// code 0 and the answer filled in, or why not, with all details that came along.
google::rpc::Status Invoke(const Target& target, const google::protobuf::MethodDescriptor& method,
                           const google::protobuf::Message& request,
                           google::protobuf::Message& answer);

// The contract's message for what a method returns.
std::unique_ptr<google::protobuf::Message> NewAnswer(
    const google::protobuf::MethodDescriptor& method);

}  // namespace linli::ctl
