#include "services/awards/paper/certificate_sheets.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/awards/paper/pagination.h"
#include "services/awards/paper/pen.h"
#include "services/awards/paper/record_table.h"

namespace linli::awards::paper {
namespace {

constexpr double kTop = 46;
constexpr double kBottom = kPageHeight - 52;  // below it stands the foot
constexpr double kPitch = 12;
constexpr double kRowPadding = 5;
constexpr double kFieldPitch = 15;
constexpr double kLabelWidth = 74;
constexpr double kCodeSide = 42 * kMillimetre;
constexpr double kSealSide = 40 * kMillimetre;
constexpr double kClosingWidth = kWidth / 2;
constexpr double kAboveClosing = 14;
constexpr double kClosingPitch = 1.6;  // of a line's size
constexpr Style kCell{.size = 8};
constexpr Style kField{.size = 10};
constexpr int kBetweenLooks = 64;  // rows laid out before the clock is looked at

absl::Status InTime(absl::Time deadline) {
  return absl::Now() < deadline ? absl::OkStatus() : Refuse(Reason::DEADLINE_PASSED);
}

std::string TimeText(const google::protobuf::Timestamp& time) {
  return time::FormatChinaTime(time::FromProto(time));
}

class Sheets {
 public:
  Sheets(PangoFontMap& fonts, const Certificate& certificate, absl::Time deadline)
      : certificate_(certificate),
        document_(certificate.document),
        deadline_(deadline),
        pen_(fonts, {.title = absl::StrCat(certificate.form.title(), " ", document_.number()),
                     .author = document_.issuer().title(),
                     .time = time::FromProto(document_.issue_time())}),
        rows_(RowsOf(document_, certificate.form)) {}

  absl::StatusOr<Print> Draw() {
    ASSIGN_OR_RETURN(double y, DrawHead());
    RETURN_IF_ERROR(LayOut(y));
    for (size_t page = 0; page < pages_.size(); ++page) {
      RETURN_IF_ERROR(InTime(deadline_));
      if (page > 0) y = kTop;
      y = DrawRows(pages_[page], y);
      if (page + 1 == pages_.size()) RETURN_IF_ERROR(DrawClosing(y));
      DrawFoot(static_cast<int>(page) + 1);
      pen_.EndPage();
    }
    RETURN_IF_ERROR(pen_.status());
    Print print{pen_.Finish(), static_cast<int>(pages_.size())};
    if (print.pdf.empty()) return Refuse(Reason::INTERNAL_FAULT);
    return print;
  }

 private:
  double DrawField(double y, const std::string& label, const std::string& value, double width) {
    if (value.empty()) return y;
    pen_.Draw(pen_.Set(label, kLabelWidth, kField), kMargin, y, kFieldPitch);
    return y + pen_.Draw(pen_.Set(value, width - kLabelWidth, kField), kMargin + kLabelWidth, y,
                         kFieldPitch);
  }

  // Title, code and what is certified; returns where the rows begin.
  absl::StatusOr<double> DrawHead() {
    const Style title{.size = 22, .bold = true, .side = Side::kMiddle};
    double y = kTop;
    y += pen_.Draw(pen_.Set(certificate_.form.title(), kWidth, title), kMargin, y, 34) + 8;
    const double code_x = kMargin + kWidth - kCodeSide;
    if (!pen_.DrawCode(certificate_.code, code_x, y, kCodeSide)) {
      return Refuse(Reason::INTERNAL_FAULT);
    }
    const double below_code = y + kCodeSide;
    const double width = kWidth - kCodeSide - 12;
    y = DrawField(y, "证明编号", document_.number(), width);
    y = DrawField(y, "校验码", document_.check_code(), width);
    y = DrawField(y, "姓名", document_.display_name(), width);
    y = DrawField(y, "志愿者编号", document_.volunteer_number(), width);
    y = DrawField(y, "服务时间", HoursText(document_.total_minutes()), width);
    y = DrawField(
        y, "统计期间",
        absl::StrCat(TimeText(document_.from_time()), " 至 ", TimeText(document_.until_time())),
        width);
    y = DrawField(y, "服务地域", document_.region_title(), width);
    y = DrawField(y, "用途", document_.purpose(), width);
    y = DrawField(y, "替代证明", document_.supersedes(), width);
    y = std::max(y, below_code) + 2;
    return DrawField(y, "核验方式", certificate_.form.verify_at(), kWidth) + 8;
  }

  // Breaks the rows into pages; the last page keeps room for the closing.
  absl::Status LayOut(double first_y) {
    std::vector<int> lines;
    for (const Row& row : rows_) {
      if (lines.size() % kBetweenLooks == 0) RETURN_IF_ERROR(InTime(deadline_));
      int most = 1;
      for (const Text& cell : Cells(row)) most = std::max(most, cell.lines());
      lines.push_back(most);
    }
    RETURN_IF_ERROR(pen_.status());
    const double heading = kPitch + kRowPadding;
    const Measures measures{.first_page = kBottom - first_y - heading,
                            .next_pages = kBottom - kTop - heading,
                            .line = kPitch,
                            .padding = kRowPadding};
    pages_ = Paginate(lines, measures);
    const double room = pages_.size() == 1 ? measures.first_page : measures.next_pages;
    if (room - HeightOf(pages_.back(), measures) < ClosingHeight()) pages_.emplace_back();
    if (pages_.size() > kMaxPages) {
      return Refuse(Reason::CERTIFICATE_TOO_LONG, {{"max", absl::StrCat(rows_.size() - 1)}});
    }
    return absl::OkStatus();
  }

