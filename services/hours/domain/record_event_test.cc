#include "services/hours/domain/record_event.h"

#include <vector>

#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

TEST(RecordEvent, CarriesAllThatIsNeededToCountTheRecord) {
  v1::Record record;
  record.set_name("volunteers/130502202601010001/records/r1");
  record.set_activity_name("探访");
  record.set_state(v1::Record::EFFECTIVE);
  record.set_kind(v1::Record::HONOUR);
  record.set_credited_minutes(90);
  record.mutable_start_time()->set_seconds(1'780'000'000);
  record.mutable_end_time()->set_seconds(1'780'005'400);
  record.mutable_confirm_time()->set_seconds(1'780'010'000);
  record.set_recording_unit("organizations/o");
  record.set_region("regions/130503");
  record.set_category("0001");
  record.set_shift("organizations/o/activities/a/shifts/s");
  record.set_policy_version("platform@1");
  record.mutable_ending()->set_reason(v1::Ending::WRONG_TIME);
  record.mutable_ending()->set_explanation("张小梅当天不在");
  record.mutable_ending()->set_successor("volunteers/130502202601010001/records/r2");
  record.set_corrects("volunteers/130502202601010001/records/r0");
  record.mutable_notice_end_time()->set_seconds(1'780'009'000);
  const v1::RecordEvent event = EventOf(record);
  EXPECT_EQ(event.volunteer(), "volunteers/130502202601010001");
  // Every field is set: what is left out here would be missing for good on the right.
  std::vector<const google::protobuf::FieldDescriptor*> set;
  event.GetReflection()->ListFields(event, &set);
  EXPECT_EQ(static_cast<int>(set.size()), event.GetDescriptor()->field_count());
  EXPECT_EQ(event.credited_minutes(), 90);
  EXPECT_EQ(event.kind(), v1::Record::HONOUR);
  EXPECT_EQ(event.recording_unit(), "organizations/o");
  EXPECT_EQ(event.reason(), v1::Ending::WRONG_TIME);
  EXPECT_EQ(event.SerializeAsString().find("张小梅"), std::string::npos) << "no words of people";
}

}  // namespace
}  // namespace linli::hours::domain
