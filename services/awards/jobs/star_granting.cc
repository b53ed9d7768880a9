#include "services/awards/jobs/star_granting.h"

#include <optional>
#include <vector>

#include "common/status/macros.h"
#include "services/awards/api/star_giving.h"
#include "services/awards/domain/star_figures.h"
#include "services/awards/storage/star_scheme_store.h"

namespace linli::awards::jobs {
namespace {

// Minutes alone are summed already; for all else the records are read.
v1::StarFigures FiguresOf(db::Tx& tx, std::string_view volunteer_id, const v1::StarScheme& scheme,
                          const store::Standing& standing, absl::Time at) {
  if (!domain::LooksAtMinutesAlone(scheme)) {
    return ExplainNow(tx, volunteer_id, scheme, at).figures();
  }
  v1::StarFigures figures;
  figures.set_minutes(standing.counted_minutes);
  return figures;
}

}  // namespace

absl::Status GrantStars(db::Tx& tx, outbox::Emitter& emitter, std::string_view volunteer_id,
                        const store::Standing& standing, std::string_view record, absl::Time at) {
  if (!standing.region) return absl::OkStatus();
  const std::optional<v1::StarScheme> scheme = store::StarSchemeInForce(tx, *standing.region, at);
  if (!scheme || (standing.counted_minutes == 0 && !scheme->downgrades())) return absl::OkStatus();
  const v1::StarFigures figures = FiguresOf(tx, volunteer_id, *scheme, standing, at);
  const std::vector<v1::StarVerdict> verdicts = domain::Compare(*scheme, figures);
  for (const v1::Star& star : domain::GivenBy(*scheme, verdicts)) {
    RETURN_IF_ERROR(
        GiveStar(tx, emitter, volunteer_id, *scheme, star, figures, record, at).status());
  }
  if (scheme->downgrades()) {
    std::vector<int> holding;
    for (int star = 1; star <= domain::HighestOf(verdicts); ++star) holding.push_back(star);
    store::MarkLapses(tx, volunteer_id, scheme->region(), holding, at);
  }
  return absl::OkStatus();
}

}  // namespace linli::awards::jobs
