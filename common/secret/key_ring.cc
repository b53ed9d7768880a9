#include "common/secret/key_ring.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "openssl/crypto.h"

namespace linli::secret {
namespace {

constexpr std::size_t kLongestId = 32;

bool IsKeyId(std::string_view id) {
  return !id.empty() && id.size() <= kLongestId && std::all_of(id.begin(), id.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-';
  });
}

absl::Status Wrong(int line, const char* what) {
  return absl::InvalidArgumentError(absl::StrCat("key file, line ", line, ": ", what));
}

// Wipes what held key material on its way.
void Cleanse(std::string& text) { OPENSSL_cleanse(text.data(), text.size()); }

std::optional<DataKey> FromBase64(absl::string_view text) {
  std::string bytes;
  std::optional<DataKey> key;
  if (absl::Base64Unescape(text, &bytes) && bytes.size() == DataKey::kSize) key.emplace(bytes);
  Cleanse(bytes);
  return key;
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path);
  std::string text;
  std::getline(file, text, '\0');  // all of it: no key file holds a NUL
  if (!file.is_open() || file.bad()) {
    return absl::NotFoundError(absl::StrCat("key file ", path, ": cannot be read"));
  }
  return text;
}

}  // namespace

absl::StatusOr<KeyRing> KeyRing::Parse(std::string_view text) {
  KeyRing ring;
  int number = 0;
  for (absl::string_view line : absl::StrSplit(absl::string_view(text.data(), text.size()), '\n')) {
    ++number;
    line = absl::StripAsciiWhitespace(line);
    if (line.empty() || line[0] == '#') continue;
    const std::vector<absl::string_view> parts =
        absl::StrSplit(line, absl::ByAnyChar(" \t"), absl::SkipEmpty());
    if (parts.size() != 2) return Wrong(number, "expected a key id and a key");
    std::string id(parts[0]);
    if (!IsKeyId(id)) return Wrong(number, "a key id is 1 to 32 of A-Z a-z 0-9 _ -");
    if (ring.Find(id)) return Wrong(number, "the key id stands there twice");
    std::optional<DataKey> key = FromBase64(parts[1]);
    if (!key) return Wrong(number, "the key is not the base64 of 32 bytes");
    ring.keys_.emplace_back(std::move(id), *std::move(key));
  }
  if (ring.keys_.empty()) return absl::InvalidArgumentError("key file: holds no key");
  return ring;
}

absl::StatusOr<KeyRing> KeyRing::Load(const std::string& path) {
  absl::StatusOr<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  absl::StatusOr<KeyRing> ring = Parse(*text);
  Cleanse(*text);
  if (ring.ok()) return ring;
  return absl::InvalidArgumentError(absl::StrCat(path, ": ", ring.status().message()));
}

const DataKey* KeyRing::Find(std::string_view id) const {
  for (const auto& [own, key] : keys_) {
    if (own == id) return &key;
  }
  return nullptr;
}

std::string NewKeyLine(std::string_view id) {
  const DataKey key = DataKey::Random();
  return absl::StrCat(std::string(id), " ",
                      absl::Base64Escape({key.view().data(), key.view().size()}), "\n");
}

absl::StatusOr<DataKey> LoadKey(const std::string& path) {
  absl::StatusOr<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  std::optional<DataKey> key = FromBase64(absl::StripAsciiWhitespace(*text));
  Cleanse(*text);
  if (key) return *std::move(key);
  return absl::InvalidArgumentError(
      absl::StrCat("key file ", path, ": is not the base64 of 32 bytes"));
}

}  // namespace linli::secret
