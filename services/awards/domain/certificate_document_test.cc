#include "services/awards/domain/certificate_document.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

using hours::v1::Record;

const absl::Time kNow = absl::FromCivil(absl::CivilSecond(2026, 11, 22, 20, 0, 0), time::China());
const absl::Time kMorning =
    absl::FromCivil(absl::CivilSecond(2026, 11, 21, 9, 0, 0), time::China());

Record ARecord(std::string id, absl::Time start, int minutes) {
  Record record;
  record.set_name("volunteers/V130502261100000001A/records/" + id);
  record.set_activity_name("清风行动");
  record.set_place("襄都区");
  record.set_content("文明劝导");
  record.set_recording_unit("organizations/red");
  record.set_region("regions/130502");
  record.set_state(Record::EFFECTIVE);
  record.set_kind(Record::CREDIT);
  record.set_credited_minutes(minutes);
  record.set_etag("2");
  *record.mutable_start_time() = time::ToProto(start);
  *record.mutable_end_time() = time::ToProto(start + absl::Minutes(minutes));
  return record;
}

const Window kAll{.until = kNow};

TEST(CertificateWindow, ReachesUntilNowUnlessSaid) {
  Violations none;
  const Window open = WindowOf(nullptr, nullptr, kNow, none);
  EXPECT_TRUE(none.empty());
  EXPECT_EQ(open.from, absl::InfinitePast());
  EXPECT_EQ(open.until, kNow);
}

TEST(CertificateWindow, IsNeitherEmptyNorInTheFuture) {
  const auto from = time::ToProto(kMorning);
  const auto later = time::ToProto(kMorning + absl::Nanoseconds(1));
  const auto now = time::ToProto(kNow);
  const auto future = time::ToProto(kNow + absl::Nanoseconds(1));
  const auto is_window = [](const auto& begin, const auto& end) {
    Violations violations;
    WindowOf(&begin, &end, kNow, violations);
    return violations.empty();
  };
  EXPECT_TRUE(is_window(from, later));
  EXPECT_TRUE(is_window(from, now));
  EXPECT_FALSE(is_window(from, from));
  EXPECT_FALSE(is_window(later, from));
  EXPECT_FALSE(is_window(from, future));
}

TEST(CertificateRecords, AreThoseInForceWithMinutes) {
  Record record = ARecord("a", kMorning, 120);
  for (auto [state, certified] :
       std::vector<std::pair<Record::State, bool>>{{Record::DRAFT, false},
                                                   {Record::PENDING_CONFIRMATION, false},
                                                   {Record::EFFECTIVE, true},
                                                   {Record::DISPUTED, true},
                                                   {Record::CORRECTED, false},
                                                   {Record::REVERSED, false}}) {
    record.set_state(state);
    EXPECT_EQ(Certifies(record, kAll, "", ""), certified) << Record::State_Name(state);
  }
  EXPECT_FALSE(Certifies(ARecord("a", kMorning, 0), kAll, "", ""));
}

TEST(CertificateRecords, BeginInsideTheWindow) {
  const Record record = ARecord("a", kMorning, 120);
  const absl::Duration tick = absl::Nanoseconds(1);
  EXPECT_TRUE(Certifies(record, {kMorning, kMorning + tick}, "", ""));
  EXPECT_FALSE(Certifies(record, {kMorning + tick, kNow}, "", ""));
  EXPECT_FALSE(Certifies(record, {kMorning - tick, kMorning}, "", ""));
}

TEST(CertificateRecords, LieInTheRegionAndComeFromTheUnit) {
  const Record record = ARecord("a", kMorning, 120);
  EXPECT_TRUE(Certifies(record, kAll, "regions/1305", ""));
  EXPECT_FALSE(Certifies(record, kAll, "regions/1306", ""));
  EXPECT_TRUE(Certifies(record, kAll, "", "organizations/red"));
  EXPECT_FALSE(Certifies(record, kAll, "", "organizations/blue"));
}

// S4-39; 67号令 Art. 15: time, content, recording unit.
TEST(CertificateDocument, ListsRecordsOldestFirstAndSumsThem) {
  Record later = ARecord("b", kMorning + absl::Hours(4), 90);
  later.set_recording_unit("organizations/blue");
  later.set_kind(Record::HONOUR);
  v1::CertificateDocument document;
  ASSERT_TRUE(FillFromRecords({later, ARecord("a", kMorning, 121)}, kAll,
                              {{"organizations/red", "红队"}, {"organizations/blue", "蓝队"}},
                              document)
                  .ok());
  EXPECT_EQ(document.total_minutes(), 211);
  ASSERT_EQ(document.lines_size(), 2);
  EXPECT_EQ(document.lines(0).minutes(), 121);
  EXPECT_EQ(document.lines(0).activity_name(), "清风行动");
  EXPECT_EQ(document.lines(0).content(), "文明劝导");
  EXPECT_EQ(document.lines(0).record_version(), 2);
  EXPECT_FALSE(document.lines(0).entered_by_hand());
  EXPECT_TRUE(document.lines(1).entered_by_hand());
  ASSERT_EQ(document.recording_units_size(), 2);
  EXPECT_EQ(document.recording_units(0).title(), "蓝队");
  EXPECT_EQ(document.recording_units(0).minutes(), 90);
  EXPECT_EQ(document.recording_units(1).minutes(), 121);
  EXPECT_EQ(time::FromProto(document.from_time()), time::StartOfDay(absl::CivilDay(2026, 11, 21)));
  EXPECT_EQ(time::FromProto(document.until_time()), kNow);
}

TEST(CertificateDocument, NeedsARecord) {
  v1::CertificateDocument document;
  EXPECT_EQ(ReasonOf(FillFromRecords({}, kAll, {}, document)), Reason::CERTIFICATE_NO_RECORDS);
  EXPECT_EQ(ReasonOf(FillFromRecords({ARecord("a", kMorning, 0)}, kAll, {}, document)),
            Reason::CERTIFICATE_NO_RECORDS);
}

TEST(CertificateDocument, HasAtMost2000Lines) {
  std::vector<Record> records;
  for (int i = 0; i < kMaxCertificateLines; ++i) {
    records.push_back(ARecord(absl::StrCat("r", i), kMorning - absl::Hours(i), 1));
  }
  v1::CertificateDocument document;
  ASSERT_TRUE(FillFromRecords(records, kAll, {}, document).ok());
  EXPECT_EQ(document.total_minutes(), kMaxCertificateLines);
  records.push_back(ARecord("one-more", kMorning, 1));
  EXPECT_EQ(ReasonOf(FillFromRecords(records, kAll, {}, document)), Reason::CERTIFICATE_TOO_LONG);
}

TEST(CertificateDocument, SerializesTheSameWayEachTime) {
  v1::CertificateDocument document;
  ASSERT_TRUE(FillFromRecords({ARecord("a", kMorning, 60)}, kAll, {}, document).ok());
  v1::CertificateDocument copy = document;
  EXPECT_EQ(Canonical(document), Canonical(copy));
  EXPECT_TRUE(copy.ParseFromString(Canonical(document)));
}

}  // namespace
}  // namespace linli::awards::domain
