// Rows as messages. Only for this floor.
#pragma once

#include "common/db/param.h"
#include "linli/hours/v1/attendance.pb.h"
#include "linli/hours/v1/hold.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/hours/v1/transfer.pb.h"
#include "linli/matching/v1/events.pb.h"

namespace linli::hours::store {

v1::Attendance ReadAttendance(const pqxx::row& row);
v1::Record ReadRecord(const pqxx::row& row);
v1::Transfer ReadTransfer(const pqxx::row& row);
v1::Hold ReadHold(const pqxx::row& row);
matching::v1::ShiftContext ReadContext(const pqxx::field& field);

}  // namespace linli::hours::store
