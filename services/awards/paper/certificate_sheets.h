// A certificate on paper (证明): what 67号令 Art. 15 demands, line by line, with the code that
// proves it, on as many A4 pages as it takes.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "linli/awards/v1/certificate.pb.h"
#include "linli/awards/v1/certificate_template.pb.h"

using PangoFontMap = struct _PangoFontMap;

namespace linli::awards::paper {

// Beyond so many pages nobody checks a paper any more.
constexpr int kMaxPages = 300;

// What is printed. All of it comes from the signed document and the template.
struct Certificate {
  const v1::CertificateDocument& document;
  const v1::CertificateTemplate& form;
  const std::string& code;  // text of the QR code
  const std::string& seal;  // a PNG file; empty: none
};

struct Print {
  std::string pdf;
  int pages = 0;
};

// The same bytes for the same certificate. Refuses with GLYPH_MISSING, CERTIFICATE_TOO_LONG,
// TEMPLATE_STATE (the seal is no picture), DEADLINE_PASSED.
absl::StatusOr<Print> PrintCertificate(PangoFontMap& fonts, const Certificate& certificate,
                                       absl::Time deadline);

// GLYPH_MISSING if some character of the text has no glyph.
absl::Status CheckGlyphs(PangoFontMap& fonts, const std::string& text);

}  // namespace linli::awards::paper
