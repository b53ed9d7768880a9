// What neighbours on the right hear of a record.
#pragma once

#include "linli/hours/v1/events.pb.h"
#include "linli/hours/v1/record.pb.h"

namespace linli::hours::domain {

// All that is needed to count the record, and nothing of the person but her number.
v1::RecordEvent EventOf(const v1::Record& record);

}  // namespace linli::hours::domain
