#include "services/registration/storage/correction_store.h"

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

std::string PartOf(const std::string& id) { return absl::StrCat("correction-", id); }

absl::StatusOr<v1::Correction> CorrectionFrom(const pqxx::row& row, const Vault& vault,
                                              const OpenFile& file) {
  v1::Correction correction;
  const std::string id = Text(row, "correction_id");
  if (!file.wrapped_key.empty()) {
    RETURN_IF_ERROR(vault.OpenPart(file.wrapped_key, file.volunteer.name(), PartOf(id),
                                   db::ToBytes(row["sealed"]), correction));
  }
  correction.set_name(domain::CorrectionName(Text(row, "volunteer_id"), id).ToString());
  correction.set_state(static_cast<v1::CorrectionState>(Number(row, "state")));
  correction.set_requester(Text(row, "requester"));
  correction.set_decider(Text(row, "decider"));
  SetTime(row, "decide_time", [&] { return correction.mutable_decide_time(); });
  correction.set_answer(Text(row, "answer"));
  *correction.mutable_create_time() = Time(row, "create_time");
  return correction;
}

}  // namespace

absl::Status AddCorrection(db::Tx& tx, const Vault& vault, const OpenFile& file,
                           const v1::Correction& correction) {
  v1::Correction wanted;
  wanted.set_display_name(correction.display_name());
  wanted.set_sex(correction.sex());
  wanted.set_birth_date(correction.birth_date());
  if (correction.has_id_document()) *wanted.mutable_id_document() = correction.id_document();
  wanted.set_reason(correction.reason());
  const std::string id = IdOf(correction.name());
  ASSIGN_OR_RETURN(const std::string sealed,
                   vault.SealPart(file.wrapped_key, file.volunteer.name(), PartOf(id), wanted));
  tx.Run(queries::kCorrectionInsert, IdOf(file.volunteer.name()), id, db::Bytes{sealed},
         correction.requester(), time::FromProto(correction.create_time()));
  return absl::OkStatus();
}

absl::StatusOr<v1::Correction> LockCorrection(db::Tx& tx, const Vault& vault, const OpenFile& file,
                                              const std::string& id) {
  const std::string volunteer_id = IdOf(file.volunteer.name());
  const pqxx::result rows = tx.Run(queries::kCorrectionLock, volunteer_id, id);
  if (rows.empty()) return NotFound(domain::CorrectionName(volunteer_id, id).ToString());
  return CorrectionFrom(rows[0], vault, file);
}

void SaveAnswer(db::Tx& tx, const v1::Correction& correction) {
  const auto name = domain::CorrectionName::Parse(correction.name()).value();
  tx.Run(queries::kCorrectionDecide, name.id(0), name.id(1), static_cast<int>(correction.state()),
         correction.decider(), time::FromProto(correction.decide_time()), correction.answer());
}

absl::StatusOr<std::vector<v1::Correction>> ListCorrections(db::Tx& tx, const Vault& vault,
                                                            const OpenFile& file,
                                                            const std::string& after, int limit) {
  std::vector<v1::Correction> corrections;
  for (const pqxx::row& row :
       tx.Run(queries::kCorrectionList, IdOf(file.volunteer.name()), after, limit)) {
    ASSIGN_OR_RETURN(v1::Correction correction, CorrectionFrom(row, vault, file));
    if (correction.has_id_document()) correction.mutable_id_document()->clear_number();
    corrections.push_back(std::move(correction));
  }
  return corrections;
}

}  // namespace linli::registration::store
