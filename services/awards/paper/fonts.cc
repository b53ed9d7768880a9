#include "services/awards/paper/fonts.h"

#include <array>
#include <filesystem>
#include <set>

#include "absl/strings/str_cat.h"
#include "fontconfig/fontconfig.h"
#include "pango/pangocairo.h"
#include "pango/pangofc-fontmap.h"

namespace linli::awards::paper {
namespace {

constexpr char kRoot[] = "/usr/share/fonts/";
// Packages fonts-noto-cjk, fonts-noto-core, fonts-ukij-uyghur, fonts-ddc-uchen, fonts-hanazono and
// fonts-symbola. Of the fonts for Uyghur and Tibetan those whose words a reader of the file finds
// whole.
constexpr std::array kFiles = {
    "opentype/noto/NotoSerifCJK-Regular.ttc",       // Chinese, Zhuang, Korean
    "opentype/noto/NotoSerifCJK-Bold.ttc",          // titles
    "truetype/noto/NotoSerif-Regular.ttf",          // Kazakh, names from abroad
    "truetype/fonts-ukij-uyghur/UKIJTuz.ttf",       // Uyghur
    "truetype/noto/NotoNaskhArabic-Regular.ttf",    // Uyghur, Kazakh, Kyrgyz
    "truetype/tibetan/DDC_Uchen.ttf",               //
    "truetype/noto/NotoSansMongolian-Regular.ttf",  // Mongolian, Manchu, Xibe
    "truetype/noto/NotoSansYi-Regular.ttf",         //
    "truetype/noto/NotoSansTaiLe-Regular.ttf",      // Dai of Dehong
    "truetype/noto/NotoSansNewTaiLue-Regular.ttf",  // Dai of Xishuangbanna
    "truetype/hanazono/HanaMinA.ttf",               // rare characters of names
    "truetype/hanazono/HanaMinB.ttf",               //
    "truetype/ancient-scripts/Symbola_hint.ttf",    // what organisers put into names of activities
};

// In the order of their names: it decides where two have the same glyph.
std::set<std::string> FilesIn(const std::string& folder) {
  std::set<std::string> files;
  std::error_code missing;  // then there are none
  for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
    if (entry.is_regular_file()) files.insert(entry.path());
  }
  return files;
}

}  // namespace

Fonts::Fonts(const std::string& more) : config_(FcConfigCreate(), FcConfigDestroy) {
  const auto add = [this](const std::string& file) {
    FcConfigAppFontAddFile(config_.get(), reinterpret_cast<const FcChar8*>(file.c_str()));
  };
  for (const char* file : kFiles) add(absl::StrCat(kRoot, file));
  for (const std::string& file : FilesIn(more)) add(file);
  // Otherwise Pango has fontconfig read every font of the machine, only to leave them unused.
  FcConfigSetCurrent(config_.get());
}

const char* Fonts::Families() {
  return "Noto Serif CJK SC,Noto Serif,UKIJ Tuz,Noto Naskh Arabic,DDC Uchen,Noto Sans Mongolian,"
         "Noto Sans Yi,Noto Sans Tai Le,Noto Sans New Tai Lue,HanaMinA,HanaMinB,Symbola";
}

std::shared_ptr<PangoFontMap> Fonts::NewMap() const {
  PangoFontMap* map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config_.get());
  return {map, g_object_unref};
}

}  // namespace linli::awards::paper
