#include "services/hours/storage/record_import_store.h"

#include <algorithm>
#include <stdexcept>

#include "common/time/proto_time.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/queries.h"
#include "services/hours/storage/rows.h"

namespace linli::hours::store {
namespace {

// The columns of record_import_insert.sql that rows have of their own.
struct ReportColumns {
  explicit ReportColumns(const std::vector<v1::Record>& reports) {
    for (const v1::Record& report : reports) Add(report);
  }

  void Add(const v1::Record& report) {
    const auto name = domain::RecordName::Parse(report.name()).value();
    volunteers.push_back(name.id(0));
    ids.push_back(name.id());
    activities.push_back(report.activity_name());
    places.push_back(report.place());
    contents.push_back(report.content());
    starts.push_back(time::FromProto(report.start_time()));
    ends.push_back(time::FromProto(report.end_time()));
    organizers.push_back(report.organizing_unit());
    leaders.push_back(report.leader());
    categories.push_back(report.category());
    intervals.push_back(report.interval_minutes());
    payable.push_back(report.payable_minutes());
    credited.push_back(report.credited_minutes());
    policies.push_back(report.policy_version());
    late.push_back(report.late());
    const v1::Provenance& provenance = report.provenance();
    sources.push_back(provenance.source());
    external_ids.push_back(provenance.external_id());
    // A list inside a list of lists that differ in length: as text.
    evidence.emplace_back(db::Param(std::vector<std::string>(provenance.evidence().begin(),
                                                             provenance.evidence().end()))
                              .c_str());
    consents.push_back(provenance.consent());
  }

  std::vector<std::string> volunteers, ids, activities, places, contents, organizers, leaders,
      categories, policies, sources, external_ids, evidence, consents;
  std::vector<absl::Time> starts, ends;
  std::vector<int> intervals, payable, credited;
  std::vector<bool> late;
};

}  // namespace

std::map<std::string, Reported> FindReported(db::Tx& tx, const std::string& partner_system,
                                             const std::vector<std::string>& external_ids) {
  std::map<std::string, Reported> found;
  for (const pqxx::row& row : tx.Run(queries::kPartnerRecordFind, partner_system, external_ids)) {
    Reported& reported = found[row["reported_id"].as<std::string>()];
    if (!row["conflict"].is_null()) {
      reported.conflict.emplace();
      if (!reported.conflict->ParseFromString(db::ToBytes(row["conflict"]))) {
        throw std::logic_error("a conflict is garbled");
      }
      reported.record = reported.conflict->reported();
    } else {
      reported.record = ReadRecord(row);
    }
  }
  return found;
}

std::set<std::string> ClaimExternalIds(db::Tx& tx, const std::string& partner_system,
                                       const std::vector<v1::Record>& reports) {
  const ReportColumns columns(reports);
  std::set<std::string> free;
  for (const pqxx::row& row : tx.Run(queries::kPartnerRecordClaim, partner_system,
                                     columns.external_ids, columns.volunteers, columns.ids)) {
    free.insert(row["external_id"].as<std::string>());
  }
  return free;
}

std::map<std::string, std::vector<domain::OnRecord>> FindOnRecord(db::Tx& tx,
                                                                  const std::vector<Asked>& asked) {
  std::vector<std::string> volunteers;
  std::vector<absl::Time> from, until;
  for (const Asked& one : asked) {
    volunteers.push_back(one.volunteer_id);
    from.push_back(one.interval.from);
    until.push_back(one.interval.until);
  }
  std::map<std::string, std::vector<domain::OnRecord>> found;
  for (const pqxx::row& row : tx.Run(queries::kRecordImportAround, volunteers, from, until)) {
    const std::string volunteer = row["volunteer_id"].as<std::string>();
    found[volunteer].push_back(
        {domain::RecordName(volunteer, row["record_id"].as<std::string>()).ToString(),
         row["recording_unit"].as<std::string>(),
         {db::ToTime(row["start_time"]), db::ToTime(row["end_time"])},
         row["credited_minutes"].as<int>()});
  }
  return found;
}

std::set<std::string> InsertReported(db::Tx& tx, const std::vector<v1::Record>& reports) {
  std::set<std::string> entered;
  if (reports.empty()) return entered;
  const v1::Record& first = reports.front();
  const ReportColumns columns(reports);
  std::set<std::string> ids;
  for (const pqxx::row& row : tx.Run(
           queries::kRecordImportInsert, columns.volunteers, columns.ids, columns.activities,
           columns.places, columns.contents, columns.starts, columns.ends, columns.organizers,
           columns.leaders, columns.categories, columns.intervals, columns.payable,
           columns.credited, columns.policies, first.provenance().entered_by(),
           time::FromProto(first.create_time()), first.provenance().partner_system(),
           first.recording_unit(), first.region(), v1::EvidenceGrade_Name(first.evidence_grade()),
           domain::RecordImportName::Parse(first.provenance().record_import()).value().id(),
           columns.late, columns.sources, columns.external_ids, columns.evidence,
           columns.consents)) {
    ids.insert(row["record_id"].as<std::string>());
  }
  for (size_t i = 0; i < reports.size(); ++i) {
    if (ids.contains(columns.ids[i])) entered.insert(reports[i].name());
  }
  return entered;
}

std::set<std::string> BannedAmong(db::Tx& tx, const std::vector<std::string>& names) {
  std::set<std::string> banned;
  for (const pqxx::row& row : tx.Run(queries::kRecordImportBanned, names)) {
    banned.insert(row["banned"].as<std::string>());
  }
  return banned;
}

std::optional<v1::RecordImport> FindImport(db::Tx& tx, const std::string& id) {
  const pqxx::result rows = tx.Run(queries::kRecordImportGet, id);
  if (rows.empty()) return std::nullopt;
  const pqxx::row& row = rows[0];
  v1::RecordImport import;
  import.set_name(domain::RecordImportName(id).ToString());
  import.set_recording_unit(row["recording_unit"].as<std::string>());
  import.set_partner_system(row["partner_system"].as<std::string>());
  import.set_entered_by(row["entered_by"].as<std::string>());
  import.set_row_count(row["row_count"].as<int64_t>());
  import.set_accepted_count(row["accepted_count"].as<int64_t>());
  import.set_known_count(row["known_count"].as<int64_t>());
  import.set_differing_count(row["differing_count"].as<int64_t>());
  import.set_conflict_count(row["conflict_count"].as<int64_t>());
  import.set_refused_count(row["refused_count"].as<int64_t>());
  *import.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  *import.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  return import;
}

void AddProgressAtCommit(db::Tx& tx, const v1::ImportRecordsRequest& request,
                         const std::string& author, const v1::ImportRecordsResponse& response,
                         absl::Time now) {
  const auto count = [&](v1::RecordVerdict::Outcome outcome) {
    return std::count_if(
        response.verdicts().begin(), response.verdicts().end(),
        [&](const v1::RecordVerdict& verdict) { return verdict.outcome() == outcome; });
  };
  tx.AtCommit(queries::kRecordImportProgress, request.request_id(), request.recording_unit(),
              request.partner_system(), author, response.verdicts_size(),
              count(v1::RecordVerdict::ACCEPTED), count(v1::RecordVerdict::KNOWN),
              count(v1::RecordVerdict::DIFFERS), count(v1::RecordVerdict::CONFLICT),
              count(v1::RecordVerdict::REFUSED), now);
}

}  // namespace linli::hours::store
