#include "services/registration/jobs/household.h"

#include "absl/strings/str_cat.h"
#include "common/outbox/outbox.h"
#include "common/status/macros.h"

namespace linli::registration::jobs {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(30);  // for one transaction
constexpr char kSelf[] = "services/registration";

}  // namespace

absl::Status Write(const Household& house,
                   absl::FunctionRef<absl::Status(rpc::WriteCall& call)> body) {
  const absl::Time deadline = absl::Now() + kPatience;
  const rpc::CallFacts facts{std::make_shared<const identity::Caller>(identity::Caller{kSelf, {}}),
                             house.clock.Now(), deadline, "", ""};
  std::vector<std::pair<std::string, int64_t>> forgotten;
  RETURN_IF_ERROR(house.database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
    rpc::WriteCall call(facts, tx);
    RETURN_IF_ERROR(body(call));
    std::vector<outbox::Row> rows;
    for (const outbox::Emitted& event : call.emitted()) rows.push_back({&event, ""});
    outbox::AppendAtCommit(tx, facts.now, rows);
    forgotten = call.forgotten();
    return absl::OkStatus();
  }));
  for (const auto& [name, version] : forgotten) {
    house.cache.Forget(absl::StrCat("registration:", name), version);
  }
  return absl::OkStatus();
}

}  // namespace linli::registration::jobs
