// What changed in a file, as its history keeps it.
#pragma once

#include "linli/registration/v1/volunteer.pb.h"
#include "linli/registration/v1/volunteer_change.pb.h"

namespace linli::registration::domain {

// The fields that differ, with both values as text. What is never shown in clear (document number,
// phone) is compared in clear and told masked; etag and times of keeping the file are left out.
google::protobuf::RepeatedPtrField<v1::FieldChange> ChangedFields(const v1::Volunteer& before,
                                                                  const v1::Volunteer& after);

// Whether what decides on service (GateFacts) is another one after the change.
bool ChangesGate(const v1::Volunteer& before, const v1::Volunteer& after);

}  // namespace linli::registration::domain
