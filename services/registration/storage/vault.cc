#include "services/registration/storage/vault.h"

#include "absl/strings/str_cat.h"
#include "common/secret/sealed.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"

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

std::string Vault::SealPhone(const std::string& organization, const std::string& phone) const {
  return secret::Seal(ring_, phone, absl::StrCat(organization, "#phone"));
}

std::string Vault::PersonIndex(const std::string& person_key) const {
  return index_.Of("person", person_key);
}

std::string Vault::PhoneIndex(const std::string& phone) const { return index_.Of("phone", phone); }

std::string Vault::PasswordIndex(const std::string& organization,
                                 const std::string& password) const {
  return index_.Of("join password", absl::StrCat(organization, "#", password));
}

void HideClearText(v1::Volunteer& volunteer) {
  volunteer.mutable_id_document()->clear_number();
  volunteer.clear_phone();
}

}  // namespace linli::registration::store
