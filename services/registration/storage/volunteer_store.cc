#include "services/registration/storage/volunteer_store.h"

#include <unordered_map>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

void ReadConsent(const pqxx::row& row, v1::Consent& consent) {
  consent.set_source(static_cast<v1::EntrySource>(Number(row, "consent_source")));
  SetTime(row, "consent_time", [&] { return consent.mutable_consent_time(); });
  SetTime(row, "guardian_consent_time", [&] { return consent.mutable_guardian_consent_time(); });
  consent.set_registrar(Text(row, "registrar"));
  consent.set_entered_by(Text(row, "entered_by"));
}

void ReadLife(const pqxx::row& row, v1::Volunteer& volunteer) {
  volunteer.set_phone_public(row["phone_public"].as<bool>());
  SetTexts(row, "partner_systems", volunteer.mutable_partner_systems());
  volunteer.set_state_reason(Text(row, "state_reason"));
  SetTime(row, "suspension_end_time", [&] { return volunteer.mutable_suspension_end_time(); });
  if (!row["merged_into"].is_null()) {
    volunteer.set_merged_into(domain::VolunteerName(Text(row, "merged_into")).ToString());
  }
  if (!row["real_name_time"].is_null()) {
    *volunteer.mutable_real_name_check()->mutable_check_time() = Time(row, "real_name_time");
    volunteer.mutable_real_name_check()->set_method(Text(row, "real_name_method"));
  }
  SetTime(row, "claim_time", [&] { return volunteer.mutable_claim_time(); });
  SetTime(row, "erase_time", [&] { return volunteer.mutable_erase_time(); });
}

absl::StatusOr<OpenFile> FileFrom(const pqxx::row& row, const Vault& vault) {
  OpenFile file{{}, db::ToBytes(row["wrapped_key"])};
  v1::Volunteer& volunteer = file.volunteer;
  volunteer.set_name(domain::VolunteerName(Text(row, "volunteer_id")).ToString());
  if (!file.wrapped_key.empty()) {  // not erased
    RETURN_IF_ERROR(vault.Open(file.wrapped_key, db::ToBytes(row["sealed"]), volunteer));
  }
  volunteer.set_sex(static_cast<v1::Sex>(Number(row, "sex")));
  volunteer.set_residence_region(domain::RegionName(Text(row, "residence_region")).ToString());
  volunteer.set_service_region(domain::RegionName(Text(row, "service_region")).ToString());
  SetTexts(row, "skills", volunteer.mutable_skills());
  SetTexts(row, "service_categories", volunteer.mutable_service_categories());
  volunteer.set_availability(Number(row, "availability"));
  volunteer.set_political_status(Text(row, "political_status"));
  volunteer.set_education(Text(row, "education"));
  volunteer.set_occupation(Text(row, "occupation"));
  volunteer.set_state(static_cast<v1::VolunteerState>(Number(row, "state")));
  volunteer.set_real_name_state(static_cast<v1::RealNameState>(Number(row, "real_name_state")));
  volunteer.set_oath_version(Text(row, "oath_version"));
  SetTime(row, "oath_time", [&] { return volunteer.mutable_oath_time(); });
  ReadConsent(row, *volunteer.mutable_consent());
  ReadLife(row, volunteer);
  volunteer.set_etag(Etag(row));
  *volunteer.mutable_create_time() = Time(row, "create_time");
  *volunteer.mutable_update_time() = Time(row, "update_time");
  return file;
}

absl::StatusOr<v1::Volunteer> ShownFrom(const pqxx::row& row, const Vault& vault) {
  ASSIGN_OR_RETURN(OpenFile file, FileFrom(row, vault));
  HideClearText(file.volunteer);
  return std::move(file.volunteer);
}

absl::StatusOr<std::vector<v1::Volunteer>> AllShown(const pqxx::result& rows, const Vault& vault) {
  std::vector<v1::Volunteer> volunteers;
  for (const pqxx::row& row : rows) {
    ASSIGN_OR_RETURN(v1::Volunteer volunteer, ShownFrom(row, vault));
    volunteers.push_back(std::move(volunteer));
  }
  return volunteers;
}

int BirthYear(const v1::Volunteer& volunteer) {
  int year = 0;
  const bool read = absl::SimpleAtoi(volunteer.birth_date().substr(0, 4), &year);
  return read ? year : 0;
}

