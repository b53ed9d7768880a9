// What awards keeps of a record of hours, and what a certificate must agree with (law 12).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "linli/awards/v1/certificate.pb.h"
#include "linli/hours/v1/events.pb.h"

namespace linli::awards::domain {

// The newest version of a record as the feed told it. Not an image of hours' message: only what
// counting needs.
struct CountedRecord {
  std::string name;  // "volunteers/{number}/records/{record}"
  int64_t version = 0;
  int64_t minutes = 0;  // with which it counts; 0 once it is reversed
  absl::Time start_time;
  std::string region;
  std::string recording_unit;
  absl::Time change_time;  // of this version
  int kind = 0;            // hours.v1.Record.Kind; 0: told before it was kept
  std::string category;    // code; may be empty
};

// Its minutes are the credited ones while it is effective or disputed (an open question takes
// nothing away), and none otherwise.
CountedRecord Counted(const hours::v1::RecordEvent& event, int64_t version, absl::Time change_time);

// Whether a later version of a record says something else than the certificate: it counts with
// other minutes now, most often with none. A dispute alone takes nothing away.
bool Outdates(const CountedRecord& record, const v1::CertificateDocument& document);

// How many things in a certificate do not agree with the records as of its date: lines without a
// record, with other minutes, records without a line, a total that is not the sum. Records that
// changed after the issue, or within `slack` before it, prove nothing and are left out.
int Disagreements(const v1::CertificateDocument& document,
                  const std::vector<CountedRecord>& records, absl::Duration slack);

}  // namespace linli::awards::domain
