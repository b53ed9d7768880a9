#include "services/hours/domain/transfer_document.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/record_life.h"

namespace linli::hours::domain {
namespace {

std::string Title(const std::string& unit, const std::map<std::string, std::string>& titles) {
  const auto found = titles.find(unit);
  return found == titles.end() ? unit : found->second;
}

v1::TransferLine LineOf(const v1::Record& record,
                        const std::map<std::string, std::string>& titles) {
  v1::TransferLine line;
  line.set_record(record.name());
  line.set_activity_name(record.activity_name());
  line.set_place(record.place());
  line.set_content(record.content());
  *line.mutable_start_time() = record.start_time();
  *line.mutable_end_time() = record.end_time();
  line.set_organizing_unit(Title(record.organizing_unit(), titles));
  line.set_leader(record.leader());
  line.set_recording_unit(Title(record.recording_unit(), titles));
  line.set_category(record.category());
  line.set_kind(record.kind());
  line.set_credited_minutes(record.credited_minutes());
  line.set_partner_system(record.provenance().partner_system());
  return line;
}

}  // namespace

absl::StatusOr<v1::TransferDocument> TransferOf(const std::string& volunteer,
                                                const std::vector<v1::Record>& records,
                                                const time::Interval& window,
                                                const std::map<std::string, std::string>& titles,
                                                absl::Time now) {
  v1::TransferDocument document;
  document.set_format(std::string(kTransferFormat));
  document.set_volunteer(volunteer);
  *document.mutable_issue_time() = time::ToProto(now);
  if (window.from > absl::InfinitePast()) {
    *document.mutable_from_time() = time::ToProto(window.from);
  }
  *document.mutable_until_time() = time::ToProto(std::min(window.until, now));
  for (const v1::Record& record : records) {
    // What does not count is nothing to hand over; a dispute takes nothing away before it is
    // decided.
    if (!Counts(record.state())) continue;
    if (document.lines_size() == kMaxTransferLines) {
      return Refuse(Reason::CERTIFICATE_TOO_LONG, {{"max", absl::StrCat(kMaxTransferLines)}});
    }
    *document.add_lines() = LineOf(record, titles);
    // S3-28: the two kinds are never added up.
    if (record.kind() == v1::Record::CREDIT) {
      document.set_credit_minutes(document.credit_minutes() + record.credited_minutes());
    } else {
      document.set_honour_minutes(document.honour_minutes() + record.credited_minutes());
    }
  }
  if (document.lines().empty()) return Refuse(Reason::CERTIFICATE_NO_RECORDS);
  return document;
}

std::vector<v1::RecordRow> RowsOf(const v1::TransferDocument& document,
                                  const TransferSource& source) {
  std::vector<v1::RecordRow> rows;
  for (const v1::TransferLine& line : document.lines()) {
    v1::RecordRow& row = rows.emplace_back();
    row.set_volunteer(document.volunteer());
    v1::Record& record = *row.mutable_record();
    record.set_activity_name(line.activity_name());
    record.set_place(line.place());
    record.set_content(line.content());
    *record.mutable_start_time() = line.start_time();
    *record.mutable_end_time() = line.end_time();
    // An id of the other platform's means somebody else here.
    record.set_organizing_unit(line.organizing_unit().starts_with("organizations/")
                                   ? absl::StrCat("转移接续 ", line.organizing_unit())
                                   : line.organizing_unit());
    record.set_leader(line.leader());
    record.set_category(line.category());
    v1::Provenance& provenance = *record.mutable_provenance();
    provenance.set_source(absl::StrCat("转移接续，原记录单位：", line.recording_unit()));
    provenance.set_external_id(line.record());
    provenance.set_consent(source.consent);
    provenance.add_evidence(absl::StrCat("transferKeys/", source.key));
    provenance.add_evidence(absl::StrCat("sha256:", source.digest));
  }
  return rows;
}

}  // namespace linli::hours::domain