std::vector<std::string> Ids(const pqxx::result& rows) {
  std::vector<std::string> ids;
  for (const pqxx::row& row : rows) ids.push_back(Text(row, "volunteer_id"));
  return ids;
}

std::vector<db::Bytes> AsBytes(const std::vector<std::string>& texts) {
  std::vector<db::Bytes> bytes;
  for (const std::string& text : texts) bytes.push_back({text});
  return bytes;
}

// An array of codes, none of which holds anything to escape, as text inside an array of texts.
std::string ArrayOf(const google::protobuf::RepeatedPtrField<std::string>& codes) {
  return absl::StrCat("{", absl::StrJoin(codes, ","), "}");
}

absl::StatusOr<std::string> SealChange(const Vault& vault, const OpenFile& file,
                                       const v1::VolunteerChange& change) {
  v1::VolunteerChange part;
  part.set_reason(change.reason());
  *part.mutable_fields() = change.fields();
  return vault.SealPart(file.wrapped_key, file.volunteer.name(),
                        absl::StrCat("change-", file.volunteer.etag()), part);
}

}  // namespace

absl::StatusOr<v1::Volunteer> GetVolunteer(db::Tx& tx, const Vault& vault, const std::string& id) {
  const pqxx::result rows = tx.Run(queries::kVolunteerGet, id);
  if (rows.empty()) return NotFound(domain::VolunteerName(id).ToString());
  return ShownFrom(rows[0], vault);
}

bool HasVolunteer(db::Tx& tx, const std::string& id) {
  return tx.Run(queries::kVolunteerKnown, id)[0]["known"].as<bool>();
}

absl::StatusOr<std::vector<v1::Volunteer>> GetVolunteers(db::Tx& tx, const Vault& vault,
                                                         const std::vector<std::string>& ids) {
  ASSIGN_OR_RETURN(std::vector<v1::Volunteer> found,
                   AllShown(tx.Run(queries::kVolunteerBatch, ids), vault));
  std::unordered_map<std::string, const v1::Volunteer*> by_name;
  for (const v1::Volunteer& volunteer : found) by_name[volunteer.name()] = &volunteer;
  std::vector<v1::Volunteer> in_order;
  for (const std::string& id : ids) {
    const auto it = by_name.find(domain::VolunteerName(id).ToString());
    if (it != by_name.end()) in_order.push_back(*it->second);
  }
  return in_order;
}

absl::StatusOr<OpenFile> ReadVolunteer(db::Tx& tx, const Vault& vault, const std::string& id) {
  const pqxx::result rows = tx.Run(queries::kVolunteerGet, id);
  if (rows.empty()) return NotFound(domain::VolunteerName(id).ToString());
  return FileFrom(rows[0], vault);
}

absl::StatusOr<OpenFile> LockVolunteer(db::Tx& tx, const Vault& vault, const std::string& id) {
  auto locked = LockVolunteers(tx, vault, {id});
  if (locked.empty()) return NotFound(domain::VolunteerName(id).ToString());
  return std::move(locked.begin()->second);
}

std::unordered_map<std::string, absl::StatusOr<OpenFile>> LockVolunteers(
    db::Tx& tx, const Vault& vault, const std::vector<std::string>& ids) {
  std::unordered_map<std::string, absl::StatusOr<OpenFile>> locked;
  for (const pqxx::row& row : tx.Run(queries::kVolunteerLock, ids)) {
    locked.emplace(Text(row, "volunteer_id"), FileFrom(row, vault));
  }
  return locked;
}

void NewFile::Number(const Vault& vault, const std::string& name) {
  volunteer.set_name(name);
  sealed = vault.Seal(volunteer);
}

NewFile MakeFile(const Vault& vault, v1::Volunteer volunteer, const std::string& person_key) {
  NewFile file;
  file.volunteer = std::move(volunteer);
  file.person_index = vault.PersonIndex(person_key);
  file.phone_index = vault.PhoneIndex(file.volunteer.phone());
  file.likeness = vault.Likeness(file.volunteer);
  return file;
}

