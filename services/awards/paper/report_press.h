// Prints annual reports, one at a time and on a press of their own: they are rare and long, and no
// certificate waits behind one.
#pragma once

#include <memory>
#include <mutex>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/awards/paper/fonts.h"
#include "services/awards/paper/report_sheets.h"

namespace linli::awards::paper {

class ReportPress {
 public:
  explicit ReportPress(const Fonts& fonts) : map_(fonts.NewMap()) {}

  // OVERLOADED while another one is being printed; otherwise as PrintReport.
  absl::StatusOr<Print> Run(const Report& report, absl::Time deadline);

 private:
  std::mutex mutex_;  // Pango's maps are used by one thread at a time
  const std::shared_ptr<PangoFontMap> map_;
};

}  // namespace linli::awards::paper
