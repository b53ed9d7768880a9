// A volunteer's record of service for another platform (转移接续): what is signed, and what is made
// of what another has signed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/time/china_day.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/hours/v1/record_import_service.pb.h"
#include "linli/hours/v1/record_transfer.pb.h"

namespace linli::hours::domain {

// Limit of lines of one document.
constexpr int kMaxTransferLines = 2000;

// The first field of every document, so that no other signed bytes can pass for one.
constexpr std::string_view kTransferFormat = "linli.hours.v1.TransferDocument";

// Of these records, oldest first, those that count. `titles` are the names of organisations, by
// resource name; who has none is named as it is. CERTIFICATE_NO_RECORDS, CERTIFICATE_TOO_LONG.
absl::StatusOr<v1::TransferDocument> TransferOf(const std::string& volunteer,
                                                const std::vector<v1::Record>& records,
                                                const time::Interval& window,
                                                const std::map<std::string, std::string>& titles,
                                                absl::Time now);

// Where the records of a document come from, for their provenance.
struct TransferSource {
  std::string key;      // that signed it
  std::string digest;   // of the bytes that were signed, hexadecimal SHA-256
  std::string consent;  // how she agreed
};

// The rows that enter its lines.
std::vector<v1::RecordRow> RowsOf(const v1::TransferDocument& document,
                                  const TransferSource& source);

}  // namespace linli::hours::domain
