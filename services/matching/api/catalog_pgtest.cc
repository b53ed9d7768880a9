// Projects, brands, campaigns, series, the calendar and its plans.
#include "common/time/china_day.h"
#include "linli/matching/v1/activity_series_service.grpc.pb.h"
#include "linli/matching/v1/brand_service.grpc.pb.h"
#include "linli/matching/v1/calendar_node_service.grpc.pb.h"
#include "linli/matching/v1/campaign_service.grpc.pb.h"
#include "linli/matching/v1/project_service.grpc.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/jobs/caretaker.h"

namespace linli::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kAdministrator[] = "staff/administrator";

class Catalog : public House {
 protected:
  Catalog() { host_.Grant(kAdministrator, options::v1::ADMINISTRATOR); }

  template <typename Service, typename Request, typename Response>
  absl::StatusOr<Response> Ask(grpc::Status (Service::*method)(grpc::ClientContext*, const Request&,
                                                               Response*),
                               const Request& request, const std::string& as = kManager) {
    Service stub(channel_);
    return host_.Call(stub, method, as, request);
  }

  v1::Project Proposal(const std::string& title = "午间送餐") {
    v1::Project project;
    project.set_display_name(title);
    project.set_region("regions/130502");
    project.set_category("0017");
    project.set_library_class("为老");
    return project;
  }
  absl::StatusOr<v1::Project> Propose(const v1::Project& project) {
    v1::CreateProjectRequest request;
    request.set_parent(kOrganization);
    *request.mutable_project() = project;
    return Ask(&v1::ProjectService::Stub::CreateProject, request);
  }
  absl::StatusOr<v1::Project> Advance(const std::string& name, v1::Project::Stage stage,
                                      const std::string& evaluation = "") {
    v1::AdvanceProjectRequest request;
    request.set_name(name);
    request.set_stage(stage);
    request.set_evaluation(evaluation);
    return Ask(&v1::ProjectService::Stub::AdvanceProject, request);
  }
  absl::StatusOr<v1::Project> Screen(const std::string& name) {
    v1::ScreenProjectRequest request;
    request.set_name(name);
    request.mutable_screening()->set_public_concern(90);
    request.mutable_screening()->set_social_need(85);
    request.mutable_screening()->set_ability(80);
    return Ask(&v1::ProjectService::Stub::ScreenProject, request, kAdministrator);
  }
  absl::StatusOr<v1::ListProjectsResponse> Library(
      const std::function<void(v1::ListProjectsRequest&)>& change) {
    v1::ListProjectsRequest request;
    request.set_parent("organizations/-");
    change(request);
    return Ask(&v1::ProjectService::Stub::ListProjects, request, "");
  }

  absl::StatusOr<v1::ActivitySeries> WriteSeries(const std::string& rule,
                                                 const v1::Activity& pattern,
                                                 const std::vector<v1::Shift>& shifts) {
    v1::CreateActivitySeriesRequest request;
    request.set_parent(kOrganization);
    *request.mutable_series()->mutable_template_() = pattern;
    request.mutable_series()->mutable_shifts()->Assign(shifts.begin(), shifts.end());
    request.mutable_series()->set_recurrence(rule);
    return Ask(&v1::ActivitySeriesService::Stub::CreateActivitySeries, request);
  }
  absl::StatusOr<v1::GenerateOccurrencesResponse> Generate(const std::string& name,
                                                           absl::Duration ahead, bool publish) {
    v1::GenerateOccurrencesRequest request;
    request.set_name(name);
    *request.mutable_until_time() = time::ToProto(Now() + ahead);
    request.set_publish(publish);
    return Ask(&v1::ActivitySeriesService::Stub::GenerateOccurrences, request);
  }
};

// ---- projects ----

