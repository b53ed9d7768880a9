// The annual report (67号令 Art. 18) on paper: results with bars, regions side by side, inputs.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "linli/awards/v1/assessment.pb.h"
#include "services/awards/paper/certificate_sheets.h"

namespace linli::awards::paper {

// What is printed. All of it was computed before.
struct Report {
  const v1::Assessment& assessment;
  // Published ones of the same period in the regions one level below, by region.
  const std::vector<v1::Assessment>& below;
  // Published ones of the same region in earlier periods of the same length, the latest first.
  const std::vector<v1::Assessment>& before;
};

// The same bytes for the same report. Refuses with GLYPH_MISSING, DEADLINE_PASSED.
absl::StatusOr<Print> PrintReport(PangoFontMap& fonts, const Report& report, absl::Time deadline);

}  // namespace linli::awards::paper
