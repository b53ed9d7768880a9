// linli-demo: one Saturday in Xingtai (邢台), played on a suite that deploy/local/demo has started.
#include <iostream>

#include "absl/time/clock.h"
#include "deploy/demo/scenes.h"

namespace linli::demo {
namespace {

using Scene = absl::Status (*)(Stage&);
constexpr Scene kScenes[] = {LoadRegions,
                             FoundOrganisations,
                             RegisterVolunteers,
                             RefuseWrongPapers,
                             JoinOrganisations,
                             PublishSaturday,
                             RushForSeats,
                             MoveUp,
                             Recommend,
                             EnterPaperRecords,
                             ServeOnSaturday,
                             SeeTheStar,
                             Certify};

bool Play(Stage& stage) {
  for (const Scene scene : kScenes) {
    if (const absl::Status status = scene(stage); !status.ok()) {
      stage.report.Broke(status);
      break;
    }
  }
  stage.report.PrintTable();
  return stage.report.AllHeld();
}

int Main() {
  const absl::StatusOr<Addresses> addresses = Addresses::FromEnvironment();
  if (!addresses.ok()) {
    std::cerr << addresses.status().message() << ": run deploy/local/demo\n";
    return 2;
  }
  const absl::Time begin = absl::Now();
  Line line(*addresses);
  Report report;
  RehearsalTime time = RehearsalTime::FromEnvironment();
  Stage stage{line, report, time, ComingSaturday(time.Now()), "deploy/data"};
  std::cout << "Linli 邻里: one Saturday in Xingtai (邢台), "
            << absl::FormatCivilTime(stage.saturday) << std::endl;
  const bool held = Play(stage);
  std::cout << (held ? "\nEvery step held" : "\nNot every step held") << ", in "
            << absl::ToInt64Seconds(absl::Now() - begin) << " s.\n";
  return held ? 0 : 1;
}

}  // namespace
}  // namespace linli::demo

int main() { return linli::demo::Main(); }
