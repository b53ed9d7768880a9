// The transfers of the time bank: which accounts, under which ids.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/hours/v1/transfer.pb.h"

namespace linli::hours::domain {

// In or out of the time-bank account of a volunteer's number.
v1::Transfer IntoTime(std::string_view number, std::string_view id, std::string from,
                      int64_t minutes, v1::Transfer::Code code, absl::Time now);
v1::Transfer OutOfTime(std::string_view number, std::string_view id, std::string to,
                       int64_t minutes, v1::Transfer::Code code, absl::Time now);

// What a record brings, from who recorded it. Its id is the record's, so that a record is deposited
// once, however often it is asked.
v1::Transfer DepositOf(const v1::Record& record, int64_t minutes, absl::Time now);

// Takes back all of a deposit.
v1::Transfer UndoingOf(const v1::Transfer& deposit, absl::Time now);

// One side of an exchange between two volunteers: the city of each has its clearing account between
// them, so that what one city owes another is the balance of these.
struct Side {
  std::string number;
  std::string city;
  std::string id;  // of the transfer
};
// Both transfers, the giver's first.
std::vector<v1::Transfer> ExchangeOf(const Side& giver, const Side& receiver,
                                     const std::string& exchange, int64_t minutes,
                                     v1::Transfer::Code code, absl::Time now);

}  // namespace linli::hours::domain
