// Resource names (AIP-122), one type per kind of resource:
//   using ShiftName = ids::Name<"organizations", "activities", "shifts">;
//   ASSIGN_OR_RETURN(ShiftName name, ShiftName::Parse(request.name()));
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

namespace linli::ids {

// A string literal as a template argument.
template <std::size_t N>
struct FixedString {
  char text[N];
  constexpr FixedString(const char (&literal)[N]) { std::copy_n(literal, N, text); }
  constexpr std::string_view view() const { return {text, N - 1}; }
};

// Whether a text can be an id inside a name: [A-Za-z0-9_-]{1,64}.
bool IsId(std::string_view text);

namespace internal {
using Collections = std::span<const std::string_view>;
bool ParseIds(std::string_view name, Collections collections, std::span<std::string> ids);
std::string JoinName(Collections collections, std::span<const std::string> ids);
// "organizations/{organization}/activities/{activity}"
std::string FormOf(Collections collections);
absl::Status RefuseName(Collections collections);
void CheckIds(std::span<const std::string> ids);
}  // namespace internal

template <FixedString... kNames>
class Name {
 public:
  static constexpr std::size_t kLevels = sizeof...(kNames);
  static constexpr std::array<std::string_view, kLevels> kCollections = {kNames.view()...};

  // FIELD_RESOURCE_NAME, telling the form, for anything that is not exactly such a name.
  static absl::StatusOr<Name> Parse(std::string_view text) {
    Name name;
    if (!internal::ParseIds(text, kCollections, name.ids_)) {
      return internal::RefuseName(kCollections);
    }
    return name;
  }

  // "organizations/{organization}/activities/{activity}/shifts/{shift}"
  static std::string Form() { return internal::FormOf(kCollections); }

  // From ids that are known to be ids: our own, or parsed ones. Throws std::invalid_argument for
  // any other, because a slash inside an id would make the name of something else.
  template <std::convertible_to<std::string_view>... Ids>
  requires(sizeof...(Ids) == kLevels) explicit Name(const Ids&... ids)
      : ids_{std::string(std::string_view(ids))...} {
    internal::CheckIds(ids_);
  }

  const std::string& id() const { return ids_.back(); }
  const std::string& id(std::size_t level) const { return ids_.at(level); }
  const std::array<std::string, kLevels>& ids() const { return ids_; }

  std::string ToString() const { return internal::JoinName(kCollections, ids_); }

  // The name of what this lies in: of a shift its activity.
  auto parent() const requires(kLevels > 1) {
    return ParentOf(std::make_index_sequence<kLevels - 1>());
  }

  friend bool operator==(const Name&, const Name&) = default;
  friend std::strong_ordering operator<=>(const Name&, const Name&) = default;
  template <typename H>
  friend H AbslHashValue(H state, const Name& name) {
    for (const std::string& id : name.ids_) state = H::combine(std::move(state), id);
    return state;
  }

 private:
  Name() = default;

  template <std::size_t... kIndex>
  auto ParentOf(std::index_sequence<kIndex...>) const;

  std::array<std::string, kLevels> ids_;
};

namespace internal {
template <FixedString... kNames>
struct Literals {};

// Moves the first `Count` of the literals into a Name.
template <std::size_t Count, typename Taken, FixedString... kRest>
struct Take;
template <FixedString... kTaken, FixedString... kRest>
struct Take<0, Literals<kTaken...>, kRest...> {
  using Type = Name<kTaken...>;
};
template <std::size_t Count, FixedString... kTaken, FixedString kFirst, FixedString... kRest>
requires(Count > 0) struct Take<Count, Literals<kTaken...>, kFirst, kRest...> {
  using Type = typename Take<Count - 1, Literals<kTaken..., kFirst>, kRest...>::Type;
};
}  // namespace internal

template <FixedString... kNames>
template <std::size_t... kIndex>
auto Name<kNames...>::ParentOf(std::index_sequence<kIndex...>) const {
  using Parent = typename internal::Take<kLevels - 1, internal::Literals<>, kNames...>::Type;
  return Parent(ids_[kIndex]...);
}

}  // namespace linli::ids
