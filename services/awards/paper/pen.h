// Draws text, lines, codes and pictures on the pages of a PDF. Lengths are in points from the top
// left corner of an A4 page.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"

using PangoFontMap = struct _PangoFontMap;
struct _PangoLayout;

namespace linli::awards::paper {

constexpr double kPageWidth = 595.28;
constexpr double kPageHeight = 841.89;
constexpr double kMillimetre = 72 / 25.4;

enum class Side { kStart, kMiddle, kEnd };

// Text as it stands in a column: broken into lines, from the right where its script is.
class Text {
 public:
  int lines() const;

 private:
  friend class Pen;
  std::shared_ptr<_PangoLayout> layout_;
  double width_ = 0;
  Side side_ = Side::kStart;
};

struct Style {
  double size = 9;  // points
  bool bold = false;
  Side side = Side::kStart;
};

class Pen {
 public:
  // What the file says about itself; `time` instead of the moment of printing, so that the same
  // things drawn give the same bytes.
  struct About {
    std::string title;
    std::string author;
    absl::Time time;
  };
  // `map` stays as long as the pen.
  Pen(PangoFontMap& map, const About& about);
  ~Pen();
  Pen(const Pen&) = delete;
  Pen& operator=(const Pen&) = delete;

  // GLYPH_MISSING, naming the character, if a text so far had one that no font has.
  const absl::Status& status() const { return status_; }

  Text Set(std::string_view utf8, double width, const Style& style);
  // Lines [first, first + count) of a text, `pitch` apart; (x, y) is the corner of the first one.
  void Draw(const Text& text, double x, double y, double pitch, int first, int count);
  // All of them; returns the height.
  double Draw(const Text& text, double x, double y, double pitch);

  void Rule(double x, double y, double width, double thickness = 0.5);
  // A filled rectangle; grey 0 is black, 1 white.
  void Fill(double x, double y, double width, double height, double grey);
  // A QR code of error correction M, with its margin inside the square; false if the text is too
  // long for one.
  bool DrawCode(const std::string& text, double x, double y, double side);
  // Fits the picture into the square; false if it is no PNG file.
  bool DrawPicture(std::string_view png, double x, double y, double side);

  void EndPage();
  // Closes the file. An empty string if the library failed.
  std::string Finish();

 private:
  struct Parts;
  void LookForMissing(const std::string& utf8, const Style& style);

  std::unique_ptr<Parts> parts_;
  absl::Status status_;
};

}  // namespace linli::awards::paper
