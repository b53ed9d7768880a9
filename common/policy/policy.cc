#include "common/policy/policy.h"

#include <mutex>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/policy/body.h"
#include "common/policy/queries.h"

namespace linli::policy::internal {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::Message;

// What was read once. Bounded by the editions that there are. A body is compared before it is
// believed: that is cheap, and then even a database that was restored, and gave a version once
// more, is read as it is.
class Known {
 public:
  std::shared_ptr<const Message> Read(const Message& prototype, const std::string& version,
                                      const std::string& body) {
    const std::lock_guard lock(mutex_);
    Entry& entry = entries_[{prototype.GetDescriptor(), version}];
    if (entry.policy == nullptr || entry.body != body) {
      entry.policy = ReadBody(prototype, version, body);
      entry.body = body;
    }
    return entry.policy;
  }

 private:
  struct Entry {
    std::string body;
    std::shared_ptr<const Message> policy;
  };
  std::mutex mutex_;
  std::map<std::pair<const Descriptor*, std::string>, Entry> entries_;
};

std::string VersionOf(const pqxx::row& row) {
  const auto code = row["region_code"].as<std::string>();
  return absl::StrCat(code.empty() ? "platform" : code, "@", row["version"].as<int64_t>());
}

}  // namespace

std::map<std::string, Found> Find(db::Tx& tx, const Message& prototype,
                                  const std::vector<std::string>& regions, absl::Time at) {
  static Known& known = *new Known;
  const std::set<std::string> asked(regions.begin(), regions.end());
  std::map<std::string, Found> editions;
  for (const pqxx::row& row :
       tx.Run(queries::kPolicyAt, std::vector<std::string>(asked.begin(), asked.end()), at)) {
    std::string version = VersionOf(row);
    auto policy = known.Read(prototype, version, row["body"].as<std::string>());
    editions[row["region"].as<std::string>()] = {std::move(version), std::move(policy)};
  }
  for (const std::string& region : asked) {
    if (editions.contains(region)) continue;
    throw Fault(absl::StrCat("no policy edition of ", prototype.GetDescriptor()->full_name(),
                             " is in force at ", absl::FormatTime(at, absl::UTCTimeZone()),
                             " in \"", region, "\" or above it"));
  }
  return editions;
}

}  // namespace linli::policy::internal