std::vector<Opening> OpenVolunteers(db::Tx& tx, const std::vector<const NewFile*>& files) {
  std::vector<std::string> ids, residences, regions, skills, categories, political, education,
      occupations, oaths, policies, import_rows, systems;
  std::vector<db::Bytes> keys, sealed, phones, persons;
  std::vector<int> types, sexes, years, availabilities, states, sources;
  std::vector<std::optional<absl::Time>> oath_times, consents, guardian_consents;
  std::vector<int64_t> likenesses;
  std::vector<bool> phones_public;
  for (const NewFile* file : files) {
    const v1::Volunteer& one = file->volunteer;
    const v1::Consent& consent = one.consent();
    ids.push_back(IdOf(one.name()));
    keys.push_back({file->sealed.wrapped_key});
    sealed.push_back({file->sealed.file});
    phones.push_back({file->phone_index});
    types.push_back(one.id_document().type());
    sexes.push_back(one.sex());
    years.push_back(BirthYear(one));
    residences.push_back(IdOf(one.residence_region()));
    regions.push_back(IdOf(one.service_region()));
    skills.push_back(ArrayOf(one.skills()));
    categories.push_back(ArrayOf(one.service_categories()));
    availabilities.push_back(static_cast<int>(one.availability()));
    political.push_back(one.political_status());
    education.push_back(one.education());
    occupations.push_back(one.occupation());
    states.push_back(one.state());
    oaths.push_back(one.oath_version());
    oath_times.push_back(TimeOf(one.has_oath_time(), one.oath_time()));
    sources.push_back(consent.source());
    consents.push_back(TimeOf(consent.has_consent_time(), consent.consent_time()));
    guardian_consents.push_back(
        TimeOf(consent.has_guardian_consent_time(), consent.guardian_consent_time()));
    policies.push_back(file->policy_version);
    persons.push_back({file->person_index});
    likenesses.push_back(file->likeness);
    import_rows.push_back(file->import_row);
    phones_public.push_back(one.phone_public());
    systems.push_back(ArrayOf(one.partner_systems()));
  }
  std::vector<Opening> openings(files.size(), Opening::kOpened);
  if (files.empty()) return openings;
  const v1::Volunteer& any = files[0]->volunteer;
  for (const pqxx::row& row :
       tx.Run(queries::kVolunteerOpen, ids, keys, sealed, phones, types, sexes, years, residences,
              regions, skills, categories, availabilities, political, education, occupations,
              states, oaths, oath_times, sources, consents, guardian_consents, policies, persons,
              likenesses, import_rows, phones_public, systems, any.consent().registrar(),
              any.consent().entered_by(), time::FromProto(any.create_time()))) {
    Opening& opening = openings[row["place"].as<size_t>()];
    if (row["taken"].as<bool>()) {
      opening = Opening::kNumberTaken;
    } else if (!row["person_is_new"].as<bool>()) {
      opening = Opening::kPersonKnown;
    }
  }
  return openings;
}

std::unordered_map<std::string, KnownPerson> FindPersons(
    db::Tx& tx, const std::vector<std::string>& person_indexes) {
  std::unordered_map<std::string, KnownPerson> known;
  for (const pqxx::row& row : tx.Run(queries::kPersonFind, AsBytes(person_indexes))) {
    known[db::ToBytes(row["person_index"])] = {Text(row, "volunteer_id"), Text(row, "import_row")};
  }
  return known;
}

absl::StatusOr<SavedFile> SavedFile::Make(const Vault& vault, const OpenFile& file,
                                          const v1::VolunteerChange& change) {
  SavedFile saved;
  ASSIGN_OR_RETURN(saved.sealed_, vault.SealAgain(file.wrapped_key, file.volunteer));
  ASSIGN_OR_RETURN(saved.sealed_change_, SealChange(vault, file, change));
  saved.volunteer_ = file.volunteer;
  saved.phone_index_ = vault.PhoneIndex(file.volunteer.phone());
  saved.likeness_ = vault.Likeness(file.volunteer);
  saved.kind_ = change.kind();
  saved.actor_ = change.actor();
  return saved;
}

