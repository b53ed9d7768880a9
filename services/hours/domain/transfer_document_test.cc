#include "services/hours/domain/transfer_document.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kHer[] = "volunteers/V1305032611222222A";
const absl::Time kNow = time::StartOfDay(absl::CivilDay(2026, 11, 28));
const time::Interval kAlways = {absl::InfinitePast(), absl::InfiniteFuture()};

v1::Record Served(int n, v1::Record::Kind kind, int minutes,
                  v1::Record::State state = v1::Record::EFFECTIVE) {
  v1::Record record;
  record.set_name(absl::StrCat(kHer, "/records/r", n));
  record.set_activity_name("社区清洁");
  record.set_place("邢台市");
  record.set_content("清扫");
  *record.mutable_start_time() = time::ToProto(kNow - absl::Hours(100 - n));
  *record.mutable_end_time() = time::ToProto(kNow - absl::Hours(99 - n));
  record.set_organizing_unit("organizations/o1");
  record.set_leader("李主任");
  record.set_recording_unit("organizations/o2");
  record.set_kind(kind);
  record.set_credited_minutes(minutes);
  record.set_state(state);
  return record;
}

TEST(TransferDocument, HoldsWhatCountsAndKeepsTheKindsApart) {  // S3-28
  using R = v1::Record;
  const auto document = TransferOf(
      kHer,
      {Served(1, R::CREDIT, 60), Served(2, R::HONOUR, 30), Served(3, R::CREDIT, 20, R::DISPUTED),
       Served(4, R::CREDIT, 1, R::REVERSED), Served(5, R::CREDIT, 2, R::PENDING_CONFIRMATION),
       Served(6, R::CREDIT, 4, R::CORRECTED), Served(7, R::HONOUR, 8, R::DECLINED)},
      kAlways, {{"organizations/o1", "北关社区"}}, kNow);
  ASSERT_TRUE(document.ok());
  EXPECT_THAT(document->lines(), SizeIs(3));
  EXPECT_EQ(document->credit_minutes(), 80);
  EXPECT_EQ(document->honour_minutes(), 30);
  EXPECT_EQ(document->format(), kTransferFormat);
  EXPECT_EQ(document->volunteer(), kHer);
  EXPECT_FALSE(document->has_from_time());
  EXPECT_EQ(time::FromProto(document->until_time()), kNow) << "nobody speaks of the future";
  EXPECT_EQ(document->lines(0).organizing_unit(), "北关社区");
  EXPECT_EQ(document->lines(0).recording_unit(), "organizations/o2") << "it has no title here";
}

TEST(TransferDocument, IsRefusedWithNothingInItAndWithTooMuch) {
  EXPECT_EQ(ReasonOf(TransferOf(kHer, {}, kAlways, {}, kNow).status()),
            Reason::CERTIFICATE_NO_RECORDS);
  EXPECT_EQ(ReasonOf(TransferOf(kHer, {Served(1, v1::Record::CREDIT, 1, v1::Record::REVERSED)},
                                kAlways, {}, kNow)
                         .status()),
            Reason::CERTIFICATE_NO_RECORDS);
  std::vector<v1::Record> records;
  for (int n = 0; n < kMaxTransferLines; ++n) {
    records.push_back(Served(n, v1::Record::CREDIT, 1));
  }
  const auto full = TransferOf(kHer, records, kAlways, {}, kNow);
  ASSERT_TRUE(full.ok());
  EXPECT_EQ(full->credit_minutes(), kMaxTransferLines);
  records.push_back(Served(kMaxTransferLines, v1::Record::CREDIT, 1));
  EXPECT_EQ(ReasonOf(TransferOf(kHer, records, kAlways, {}, kNow).status()),
            Reason::CERTIFICATE_TOO_LONG);
}

TEST(TransferDocument, BecomesRowsThatSayWhereTheyComeFrom) {  // S1-31
  const auto document = TransferOf(kHer, {Served(1, v1::Record::CREDIT, 60)}, kAlways,
                                   {{"organizations/o2", "志愿者联合会"}}, kNow);
  ASSERT_TRUE(document.ok());
  const auto rows = RowsOf(*document, {"00112233", "abcdef", "本人申请"});
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].volunteer(), kHer);
  const v1::Record& record = rows[0].record();
  EXPECT_EQ(record.activity_name(), "社区清洁");
  EXPECT_EQ(record.organizing_unit(), "转移接续 organizations/o1")
      << "no organisation of this place";
  EXPECT_EQ(record.recording_unit(), "") << "the import says whose it is here";
  EXPECT_EQ(record.provenance().external_id(), absl::StrCat(kHer, "/records/r1"));
  EXPECT_EQ(record.provenance().source(), "转移接续，原记录单位：志愿者联合会");
  EXPECT_EQ(record.provenance().consent(), "本人申请");
  EXPECT_THAT(record.provenance().evidence(),
              ElementsAre("transferKeys/00112233", "sha256:abcdef"));
}

}  // namespace
}  // namespace linli::hours::domain
