#include "services/awards/domain/certificate_document.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/ids/region.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace linli::awards::domain {
namespace {

v1::CertificateLine LineOf(const hours::v1::Record& record) {
  v1::CertificateLine line;
  int64_t version = 0;
  if (absl::SimpleAtoi(record.etag(), &version)) line.set_record_version(version);
  line.set_record(record.name());
  line.set_activity_name(record.activity_name());
  line.set_place(record.place());
  line.set_content(record.content());
  *line.mutable_start_time() = record.start_time();
  *line.mutable_end_time() = record.end_time();
  line.set_minutes(record.credited_minutes());
  line.set_recording_unit(record.recording_unit());
  line.set_entered_by_hand(record.kind() == hours::v1::Record::HONOUR);
  return line;
}

bool Earlier(const v1::CertificateLine& a, const v1::CertificateLine& b) {
  return std::tuple(time::FromProto(a.start_time()), std::string_view(a.record())) <
         std::tuple(time::FromProto(b.start_time()), std::string_view(b.record()));
}

void SumUp(const std::map<std::string, std::string>& titles, v1::CertificateDocument& document) {
  std::map<std::string, int64_t> by_unit;
  int64_t total = 0;
  for (const v1::CertificateLine& line : document.lines()) {
    by_unit[line.recording_unit()] += line.minutes();
    total += line.minutes();
  }
  document.set_total_minutes(total);
  for (const auto& [unit, minutes] : by_unit) {
    v1::RecordingUnit& added = *document.add_recording_units();
    added.set_organization(unit);
    auto title = titles.find(unit);
    if (title != titles.end()) added.set_title(title->second);
    added.set_minutes(minutes);
  }
}

}  // namespace

Window WindowOf(const google::protobuf::Timestamp* from, const google::protobuf::Timestamp* until,
                absl::Time now, Violations& violations) {
  Window window{.until = now};
  if (from != nullptr) window.from = time::FromProto(*from);
  if (until != nullptr) window.until = time::FromProto(*until);
  if (window.until <= window.from || window.until > now) {
    violations.Add("until_time", Reason::CERTIFICATE_WINDOW);
  }
  return window;
}

bool Certifies(const hours::v1::Record& record, const Window& window, std::string_view region,
               std::string_view unit) {
  // 67号令 Art. 2: what is not in force as a record is not certified. A dispute takes nothing away
  // before it is decided.
  const bool in_force = record.state() == hours::v1::Record::EFFECTIVE ||
                        record.state() == hours::v1::Record::DISPUTED;
  const absl::Time start = time::FromProto(record.start_time());
  return in_force && record.credited_minutes() > 0 && start >= window.from &&
         start < window.until && ids::LiesIn(record.region(), region) &&
         (unit.empty() || record.recording_unit() == unit);  // 谁记录谁证明
}

absl::Status FillFromRecords(const std::vector<hours::v1::Record>& records, const Window& window,
                             const std::map<std::string, std::string>& titles,
                             v1::CertificateDocument& document) {
  std::vector<v1::CertificateLine> lines;
  for (const hours::v1::Record& record : records) {
    if (Certifies(record, window, document.region(), document.organization())) {
      lines.push_back(LineOf(record));
    }
  }
  if (lines.empty()) return Refuse(Reason::CERTIFICATE_NO_RECORDS);
  if (lines.size() > kMaxCertificateLines) {
    return Refuse(Reason::CERTIFICATE_TOO_LONG, {{"max", absl::StrCat(kMaxCertificateLines)}});
  }
  std::sort(lines.begin(), lines.end(), Earlier);
  document.mutable_lines()->Assign(lines.begin(), lines.end());
  SumUp(titles, document);
  const absl::Time first = time::FromProto(lines.front().start_time());
  *document.mutable_from_time() = time::ToProto(
      window.from == absl::InfinitePast() ? time::StartOfDay(time::DayOf(first)) : window.from);
  *document.mutable_until_time() = time::ToProto(window.until);
  return absl::OkStatus();
}

std::string Canonical(const google::protobuf::Message& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

}  // namespace linli::awards::domain