void SaveVolunteers(db::Tx& tx, SaveWhen when, const std::vector<SavedFile>& files) {
  std::vector<std::string> ids, residences, regions, skills, categories, political, education,
      occupations, oaths, etags, systems, reasons, methods, kinds, actors;
  std::vector<db::Bytes> sealed, phones, changes;
  std::vector<int> availabilities, states, names, sexes, years, types;
  std::vector<bool> phones_public;
  std::vector<std::optional<absl::Time>> oath_times, guardian_consents, suspensions, checks, claims;
  std::vector<std::optional<std::string>> merged;
  std::vector<absl::Time> updates;
  std::vector<int64_t> likenesses;
  for (const SavedFile& file : files) {
    const v1::Volunteer& one = file.volunteer_;
    const v1::Consent& consent = one.consent();
    const v1::RealNameCheck& check = one.real_name_check();
    ids.push_back(IdOf(one.name()));
    sealed.push_back({file.sealed_});
    phones.push_back({file.phone_index_});
    residences.push_back(IdOf(one.residence_region()));
    regions.push_back(IdOf(one.service_region()));
    skills.push_back(ArrayOf(one.skills()));
    categories.push_back(ArrayOf(one.service_categories()));
    availabilities.push_back(static_cast<int>(one.availability()));
    political.push_back(one.political_status());
    education.push_back(one.education());
    occupations.push_back(one.occupation());
    states.push_back(one.state());
    names.push_back(one.real_name_state());
    oaths.push_back(one.oath_version());
    oath_times.push_back(TimeOf(one.has_oath_time(), one.oath_time()));
    guardian_consents.push_back(
        TimeOf(consent.has_guardian_consent_time(), consent.guardian_consent_time()));
    etags.push_back(one.etag());
    updates.push_back(time::FromProto(one.update_time()));
    phones_public.push_back(one.phone_public());
    systems.push_back(ArrayOf(one.partner_systems()));
    reasons.push_back(one.state_reason());
    suspensions.push_back(TimeOf(one.has_suspension_end_time(), one.suspension_end_time()));
    merged.push_back(one.merged_into().empty() ? std::nullopt
                                               : std::optional(IdOf(one.merged_into())));
    checks.push_back(TimeOf(check.has_check_time(), check.check_time()));
    methods.push_back(check.method());
    claims.push_back(TimeOf(one.has_claim_time(), one.claim_time()));
    kinds.push_back(file.kind_);
    actors.push_back(file.actor_);
    changes.push_back({file.sealed_change_});
    likenesses.push_back(file.likeness_);
    sexes.push_back(one.sex());
    years.push_back(BirthYear(one));
    types.push_back(one.id_document().type());
  }
  const auto send = [&](const auto&... values) {
    if (when == SaveWhen::kNow) {
      tx.Run(queries::kVolunteerUpdate, values...);
    } else {
      tx.AtCommit(queries::kVolunteerUpdate, values...);
    }
  };
  send(ids, sealed, phones, residences, skills, categories, availabilities, political, education,
       occupations, states, names, oaths, oath_times, guardian_consents, etags, updates,
       phones_public, systems, reasons, suspensions, merged, checks, methods, claims, kinds, actors,
       changes, likenesses, sexes, years, types, regions);
}

void EraseVolunteer(db::Tx& tx, const v1::Volunteer& volunteer, const std::string& actor) {
  tx.Run(queries::kVolunteerErase, IdOf(volunteer.name()), volunteer.etag(), actor,
         time::FromProto(volunteer.erase_time()), static_cast<int>(volunteer.state()),
         volunteer.state_reason());
}

std::vector<std::string> MergedInto(db::Tx& tx, const std::string& volunteer_id) {
  return Ids(tx.Run(queries::kVolunteerMerged, volunteer_id));
}

std::vector<std::string> Alike(db::Tx& tx, int64_t likeness, const std::string& volunteer_id) {
  return Ids(tx.Run(queries::kVolunteerAlike, likeness, volunteer_id));
}

std::vector<std::string> SuspensionsEnded(db::Tx& tx, absl::Time now) {
  return Ids(tx.Run(queries::kVolunteerSuspended, now));
}

absl::StatusOr<std::vector<v1::Volunteer>> ListByRegion(db::Tx& tx, const Vault& vault,
                                                        const std::string& region_code,
                                                        const std::vector<std::string>& after,
                                                        int limit) {
  return AllShown(tx.Run(queries::kVolunteerListRegion, region_code, EndOfRegion(region_code),
                         after.empty() ? "" : after[0], after.empty() ? "" : after[1], limit),
                  vault);
}

absl::StatusOr<std::vector<v1::Volunteer>> ListByOrganization(db::Tx& tx, const Vault& vault,
                                                              const std::string& organization_id,
                                                              const std::string& after, int limit) {
  return AllShown(tx.Run(queries::kVolunteerListOrganization, organization_id, after, limit),
                  vault);
}

}  // namespace linli::registration::store
