// What a certificate says: formed from effective records alone, never from free text (67号令
// Arts 2 and 15).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/awards/v1/certificate.pb.h"
#include "linli/hours/v1/record.pb.h"

namespace linli::awards::domain {

// Limit of lines on one certificate.
constexpr int kMaxCertificateLines = 2000;

// The first field of every signed document, so that no other signed bytes can pass for one.
constexpr std::string_view kDocumentFormat = "linli.awards.v1.CertificateDocument";

// The days that a certificate speaks of: records that begin in [from, until).
struct Window {
  absl::Time from = absl::InfinitePast();
  absl::Time until = absl::InfiniteFuture();
};

// The window that was asked for; until now if nothing was said. CERTIFICATE_WINDOW of until_time if
// it is empty or reaches beyond now: nobody certifies the future.
Window WindowOf(const google::protobuf::Timestamp* from, const google::protobuf::Timestamp* until,
                absl::Time now, Violations& violations);

// Whether a record belongs on a certificate: effective or disputed, with minutes that count, begun
// inside the window, inside the region ("" for any), recorded by the unit ("" for any).
bool Certifies(const hours::v1::Record& record, const Window& window, std::string_view region,
               std::string_view unit);

// Fills window, lines (oldest first), recording units and total from the records that belong on
// it by its region and organization. `titles` are the names of the recording units. Refuses with
// CERTIFICATE_NO_RECORDS and CERTIFICATE_TOO_LONG. An open window begins with the day of the first
// record.
absl::Status FillFromRecords(const std::vector<hours::v1::Record>& records, const Window& window,
                             const std::map<std::string, std::string>& titles,
                             v1::CertificateDocument& document);

// The bytes that are signed. Made once; from then on only the bytes are read.
std::string Canonical(const google::protobuf::Message& message);

}  // namespace linli::awards::domain
