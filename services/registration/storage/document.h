// Rows whose column `details` holds what no query reads: the resource's message, serialised. What
// the database searches, guards or counts has a column of its own, and the column has the word.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/status/refusal.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {

// The message in `details`.
template <typename Resource>
Resource DetailsIn(const pqxx::row& row) {
  Resource resource;
  if (!resource.ParseFromString(db::ToBytes(row["details"]))) {
    throw std::runtime_error("details that are no " + Resource::descriptor()->full_name());
  }
  return resource;
}

// The same with what the columns of every versioned row say.
template <typename Resource>
Resource VersionedIn(const pqxx::row& row) {
  auto resource = DetailsIn<Resource>(row);
  resource.set_etag(Etag(row));
  *resource.mutable_create_time() = Time(row, "create_time");
  *resource.mutable_update_time() = Time(row, "update_time");
  return resource;
}

// For the column: the message without what has columns in every such table.
template <typename Resource>
std::string DetailsOf(Resource resource) {
  for (const char* field : {"etag", "create_time", "update_time"}) {
    if (const auto* known = Resource::descriptor()->FindFieldByName(field)) {
      resource.GetReflection()->ClearField(&resource, known);
    }
  }
  return resource.SerializeAsString();
}

// The only row, if its resource has this name; an id below another owner's name finds nothing.
template <typename Read>
auto OneNamed(const pqxx::result& rows, const std::string& name, Read read)
    -> absl::StatusOr<decltype(read(rows[0]))> {
  if (rows.empty()) return NotFound(name);
  auto resource = read(rows[0]);
  if (resource.name() != name) return NotFound(name);
  return resource;
}

template <typename Read>
auto AllIn(const pqxx::result& rows, Read read) {
  std::vector<decltype(read(rows[0]))> all;
  all.reserve(rows.size());
  for (const pqxx::row& row : rows) all.push_back(read(row));
  return all;
}

// "volunteers/V…/signatures/x" → "V…".
inline std::string FirstIdIn(const std::string& name) {
  const size_t begin = name.find('/') + 1;
  return name.substr(begin, name.find('/', begin) - begin);
}

}  // namespace linli::registration::store
