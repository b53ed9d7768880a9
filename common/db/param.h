// What goes into a query and what comes out, beyond what libpqxx 6 converts by itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "absl/time/time.h"
#include "pqxx/pqxx"

namespace linli::db {

// A value for a bytea parameter; a plain string is text.
struct Bytes {
  std::string_view value;
};

// One argument in PostgreSQL's text form. Made implicitly from strings, integers, doubles, bool,
// times (timestamptz), Bytes (bytea), vectors of these (arrays: say $1::text[] in the query),
// std::optional and std::nullopt (NULL).
class Param {
 public:
  // NOLINTBEGIN(google-explicit-constructor): a query's arguments are written as they are.
  Param(std::nullopt_t) {}
  Param(std::string_view text) : text_(text) {}
  Param(const std::string& text) : text_(text) {}
  Param(const char* text) : text_(text) {}
  Param(bool value) : text_(value ? "t" : "f") {}
  Param(double value);
  template <typename T>
  requires std::is_integral_v<T> Param(T value) : text_(std::to_string(value)) {}
  Param(absl::Time time);
  Param(Bytes bytes);
  template <typename T>
  Param(const std::optional<T>& value) {
    if (value) *this = Param(*value);
  }
  template <typename T>
  Param(const std::vector<T>& values) : text_("{") {
    for (const auto& value : values) AppendElement(Param(value));
    text_->push_back('}');
  }
  // NOLINTEND(google-explicit-constructor)

  // nullptr for NULL.
  const char* c_str() const { return text_ ? text_->c_str() : nullptr; }

 private:
  void AppendElement(const Param& element);

  std::optional<std::string> text_;
};

// A timestamptz column; 'infinity' is InfiniteFuture.
absl::Time ToTime(const pqxx::field& field);
// A bytea column.
std::string ToBytes(const pqxx::field& field);
// A text[] column; NULL elements are left out.
std::vector<std::string> ToStrings(const pqxx::field& field);

}  // namespace linli::db
