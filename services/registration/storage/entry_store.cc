#include "services/registration/storage/entry_store.h"

#include "common/status/refusal.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

v1::FileEntry EntryFrom(const pqxx::row& row) {
  v1::FileEntry entry;
  entry.set_name(
      domain::FileEntryName(Text(row, "volunteer_id"), Text(row, "entry_id")).ToString());
  entry.set_block(static_cast<v1::FileBlock>(Number(row, "block")));
  entry.set_title(Text(row, "title"));
  entry.set_content(Text(row, "content"));
  entry.set_study_minutes(Number(row, "study_minutes"));
  entry.set_issuer(Text(row, "issuer"));
  entry.set_entry_date(Text(row, "entry_date"));
  entry.set_level(static_cast<v1::AwardLevel>(Number(row, "level")));
  entry.set_evidence(Text(row, "evidence"));
  SetTime(row, "consent_time", [&] { return entry.mutable_consent_time(); });
  entry.set_state(static_cast<v1::FileEntryState>(Number(row, "state")));
  entry.set_entered_by(Text(row, "entered_by"));
  entry.set_verifier(Text(row, "verifier"));
  SetTime(row, "verify_time", [&] { return entry.mutable_verify_time(); });
  entry.set_rejection_reason(Text(row, "rejection_reason"));
  *entry.mutable_create_time() = Time(row, "create_time");
  return entry;
}

}  // namespace

void AddFileEntry(db::Tx& tx, const v1::FileEntry& entry) {
  const auto name = domain::FileEntryName::Parse(entry.name()).value();
  tx.Run(queries::kEntryInsert, name.id(0), name.id(1), static_cast<int>(entry.block()),
         entry.title(), entry.content(), entry.study_minutes(), entry.issuer(), entry.entry_date(),
         static_cast<int>(entry.level()), entry.evidence(),
         TimeOf(entry.has_consent_time(), entry.consent_time()), entry.entered_by(),
         time::FromProto(entry.create_time()));
}

absl::StatusOr<v1::FileEntry> LockFileEntry(db::Tx& tx, const std::string& volunteer_id,
                                            const std::string& id) {
  const pqxx::result rows = tx.Run(queries::kEntryLock, volunteer_id, id);
  if (rows.empty()) return NotFound(domain::FileEntryName(volunteer_id, id).ToString());
  return EntryFrom(rows[0]);
}

void SaveVerdict(db::Tx& tx, const v1::FileEntry& entry) {
  const auto name = domain::FileEntryName::Parse(entry.name()).value();
  tx.Run(queries::kEntryDecide, name.id(0), name.id(1), static_cast<int>(entry.state()),
         entry.verifier(), time::FromProto(entry.verify_time()), entry.rejection_reason());
}

std::vector<v1::FileEntry> ListFileEntries(db::Tx& tx, const std::string& volunteer_id,
                                           v1::FileBlock block, const std::string& after,
                                           int limit) {
  std::vector<v1::FileEntry> entries;
  for (const pqxx::row& row :
       tx.Run(queries::kEntryList, volunteer_id, after, static_cast<int>(block), limit)) {
    entries.push_back(EntryFrom(row));
  }
  return entries;
}

}  // namespace linli::registration::store
