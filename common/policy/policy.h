// Policy is data (law 9). What a city may decide for itself is a message Policy of the service;
// its editions are rows of the table policy (schema/policy.sql), whole each time, per region, in
// force from a moment on, and never changed:
//   const auto policy = policy::At<v1::Policy>(call.tx(), record.region(), end_time);
//   RETURN_IF_ERROR(domain::MayCheckIn(*policy, shift, call.now()));
//   record.set_policy_version(policy.version);
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "google/protobuf/message.h"

namespace linli::policy {

// One edition as it stands, shared by all who are judged by it.
template <typename Policy>
struct Edition {
  // "{region code or platform}@{version}": what records, sign-ups and files keep of it.
  std::string version;
  std::shared_ptr<const Policy> policy;  // never null

  const Policy& operator*() const { return *policy; }
  const Policy* operator->() const { return policy.get(); }
};

// Whoever wrote an edition must hear of it: there is none, or its body is not the message that it
// has to be. Database logs what() and the call ends as INTERNAL_FAULT.
class Fault : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

namespace internal {
struct Found {
  std::string version;
  std::shared_ptr<const google::protobuf::Message> policy;
};
std::map<std::string, Found> Find(db::Tx& tx, const google::protobuf::Message& prototype,
                                  const std::vector<std::string>& regions, absl::Time at);
}  // namespace internal

// The editions that judge a fact of the time `at` in some regions ("regions/{code}"; empty:
// everywhere), by region: of the nearest region upwards that has one in force, the newest. One
// SELECT for all; a body is parsed once per process. Throws Fault.
template <typename Policy>
std::map<std::string, Edition<Policy>> At(db::Tx& tx, const std::vector<std::string>& regions,
                                          absl::Time at) {
  std::map<std::string, Edition<Policy>> editions;
  for (auto& [region, found] : internal::Find(tx, Policy::default_instance(), regions, at)) {
    editions[region] = {found.version, std::static_pointer_cast<const Policy>(found.policy)};
  }
  return editions;
}

// The same for one region.
template <typename Policy>
Edition<Policy> At(db::Tx& tx, std::string_view region, absl::Time at) {
  const std::string name(region);
  return At<Policy>(tx, std::vector<std::string>{name}, at).at(name);
}

}  // namespace linli::policy
