#include "services/awards/paper/record_table.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"

namespace linli::awards::paper {
namespace {

const std::vector<Column>& ColumnsOfRecords() {
  static const std::vector<Column> columns = {{0, 26, Side::kEnd}, {32, 68},  {106, 92}, {204, 112},
                                              {322, 72},           {398, 42}, {444, 55}};
  return columns;
}

// "2026-11-21" and below it "09:00–11:01": a record lies inside one day.
std::string WhenText(const v1::CertificateLine& line) {
  const absl::Time start = time::FromProto(line.start_time());
  const absl::Time end = time::FromProto(line.end_time());
  return absl::StrCat(absl::FormatTime("%Y-%m-%d\n%H:%M–", start, time::China()),
                      absl::FormatTime("%H:%M", end, time::China()));
}

Row RecordRow(int number, const v1::CertificateLine& line,
              const std::map<std::string, std::string>& units) {
  const auto unit = units.find(line.recording_unit());
  return {.of_records = true,
          .columns = ColumnsOfRecords(),
          .cells = {absl::StrCat(number), WhenText(line), line.activity_name(), line.content(),
                    line.place(),
                    // Readers may weigh differently what people entered.
                    HoursText(line.minutes()) + (line.entered_by_hand() ? "\n荣誉时长" : ""),
                    unit == units.end() ? line.recording_unit() : unit->second}};
}

Row Whole(std::string text) { return {.columns = {{0, kWidth}}, .cells = {std::move(text)}}; }

}  // namespace

Row HeadingOfRecords() {
  return {.of_records = true,
          .columns = ColumnsOfRecords(),
          .cells = {"序号", "服务时间", "活动名称", "服务内容", "地点", "时长", "记录单位"}};
}

std::vector<Row> RowsOf(const v1::CertificateDocument& document,
                        const v1::CertificateTemplate& form) {
  std::map<std::string, std::string> units;
  for (const v1::RecordingUnit& unit : document.recording_units()) {
    units.emplace(unit.organization(), unit.title());
  }
  std::vector<Row> rows;
  for (const v1::CertificateLine& line : document.lines()) {
    rows.push_back(RecordRow(static_cast<int>(rows.size()) + 1, line, units));
  }
  for (const v1::RecordingUnit& unit : document.recording_units()) {
    rows.push_back({.columns = {{0, 56}, {60, 330}, {394, kWidth - 394, Side::kEnd}},
                    .cells = {"记录单位", unit.title(), HoursText(unit.minutes())}});
  }
  if (!form.notes().empty()) rows.push_back(Whole("备注：" + form.notes()));
  return rows;
}

std::string HoursText(int64_t minutes) {
  constexpr int64_t kHour = 60;
  const std::string rest = absl::StrCat(minutes % kHour, "分钟");
  if (minutes < kHour) return rest;
  const std::string hours = absl::StrCat(minutes / kHour, "小时");
  return minutes % kHour == 0 ? hours : hours + rest;
}

}  // namespace linli::awards::paper
