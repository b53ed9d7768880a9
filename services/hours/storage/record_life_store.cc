#include "services/hours/storage/record_life_store.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/ledger_transfer.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_event.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/queries.h"
#include "services/hours/storage/rows.h"

namespace linli::hours::store {
namespace {

using domain::RecordName;

std::optional<absl::Time> TimeIf(bool set, const google::protobuf::Timestamp& time) {
  return set ? std::optional(time::FromProto(time)) : std::nullopt;
}

// A record of the same volunteer is named by its id in the table.
std::string IdOf(const std::string& name) {
  return name.empty() ? "" : RecordName::Parse(name).value().id();
}

struct Ids {
  std::vector<std::string> volunteers, records;
};

Ids IdsOf(const std::vector<v1::Record>& records) {
  Ids ids;
  for (const v1::Record& record : records) {
    const auto name = RecordName::Parse(record.name()).value();
    ids.volunteers.push_back(name.id(0));
    ids.records.push_back(name.id());
  }
  return ids;
}

std::vector<v1::Record> ReadAll(const pqxx::result& rows) {
  std::vector<v1::Record> records;
  for (const pqxx::row& row : rows) records.push_back(ReadRecord(row));
  return records;
}

}  // namespace

std::map<std::string, domain::Presence> PresencesAt(db::Tx& tx,
                                                    const std::vector<v1::Record>& records) {
  const Ids ids = IdsOf(records);
  std::map<std::string, domain::Presence> presences;
  for (const pqxx::row& row : tx.Run(queries::kRecordPresence, ids.volunteers, ids.records)) {
    const RecordName name(row["volunteer_id"].as<std::string>(),
                          row["record_id"].as<std::string>());
    presences[name.ToString()] = {row["shift_minutes"].as<int>(), row["present"].as<int>()};
  }
  return presences;
}

v1::Record SaveMoved(db::Tx& tx, const v1::Record& record) {
  const auto name = RecordName::Parse(record.name()).value();
  const v1::Approval& approval = record.approval();
  const std::string level =
      record.has_approval() ? v1::Approval::Level_Name(approval.level()) : std::string();
  const std::string ending = record.ending().SerializeAsString();
  return ReadRecord(
      tx.Run(queries::kRecordMove, name.id(0), name.id(), v1::Record::State_Name(record.state()),
             record.late(), record.credited_minutes(), record.confirmed_by(),
             TimeIf(record.has_confirm_time(), record.confirm_time()), record.declined_by(),
             record.decline_reason(), TimeIf(record.has_decline_time(), record.decline_time()),
             level, approval.decided_by(), approval.granted(),
             TimeIf(approval.has_decide_time(), approval.decide_time()),
             TimeIf(record.has_notice_end_time(), record.notice_end_time()),
             record.has_ending() ? std::optional(db::Bytes{ending}) : std::nullopt,
             IdOf(record.ending().successor()), IdOf(record.corrects()),
             time::FromProto(record.update_time()))[0]);
}

std::vector<v1::Record> LockNoticesOver(db::Tx& tx, absl::Time now, int limit) {
  return ReadAll(tx.Run(queries::kRecordNoticeOver, now, limit));
}

std::vector<v1::Record> SaveEffective(db::Tx& tx, const std::vector<v1::Record>& records,
                                      absl::Time now) {
  const Ids ids = IdsOf(records);
  return ReadAll(tx.Run(queries::kRecordTakeEffect, ids.volunteers, ids.records, now));
}

absl::Status PostAndAnnounce(db::Tx& tx, outbox::Emitter& emitter,
                             const std::vector<v1::Record>& records) {
  std::vector<v1::Transfer> transfers;
  for (const v1::Record& record : records) {
    const bool counts = record.state() == v1::Record::EFFECTIVE;
    Announce(emitter, counts ? "confirmed" : "publicised", record);
    if (counts && record.credited_minutes() > 0) transfers.push_back(domain::IssueFor(record));
  }
  return Post(tx, transfers);
}

void Announce(outbox::Emitter& emitter, const std::string& what, const v1::Record& record) {
  emitter.Emit("record", record.name(), std::stoll(record.etag()),
               absl::StrCat("hours.record.", what), domain::EventOf(record));
}

std::vector<v1::Record> ListNotices(db::Tx& tx, const NoticePage& page, absl::Time now) {
  return ReadAll(tx.Run(queries::kRecordNoticeList, page.unit, page.activity, page.after_end,
                        page.after_id, page.limit, now));
}

}  // namespace linli::hours::store
