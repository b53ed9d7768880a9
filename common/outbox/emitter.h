// What a transaction announces to the neighbours on the right.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "google/protobuf/message.h"

namespace linli::outbox {

struct Emitted {
  std::string aggregate_type;  // "volunteer"
  std::string aggregate_id;    // resource name
  int64_t version;             // of the resource after the change
  std::string type;            // "registration.volunteer.registered"
  std::string payload_type;    // full name of the payload's message
  std::string payload;         // its bytes
};

class Emitter {
 public:
  // The event reaches the feed when the transaction commits, and only then.
  void Emit(std::string aggregate_type, std::string aggregate_id, int64_t version, std::string type,
            const google::protobuf::Message& payload) {
    emitted_.push_back({std::move(aggregate_type), std::move(aggregate_id), version,
                        std::move(type), payload.GetDescriptor()->full_name(),
                        payload.SerializeAsString()});
  }

  const std::vector<Emitted>& emitted() const { return emitted_; }

 private:
  std::vector<Emitted> emitted_;
};

}  // namespace linli::outbox
