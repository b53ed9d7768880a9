// Rows whose column `details` holds what no query reads: the resource's message, serialised. What
// the database searches, guards or counts has a column of its own, and the column has the word.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "common/db/tx.h"
#include "common/time/proto_time.h"

namespace linli::awards::store {

// The message in `details`, with what the columns of every versioned row say.
template <typename Resource>
Resource ResourceIn(const pqxx::row& row) {
  Resource resource;
  if (!resource.ParseFromString(db::ToBytes(row["details"]))) {
    throw std::runtime_error("details that are no " + Resource::descriptor()->full_name());
  }
  resource.set_etag(row["version"].c_str());
  *resource.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  *resource.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  return resource;
}

// The same, with its state.
template <typename Resource>
Resource StatedIn(const pqxx::row& row) {
  auto resource = ResourceIn<Resource>(row);
  resource.set_state(static_cast<decltype(resource.state())>(row["state"].template as<int>()));
  return resource;
}

template <typename Read>
auto AllIn(const pqxx::result& rows, Read read) {
  std::vector<decltype(read(rows[0]))> all;
  all.reserve(rows.size());
  for (const pqxx::row& row : rows) all.push_back(read(row));
  return all;
}

// "regions/1305/awardPlans/x" → "x".
inline std::string IdIn(std::string_view name) {
  return std::string(name.substr(name.rfind('/') + 1));
}

}  // namespace linli::awards::store
