#include "services/registration/storage/volunteer_store.h"

#include <unordered_map>

#include "absl/strings/numbers.h"
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

absl::StatusOr<OpenFile> FileFrom(const pqxx::row& row, const Vault& vault) {
  OpenFile file{{}, db::ToBytes(row["wrapped_key"])};
  v1::Volunteer& volunteer = file.volunteer;
  volunteer.set_name(domain::VolunteerName(Text(row, "volunteer_id")).ToString());
  RETURN_IF_ERROR(vault.Open(file.wrapped_key, db::ToBytes(row["sealed"]), volunteer));
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

}  // namespace

absl::StatusOr<v1::Volunteer> GetVolunteer(db::Tx& tx, const Vault& vault, const std::string& id) {
  const pqxx::result rows = tx.Run(queries::kVolunteerGet, id);
  if (rows.empty()) return NotFound(domain::VolunteerName(id).ToString());
  return ShownFrom(rows[0], vault);
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

absl::StatusOr<OpenFile> LockVolunteer(db::Tx& tx, const Vault& vault, const std::string& id) {
  const pqxx::result rows = tx.Run(queries::kVolunteerLock, id);
  if (rows.empty()) return NotFound(domain::VolunteerName(id).ToString());
  return FileFrom(rows[0], vault);
}

Opening OpenVolunteer(db::Tx& tx, const Vault& vault, const v1::Volunteer& volunteer,
                      const std::string& person_key, const std::string& policy_version) {
  const Vault::Sealed sealed = vault.Seal(volunteer);
  const v1::Consent& consent = volunteer.consent();
  const pqxx::result rows = tx.Run(
      queries::kVolunteerInsert, IdOf(volunteer.name()), db::Bytes{sealed.wrapped_key},
      db::Bytes{sealed.file}, db::Bytes{vault.PhoneIndex(volunteer.phone())},
      static_cast<int>(volunteer.id_document().type()), static_cast<int>(volunteer.sex()),
      BirthYear(volunteer), IdOf(volunteer.residence_region()), IdOf(volunteer.service_region()),
      Texts(volunteer.skills()), Texts(volunteer.service_categories()), volunteer.availability(),
      volunteer.political_status(), volunteer.education(), volunteer.occupation(),
      static_cast<int>(volunteer.state()), static_cast<int>(volunteer.real_name_state()),
      volunteer.oath_version(), TimeOf(volunteer.has_oath_time(), volunteer.oath_time()),
      static_cast<int>(consent.source()),
      TimeOf(consent.has_consent_time(), consent.consent_time()),
      TimeOf(consent.has_guardian_consent_time(), consent.guardian_consent_time()),
      consent.registrar(), consent.entered_by(), policy_version,
      time::FromProto(volunteer.create_time()), db::Bytes{vault.PersonIndex(person_key)});
  if (!rows[0]["number_was_free"].as<bool>()) return Opening::kNumberTaken;
  return rows[0]["person_is_new"].as<bool>() ? Opening::kOpened : Opening::kPersonKnown;
}

absl::Status SaveVolunteer(db::Tx& tx, const Vault& vault, const OpenFile& file) {
  const v1::Volunteer& volunteer = file.volunteer;
  const v1::Consent& consent = volunteer.consent();
  ASSIGN_OR_RETURN(const std::string sealed, vault.SealAgain(file.wrapped_key, volunteer));
  tx.Run(queries::kVolunteerUpdate, IdOf(volunteer.name()), db::Bytes{sealed},
         db::Bytes{vault.PhoneIndex(volunteer.phone())}, IdOf(volunteer.residence_region()),
         Texts(volunteer.skills()), Texts(volunteer.service_categories()), volunteer.availability(),
         volunteer.political_status(), volunteer.education(), volunteer.occupation(),
         static_cast<int>(volunteer.state()), static_cast<int>(volunteer.real_name_state()),
         volunteer.oath_version(), TimeOf(volunteer.has_oath_time(), volunteer.oath_time()),
         TimeOf(consent.has_guardian_consent_time(), consent.guardian_consent_time()),
         volunteer.etag(), time::FromProto(volunteer.update_time()));
  return absl::OkStatus();
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
