#include "services/awards/paper/pen.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "cairo/cairo-pdf.h"
#include "common/status/refusal.h"
#include "pango/pangocairo.h"
#include "qrencode.h"
#include "services/awards/paper/fonts.h"

namespace linli::awards::paper {
namespace {

constexpr int kQuietModules = 4;  // ISO/IEC 18004: the margin around a QR code

template <auto kFree>
struct Freed {
  template <typename T>
  void operator()(T* thing) const {
    kFree(thing);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Drawing = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using Options = std::unique_ptr<cairo_font_options_t, Freed<cairo_font_options_destroy>>;
using Description = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;
using Code = std::unique_ptr<QRcode, Freed<QRcode_free>>;

cairo_status_t Append(void* text, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

cairo_status_t TakeFrom(void* rest, unsigned char* data, unsigned int length) {
  auto& text = *static_cast<std::string_view*>(rest);
  if (text.size() < length) return CAIRO_STATUS_READ_ERROR;
  std::copy_n(text.data(), length, data);
  text.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct Pen::Parts {
  std::string pdf;
  Surface surface;
  Drawing cairo;
  std::shared_ptr<PangoContext> pango;
};

int Text::lines() const { return pango_layout_get_line_count(layout_.get()); }

Pen::Pen(PangoFontMap& map, const About& about) : parts_(std::make_unique<Parts>()) {
  parts_->surface.reset(
      cairo_pdf_surface_create_for_stream(Append, &parts_->pdf, kPageWidth, kPageHeight));
  cairo_surface_t* surface = parts_->surface.get();
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  const auto say = [surface](cairo_pdf_metadata_t what, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface, what, text.c_str());
  };
  say(CAIRO_PDF_METADATA_TITLE, about.title);
  say(CAIRO_PDF_METADATA_AUTHOR, about.author);
  say(CAIRO_PDF_METADATA_CREATE_DATE,
      absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", about.time, absl::UTCTimeZone()));
  parts_->cairo.reset(cairo_create(surface));
  parts_->pango = {pango_font_map_create_context(&map), g_object_unref};
  // Letters stand where they stand, not where the dots of some screen are.
  const Options options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(parts_->pango.get(), options.get());
  pango_cairo_context_set_resolution(parts_->pango.get(), 72);
  pango_context_set_language(parts_->pango.get(), pango_language_from_string("zh-cn"));
}

Pen::~Pen() = default;

Text Pen::Set(std::string_view utf8, double width, const Style& style) {
  Text text;
  text.layout_ = {pango_layout_new(parts_->pango.get()), g_object_unref};
  text.width_ = width;
  text.side_ = style.side;
  PangoLayout* layout = text.layout_.get();
  const Description font(pango_font_description_new());
  pango_font_description_set_family_static(font.get(), Fonts::Families());
  pango_font_description_set_size(font.get(), static_cast<int>(style.size * PANGO_SCALE));
  if (style.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout, font.get());
  pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(layout, utf8.data(), static_cast<int>(utf8.size()));
  if (pango_layout_get_unknown_glyphs_count(layout) > 0) LookForMissing(std::string(utf8), style);
  return text;
}

// Each character on its own, to name the one.
void Pen::LookForMissing(const std::string& utf8, const Style& style) {
  if (!status_.ok()) return;
  std::string found = "?";
  for (const char* at = utf8.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    const std::string one(at, static_cast<const char*>(g_utf8_next_char(at)));
    const Description font(pango_font_description_new());
    const std::shared_ptr<PangoLayout> layout(pango_layout_new(parts_->pango.get()),
                                              g_object_unref);
    pango_font_description_set_family_static(font.get(), Fonts::Families());
    pango_font_description_set_size(font.get(), static_cast<int>(style.size * PANGO_SCALE));
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), one.data(), static_cast<int>(one.size()));
    if (pango_layout_get_unknown_glyphs_count(layout.get()) == 0) continue;
    found = absl::StrFormat("%s U+%04X", one, g_utf8_get_char(one.c_str()));
    break;
  }
  status_ = Refuse(Reason::GLYPH_MISSING, {{"character", found}});
}

void Pen::Draw(const Text& text, double x, double y, double pitch, int first, int count) {
  cairo_t* cairo = parts_->cairo.get();
  const int last = std::min(first + count, text.lines());
  for (int i = first; i < last; ++i, y += pitch) {
    PangoLayoutLine* line = pango_layout_get_line_readonly(text.layout_.get(), i);
    PangoRectangle extent;
    pango_layout_line_get_extents(line, nullptr, &extent);
    const double spare = text.width_ - static_cast<double>(extent.width) / PANGO_SCALE;
    const bool from_right = pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL;
    double indent = 0;
    if (text.side_ == Side::kMiddle) indent = spare / 2;
    if (text.side_ == Side::kEnd || (text.side_ == Side::kStart && from_right)) indent = spare;
    // Scripts that reach higher or lower than Chinese stay on the same base line.
    cairo_move_to(cairo, x + indent, y + pitch * 0.76);
    pango_cairo_show_layout_line(cairo, line);
  }
}

double Pen::Draw(const Text& text, double x, double y, double pitch) {
  Draw(text, x, y, pitch, 0, text.lines());
  return text.lines() * pitch;
}

void Pen::Rule(double x, double y, double width, double thickness) {
  cairo_t* cairo = parts_->cairo.get();
  cairo_set_line_width(cairo, thickness);
  cairo_move_to(cairo, x, y);
  cairo_line_to(cairo, x + width, y);
  cairo_stroke(cairo);
}

void Pen::Fill(double x, double y, double width, double height, double grey) {
  cairo_t* cairo = parts_->cairo.get();
  cairo_save(cairo);
  cairo_set_source_rgb(cairo, grey, grey, grey);
  cairo_rectangle(cairo, x, y, width, height);
  cairo_fill(cairo);
  cairo_restore(cairo);
}

bool Pen::DrawCode(const std::string& text, double x, double y, double side) {
  const Code code(QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
  if (code == nullptr) return false;
  cairo_t* cairo = parts_->cairo.get();
  const double module = side / (code->width + 2 * kQuietModules);
  for (int row = 0; row < code->width; ++row) {
    for (int column = 0; column < code->width; ++column) {
      int run = 0;
      while (column + run < code->width &&
             (code->data[row * code->width + column + run] & 1) != 0) {
        ++run;
      }
      if (run == 0) continue;
      cairo_rectangle(cairo, x + (column + kQuietModules) * module,
                      y + (row + kQuietModules) * module, run * module, module);
      column += run;
    }
  }
  cairo_fill(cairo);
  return true;
}

bool Pen::DrawPicture(std::string_view png, double x, double y, double side) {
  const Surface picture(cairo_image_surface_create_from_png_stream(TakeFrom, &png));
  if (cairo_surface_status(picture.get()) != CAIRO_STATUS_SUCCESS) return false;
  cairo_t* cairo = parts_->cairo.get();
  const double longer = std::max(cairo_image_surface_get_width(picture.get()),
                                 cairo_image_surface_get_height(picture.get()));
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_scale(cairo, side / longer, side / longer);
  cairo_set_source_surface(cairo, picture.get(), 0, 0);
  cairo_paint(cairo);
  cairo_restore(cairo);
  return true;
}

void Pen::EndPage() { cairo_show_page(parts_->cairo.get()); }

std::string Pen::Finish() {
  cairo_surface_finish(parts_->surface.get());
  const bool whole = cairo_status(parts_->cairo.get()) == CAIRO_STATUS_SUCCESS &&
                     cairo_surface_status(parts_->surface.get()) == CAIRO_STATUS_SUCCESS;
  return whole ? std::move(parts_->pdf) : "";
}

}  // namespace linli::awards::paper
