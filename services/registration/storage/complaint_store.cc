#include "services/registration/storage/complaint_store.h"

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

using domain::ComplaintName;

std::string TextPart(const v1::Complaint& complaint) {
  return absl::StrCat(complaint.name(), "/text");
}
std::string AnswerPart(const v1::Complaint& complaint) {
  return absl::StrCat(complaint.name(), "/answer");
}

absl::StatusOr<v1::Complaint> ComplaintFrom(const Vault& vault, const pqxx::row& row) {
  v1::Complaint complaint;
  complaint.set_name(ComplaintName(Text(row, "complaint_id")).ToString());
  complaint.set_about(Text(row, "about"));
  complaint.set_matter(static_cast<v1::ComplaintMatter>(Number(row, "matter")));
  ASSIGN_OR_RETURN(*complaint.mutable_text(),
                   vault.OpenText(TextPart(complaint), db::ToBytes(row["sealed_text"])));
  complaint.set_complainant(Text(row, "complainant"));
  complaint.set_state(static_cast<v1::ComplaintState>(Number(row, "state")));
  complaint.set_body(static_cast<options::v1::Role>(Number(row, "body")));
  complaint.set_region(domain::RegionName(Text(row, "region_code")).ToString());
  *complaint.mutable_due_time() = Time(row, "due_time");
  const std::string answer = db::ToBytes(row["sealed_answer"]);
  if (!answer.empty()) {
    ASSIGN_OR_RETURN(*complaint.mutable_answer(), vault.OpenText(AnswerPart(complaint), answer));
  }
  complaint.set_referred_to(Text(row, "referred_to"));
  if (!row["case_id"].is_null()) {
    complaint.set_conduct_case(domain::ConductCaseName(Text(row, "case_id")).ToString());
  }
  complaint.set_handler(Text(row, "handler"));
  complaint.set_etag(Etag(row));
  *complaint.mutable_create_time() = Time(row, "create_time");
  *complaint.mutable_update_time() = Time(row, "update_time");
  return complaint;
}

absl::StatusOr<v1::Complaint> Only(const Vault& vault, const pqxx::result& rows,
                                   const std::string& id) {
  if (rows.empty()) return NotFound(ComplaintName(id).ToString());
  return ComplaintFrom(vault, rows[0]);
}

absl::StatusOr<std::vector<v1::Complaint>> All(const Vault& vault, const pqxx::result& rows) {
  std::vector<v1::Complaint> complaints;
  for (const pqxx::row& row : rows) {
    ASSIGN_OR_RETURN(complaints.emplace_back(), ComplaintFrom(vault, row));
  }
  return complaints;
}

}  // namespace

void AddComplaint(db::Tx& tx, const Vault& vault, const v1::Complaint& complaint) {
  tx.Run(queries::kComplaintInsert, IdOf(complaint.name()), complaint.about(),
         static_cast<int>(complaint.matter()),
         db::Bytes{vault.SealText(TextPart(complaint), complaint.text())}, complaint.complainant(),
         static_cast<int>(complaint.state()), static_cast<int>(complaint.body()),
         IdOf(complaint.region()), time::FromProto(complaint.due_time()),
         time::FromProto(complaint.create_time()));
}

absl::StatusOr<v1::Complaint> GetComplaint(db::Tx& tx, const Vault& vault, const std::string& id) {
  return Only(vault, tx.Run(queries::kComplaintGet, id), id);
}

absl::StatusOr<v1::Complaint> LockComplaint(db::Tx& tx, const Vault& vault, const std::string& id) {
  return Only(vault, tx.Run(queries::kComplaintLock, id), id);
}

void SaveComplaint(db::Tx& tx, const Vault& vault, const v1::Complaint& complaint) {
  const std::string answer =
      complaint.answer().empty() ? "" : vault.SealText(AnswerPart(complaint), complaint.answer());
  tx.Run(queries::kComplaintSave, IdOf(complaint.name()), static_cast<int>(complaint.state()),
         static_cast<int>(complaint.body()), IdOf(complaint.region()),
         time::FromProto(complaint.due_time()), db::Bytes{answer}, complaint.referred_to(),
         complaint.conduct_case().empty() ? std::nullopt
                                          : std::optional(IdOf(complaint.conduct_case())),
         complaint.handler(), complaint.etag(), time::FromProto(complaint.update_time()));
}

absl::StatusOr<std::vector<v1::Complaint>> ComplaintsOfBody(db::Tx& tx, const Vault& vault,
                                                            options::v1::Role body,
                                                            const std::string& region_code,
                                                            const std::string& reader,
                                                            const ComplaintFilter& filter) {
  return All(vault,
             tx.Run(queries::kComplaintListRegion, static_cast<int>(body), region_code,
                    EndOfRegion(region_code), static_cast<int>(filter.state), filter.due_before,
                    filter.after_due, filter.after_id, filter.limit, reader));
}

absl::StatusOr<std::vector<v1::Complaint>> ComplaintsBy(db::Tx& tx, const Vault& vault,
                                                        const std::string& complainant,
                                                        const ComplaintFilter& filter) {
  return All(vault, tx.Run(queries::kComplaintListOwn, complainant, static_cast<int>(filter.state),
                           filter.due_before, filter.after_due, filter.after_id, filter.limit));
}

}  // namespace linli::registration::store
