// Small registers at rest: projects, brands, campaigns, series, nodes, plans. Each is its message
// in one table, with the marks that it is looked up by.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/time/proto_time.h"

namespace linli::matching::store {

// How one is filed. Which mark means what, schema/deploy/catalog.sql says.
struct Filing {
  std::string kind;
  std::string id;
  std::string organization_id = "";
  std::string region_code = "";
  int stage = 0;
  int level = 0;
  std::string shelf = "";  // column class
  std::string parent = "";
};

struct Filed {
  std::string id;
  std::string organization_id;
  std::string body;
  int64_t version = 0;
  absl::Time create_time;
  absl::Time update_time;
};

std::optional<Filed> FindFiled(db::Tx& tx, const std::string& kind, const std::string& id);
std::optional<Filed> LockFiled(db::Tx& tx, const std::string& kind, const std::string& id);
Filed InsertFiled(db::Tx& tx, const Filing& filing, const std::string& body, absl::Time now);
Filed SaveFiled(db::Tx& tx, const Filing& filing, const std::string& body, absl::Time now);

// By id, after this one; marks that are empty or 0 count for all.
std::vector<Filed> ListFiled(db::Tx& tx, const Filing& marks, const std::string& after_id,
                             int limit);
// What lies in these very regions.
std::vector<Filed> ListKept(db::Tx& tx, const std::string& kind,
                            const std::vector<std::string>& region_codes,
                            const std::string& after_id, int limit);

// From rows to messages and back. What columns say is not said twice.
template <typename Resource>
Resource Unfile(const Filed& filed, const std::string& name) {
  Resource resource;
  resource.ParseFromString(filed.body);
  resource.set_name(name);
  resource.set_etag(std::to_string(filed.version));
  *resource.mutable_create_time() = time::ToProto(filed.create_time);
  *resource.mutable_update_time() = time::ToProto(filed.update_time);
  return resource;
}
template <typename Resource>
std::string BodyOf(Resource resource) {
  resource.clear_name();
  resource.clear_etag();
  resource.clear_create_time();
  resource.clear_update_time();
  return resource.SerializeAsString();
}

// When service of a project was done, between two moments.
std::vector<absl::Time> HeldOf(db::Tx& tx, const std::string& project, absl::Time from,
                               absl::Time until);

// Which of these activities exist, by id.
std::vector<std::string> ExistingActivities(db::Tx& tx, const std::vector<std::string>& ids);

}  // namespace linli::matching::store
