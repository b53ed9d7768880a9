#include "services/awards/paper/record_table.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::awards::paper {
namespace {

TEST(RecordTable, WritesHoursAndMinutesAndRoundsNothing) {
  const std::pair<int64_t, const char*> cases[] = {{1, "1分钟"},         {59, "59分钟"},
                                                   {60, "1小时"},        {61, "1小时1分钟"},
                                                   {119, "1小时59分钟"}, {6000, "100小时"}};
  for (const auto& [minutes, text] : cases) EXPECT_EQ(HoursText(minutes), text);
}

// 67号令 Art. 15: time, content and recording unit of each record.
TEST(RecordTable, HasARowPerRecordPerUnitAndForTheNotes) {
  v1::CertificateDocument document;
  v1::CertificateLine& line = *document.add_lines();
  line.set_activity_name("清风行动");
  line.set_content("文明劝导");
  line.set_place("襄都区");
  line.set_minutes(121);
  line.set_recording_unit("organizations/red");
  line.set_entered_by_hand(true);
  const absl::Time start =
      absl::FromCivil(absl::CivilSecond(2026, 12, 31, 21, 59, 0), time::China());
  *line.mutable_start_time() = time::ToProto(start);
  *line.mutable_end_time() = time::ToProto(start + absl::Minutes(121));
  v1::RecordingUnit& unit = *document.add_recording_units();
  unit.set_organization("organizations/red");
  unit.set_title("红队");
  unit.set_minutes(121);
  v1::CertificateTemplate form;
  EXPECT_EQ(RowsOf(document, form).size(), 2u);
  form.set_notes("免费");
  const std::vector<Row> rows = RowsOf(document, form);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_TRUE(rows[0].of_records);
  EXPECT_EQ(rows[0].cells,
            (std::vector<std::string>{"1", "2026-12-31\n21:59–00:00", "清风行动", "文明劝导",
                                      "襄都区", "2小时1分钟\n荣誉时长", "红队"}));
  EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"记录单位", "红队", "2小时1分钟"}));
  EXPECT_EQ(rows[2].cells, std::vector<std::string>{"备注：免费"});
}

// Columns stand side by side and inside the margins.
TEST(RecordTable, FitsThePage) {
  v1::CertificateDocument document;
  document.add_lines();
  document.add_recording_units();
  v1::CertificateTemplate form;
  form.set_notes("x");
  std::vector<Row> rows = RowsOf(document, form);
  rows.push_back(HeadingOfRecords());
  for (const Row& row : rows) {
    ASSERT_EQ(row.columns.size(), row.cells.size());
    double last = 0;
    for (const Column& column : row.columns) {
      EXPECT_GE(column.from, last);
      last = column.from + column.width;
    }
    EXPECT_LE(last, kWidth);
  }
}

}  // namespace
}  // namespace linli::awards::paper
