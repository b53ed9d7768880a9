#include "common/db/param.h"

#include <charconv>
#include <stdexcept>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace linli::db {
namespace {

constexpr char kTimeFormat[] = "%E4Y-%m-%d %H:%M:%E6S+00";

}  // namespace

Param::Param(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), value).ptr;
  text_.emplace(buffer, end);
}

Param::Param(absl::Time time) {
  if (time == absl::InfiniteFuture()) {
    text_ = "infinity";
  } else if (time == absl::InfinitePast()) {
    text_ = "-infinity";
  } else {
    text_ = absl::FormatTime(kTimeFormat, time, absl::UTCTimeZone());
  }
}

Param::Param(Bytes bytes)
    : text_(absl::StrCat("\\x", absl::BytesToHexString(
                                    absl::string_view(bytes.value.data(), bytes.value.size())))) {}

void Param::AppendElement(const Param& element) {
  if (text_->size() > 1) text_->push_back(',');
  if (!element.text_) {
    text_->append("NULL");
    return;
  }
  text_->push_back('"');
  for (const char c : *element.text_) {
    if (c == '"' || c == '\\') text_->push_back('\\');
    text_->push_back(c);
  }
  text_->push_back('"');
}

absl::Time ToTime(const pqxx::field& field) {
  const std::string text = field.as<std::string>();
  if (text == "infinity") return absl::InfiniteFuture();
  if (text == "-infinity") return absl::InfinitePast();
  absl::Time time;
  std::string error;
  // Sessions run in UTC, so the offset is always "+00".
  if (!absl::ParseTime("%E4Y-%m-%d %H:%M:%E*S%Ez", absl::StrCat(text, ":00"), &time, &error)) {
    throw std::logic_error(absl::StrCat("not a timestamptz of a UTC session: ", text, ": ", error));
  }
  return time;
}

std::string ToBytes(const pqxx::field& field) {
  const absl::string_view text(field.c_str(), field.size());
  if (text.substr(0, 2) != "\\x") throw std::logic_error("not a bytea in hex form");
  return absl::HexStringToBytes(text.substr(2));
}

std::vector<std::string> ToStrings(const pqxx::field& field) {
  std::vector<std::string> values;
  if (field.is_null()) return values;
  pqxx::array_parser parser = field.as_array();
  for (auto [juncture, value] = parser.get_next(); juncture != pqxx::array_parser::done;
       std::tie(juncture, value) = parser.get_next()) {
    if (juncture == pqxx::array_parser::string_value) values.push_back(value);
  }
  return values;
}

}  // namespace linli::db
