#include "services/registration/jobs/qualification_end.h"

#include "common/status/macros.h"
#include "services/registration/api/gate_changes.h"
#include "services/registration/storage/qualification_store.h"

namespace linli::registration::jobs {
namespace {

constexpr size_t kSome = 500;  // for one transaction

using Take = std::vector<v1::Qualification> (*)(db::Tx& tx, absl::Time now, int limit);

absl::Status TellAll(const Household& house, Take take, const char* what) {
  for (size_t taken = kSome; taken == kSome;) {
    RETURN_IF_ERROR(Write(house, [&](rpc::WriteCall& call) {
      const std::vector<v1::Qualification> grants = take(call.tx(), call.now(), kSome);
      for (const v1::Qualification& grant : grants) Announce(call, grant, what);
      taken = grants.size();
      return absl::OkStatus();
    }));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status TellEnds(const Household& house) {
  RETURN_IF_ERROR(TellAll(house, store::TakeExpired, "expired"));
  return TellAll(house, store::TakeExpiring, "expiring");
}

}  // namespace linli::registration::jobs
