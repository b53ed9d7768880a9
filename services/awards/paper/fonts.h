// The fonts that certificates are printed with. Not the machine's: the same list everywhere, so
// that the same certificate gives the same bytes, and no setting of fontconfig plays a part.
#pragma once

#include <memory>
#include <string>

struct _FcConfig;                           // fontconfig's
using PangoFontMap = struct _PangoFontMap;  // Pango's

namespace linli::awards::paper {

class Fonts {
 public:
  // Reads Debian's fonts for Chinese, Uyghur, Tibetan, Mongolian, Yi, Dai, rare characters and
  // signs; those that are not installed are left out. `more`: a folder with further ones, taken
  // where none of these has a glyph; empty: none.
  explicit Fonts(const std::string& more = "");

  // In the order in which they are tried, for Pango.
  static const char* Families();

  // A map of its own for each thread that lays out text. Never null.
  std::shared_ptr<PangoFontMap> NewMap() const;

 private:
  std::shared_ptr<_FcConfig> config_;
};

}  // namespace linli::awards::paper