// S2-20, S2-22, S2-23, S4-28: screened, made whole, worked, judged
TEST_F(Catalog, ProjectsGoThroughTheirCycle) {
  const auto proposed = Propose(Proposal());
  ASSERT_THAT(proposed, IsOk());
  const std::string name = proposed->name();
  EXPECT_EQ(proposed->stage(), v1::Project::SELECTION);
  EXPECT_THAT(Advance(name, v1::Project::RESOURCES), RefusedWith(Reason::PROJECT_STAGE));
  EXPECT_EQ(Screen(name)->screening().total(), 85);
  ASSERT_THAT(Advance(name, v1::Project::RESOURCES), IsOk());
  EXPECT_THAT(Screen(name), RefusedWith(Reason::PROJECT_STAGE));
  const auto incomplete = Advance(name, v1::Project::WORK);
  EXPECT_THAT(incomplete, RefusedWith(Reason::PROJECT_INCOMPLETE));
  for (const char* element : {"demand", "team", "frequency", "place", "content", "safeguards"}) {
    EXPECT_THAT(incomplete, Violates(element, Reason::FIELD_REQUIRED));
  }
  v1::UpdateProjectRequest update;
  v1::Project& project = *update.mutable_project();
  project.set_name(name);
  project.set_demand("空巢老人午餐");
  project.set_team(kOrganization);
  project.mutable_frequency()->set_times(2);
  project.mutable_frequency()->set_period(v1::Project::Frequency::WEEK);
  project.mutable_place()->set_address("北关社区食堂");
  project.set_content("送餐上门");
  project.set_safeguards("保险、车辆");
  ASSERT_THAT(Ask(&v1::ProjectService::Stub::UpdateProject, update), IsOk());
  EXPECT_EQ(Advance(name, v1::Project::WORK)->stage(), v1::Project::WORK);
  update.Clear();
  update.mutable_project()->set_name(name);
  update.mutable_update_mask()->add_paths("safeguards");
  EXPECT_THAT(Ask(&v1::ProjectService::Stub::UpdateProject, update),
              Violates("project.safeguards", Reason::FIELD_REQUIRED));
  ASSERT_THAT(Advance(name, v1::Project::EVALUATION), IsOk());
  EXPECT_EQ(Advance(name, v1::Project::CLOSED, "老人满意")->evaluation(), "老人满意");
  update.mutable_project()->set_safeguards("x");
  EXPECT_THAT(Ask(&v1::ProjectService::Stub::UpdateProject, update),
              RefusedWith(Reason::PROJECT_STAGE));
}

