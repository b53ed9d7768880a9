#include "services/awards/domain/effective_time.h"

#include "common/time/proto_time.h"

namespace linli::awards::domain {

absl::Status CheckNotInThePast(const google::protobuf::Timestamp& effective_time, absl::Time now,
                               Reason refusal) {
  if (time::FromProto(effective_time) < now) return Refuse(refusal);
  return absl::OkStatus();
}

}  // namespace linli::awards::domain
