#include "services/matching/storage/vault.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/secret/sealed.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"

namespace linli::matching::store {
namespace {

// What binds a sealed value to its row, so that it cannot be moved to another one.
std::string KeyOf(const std::string& name) { return absl::StrCat(name, "#key"); }
std::string ContentOf(const std::string& name) { return absl::StrCat(name, "#content"); }

std::string PartOf(const std::string& name, const std::string& part) {
  return absl::StrCat(name, "#part#", part);
}

}  // namespace

Vault::Vault(secret::KeyRing ring, secret::BlindIndex index)
    : ring_(std::move(ring)), index_(std::move(index)) {}

Vault::Sealed Vault::Seal(const std::string& name,
                          const google::protobuf::MessageLite& content) const {
  const secret::DataKey key = secret::DataKey::Random();
  return {secret::WrapDataKey(ring_, key, KeyOf(name)),
          secret::Seal(key, content.SerializeAsString(), ContentOf(name))};
}

absl::Status Vault::Open(const std::string& name, const Sealed& sealed,
                         google::protobuf::MessageLite& content) const {
  ASSIGN_OR_RETURN(const secret::DataKey key,
                   secret::UnwrapDataKey(ring_, sealed.wrapped_key, KeyOf(name)));
  ASSIGN_OR_RETURN(const std::string clear, secret::Open(key, sealed.content, ContentOf(name)));
  return content.ParseFromString(clear) ? absl::OkStatus() : Refuse(Reason::INTERNAL_FAULT);
}

absl::StatusOr<std::string> Vault::SealPart(const std::string& name, const std::string& wrapped_key,
                                            const std::string& part,
                                            const google::protobuf::MessageLite& content) const {
  ASSIGN_OR_RETURN(const secret::DataKey key,
                   secret::UnwrapDataKey(ring_, wrapped_key, KeyOf(name)));
  return secret::Seal(key, content.SerializeAsString(), PartOf(name, part));
}

absl::Status Vault::OpenPart(const std::string& name, const std::string& wrapped_key,
                             const std::string& part, const std::string& sealed,
                             google::protobuf::MessageLite& content) const {
  ASSIGN_OR_RETURN(const secret::DataKey key,
                   secret::UnwrapDataKey(ring_, wrapped_key, KeyOf(name)));
  ASSIGN_OR_RETURN(const std::string clear, secret::Open(key, sealed, PartOf(name, part)));
  return content.ParseFromString(clear) ? absl::OkStatus() : Refuse(Reason::INTERNAL_FAULT);
}

std::string Vault::PasscodeIndex(const std::string& activity, const std::string& passcode) const {
  return index_.Of("activity passcode", absl::StrCat(activity, "#", passcode));
}

std::string Vault::PersonIndex(const std::string& known_as) const {
  return index_.Of("person in need", known_as);
}

}  // namespace linli::matching::store
