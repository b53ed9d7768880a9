#include "common/ids/resource_name.h"

#include <cctype>
#include <stdexcept>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "common/status/refusal.h"

namespace linli::ids {
namespace {

constexpr std::size_t kLongestId = 64;

bool IsIdCharacter(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-';
}

// Takes what stands before the next slash.
std::string_view NextSegment(std::string_view& rest) {
  const std::size_t slash = rest.find('/');
  std::string_view segment = rest.substr(0, slash);
  rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
  return segment;
}

// "starGrants" is a collection of "star_grant".
std::string Singular(std::string_view collection) {
  std::string word;
  for (char c : collection) {
    if (absl::ascii_isupper(static_cast<unsigned char>(c))) word += '_';
    word += absl::ascii_tolower(static_cast<unsigned char>(c));
  }
  if (absl::EndsWith(word, "ies")) return word.replace(word.size() - 3, 3, "y");
  for (const char* ending : {"ches", "shes", "sses", "xes"}) {
    if (absl::EndsWith(word, ending)) return word.substr(0, word.size() - 2);
  }
  if (absl::EndsWith(word, "s")) word.pop_back();
  return word;
}

}  // namespace

bool IsId(std::string_view text) {
  return !text.empty() && text.size() <= kLongestId &&
         std::all_of(text.begin(), text.end(), IsIdCharacter);
}

namespace internal {

bool ParseIds(std::string_view name, Collections collections, std::span<std::string> ids) {
  if (name.ends_with('/')) return false;
  for (std::size_t i = 0; i < collections.size(); ++i) {
    if (NextSegment(name) != collections[i]) return false;
    const std::string_view id = NextSegment(name);
    if (!IsId(id)) return false;
    ids[i] = std::string(id);
  }
  return name.empty();
}

std::string JoinName(Collections collections, std::span<const std::string> ids) {
  std::string name;
  for (std::size_t i = 0; i < collections.size(); ++i) {
    if (i > 0) name += '/';
    name.append(collections[i]).append("/").append(ids[i]);
  }
  return name;
}

std::string FormOf(Collections collections) {
  std::string form;
  for (std::string_view collection : collections) {
    if (!form.empty()) form += '/';
    form.append(collection).append("/{").append(Singular(collection)).append("}");
  }
  return form;
}

absl::Status RefuseName(Collections collections) {
  return Refuse(Reason::FIELD_RESOURCE_NAME, {{"form", FormOf(collections)}});
}

void CheckIds(std::span<const std::string> ids) {
  for (const std::string& id : ids) {
    if (!IsId(id)) throw std::invalid_argument("not an id of a resource name");
  }
}

}  // namespace internal
}  // namespace linli::ids