// S2-1, S2-4, S2-10, S2-24: library by level and class, brand with its matrix, honours
TEST_F(Catalog, ProjectsStandInALibraryUnderBrandsWithHonours) {
  v1::CreateBrandRequest brand;
  brand.mutable_brand()->set_display_name("邢小暖");
  brand.mutable_brand()->set_owner(kOrganization);
  brand.mutable_brand()->set_region("regions/1305");
  brand.mutable_brand()->set_level(v1::Project::CITY);
  brand.mutable_brand()->add_hosts("organizations/heating");  // S2-5
  brand.mutable_brand()->set_recurrence("每月");
  EXPECT_THAT(Ask(&v1::BrandService::Stub::CreateBrand, brand),
              Violates("brand.recurrence", Reason::RECURRENCE_INVALID));
  brand.mutable_brand()->set_recurrence("FREQ=MONTHLY;BYMONTHDAY=18");
  const auto created = Ask(&v1::BrandService::Stub::CreateBrand, brand);
  ASSERT_THAT(created, IsOk());
  v1::Project under = Proposal("冬日送暖");
  under.set_brand("brands/none");
  EXPECT_THAT(Propose(under), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  under.set_brand(created->name());
  const std::string name = Propose(under)->name();
  ASSERT_THAT(Propose(Proposal()), IsOk());
  v1::AdmitProjectRequest admit;
  admit.set_name(name);
  admit.set_library_level(v1::Project::CITY);
  EXPECT_THAT(Ask(&v1::ProjectService::Stub::AdmitProject, admit),
              RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Ask(&v1::ProjectService::Stub::AdmitProject, admit, kAdministrator), IsOk());
  EXPECT_THAT(Library([](auto&) {})->projects(), SizeIs(2));
  EXPECT_THAT(Library([](auto& r) { r.set_library_level(v1::Project::CITY); })->projects(),
              SizeIs(1));
  EXPECT_THAT(Library([](auto& r) { r.set_library_class("校园"); })->projects(), SizeIs(0));
  EXPECT_THAT(Library([](auto& r) { r.set_region("regions/1305"); })->projects(), SizeIs(2));
  EXPECT_THAT(Library([](auto& r) { r.set_stage(v1::Project::WORK); })->projects(), SizeIs(0));
  const auto matrix = Library([&](auto& r) { r.set_brand(created->name()); });
  ASSERT_THAT(matrix->projects(), SizeIs(1));
  EXPECT_EQ(matrix->projects(0).name(), name);
  v1::HonourProjectRequest honour;
  honour.set_name(name);
  honour.mutable_honour()->set_level(v1::Project::NATION);
  honour.mutable_honour()->set_title("全国优秀志愿服务项目");
  honour.mutable_honour()->set_year(2025);
  for (int i = 0; i < 2; ++i) {
    EXPECT_THAT(Ask(&v1::ProjectService::Stub::HonourProject, honour, kAdministrator)->honours(),
                SizeIs(1));
  }
  v1::ListBrandsRequest brands;
  brands.set_region("regions/13");
  EXPECT_THAT(Ask(&v1::BrandService::Stub::ListBrands, brands, "")->brands(), SizeIs(1));
  v1::UpdateBrandRequest rename;
  rename.mutable_brand()->set_name(created->name());
  rename.mutable_brand()->set_display_name("邢小暖之家");
  EXPECT_THAT(Ask(&v1::BrandService::Stub::UpdateBrand, rename, Volunteer(1)),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  ASSERT_THAT(Ask(&v1::BrandService::Stub::UpdateBrand, rename), IsOk());
  v1::GetBrandRequest get;
  get.set_name(created->name());
  EXPECT_EQ(Ask(&v1::BrandService::Stub::GetBrand, get, "")->display_name(), "邢小暖之家");
}

// S2-22, S3-14: as often as promised
TEST_F(Catalog, ProjectsAreHeldToTheirFrequency) {
  v1::Project promised = Proposal();
  promised.mutable_frequency()->set_times(2);
  promised.mutable_frequency()->set_period(v1::Project::Frequency::WEEK);
  const std::string name = Propose(promised)->name();
  v1::Activity activity = Draft();
  activity.set_project("organizations/qingchun/projects/none");
  EXPECT_THAT(Create(activity), Violates("activity.project", Reason::RESOURCE_NOT_FOUND));
  const auto of_project = [&](v1::Activity& one) { one.set_project(name); };
  for (int i = 0; i < 2; ++i) PublishedAs(of_project, {ShiftAt(1)});
  const std::string off = PublishedAs(of_project, {ShiftAt(1)})[0];
  ASSERT_THAT(CancelActivity(ShiftName::Parse(off)->parent().ToString()), IsOk());
  host_.clock().Advance(absl::Hours(24 * 14));
  const Household household{host_->database(), host_->cache(), host_.clock()};
  ASSERT_THAT(EndActivities(household), IsOk());
  v1::ShowProjectFrequencyRequest show;
  show.set_name(name);
  *show.mutable_start_time() = time::ToProto(Now() - absl::Hours(24 * 14));
  const auto shown = Ask(&v1::ProjectService::Stub::ShowProjectFrequency, show, "");
  ASSERT_THAT(shown, IsOk());
  ASSERT_THAT(shown->periods(), SizeIs(2));
  EXPECT_EQ(shown->periods(0).held(), 2);
  EXPECT_EQ(shown->periods(1).held(), 0);
  EXPECT_EQ(shown->kept(), 1);
  show.set_name(Propose(Proposal())->name());
  EXPECT_THAT(Ask(&v1::ProjectService::Stub::ShowProjectFrequency, show, ""),
              RefusedWith(Reason::PROJECT_INCOMPLETE));
}

// ---- campaigns ----

// S1-1, S1-2, S1-9, S3-6, S3-22: a tree of campaigns that counts its activities
TEST_F(Catalog, CampaignsCountWhatLiesUnderThem) {
  const auto call = [&](const std::string& parent) {
    v1::CreateCampaignRequest request;
    v1::Campaign& campaign = *request.mutable_campaign();
    campaign.set_display_name("清洁家园");
    campaign.set_owner(kOrganization);
    campaign.set_region("regions/1305");
    *campaign.mutable_start_time() = time::ToProto(Now());
    *campaign.mutable_end_time() = time::ToProto(Now() + absl::Hours(24 * 90));
    campaign.set_parent_campaign(parent);
    campaign.add_items("一次义务劳动");  // S3-10
    return Ask(&v1::CampaignService::Stub::CreateCampaign, request);
  };
  const std::string programme = call("")->name();
  const std::string line = call(programme)->name();
  const std::string series = call(line)->name();
  EXPECT_THAT(call(series), RefusedWith(Reason::CAMPAIGN_TOO_DEEP));
  EXPECT_THAT(call("campaigns/none"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  const auto shifts =
      PublishedAs([&](auto& a) { a.set_campaign(line); }, {ShiftAt(3, 0, 2), ShiftAt(3, 4, 6)});
  PublishedAs([&](auto& a) { a.set_campaign(series); }, {ShiftAt(1)});
  for (const std::string& shift : shifts) ASSERT_THAT(Enroll(Volunteer(1), shift), IsOk());
  ASSERT_THAT(Enroll(Volunteer(2), shifts[0]), IsOk());
  v1::GetCampaignRequest get;
  get.set_name(programme);
  const auto counted = Ask(&v1::CampaignService::Stub::GetCampaign, get, "");
  ASSERT_THAT(counted, IsOk());
  EXPECT_EQ(counted->counters().activities(), 2);
  EXPECT_EQ(counted->counters().activities_held(), 0);
  EXPECT_EQ(counted->counters().person_times(), 3);
  EXPECT_EQ(counted->counters().persons(), 2);
  get.set_name(series);
  EXPECT_EQ(Ask(&v1::CampaignService::Stub::GetCampaign, get, "")->counters().activities(), 1);
  v1::ListCampaignsRequest list;
  list.set_parent_campaign(programme);
  EXPECT_THAT(Ask(&v1::CampaignService::Stub::ListCampaigns, list, "")->campaigns(), SizeIs(1));
  v1::UpdateCampaignRequest update;
  update.mutable_campaign()->set_name(line);
  *update.mutable_campaign()->mutable_end_time() = time::ToProto(Now());
  EXPECT_THAT(Ask(&v1::CampaignService::Stub::UpdateCampaign, update),
              Violates("campaign.end_time", Reason::CAMPAIGN_WINDOW));
}

// ---- series ----

// S0-15, S0-21, S1-14, S2-16: activities that come again
TEST_F(Catalog, SeriesMakeTheSameActivitiesEachTime) {
  // Sunday 2026-11-29 from 09:00; four Sundays, over the year's end.
  v1::Activity pattern = Draft();
  *pattern.mutable_end_time() = time::ToProto(Now() + absl::Hours(30));
  const auto series = WriteSeries("FREQ=WEEKLY;BYDAY=SU", pattern, {ShiftAt(5), ShiftAt(2, 4, 6)});
  ASSERT_THAT(series, IsOk());
  v1::ShowOccurrencesRequest show;
  show.set_name(series->name());
  *show.mutable_end_time() = time::ToProto(Now() + absl::Hours(24 * 40));
  const auto planned = Ask(&v1::ActivitySeriesService::Stub::ShowOccurrences, show);
  ASSERT_THAT(planned, IsOk());
  ASSERT_THAT(planned->occurrences(), SizeIs(6));
  EXPECT_FALSE(planned->occurrences(0).generated());
  const auto made = Generate(series->name(), absl::Hours(24 * 40), true);
  ASSERT_THAT(made, IsOk());
  ASSERT_THAT(made->activities(), SizeIs(6));
  EXPECT_EQ(made->activities(5).name(), planned->occurrences(5).activity());
  EXPECT_THAT(made->activities(5).name(), ::testing::EndsWith("-20270103T0900"));
  EXPECT_EQ(made->activities(5).state(), v1::Activity::PUBLISHED);
  EXPECT_EQ(made->activities(5).series(), series->name());
  EXPECT_THAT(Generate(series->name(), absl::Hours(24 * 40), true)->activities(), SizeIs(0));
  EXPECT_THAT(Generate(series->name(), absl::Hours(24 * 47), false)->activities(), SizeIs(1));
  EXPECT_EQ(Count("shift"), 14);
  EXPECT_EQ(Count("outbox WHERE type = 'matching.activity.published'"), 6);
  const std::string shift = made->activities(5).name() + "/shifts/" +
                            ActivityName::Parse(made->activities(5).name())->id() + "-2";
  EXPECT_EQ(time::FromProto(GetShift(shift)->start_time()),
            time::FromProto(made->activities(5).start_time()) + absl::Hours(4));
  EXPECT_TRUE(
      Ask(&v1::ActivitySeriesService::Stub::ShowOccurrences, show)->occurrences(0).generated());
}

// S3-23: 定时定点定岗, the same hour of the week, the same place, the same posts
TEST_F(Catalog, SeriesKeepTimePlaceAndPosts) {
  v1::Activity pattern = Draft();
  *pattern.mutable_end_time() = time::ToProto(Now() + absl::Hours(30));
  v1::Shift door = ShiftAt(2), desk = ShiftAt(1);
  door.set_display_name("门口引导岗");
  desk.set_display_name("咨询岗");
  const auto series = WriteSeries("FREQ=WEEKLY;BYDAY=SU", pattern, {door, desk});
  ASSERT_THAT(series, IsOk());
  const auto made = Generate(series->name(), absl::Hours(24 * 24), true);
  ASSERT_THAT(made, IsOk());
  ASSERT_THAT(made->activities(), SizeIs(4));
  const v1::Activity& first = made->activities(0);
  for (int week = 0; week < made->activities_size(); ++week) {
    const v1::Activity& activity = made->activities(week);
    EXPECT_EQ(time::FromProto(activity.start_time()) - time::FromProto(first.start_time()),
              absl::Hours(24 * 7 * week));
    EXPECT_EQ(activity.place().SerializeAsString(), pattern.place().SerializeAsString());
    EXPECT_EQ(activity.region(), pattern.region());
    const std::string id = ActivityName::Parse(activity.name())->id();
    const auto post = [&](int number) {
      return GetShift(absl::StrCat(activity.name(), "/shifts/", id, "-", number));
    };
    EXPECT_EQ(post(1)->display_name(), "门口引导岗");
    EXPECT_EQ(post(1)->places(), 2);
    EXPECT_EQ(post(2)->display_name(), "咨询岗");
  }
}

TEST_F(Catalog, SeriesLeaveOutWhatIsSkippedAndEnd) {
  v1::Activity pattern = Draft();
  *pattern.mutable_end_time() = time::ToProto(Now() + absl::Hours(30));
  const std::string name = WriteSeries("FREQ=DAILY", pattern, {ShiftAt(5)})->name();
  v1::SkipOccurrenceRequest skip;
  skip.set_name(name);
  *skip.mutable_occurrence_time() = time::ToProto(Now() + absl::Hours(48));
  const auto skipped = Ask(&v1::ActivitySeriesService::Stub::SkipOccurrence, skip);
  ASSERT_THAT(skipped, IsOk());
  EXPECT_THAT(skipped->skipped_time(), SizeIs(1));
  EXPECT_THAT(Ask(&v1::ActivitySeriesService::Stub::SkipOccurrence, skip)->skipped_time(),
              SizeIs(1));  // again: nothing more happens
  EXPECT_THAT(Generate(name, absl::Hours(24 * 4), false)->activities(), SizeIs(2));
  *skip.mutable_occurrence_time() = time::ToProto(Now() + absl::Hours(24));
  EXPECT_THAT(Ask(&v1::ActivitySeriesService::Stub::SkipOccurrence, skip),
              RefusedWith(Reason::OCCURRENCE_GENERATED));
  *skip.mutable_occurrence_time() = time::ToProto(Now() + absl::Hours(25));
  EXPECT_THAT(Ask(&v1::ActivitySeriesService::Stub::SkipOccurrence, skip),
              Violates("occurrence_time", Reason::OCCURRENCE_UNKNOWN));
  v1::EndActivitySeriesRequest end;
  end.set_name(name);
  ASSERT_THAT(Ask(&v1::ActivitySeriesService::Stub::EndActivitySeries, end), IsOk());
  EXPECT_EQ(Ask(&v1::ActivitySeriesService::Stub::EndActivitySeries, end)->state(),
            v1::ActivitySeries::SERIES_ENDED);
  EXPECT_THAT(Generate(name, absl::Hours(24 * 9), false), RefusedWith(Reason::SERIES_ENDED));
  v1::GetActivitySeriesRequest get;
  get.set_name(name);
  EXPECT_THAT(Ask(&v1::ActivitySeriesService::Stub::GetActivitySeries, get), IsOk());
  v1::ListActivitySeriesRequest list;
  list.set_parent(kOrganization);
  EXPECT_THAT(Ask(&v1::ActivitySeriesService::Stub::ListActivitySeries, list)->activity_series(),
              SizeIs(1));
}

TEST_F(Catalog, SeriesPublishAllOrNothing) {
  v1::Activity pattern = Draft();
  pattern.clear_leader();
  *pattern.mutable_end_time() = time::ToProto(Now() + absl::Hours(30));
  const auto series = WriteSeries("FREQ=DAILY;COUNT=3", pattern, {ShiftAt(5)});
  EXPECT_THAT(Generate(series->name(), absl::Hours(24 * 9), true),
              RefusedWith(Reason::ACTIVITY_NOT_PUBLISHABLE));
  EXPECT_EQ(Count("activity"), 0);
  EXPECT_THAT(Generate(series->name(), absl::Hours(24 * 9), false)->activities(), SizeIs(3));
  EXPECT_THAT(WriteSeries("FREQ=HOURLY", pattern, {ShiftAt(5)}),
              Violates("series.recurrence", Reason::RECURRENCE_INVALID));
  EXPECT_THAT(WriteSeries("FREQ=WEEKLY;BYDAY=MO", pattern, {ShiftAt(5)}),  // it begins on a Sunday
              Violates("series.recurrence", Reason::RECURRENCE_INVALID));
  EXPECT_THAT(WriteSeries("FREQ=DAILY", pattern, {ShiftAt(5, 5, 7)}),
              Violates("series.shifts[0].end_time", Reason::SHIFT_OUTSIDE_ACTIVITY));
}

// ---- calendar ----

// S0-24, S1-19, S2-13, S3-24: the civic calendar, lunar festivals among it
TEST_F(Catalog, NodesFallOnTheirDays) {
  v1::ShowNodeDatesRequest show;
  show.set_year(2027);
  const auto dates = Ask(&v1::CalendarNodeService::Stub::ShowNodeDates, show, "");
  ASSERT_THAT(dates, IsOk());
  ASSERT_THAT(dates->dates(), SizeIs(20));
  EXPECT_EQ(dates->dates(0).display_name(), "元旦");
  EXPECT_EQ(dates->dates(1).display_name(), "春节");
  EXPECT_EQ(dates->dates(1).date(), "2027-02-06");
  EXPECT_EQ(dates->dates(19).date(), "2027-12-05");
  v1::CreateCalendarNodeRequest create;
  v1::CalendarNode& node = *create.mutable_calendar_node();
  node.set_display_name("爱心18日");
  node.set_region("regions/1305");
  node.set_kind(v1::CalendarNode::SOLAR);
  node.set_month(2);
  node.set_day(30);
  EXPECT_THAT(Ask(&v1::CalendarNodeService::Stub::CreateCalendarNode, create, kAdministrator),
              Violates("calendar_node.day", Reason::NODE_DATE));
  node.set_day(18);
  EXPECT_THAT(Ask(&v1::CalendarNodeService::Stub::CreateCalendarNode, create),
              RefusedWith(Reason::NOT_AUTHORIZED));
  const auto created =
      Ask(&v1::CalendarNodeService::Stub::CreateCalendarNode, create, kAdministrator);
  ASSERT_THAT(created, IsOk());
  v1::ListCalendarNodesRequest list;
  EXPECT_THAT(Ask(&v1::CalendarNodeService::Stub::ListCalendarNodes, list, "")->calendar_nodes(),
              SizeIs(20));
  list.set_region("regions/130502");
  EXPECT_THAT(Ask(&v1::CalendarNodeService::Stub::ListCalendarNodes, list, "")->calendar_nodes(),
              SizeIs(21));
  v1::UpdateCalendarNodeRequest update;
  *update.mutable_calendar_node() = *created;
  update.mutable_calendar_node()->set_region("regions/350206");
  EXPECT_THAT(Ask(&v1::CalendarNodeService::Stub::UpdateCalendarNode, update, kAdministrator),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  v1::GetCalendarNodeRequest get;
  get.set_name("calendarNodes/lei-feng");
  EXPECT_EQ(Ask(&v1::CalendarNodeService::Stub::GetCalendarNode, get, "")->days_before(), 3);
}

// S2-15: node → template activities
TEST_F(Catalog, NodesGiveTemplatesForDrafts) {
  v1::UpdateCalendarNodeRequest update;
  v1::GetCalendarNodeRequest get;
  get.set_name("calendarNodes/double-ninth");
  *update.mutable_calendar_node() = *Ask(&v1::CalendarNodeService::Stub::GetCalendarNode, get, "");
  auto& pattern = *update.mutable_calendar_node()->add_templates();
  pattern.set_display_name("爱心暖银龄");
  pattern.set_category("0017");
  update.mutable_update_mask()->add_paths("templates");
  ASSERT_THAT(Ask(&v1::CalendarNodeService::Stub::UpdateCalendarNode, update, kAdministrator),
              IsOk());
  v1::DraftNodeActivityRequest request;
  request.set_parent(kOrganization);
  request.set_calendar_node("calendarNodes/double-ninth");
  request.set_year(2027);
  request.set_region("regions/130502");
  const auto draft = Ask(&v1::CalendarNodeService::Stub::DraftNodeActivity, request);
  ASSERT_THAT(draft, IsOk());
  EXPECT_EQ(draft->display_name(), "爱心暖银龄");
  EXPECT_EQ(time::FromProto(draft->start_time()),
            absl::FromCivil(absl::CivilHour(2027, 10, 8, 9), time::China()));
  request.set_template_index(1);
  EXPECT_THAT(Ask(&v1::CalendarNodeService::Stub::DraftNodeActivity, request),
              Violates("template_index", Reason::NODE_TEMPLATE));
}

// S2-13, S2-29: 「1+20+N」, completion per county and unit
TEST_F(Catalog, PlansSayHowFarEachCountyIs) {
  v1::CreateNodePlanRequest create;
  v1::NodePlan& plan = *create.mutable_node_plan();
  plan.set_region("regions/1305");
  plan.set_year(2026);
  plan.set_core("以党建引领为核心");
  plan.set_local_target(5);
  plan.add_calendar_nodes("calendarNodes/volunteers");
  plan.add_calendar_nodes("calendarNodes/new-year");
  plan.add_calendar_nodes("calendarNodes/volunteers");
  const auto created = Ask(&v1::CalendarNodeService::Stub::CreateNodePlan, create, kAdministrator);
  ASSERT_THAT(created, IsOk());
  EXPECT_THAT(created->calendar_nodes(), SizeIs(2));
  EXPECT_THAT(Ask(&v1::CalendarNodeService::Stub::CreateNodePlan, create, kAdministrator),
              RefusedWith(Reason::PLAN_EXISTS));
  plan.set_year(2027);
  plan.add_calendar_nodes("calendarNodes/none");
  EXPECT_THAT(Ask(&v1::CalendarNodeService::Stub::CreateNodePlan, create, kAdministrator),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  // From 4 December: inside the node's days. The other county does something of its own.
  const auto at = [&](const char* region, const char* node, int days) {
    return [=, this](v1::Activity& activity) {
      activity.set_region(region);
      activity.set_calendar_node(node);
      *activity.mutable_start_time() = time::ToProto(Now() + absl::Hours(24 * days));
      *activity.mutable_end_time() = time::ToProto(Now() + absl::Hours(24 * days + 8));
    };
  };
  const auto shift_at = [&](int days) { return ShiftAt(1, 24 * (days - 1), 24 * (days - 1) + 4); };
  PublishedAs(at("regions/130502", "calendarNodes/volunteers", 6), {shift_at(6)});
  PublishedAs(at("regions/130503", "", 1), {shift_at(1)});
  PublishedAs(at("regions/130503", "calendarNodes/volunteers", 20), {shift_at(20)});  // too late
  v1::ShowPlanCompletionRequest show;
  show.set_name(created->name());
  auto shown = Ask(&v1::CalendarNodeService::Stub::ShowPlanCompletion, show, "");
  ASSERT_THAT(shown, IsOk());
  ASSERT_THAT(shown->rows(), SizeIs(2));
  EXPECT_EQ(shown->rows(0).who(), "regions/130502");
  EXPECT_EQ(shown->rows(0).nodes_planned(), 1);
  host_.clock().Advance(absl::Hours(24 * 8));
  const Household household{host_->database(), host_->cache(), host_.clock()};
  ASSERT_THAT(EndActivities(household), IsOk());
  shown = Ask(&v1::CalendarNodeService::Stub::ShowPlanCompletion, show, "");
  EXPECT_EQ(shown->rows(0).nodes_held(), 1);
  EXPECT_EQ(shown->rows(0).nodes(), 2);
  EXPECT_EQ(shown->rows(1).nodes_held(), 0);
  EXPECT_EQ(shown->rows(1).local_held(), 1);
  EXPECT_EQ(shown->rows(1).local_target(), 5);
  show.set_grouping(v1::ShowPlanCompletionRequest::BY_UNIT);
  shown = Ask(&v1::CalendarNodeService::Stub::ShowPlanCompletion, show, "");
  ASSERT_THAT(shown->rows(), SizeIs(1));
  EXPECT_EQ(shown->rows(0).who(), kOrganization);
  v1::ListNodePlansRequest list;
  EXPECT_THAT(Ask(&v1::CalendarNodeService::Stub::ListNodePlans, list, "")->node_plans(),
              SizeIs(1));
  v1::GetNodePlanRequest get;
  get.set_name(created->name());
  EXPECT_EQ(Ask(&v1::CalendarNodeService::Stub::GetNodePlan, get, "")->core(), "以党建引领为核心");
}

}  // namespace
}  // namespace linli::matching
