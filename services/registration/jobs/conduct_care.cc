#include "services/registration/jobs/conduct_care.h"

#include <string>
#include <vector>

#include "common/status/macros.h"
#include "services/registration/api/conduct.h"
#include "services/registration/storage/conduct_store.h"

namespace linli::registration::jobs {

absl::Status FinishMeasures(const Household& house, Deps& deps) {
  constexpr int kPage = 200;
  std::string after;
  for (;;) {
    std::vector<std::string> due;
    RETURN_IF_ERROR(house.database.Read(absl::Now() + absl::Seconds(30), [&](db::Tx& tx) {
      due = store::CasesDue(tx, house.clock.Now(), after, kPage);
      return absl::OkStatus();
    }));
    if (due.empty()) return absl::OkStatus();
    for (const std::string& id : due) {
      RETURN_IF_ERROR(
          Write(house, [&](rpc::WriteCall& call) { return conduct::LetTimePass(deps, call, id); }));
    }
    after = due.back();
  }
}

}  // namespace linli::registration::jobs
