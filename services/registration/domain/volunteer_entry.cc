#include "services/registration/domain/volunteer_entry.h"

#include "absl/strings/str_cat.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/registration/domain/citizen_number.h"
#include "services/registration/domain/national_codes.h"
#include "services/registration/domain/person_name.h"
#include "services/registration/domain/phone.h"

namespace linli::registration::domain {
namespace {

bool ComesLater(const google::protobuf::Timestamp& time, absl::Time now) {
  return time::FromProto(time) > now;
}

// 67号令 Art. 6: entered by herself, or by the organisation after her consent.
void CheckConsent(const v1::Consent& consent, std::string_view registrar, absl::Time now,
                  Violations& violations) {
  const bool by_organization = registrar.rfind("organizations/", 0) == 0;
  if (by_organization != (consent.source() == v1::BY_ORGANIZATION)) {
    violations.Add("volunteer.consent.source", Reason::FIELD_UNKNOWN_VALUE);
  }
  if (consent.source() == v1::SELF) return;
  if (!consent.has_consent_time() || ComesLater(consent.consent_time(), now)) {
    violations.Add("volunteer.consent.consent_time", Reason::CONSENT_MISSING);
  }
}

// Nobody agrees before she is born.
void CheckConsentAfterBirth(const v1::Consent& consent, absl::CivilDay birth,
                            Violations& violations) {
  if (consent.has_consent_time() && time::DayOf(time::FromProto(consent.consent_time())) < birth) {
    violations.Add("volunteer.consent.consent_time", Reason::CONSENT_MISSING);
  }
  if (consent.has_guardian_consent_time() &&
      time::DayOf(time::FromProto(consent.guardian_consent_time())) < birth) {
    violations.Add("volunteer.consent.guardian_consent_time", Reason::CONSENT_MISSING);
  }
}

std::optional<absl::CivilDay> CheckBirth(const v1::Volunteer& volunteer, absl::CivilDay today,
                                         Violations& violations) {
  std::optional<absl::CivilDay> birth = RealDay(volunteer.birth_date());
  if (birth && PlausibleBirth(*birth, today)) return birth;
  violations.Add("volunteer.birth_date", Reason::BIRTH_DATE_INVALID);
  return std::nullopt;
}

void CheckAgreement(const v1::Volunteer& volunteer, const DocumentFacts& document,
                    std::optional<absl::CivilDay> birth, Violations& violations) {
  if (document.sex && *document.sex != volunteer.sex()) {
    violations.Add("volunteer.sex", Reason::SEX_DISAGREES);
  }
  if (document.birth && birth && *document.birth != *birth) {
    violations.Add("volunteer.birth_date", Reason::BIRTH_DATE_DISAGREES);
  }
}

void CheckCodes(const google::protobuf::RepeatedPtrField<std::string>& codes,
                bool (*known)(std::string_view), const std::string& field, Violations& violations) {
  for (int i = 0; i < codes.size(); ++i) {
    if (!known(codes[i])) {
      violations.Add(absl::StrCat(field, "[", i, "]"), Reason::FIELD_UNKNOWN_VALUE);
    }
  }
}

void CheckOptionalCode(const std::string& code, bool (*known)(std::string_view),
                       const std::string& field, Violations& violations) {
  if (!code.empty() && !known(code)) violations.Add(field, Reason::FIELD_UNKNOWN_VALUE);
}

// A volunteer, or somebody who can be found by name and phone.
void CheckGuardian(const v1::Guardian& guardian, Violations& violations) {
  if (!guardian.volunteer().empty()) return;
  if (!IsPersonName(guardian.display_name())) {
    violations.Add("volunteer.guardian.display_name", Reason::PERSON_NAME);
  }
  if (!MobileNumber(guardian.phone())) {
    violations.Add("volunteer.guardian.phone", Reason::PHONE_INVALID);
  }
}

}  // namespace

void CheckProfile(const v1::Volunteer& volunteer, absl::Time now, Violations& violations) {
  if (!IsPersonName(volunteer.display_name())) {
    violations.Add("volunteer.display_name", Reason::PERSON_NAME);
  }
  CheckCodes(volunteer.skills(), IsSkill, "volunteer.skills", violations);
  CheckCodes(volunteer.languages(), IsLanguage, "volunteer.languages", violations);
  CheckCodes(volunteer.service_categories(), IsServiceCategory, "volunteer.service_categories",
             violations);
  CheckOptionalCode(volunteer.political_status(), IsPoliticalStatus, "volunteer.political_status",
                    violations);
  CheckOptionalCode(volunteer.education(), IsEducation, "volunteer.education", violations);
  CheckOptionalCode(volunteer.occupation(), IsOccupation, "volunteer.occupation", violations);
  CheckOptionalCode(volunteer.ethnic_group(), IsEthnicGroup, "volunteer.ethnic_group", violations);
  if (volunteer.has_guardian()) CheckGuardian(volunteer.guardian(), violations);
  if (!volunteer.oath_version().empty()) {
    const std::optional<absl::CivilDay> published = RealDay(volunteer.oath_version());
    if (!published || *published > time::DayOf(now)) {
      violations.Add("volunteer.oath_version", Reason::FIELD_UNKNOWN_VALUE);
    }
  }
  if (volunteer.has_home_location() &&
      volunteer.home_location().datum() == types::v1::DATUM_UNSPECIFIED) {
    violations.Add("volunteer.home_location.datum", Reason::FIELD_REQUIRED);
  }
  if (volunteer.consent().has_guardian_consent_time() &&
      ComesLater(volunteer.consent().guardian_consent_time(), now)) {
    violations.Add("volunteer.consent.guardian_consent_time", Reason::CONSENT_MISSING);
  }
}

std::optional<DocumentFacts> CheckPerson(const v1::Volunteer& volunteer, const std::string& prefix,
                                         absl::Time now, Violations& violations) {
  const absl::CivilDay today = time::DayOf(now);
  if (!IsPersonName(volunteer.display_name())) {
    violations.Add(absl::StrCat(prefix, ".display_name"), Reason::PERSON_NAME);
  }
  const std::optional<absl::CivilDay> birth = RealDay(volunteer.birth_date());
  if (!birth || !PlausibleBirth(*birth, today)) {
    violations.Add(absl::StrCat(prefix, ".birth_date"), Reason::BIRTH_DATE_INVALID);
  }
  std::optional<DocumentFacts> document =
      ReadDocument(volunteer.id_document(), Entry::kImport, today,
                   absl::StrCat(prefix, ".id_document"), violations);
  if (!document) return std::nullopt;
  if (document->sex && *document->sex != volunteer.sex()) {
    violations.Add(absl::StrCat(prefix, ".sex"), Reason::SEX_DISAGREES);
  }
  if (document->birth && birth && *document->birth != *birth) {
    violations.Add(absl::StrCat(prefix, ".birth_date"), Reason::BIRTH_DATE_DISAGREES);
  }
  return violations.empty() ? document : std::nullopt;
}

absl::Status CheckSamePerson(const v1::Volunteer& volunteer, const DocumentFacts& document,
                             const std::string& field) {
  Violations violations;
  if (document.sex && *document.sex != volunteer.sex()) {
    violations.Add(field, Reason::SEX_DISAGREES);
  }
  if (document.birth && document.birth != RealDay(volunteer.birth_date())) {
    violations.Add(field, Reason::BIRTH_DATE_DISAGREES);
  }
  return violations.ToStatus();
}

std::optional<EntryFacts> CheckEntry(const v1::Volunteer& volunteer, std::string_view registrar,
                                     Entry entry, absl::Time now, Violations& violations) {
  const absl::CivilDay today = time::DayOf(now);
  CheckProfile(volunteer, now, violations);
  CheckConsent(volunteer.consent(), registrar, now, violations);
  std::optional<std::string> phone = MobileNumber(volunteer.phone());
  if (!phone) violations.Add("volunteer.phone", Reason::PHONE_INVALID);
  std::optional<absl::CivilDay> birth = CheckBirth(volunteer, today, violations);
  if (birth) CheckConsentAfterBirth(volunteer.consent(), *birth, violations);
  std::optional<DocumentFacts> document =
      ReadDocument(volunteer.id_document(), entry, today, "volunteer.id_document", violations);
  if (document) CheckAgreement(volunteer, *document, birth, violations);
  if (!violations.empty()) return std::nullopt;
  return EntryFacts{*std::move(document), *std::move(phone), *birth};
}

}  // namespace linli::registration::domain
