#include "services/hours/domain/record_draft.h"

#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

TEST(RecordDraft, SaysAllThatArticleSevenAsksFor) {  // S4-16, S3-28
  matching::v1::ShiftContext shift;
  shift.set_shift("organizations/o/activities/a/shifts/s");
  shift.set_shift_display_name("5 公里补给点");
  shift.set_activity_display_name("邢台马拉松");
  shift.mutable_place()->set_address("邢台市信都区中兴西大街");
  shift.set_recording_unit("organizations/o");
  shift.set_leader("volunteers/130502202601010009");
  shift.set_region("regions/130503");
  shift.set_category("0009");
  const absl::Time start = absl::FromUnixSeconds(1'780'000'000);
  const v1::Record record = DraftOf(shift, {start, start + absl::Hours(2)}, v1::AT_KIOSK);
  EXPECT_EQ(record.evidence_grade(), v1::AT_KIOSK);
  EXPECT_EQ(record.activity_name(), "邢台马拉松");
  EXPECT_EQ(time::FromProto(record.start_time()), start);
  EXPECT_EQ(time::FromProto(record.end_time()), start + absl::Hours(2));
  EXPECT_EQ(record.place(), "邢台市信都区中兴西大街");
  EXPECT_EQ(record.content(), "5 公里补给点");
  EXPECT_EQ(record.organizing_unit(), "organizations/o");
  EXPECT_EQ(record.recording_unit(), "organizations/o");
  EXPECT_EQ(record.leader(), "volunteers/130502202601010009");
  EXPECT_EQ(record.region(), "regions/130503");
  EXPECT_EQ(record.category(), "0009");
  EXPECT_EQ(record.shift(), shift.shift());
}

}  // namespace
}  // namespace linli::hours::domain
