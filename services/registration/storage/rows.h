// Columns into fields of messages.
#pragma once

#include <string>

#include "common/db/param.h"
#include "common/time/proto_time.h"
#include "google/protobuf/repeated_field.h"
#include "google/protobuf/timestamp.pb.h"
#include "pqxx/pqxx"

namespace linli::registration::store {

inline std::string Text(const pqxx::row& row, const char* column) { return row[column].c_str(); }

inline int Number(const pqxx::row& row, const char* column) { return row[column].as<int>(); }

// A resource's etag is its row version.
inline std::string Etag(const pqxx::row& row) { return row["version"].c_str(); }

inline google::protobuf::Timestamp Time(const pqxx::row& row, const char* column) {
  return time::ToProto(db::ToTime(row[column]));
}

// A time that may be missing: NULL, or infinity for an end that nobody has set.
template <typename Mutable>
void SetTime(const pqxx::row& row, const char* column, Mutable field) {
  if (row[column].is_null()) return;
  const absl::Time at = db::ToTime(row[column]);
  if (at != absl::InfiniteFuture()) *field() = time::ToProto(at);
}

inline void SetTexts(const pqxx::row& row, const char* column,
                     google::protobuf::RepeatedPtrField<std::string>* field) {
  for (std::string& text : db::ToStrings(row[column])) *field->Add() = std::move(text);
}

// The other way round.
inline std::vector<std::string> Texts(
    const google::protobuf::RepeatedPtrField<std::string>& field) {
  return {field.begin(), field.end()};
}

inline std::optional<absl::Time> TimeOf(bool present, const google::protobuf::Timestamp& time) {
  return present ? std::optional(time::FromProto(time)) : std::nullopt;
}

// "regions/130502" → "130502".
inline std::string IdOf(std::string_view name) {
  return std::string(name.substr(name.rfind('/') + 1));
}

}  // namespace linli::registration::store
