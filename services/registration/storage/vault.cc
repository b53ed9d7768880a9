#include "services/registration/storage/vault.h"

#include <cstring>

#include "absl/strings/str_cat.h"
#include "common/secret/sealed.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/registration/domain/characters.h"

namespace linli::registration::store {
namespace {

// What binds a sealed value to its row, so that it cannot be moved to another one.
std::string KeyOf(const std::string& name) { return absl::StrCat(name, "#key"); }
std::string FileOf(const std::string& name) { return absl::StrCat(name, "#file"); }

std::string SealedPart(const v1::Volunteer& volunteer) {
  v1::Volunteer part;
  part.set_display_name(volunteer.display_name());
  part.set_birth_date(volunteer.birth_date());
  *part.mutable_id_document() = volunteer.id_document();
  part.set_phone(volunteer.phone());
  part.set_masked_phone(volunteer.masked_phone());
  part.set_ethnic_group(volunteer.ethnic_group());
  *part.mutable_languages() = volunteer.languages();
  if (volunteer.has_guardian()) *part.mutable_guardian() = volunteer.guardian();
  if (volunteer.has_home_location()) *part.mutable_home_location() = volunteer.home_location();
  return part.SerializeAsString();
}

}  // namespace

Vault::Vault(secret::KeyRing ring, secret::BlindIndex index)
    : ring_(std::move(ring)), index_(std::move(index)) {}

Vault::Sealed Vault::Seal(const v1::Volunteer& volunteer) const {
  const secret::DataKey key = secret::DataKey::Random();
  return {secret::WrapDataKey(ring_, key, KeyOf(volunteer.name())),
          secret::Seal(key, SealedPart(volunteer), FileOf(volunteer.name()))};
}

absl::StatusOr<std::string> Vault::SealAgain(const std::string& wrapped_key,
                                             const v1::Volunteer& volunteer) const {
  ASSIGN_OR_RETURN(const secret::DataKey key,
                   secret::UnwrapDataKey(ring_, wrapped_key, KeyOf(volunteer.name())));
  return secret::Seal(key, SealedPart(volunteer), FileOf(volunteer.name()));
}

absl::Status Vault::Open(const std::string& wrapped_key, const std::string& file,
                         v1::Volunteer& volunteer) const {
  ASSIGN_OR_RETURN(const secret::DataKey key,
                   secret::UnwrapDataKey(ring_, wrapped_key, KeyOf(volunteer.name())));
  ASSIGN_OR_RETURN(const std::string clear, secret::Open(key, file, FileOf(volunteer.name())));
  return volunteer.MergeFromString(clear) ? absl::OkStatus() : Refuse(Reason::INTERNAL_FAULT);
}

absl::StatusOr<std::string> Vault::SealPart(const std::string& wrapped_key,
                                            const std::string& volunteer, const std::string& what,
                                            const google::protobuf::Message& part) const {
  ASSIGN_OR_RETURN(const secret::DataKey key,
                   secret::UnwrapDataKey(ring_, wrapped_key, KeyOf(volunteer)));
  return secret::Seal(key, part.SerializeAsString(), absl::StrCat(volunteer, "#", what));
}

absl::Status Vault::OpenPart(const std::string& wrapped_key, const std::string& volunteer,
                             const std::string& what, const std::string& sealed,
                             google::protobuf::Message& part) const {
  ASSIGN_OR_RETURN(const secret::DataKey key,
                   secret::UnwrapDataKey(ring_, wrapped_key, KeyOf(volunteer)));
  ASSIGN_OR_RETURN(const std::string clear,
                   secret::Open(key, sealed, absl::StrCat(volunteer, "#", what)));
  return part.MergeFromString(clear) ? absl::OkStatus() : Refuse(Reason::INTERNAL_FAULT);
}

std::string Vault::SealText(const std::string& what, const std::string& text) const {
  return secret::Seal(ring_, text, what);
}

absl::StatusOr<std::string> Vault::OpenText(const std::string& what,
                                            const std::string& sealed) const {
  return secret::Open(ring_, sealed, what);
}

std::string Vault::SealPhone(const std::string& organization, const std::string& phone) const {
  return secret::Seal(ring_, phone, absl::StrCat(organization, "#phone"));
}

std::string Vault::PersonIndex(const std::string& person_key) const {
  return index_.Of("person", person_key);
}

std::string Vault::PhoneIndex(const std::string& phone) const { return index_.Of("phone", phone); }

std::string Vault::CodeIndex(const std::string& claim, const std::string& code) const {
  return index_.Of("claim code", absl::StrCat(claim, "#", code));
}

int64_t Vault::Likeness(const v1::Volunteer& volunteer) const {
  const std::string hash = index_.Of(
      "likeness",
      absl::StrCat(domain::NormalName(volunteer.display_name()), "#", volunteer.birth_date()));
  int64_t likeness = 0;
  std::memcpy(&likeness, hash.data(), sizeof(likeness));
  return likeness == 0 ? 1 : likeness;
}

std::string Vault::PasswordIndex(const std::string& organization,
                                 const std::string& password) const {
  return index_.Of("join password", absl::StrCat(organization, "#", password));
}

std::string Vault::LicenceIndex(const std::string& licence_key) const {
  return index_.Of("licence", licence_key);
}

void HideClearText(v1::Volunteer& volunteer) {
  if (volunteer.has_id_document()) volunteer.mutable_id_document()->clear_number();
  volunteer.clear_phone();
  if (volunteer.has_guardian()) volunteer.mutable_guardian()->clear_phone();
}

}  // namespace linli::registration::store
