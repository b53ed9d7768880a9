// Updates by google.protobuf.FieldMask (AIP-134), as google.api.field_behavior allows them.
#pragma once

#include "absl/status/status.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/message.h"

namespace linli::mask {

// Takes the fields that the mask names from `from` into `to`, which are of one type:
//   - a path names a field, also of a message within: "address.street"; what is unset in `from` is
//     cleared, what is repeated is replaced whole;
//   - "*", alone, names all fields that can be updated;
//   - without any path, the fields that can be updated and are set in `from` are taken.
// Fields that are OUTPUT_ONLY or IMMUTABLE stay as they are, below a path, "*" and the empty mask;
// to name one itself is refused. Refused with one BadRequest are paths that name no field, go
// through a repeated one, or name one that cannot be updated (FIELD_MASK at "update_mask"), and
// clearing a REQUIRED field (FIELD_REQUIRED at "volunteer.phone", by its type). `to` is then as it
// was.
absl::Status MergeByMask(const google::protobuf::FieldMask& mask,
                         const google::protobuf::Message& from, google::protobuf::Message* to);

}  // namespace linli::mask
