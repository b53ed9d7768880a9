#include "services/registration/storage/organization_store.h"

#include "common/status/refusal.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

v1::Organization OrganizationFrom(const pqxx::row& row) {
  v1::Organization organization;
  organization.set_name(domain::OrganizationName(Text(row, "organization_id")).ToString());
  organization.set_display_name(Text(row, "display_name"));
  organization.set_kind(static_cast<v1::OrganizationKind>(Number(row, "kind")));
  organization.set_sponsor_kind(Text(row, "sponsor_kind"));
  organization.set_unified_social_credit_code(Text(row, "credit_code"));
  organization.set_region(domain::RegionName(Text(row, "region_code")).ToString());
  for (const std::string& id : db::ToStrings(row["ancestor_ids"])) {
    organization.add_ancestors(domain::OrganizationName(id).ToString());
  }
  if (organization.ancestors_size() > 0) organization.set_parent(organization.ancestors(0));
  organization.set_join_mode(static_cast<v1::JoinMode>(Number(row, "join_mode")));
  organization.set_description(Text(row, "description"));
  organization.set_contact_name(Text(row, "contact_name"));
  organization.set_masked_contact_phone(Text(row, "masked_phone"));
  organization.set_state(static_cast<v1::OrganizationState>(Number(row, "state")));
  organization.set_rejection_reason(Text(row, "rejection_reason"));
  organization.set_creator(Text(row, "creator"));
  organization.set_decider(Text(row, "decider"));
  organization.set_etag(Etag(row));
  *organization.mutable_create_time() = Time(row, "create_time");
  *organization.mutable_update_time() = Time(row, "update_time");
  if (!row["founding_date"].is_null()) organization.set_founding_date(Text(row, "founding_date"));
  SetTime(row, "decide_time", [&] { return organization.mutable_decide_time(); });
  return organization;
}

// A secret as its column: NULL where there is none.
struct Secrets {
  std::string password_index;
  std::string sealed_phone;

  Secrets(const Vault& vault, const v1::Organization& organization,
          const domain::OrganizationFacts& facts) {
    if (!organization.join_password().empty()) {
      password_index = vault.PasswordIndex(organization.name(), organization.join_password());
    }
    if (!facts.phone.empty()) sealed_phone = vault.SealPhone(organization.name(), facts.phone);
  }
};

std::optional<db::Bytes> BytesOrNull(const std::string& bytes) {
  return bytes.empty() ? std::nullopt : std::optional(db::Bytes{bytes});
}

std::optional<std::string> TextOrNull(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::vector<std::string> AncestorIds(const v1::Organization& organization) {
  std::vector<std::string> ids;
  for (const std::string& name : organization.ancestors()) ids.push_back(IdOf(name));
  return ids;
}

}  // namespace

absl::StatusOr<v1::Organization> GetOrganization(db::Tx& tx, const std::string& id) {
  const pqxx::result rows = tx.Run(queries::kOrganizationGet, id);
  if (rows.empty()) return NotFound(domain::OrganizationName(id).ToString());
  return OrganizationFrom(rows[0]);
}

absl::StatusOr<LockedOrganization> LockOrganization(db::Tx& tx, const std::string& id) {
  const pqxx::result rows = tx.Run(queries::kOrganizationLock, id);
  if (rows.empty()) return NotFound(domain::OrganizationName(id).ToString());
  return LockedOrganization{OrganizationFrom(rows[0]), rows[0]["has_password"].as<bool>()};
}

absl::Status CheckClash(db::Tx& tx, const v1::Organization& organization,
                        const domain::OrganizationFacts& facts) {
  const pqxx::result rows =
      tx.Run(queries::kOrganizationClash, IdOf(organization.name()), IdOf(organization.region()),
             facts.name_key, facts.credit_code, static_cast<int>(organization.kind()));
  if (rows[0]["name"].as<bool>()) return Refuse(Reason::ORGANIZATION_NAME_TAKEN);
  if (rows[0]["credit_code"].as<bool>()) return Refuse(Reason::USCC_TAKEN);
  return absl::OkStatus();
}

void AddOrganization(db::Tx& tx, const Vault& vault, const v1::Organization& organization,
                     const domain::OrganizationFacts& facts) {
  const Secrets secrets(vault, organization, facts);
  const std::vector<std::string> ancestors = AncestorIds(organization);
  tx.Run(queries::kOrganizationInsert, IdOf(organization.name()), IdOf(organization.region()),
         organization.display_name(), facts.name_key, static_cast<int>(organization.kind()),
         organization.sponsor_kind(), facts.credit_code,
         ancestors.empty() ? std::nullopt : std::optional(ancestors[0]), ancestors,
         static_cast<int>(organization.join_mode()), BytesOrNull(secrets.password_index),
         organization.description(), organization.contact_name(), BytesOrNull(secrets.sealed_phone),
         organization.masked_contact_phone(), static_cast<int>(organization.state()),
         organization.creator(), time::FromProto(organization.create_time()),
         TextOrNull(organization.founding_date()));
}

void SaveOrganization(db::Tx& tx, const Vault& vault, const v1::Organization& organization,
                      const domain::OrganizationFacts& facts) {
  const Secrets secrets(vault, organization, facts);
  tx.Run(queries::kOrganizationUpdate, IdOf(organization.name()), organization.display_name(),
         facts.name_key, static_cast<int>(organization.kind()), organization.sponsor_kind(),
         facts.credit_code, static_cast<int>(organization.join_mode()),
         BytesOrNull(secrets.password_index), organization.description(),
         organization.contact_name(), BytesOrNull(secrets.sealed_phone),
         organization.masked_contact_phone(), static_cast<int>(organization.state()),
         organization.rejection_reason(), organization.decider(),
         TimeOf(organization.has_decide_time(), organization.decide_time()), organization.etag(),
         time::FromProto(organization.update_time()), TextOrNull(organization.founding_date()));
}

bool PasswordFits(db::Tx& tx, const Vault& vault, const std::string& id,
                  const std::string& password) {
  const std::string index = vault.PasswordIndex(domain::OrganizationName(id).ToString(), password);
  const pqxx::result rows = tx.Run(queries::kOrganizationPassword, id, db::Bytes{index});
  return !rows.empty() && rows[0]["fits"].as<bool>();
}

std::vector<v1::Organization> ListOrganizations(db::Tx& tx, v1::OrganizationState state,
                                                const std::string& region_code,
                                                const std::vector<std::string>& after, int limit) {
  std::vector<v1::Organization> organizations;
  for (const pqxx::row& row :
       tx.Run(queries::kOrganizationList, static_cast<int>(state), region_code,
              EndOfRegion(region_code), after.empty() ? "" : after[0],
              after.empty() ? "" : after[1], limit)) {
    organizations.push_back(OrganizationFrom(row));
  }
  return organizations;
}

}  // namespace linli::registration::store
