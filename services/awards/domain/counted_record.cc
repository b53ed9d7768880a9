#include "services/awards/domain/counted_record.h"

#include <map>

#include "common/ids/region.h"
#include "common/time/proto_time.h"

namespace linli::awards::domain {
namespace {

int64_t MinutesThatCount(const hours::v1::RecordEvent& event) {
  switch (event.state()) {
    case hours::v1::Record::EFFECTIVE:
    case hours::v1::Record::DISPUTED:
      return event.credited_minutes();
    default:
      return 0;
  }
}

// Whether the certificate speaks of this record.
bool InScope(const v1::CertificateDocument& document, const CountedRecord& record) {
  return record.start_time >= time::FromProto(document.from_time()) &&
         record.start_time < time::FromProto(document.until_time()) &&
         ids::LiesIn(record.region, document.region()) &&
         (document.organization().empty() || record.recording_unit == document.organization());
}

}  // namespace

CountedRecord Counted(const hours::v1::RecordEvent& event, int64_t version,
                      absl::Time change_time) {
  return {.name = event.record(),
          .version = version,
          .minutes = MinutesThatCount(event),
          .start_time = time::FromProto(event.start_time()),
          .region = event.region(),
          .recording_unit = event.recording_unit(),
          .change_time = change_time,
          .kind = event.kind(),
          .category = event.category()};
}

bool Outdates(const CountedRecord& record, const v1::CertificateDocument& document) {
  for (const v1::CertificateLine& line : document.lines()) {
    if (line.record() != record.name) continue;
    return record.version > line.record_version() && record.minutes != line.minutes();
  }
  return false;
}

int Disagreements(const v1::CertificateDocument& document,
                  const std::vector<CountedRecord>& records, absl::Duration slack) {
  const absl::Time settled = time::FromProto(document.issue_time()) - slack;
  std::map<std::string, const v1::CertificateLine*> lines;
  int64_t total = 0;
  for (const v1::CertificateLine& line : document.lines()) {
    lines[line.record()] = &line;
    total += line.minutes();
  }
  int found = total == document.total_minutes() ? 0 : 1;
  for (const CountedRecord& record : records) {
    auto node = lines.extract(record.name);
    if (record.change_time > settled) continue;
    const int64_t should = InScope(document, record) ? record.minutes : 0;
    const int64_t says = node.empty() ? 0 : node.mapped()->minutes();
    if (should != says) ++found;
  }
  // What is left is on the certificate, and no record ever was.
  return found + static_cast<int>(lines.size());
}

}  // namespace linli::awards::domain
