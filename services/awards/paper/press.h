// Prints certificates, so many at a time and no more: printing takes a processor for itself, and
// the other calls need theirs.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/awards/paper/certificate_sheets.h"
#include "services/awards/paper/fonts.h"

namespace linli::awards::paper {

class Press {
 public:
  // `at_once` may print at the same time.
  Press(const Fonts& fonts, int at_once);

  // OVERLOADED if that many are being printed; otherwise as PrintCertificate and CheckGlyphs.
  absl::StatusOr<Print> Run(const Certificate& certificate, absl::Time deadline);
  absl::Status Check(const std::string& text);

 private:
  // Pango's maps are used by one thread at a time.
  using Map = std::shared_ptr<PangoFontMap>;

  absl::Status With(absl::FunctionRef<absl::Status(const Map&)> work);

  std::mutex mutex_;
  std::vector<Map> idle_;
};

}  // namespace linli::awards::paper
