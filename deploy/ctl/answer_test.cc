#include "deploy/ctl/answer.h"

#include <gtest/gtest.h>

#include "linli/hours/v1/statement_service.pb.h"
#include "linli/matching/v1/activity_service.pb.h"

namespace linli::ctl {
namespace {

TEST(Answer, IsALinePerFieldWithoutWhatIsForProgramsOnly) {
  matching::v1::Shift shift;
  shift.set_name("organizations/o/activities/a/shifts/s");
  shift.set_etag("7");
  shift.set_display_name("补给点");
  shift.mutable_start_time()->set_seconds(1795824000);
  shift.set_places(30);
  shift.set_state(matching::v1::Shift::OPEN);
  EXPECT_EQ(ForPeople(shift, {}),
            "name           organizations/o/activities/a/shifts/s\n"
            "etag           7\n"
            "display name   补给点\n"
            "start time     2026-11-28 08:00\n"
            "places         30\n"
            "taken          0\n"
            "waiting        0\n"
            "minimum age    0\n"
            "state          open\n"
            "applied        0\n"
            "maximum age    0\n"
            "minimum hours  0\n"
            "rest minutes   0 (0.00 h)\n"
            "paid staff     0\n");
}

TEST(Answer, ShowsItsListAsATable) {
  matching::v1::ListShiftsResponse answer;
  answer.add_shifts()->set_display_name("补给点");
  answer.mutable_shifts(0)->set_places(30);
  answer.add_shifts()->set_display_name("终点");
  answer.mutable_shifts(1)->set_places(5);
  answer.set_next_page_token("opaque");
  EXPECT_EQ(ForPeople(answer, {"display_name", "places"}),
            "DISPLAY NAME  PLACES\n"
            "补给点            30\n"
            "终点               5\n");
  EXPECT_EQ(ForPeople(matching::v1::ListShiftsResponse(), {}), "(none)\n");
}

TEST(Answer, ShowsMinutesAsHoursToo) {
  hours::v1::Totals totals;
  totals.set_credited_minutes(6005);
  EXPECT_EQ(TextAt(totals, "credited_minutes"), "6005 (100.08 h)");
}

TEST(Answer, ReachesIntoItems) {
  matching::v1::ListActivitiesResponse answer;
  answer.add_activities()->mutable_place()->set_address("七里河");
  EXPECT_EQ(ForPeople(answer, {"place.address"}), "ADDRESS\n七里河\n");
  EXPECT_EQ(TextAt(matching::v1::Activity(), "place.address"), "");
}

TEST(Answer, KeepsTheNamesOfTheContractForScripts) {
  matching::v1::Shift shift;
  shift.set_display_name("补给点");
  const std::string json = ForScripts(shift);
  EXPECT_NE(json.find("\"display_name\": \"补给点\""), std::string::npos) << json;
  EXPECT_NE(json.find("\"taken\": 0"), std::string::npos) << json;
}

}  // namespace
}  // namespace linli::ctl