  std::vector<Text> Cells(const Row& row) {
    std::vector<Text> cells;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      Style style = kCell;
      style.side = row.columns[i].side;
      cells.push_back(pen_.Set(row.cells[i], row.columns[i].width, style));
    }
    return cells;
  }

  double DrawRow(const Row& row, double y, int first, int count) {
    const std::vector<Text> cells = Cells(row);
    for (size_t i = 0; i < cells.size(); ++i) {
      pen_.Draw(cells[i], kMargin + row.columns[i].from, y, kPitch, first, count);
    }
    return y + count * kPitch;
  }

  double DrawRows(const PageOfRows& page, double y) {
    pen_.Rule(kMargin, y, kWidth, 1);
    if (!page.empty() && rows_[static_cast<size_t>(page.front().row)].of_records) {
      y = DrawRow(HeadingOfRecords(), y + 2, 0, 1) + kRowPadding - 2;
      pen_.Rule(kMargin, y, kWidth);
    }
    for (const Slice& slice : page) {
      const Row& row = rows_[static_cast<size_t>(slice.row)];
      y = DrawRow(row, y + 2, slice.first_line, slice.lines) + kRowPadding - 2;
      pen_.Rule(kMargin, y, kWidth, 0.25);
    }
    return y;
  }

  // Who answers for it (谁证明谁负责) and when, each line with its size.
  std::vector<std::pair<std::string, double>> Closing() const {
    const v1::Issuer& issuer = document_.issuer();
    std::vector<std::pair<std::string, double>> lines = {{issuer.title(), 12}};
    const auto add = [&lines](const char* label, const std::string& value) {
      if (!value.empty()) lines.emplace_back(absl::StrCat(label, "：", value), 8);
    };
    add("负责人", issuer.person_in_charge());
    add("经办人", issuer.handler());
    add("联系方式", issuer.contact());
    const absl::Time issued = time::FromProto(document_.issue_time());
    lines.emplace_back(time::FormatChinaDay(time::DayOf(issued)), 10);
    return lines;
  }

  Text SetClosing(const std::pair<std::string, double>& line) {
    return pen_.Set(line.first, kClosingWidth, {.size = line.second, .side = Side::kMiddle});
  }

  double ClosingTextHeight() {
    double height = 0;
    for (const auto& line : Closing()) {
      height += SetClosing(line).lines() * line.second * kClosingPitch;
    }
    return height;
  }

  double ClosingHeight() {
    return kAboveClosing + std::max(ClosingTextHeight(), certificate_.seal.empty() ? 0 : kSealSide);
  }

  // The text in the middle of the seal, as it is stamped.
  absl::Status DrawClosing(double y) {
    const double x = kMargin + kWidth - kClosingWidth;
    const double height = ClosingHeight() - kAboveClosing;
    y += kAboveClosing;
    if (!certificate_.seal.empty() &&
        !pen_.DrawPicture(certificate_.seal, x + (kClosingWidth - kSealSide) / 2,
                          y + (height - kSealSide) / 2, kSealSide)) {
      return Refuse(Reason::TEMPLATE_STATE);
    }
    y += (height - ClosingTextHeight()) / 2;
    for (const auto& line : Closing()) {
      y += pen_.Draw(SetClosing(line), x, y, line.second * kClosingPitch);
    }
    return absl::OkStatus();
  }

  void DrawFoot(int page) {
    const double y = kBottom + 14;
    pen_.Rule(kMargin, y, kWidth, 0.25);
    const std::string place = absl::StrCat("第", page, "页，共", pages_.size(), "页");
    pen_.Draw(pen_.Set(document_.number(), kWidth / 2, kCell), kMargin, y + 2, kPitch);
    pen_.Draw(pen_.Set(place, kWidth / 2, {.size = kCell.size, .side = Side::kEnd}),
              kMargin + kWidth / 2, y + 2, kPitch);
  }

  const Certificate& certificate_;
  const v1::CertificateDocument& document_;
  const absl::Time deadline_;
  Pen pen_;
  const std::vector<Row> rows_;
  std::vector<PageOfRows> pages_;
};

}  // namespace

absl::StatusOr<Print> PrintCertificate(PangoFontMap& fonts, const Certificate& certificate,
                                       absl::Time deadline) {
  return Sheets(fonts, certificate, deadline).Draw();
}

absl::Status CheckGlyphs(PangoFontMap& fonts, const std::string& text) {
  Pen pen(fonts, {});
  pen.Set(text, kWidth, kCell);
  return pen.status();
}

}  // namespace linli::awards::paper
