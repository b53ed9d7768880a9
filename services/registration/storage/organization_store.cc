#include "services/registration/storage/organization_store.h"

#include "common/status/refusal.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

std::string NameOrEmpty(const pqxx::row& row, const char* column) {
  return row[column].is_null() ? "" : domain::OrganizationName(Text(row, column)).ToString();
}

// Where it stands in the city's set-up, and how it stands now.
void ReadStanding(const pqxx::row& row, v1::Organization& organization) {
  organization.set_form(static_cast<v1::OrganizationForm>(Number(row, "form")));
  organization.set_wing(static_cast<v1::OrganizationWing>(Number(row, "wing")));
  const std::string system = Text(row, "system_id");
  if (!system.empty()) organization.set_system(domain::PartnerSystemName(system).ToString());
  organization.set_host_unit(NameOrEmpty(row, "host_unit_id"));
  organization.set_party_unit(Text(row, "party_unit"));
  organization.set_league_unit(Text(row, "league_unit"));
  organization.set_guiding_unit(Text(row, "guiding_unit"));
  organization.set_successor(NameOrEmpty(row, "successor_id"));
  organization.set_state_reason(Text(row, "state_reason"));
  SetTime(row, "dissolve_time", [&] { return organization.mutable_dissolve_time(); });
  *organization.mutable_last_activity_time() = Time(row, "last_activity_time");
  organization.set_inactive_months(Number(row, "inactive_months"));
}

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
  SetTexts(row, "skills", organization.mutable_skills());
  SetTexts(row, "trades", organization.mutable_trades());
  ReadStanding(row, organization);
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

std::optional<std::string> IdOrNull(const std::string& name) {
  return name.empty() ? std::nullopt : std::optional(IdOf(name));
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
             facts.name_key, facts.credit_code, static_cast<int>(organization.kind()),
             static_cast<int>(organization.form()));
  if (rows[0]["name"].as<bool>()) return Refuse(Reason::ORGANIZATION_NAME_TAKEN);
  if (rows[0]["credit_code"].as<bool>()) return Refuse(Reason::USCC_TAKEN);
  if (rows[0]["form"].as<bool>()) return Refuse(Reason::ORGANIZATION_ONE_OF_REGION);
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
         static_cast<int>(organization.form()), static_cast<int>(organization.wing()),
         IdOf(organization.system()), IdOrNull(organization.host_unit()), organization.party_unit(),
         organization.league_unit(), organization.guiding_unit(),
         TextOrNull(organization.founding_date()), Texts(organization.skills()),
         Texts(organization.trades()), facts.trade_keys);
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
         time::FromProto(organization.update_time()), static_cast<int>(organization.form()),
         static_cast<int>(organization.wing()), IdOf(organization.system()),
         IdOrNull(organization.host_unit()), organization.party_unit(), organization.league_unit(),
         organization.guiding_unit(), time::FromProto(organization.last_activity_time()),
         organization.inactive_months(), TextOrNull(organization.founding_date()),
         Texts(organization.skills()), Texts(organization.trades()), facts.trade_keys);
}

void SaveStanding(db::Tx& tx, const v1::Organization& organization) {
  tx.Run(queries::kOrganizationStanding, IdOf(organization.name()),
         static_cast<int>(organization.state()), organization.state_reason(),
         IdOrNull(organization.successor()),
         TimeOf(organization.has_dissolve_time(), organization.dissolve_time()),
         time::FromProto(organization.last_activity_time()), organization.inactive_months(),
         organization.etag(), time::FromProto(organization.update_time()));
}

bool PasswordFits(db::Tx& tx, const Vault& vault, const std::string& id,
                  const std::string& password) {
  const std::string index = vault.PasswordIndex(domain::OrganizationName(id).ToString(), password);
  const pqxx::result rows = tx.Run(queries::kOrganizationPassword, id, db::Bytes{index});
  return !rows.empty() && rows[0]["fits"].as<bool>();
}

std::vector<v1::Organization> ListOrganizations(db::Tx& tx, const OrganizationFilter& filter,
                                                const std::vector<std::string>& after, int limit) {
  std::vector<v1::Organization> organizations;
  for (const pqxx::row& row :
       tx.Run(queries::kOrganizationList, static_cast<int>(filter.state), filter.region_code,
              EndOfRegion(filter.region_code), after.empty() ? "" : after[0],
              after.empty() ? "" : after[1], limit, filter.system_id, static_cast<int>(filter.form),
              filter.parent_id, filter.skill, filter.trade_key)) {
    organizations.push_back(OrganizationFrom(row));
  }
  return organizations;
}

std::optional<SharedOrganization> ShareOrganization(db::Tx& tx, const std::string& id) {
  const pqxx::result rows = tx.Run(queries::kOrganizationShare, id);
  if (rows.empty()) return std::nullopt;
  return SharedOrganization{static_cast<v1::OrganizationState>(Number(rows[0], "state")),
                            static_cast<v1::OrganizationForm>(Number(rows[0], "form")),
                            db::ToStrings(rows[0]["ancestor_ids"]), Text(rows[0], "system_id")};
}

bool HasLiveParts(db::Tx& tx, const std::string& id) {
  return tx.Run(queries::kOrganizationParts, id)[0]["live"].as<bool>();
}

std::vector<std::string> AdvanceActivity(db::Tx& tx, const std::vector<std::string>& ids,
                                         const std::vector<absl::Time>& times, absl::Time now) {
  std::vector<std::string> advanced;
  for (const pqxx::row& row : tx.Run(queries::kOrganizationActivity, ids, times, now)) {
    advanced.push_back(row[0].c_str());
  }
  return advanced;
}

std::vector<v1::Organization> SilentSince(db::Tx& tx, absl::Time since, const std::string& after,
                                          int limit) {
  std::vector<v1::Organization> silent;
  for (const pqxx::row& row : tx.Run(queries::kOrganizationSilent, since, after, limit)) {
    v1::Organization& organization = silent.emplace_back();
    organization.set_name(domain::OrganizationName(Text(row, "organization_id")).ToString());
    organization.set_region(domain::RegionName(Text(row, "region_code")).ToString());
    *organization.mutable_last_activity_time() = Time(row, "last_activity_time");
    organization.set_inactive_months(Number(row, "inactive_months"));
  }
  return silent;
}

std::vector<v1::HostCoverageKind> CountHosts(db::Tx& tx, const std::string& region_code) {
  std::vector<v1::HostCoverageKind> kinds;
  for (const pqxx::row& row :
       tx.Run(queries::kHostCoverage, region_code, EndOfRegion(region_code))) {
    v1::HostCoverageKind& kind = kinds.emplace_back();
    kind.set_sponsor_kind(Text(row, "sponsor_kind"));
    kind.set_units(Number(row, "units"));
    kind.set_with_team(Number(row, "with_team"));
  }
  return kinds;
}

}  // namespace linli::registration::store
