// Which fields of a file go out in an export.
#pragma once

#include "absl/status/status.h"
#include "google/protobuf/field_mask.pb.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::registration::domain {

// FIELD_MASK at "read_mask" for a path that names no field of a file, or one that is not for this
// caller: partners are told neither who somebody is to the day nor how to reach her (条例 Art. 20,
// 67号令 Art. 16).
absl::Status CheckExport(const google::protobuf::FieldMask& mask, bool looks_after_them);

// The name and the fields of the mask, which was checked.
v1::Volunteer Only(const google::protobuf::FieldMask& mask, v1::Volunteer&& volunteer);

}  // namespace linli::registration::domain
