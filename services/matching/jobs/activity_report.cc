#include "services/matching/jobs/activity_report.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "services/matching/storage/activity_store.h"

namespace linli::matching {

absl::Status ReportActivity(const Household& house,
                            registration::RegistrationClient& registration) {
  constexpr int kPage = 1000;
  constexpr absl::Duration kBack = absl::Hours(24 * 31);
  const absl::Time now = house.clock.Now();
  std::string after;
  for (;;) {
    std::vector<registration::v1::OrganizationActivity> active;
    RETURN_IF_ERROR(house.database.Read(absl::Now() + absl::Seconds(30), [&](db::Tx& tx) {
      active.clear();
      for (const auto& [id, end] : store::RecentlyActive(tx, now - kBack, now, after, kPage)) {
        auto& one = active.emplace_back();
        one.set_organization(absl::StrCat("organizations/", id));
        *one.mutable_activity_time() = time::ToProto(end);
      }
      return absl::OkStatus();
    }));
    if (active.empty()) return absl::OkStatus();
    client::Context context;
    context.deadline = absl::Now() + absl::Seconds(30);
    RETURN_IF_ERROR(registration.ReportActivity(context, active));
    after = active.back().organization().substr(std::string("organizations/").size());
  }
}

}  // namespace linli::matching
