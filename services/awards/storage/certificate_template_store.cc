#include "services/awards/storage/certificate_template_store.h"

#include "common/ids/region.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

v1::CertificateTemplate ReadTemplate(const pqxx::row& row) {
  v1::CertificateTemplate form;
  form.set_name(CertificateTemplateName(row["id"].as<std::string>()).ToString());
  form.set_region(row["region"].as<std::string>());
  form.set_version(row["version"].as<int64_t>());
  form.set_title(row["title"].as<std::string>());
  form.set_notes(row["notes"].as<std::string>());
  form.set_verify_at(row["verify_at"].as<std::string>());
  form.set_seal(row["seal"].as<std::string>());
  *form.mutable_effective_time() = time::ToProto(db::ToTime(row["effective_time"]));
  *form.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  return form;
}

}  // namespace

absl::StatusOr<bool> InsertTemplate(db::Tx& tx, v1::CertificateTemplate& form) {
  ASSIGN_OR_RETURN(CertificateTemplateName name, CertificateTemplateName::Parse(form.name()));
  const pqxx::result inserted =
      tx.Run(queries::kCertificateTemplateInsert, name.id(), form.region(), form.title(),
             form.notes(), form.verify_at(), form.seal(), time::FromProto(form.effective_time()),
             time::FromProto(form.create_time()));
  if (inserted.empty()) return false;
  form.set_version(inserted[0]["version"].as<int64_t>());
  return true;
}

absl::StatusOr<v1::CertificateTemplate> GetTemplate(db::Tx& tx, std::string_view name) {
  ASSIGN_OR_RETURN(CertificateTemplateName parsed, CertificateTemplateName::Parse(name));
  const pqxx::result found = tx.Run(queries::kCertificateTemplateGet, parsed.id());
  if (found.empty()) return NotFound(name);
  return ReadTemplate(found[0]);
}

std::optional<v1::CertificateTemplate> TemplateInForce(db::Tx& tx, std::string_view region,
                                                       absl::Time at) {
  const pqxx::result found =
      tx.Run(queries::kCertificateTemplateInForce, ids::RegionAndAbove(region), at);
  if (found.empty()) return std::nullopt;
  return ReadTemplate(found[0]);
}

std::vector<v1::CertificateTemplate> ListTemplates(
    db::Tx& tx, const std::optional<std::string>& region,
    const std::optional<std::pair<absl::Time, std::string>>& after, int limit) {
  std::optional<absl::Time> time;
  std::optional<std::string> id;
  if (after) {
    time = after->first;
    const auto name = CertificateTemplateName::Parse(after->second);
    if (name.ok()) id = name->id();
  }
  std::vector<v1::CertificateTemplate> forms;
  for (const auto& row : tx.Run(queries::kCertificateTemplateList, region, time, id, limit)) {
    forms.push_back(ReadTemplate(row));
  }
  return forms;
}

}  // namespace linli::awards::store
