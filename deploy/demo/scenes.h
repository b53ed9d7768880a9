// The scenes in their order, a file each. A scene fails when something did not work that the next
// ones need; what merely came out otherwise than expected stands in the report.
#pragma once

#include "absl/status/status.h"
#include "deploy/demo/stage.h"

namespace linli::demo {

absl::Status LoadRegions(Stage& stage);
absl::Status FoundOrganisations(Stage& stage);
absl::Status RegisterVolunteers(Stage& stage);
absl::Status RefuseWrongPapers(Stage& stage);
absl::Status JoinOrganisations(Stage& stage);
absl::Status PublishSaturday(Stage& stage);
absl::Status RushForSeats(Stage& stage);
absl::Status MoveUp(Stage& stage);
absl::Status Recommend(Stage& stage);
absl::Status EnterPaperRecords(Stage& stage);
absl::Status ServeOnSaturday(Stage& stage);
absl::Status SeeTheStar(Stage& stage);
absl::Status Certify(Stage& stage);

}  // namespace linli::demo
