// The generic part of "is it whole": what a request's proto options say of its fields, compiled
// once per method.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/status/refusal.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace linli::rpc {

class RequestRules {
 public:
  explicit RequestRules(const google::protobuf::Descriptor& request);
  ~RequestRules();

  // OK, or one BAD_REQUEST that names every field that breaks its rule.
  absl::Status Check(const google::protobuf::Message& request) const;
  // Adds every field that breaks its rule.
  void Check(const google::protobuf::Message& request, Violations& violations) const;

  struct FieldRules;
  struct MessageRules;

 private:
  std::unique_ptr<MessageRules> root_;
};

}  // namespace linli::rpc
