// Duty by day and by night, and the log that goes from one to the next.
#include "linli/matching/v1/activity_series_service.grpc.pb.h"
#include "linli/matching/v1/handover_service.grpc.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"

namespace linli::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

using Stub = v1::HandoverService::Stub;

class Handovers : public House {
 protected:
  // Three shifts a day (06:00, 14:00, and 22:00 until the next morning), for so many days.
  std::vector<std::string> AroundTheClock(int days) {
    const absl::Time first = absl::FromCivil(absl::CivilHour(2026, 12, 30, 6), kChina);
    v1::CreateActivitySeriesRequest create;
    create.set_parent(kOrganization);
    v1::Activity& pattern = *create.mutable_series()->mutable_template_();
    pattern = Draft();
    *pattern.mutable_start_time() = time::ToProto(first);
    *pattern.mutable_end_time() = time::ToProto(first + absl::Hours(24));
    for (int from : {0, 8, 16}) {
      v1::Shift& shift = *create.mutable_series()->add_shifts();
      shift.set_display_name("星期代理主任");
      shift.set_places(1);
      *shift.mutable_start_time() = time::ToProto(first + absl::Hours(from));
      *shift.mutable_end_time() = time::ToProto(first + absl::Hours(from + 8));
    }
    create.mutable_series()->set_recurrence("FREQ=DAILY");
    const auto series = host_.Call(*series_, &v1::ActivitySeriesService::Stub::CreateActivitySeries,
                                   kManager, create);
    EXPECT_THAT(series, IsOk());
    v1::GenerateOccurrencesRequest generate;
    generate.set_name(series->name());
    *generate.mutable_until_time() = time::ToProto(first + absl::Hours(24 * days - 1));
    generate.set_publish(true);
    const auto made = host_.Call(*series_, &v1::ActivitySeriesService::Stub::GenerateOccurrences,
                                 kManager, generate);
    EXPECT_THAT(made, IsOk());
    std::vector<std::string> shifts;
    for (const v1::Activity& activity : made->activities()) {
      const std::string id = ActivityName::Parse(activity.name())->id();
      for (int number : {1, 2, 3}) {
        shifts.push_back(absl::StrCat(activity.name(), "/shifts/", id, "-", number));
      }
    }
    return shifts;
  }
  absl::StatusOr<v1::Handover> Write(const std::string& shift, const std::string& as,
                                     const std::string& events = "夜间一切正常") {
    v1::WriteHandoverRequest request;
    request.set_parent(shift);
    request.mutable_handover()->set_events(events);
    request.mutable_handover()->add_open_matters("三号楼楼道灯报修");
    return host_.Call(*handovers_, &Stub::WriteHandover, as, request);
  }
  absl::StatusOr<v1::Handover> Take(const std::string& name, const std::string& as) {
    v1::TakeHandoverRequest request;
    request.set_name(name);
    return host_.Call(*handovers_, &Stub::TakeHandover, as, request);
  }
  absl::StatusOr<v1::ListHandoversResponse> List(const std::string& shift, const std::string& as,
                                                 const std::string& after = "") {
    v1::ListHandoversRequest request;
    request.set_parent(shift);
    request.set_page_size(2);
    request.set_page_token(after);
    return host_.Call(*handovers_, &Stub::ListHandovers, as, request);
  }

  const absl::TimeZone kChina = absl::FixedTimeZone(8 * 3600);
  const std::unique_ptr<Stub> handovers_ = v1::HandoverService::NewStub(channel_);
  const std::unique_ptr<v1::ActivitySeriesService::Stub> series_ =
      v1::ActivitySeriesService::NewStub(channel_);
};

// S0-22: 24×7, over midnight, the month's and the year's end
TEST_F(Handovers, AreGivenFromShiftToShiftAroundTheClock) {
  const std::vector<std::string> shifts = AroundTheClock(3);
  ASSERT_THAT(shifts, SizeIs(9));
  // No hour of these days is without a shift, and none has two.
  for (size_t i = 1; i < shifts.size(); ++i) {
    EXPECT_EQ(time::FromProto(GetShift(shifts[i])->start_time()),
              time::FromProto(GetShift(shifts[i - 1])->end_time()))
        << i;
  }
  const std::string night = Volunteer(1), morning = Volunteer(2), stranger = Volunteer(3);
  const std::string over_the_year = shifts[5];  // 31 December 22:00 to 1 January 06:00
  ASSERT_THAT(Enroll(night, over_the_year), IsOk());
  ASSERT_THAT(Enroll(morning, shifts[6]), IsOk());
  EXPECT_THAT(Write(over_the_year, night), RefusedWith(Reason::SHIFT_NOT_BEGUN));
  host_.clock().Set(absl::FromCivil(absl::CivilHour(2027, 1, 1, 5), kChina));
  EXPECT_THAT(Write(over_the_year, stranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Write(over_the_year, morning), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Write(over_the_year, night, ""), Violates("handover.events", Reason::FIELD_REQUIRED));
  const auto written = Write(over_the_year, night);
  ASSERT_THAT(written, IsOk());
  EXPECT_EQ(written->author(), night);
  EXPECT_FALSE(written->has_take_time());

  EXPECT_THAT(Take(written->name(), night), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Take(written->name(), stranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Take(written->name(), morning)->taken_by(), morning);
  ASSERT_THAT(Enroll(stranger, shifts[7]), IsOk());
  EXPECT_EQ(Take(written->name(), stranger)->taken_by(), morning) << "the first one stands";
  EXPECT_THAT(Take(over_the_year + "/handovers/none", morning),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(Handovers, AreReadByWhoStandsAtTheDutyOrRunsIt) {
  const std::vector<std::string> shifts = AroundTheClock(1);
  const std::string her = Volunteer(1), next = Volunteer(2), stranger = Volunteer(3);
  ASSERT_THAT(Enroll(her, shifts[0]), IsOk());
  ASSERT_THAT(Enroll(next, shifts[2]), IsOk());
  host_.clock().Set(absl::FromCivil(absl::CivilHour(2026, 12, 30, 7), kChina));
  for (const char* events : {"一", "二", "三"}) ASSERT_THAT(Write(shifts[0], her, events), IsOk());
  for (const std::string& reader : {her, next, std::string(kManager)}) {
    const auto first = List(shifts[2], reader);
    ASSERT_THAT(first, IsOk());
    ASSERT_THAT(first->handovers(), SizeIs(2));
    EXPECT_EQ(first->handovers(0).events(), "三");
    EXPECT_THAT(first->handovers(0).open_matters(), ElementsAre("三号楼楼道灯报修"));
    EXPECT_EQ(List(shifts[2], reader, first->next_page_token())->handovers(0).events(), "一");
  }
  EXPECT_THAT(List(shifts[2], stranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(List(shifts[2] + "0", her), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  // Of an activity without a series the log is its own.
  const std::string alone = Published({ShiftAt(1)})[0];
  EXPECT_THAT(List(alone, kManager)->handovers(), SizeIs(0));
}

}  // namespace
}  // namespace linli::matching
