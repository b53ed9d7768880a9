// The code of conduct, cases, measures that hold everywhere, appeals (S2-19); complaints (S4-17).
#include <thread>

#include "common/time/china_day.h"
#include "linli/registration/v1/complaint_service.grpc.pb.h"
#include "linli/registration/v1/conduct_service.grpc.pb.h"
#include "services/registration/jobs/conduct_care.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;
using Conduct = v1::ConductService;
using Complaints = v1::ComplaintService;

constexpr char kManager[] = "staff/manager";
constexpr char kInspector[] = "staff/inspector";
constexpr char kOffice[] = "staff/office";    // 党委社会工作部 of the city
constexpr char kOffice2[] = "staff/office2";  // and its second person
constexpr char kCivil[] = "staff/civil";      // 民政 of the city
constexpr char kCode[] = "conductCodes/default";

class ConductTest : public RegistrationTest {
 protected:
  ConductTest()
      : conduct_(Conduct::NewStub(host_.channel())),
        complaints_(Complaints::NewStub(host_.channel())),
        team_(Founded(Application("磨刀队"), kManager)),
        her_(Registered(1)) {
    EXPECT_THAT(Grant(kInspector, options::v1::INSPECTOR, "regions/1305"), IsOk());
    EXPECT_THAT(Grant(kOffice, options::v1::SOCIAL_WORK_DEPARTMENT, "regions/1305"), IsOk());
    EXPECT_THAT(Grant(kOffice2, options::v1::SOCIAL_WORK_DEPARTMENT, "regions/1305"), IsOk());
    EXPECT_THAT(Grant(kCivil, options::v1::CIVIL_AFFAIRS, "regions/1305"), IsOk());
  }

  absl::StatusOr<v1::ConductCase> Open(const std::string& subject, int item = 14,
                                       const std::string& as = kInspector) {
    v1::OpenConductCaseRequest request;
    v1::ConductCase& wanted = *request.mutable_conduct_case();
    wanted.set_subject(subject);
    wanted.set_code(kCode);
    wanted.add_items(item);
    wanted.set_facts("三次代签服务时长");
    return host_.Call(*conduct_, &Conduct::Stub::OpenConductCase, as, request);
  }
  absl::StatusOr<v1::ConductCase> Decide(const std::string& name, v1::ConductMeasure measure,
                                         const std::string& as = kOffice,
                                         std::optional<absl::Time> end = {}) {
    v1::DecideConductCaseRequest request;
    request.set_name(name);
    request.set_measure(measure);
    request.set_decision("事实清楚");
    if (end) *request.mutable_measure_end_time() = time::ToProto(*end);
    return host_.Call(*conduct_, &Conduct::Stub::DecideConductCase, as, request);
  }
  absl::StatusOr<v1::ConductCase> Appeal(const std::string& name, const std::string& as) {
    v1::AppealConductCaseRequest request;
    request.set_name(name);
    request.set_appeal("当天本人在场");
    return host_.Call(*conduct_, &Conduct::Stub::AppealConductCase, as, request);
  }
  absl::StatusOr<v1::ConductCase> DecideAppeal(const std::string& name, bool granted,
                                               const std::string& as) {
    v1::DecideConductAppealRequest request;
    request.set_name(name);
    request.set_granted(granted);
    return host_.Call(*conduct_, &Conduct::Stub::DecideConductAppeal, as, request);
  }
  absl::StatusOr<v1::ConductCase> Lift(const std::string& name, const std::string& as = kOffice) {
    v1::LiftConductMeasureRequest request;
    request.set_name(name);
    return host_.Call(*conduct_, &Conduct::Stub::LiftConductMeasure, as, request);
  }
  absl::StatusOr<v1::ConductCase> Get(const std::string& name, const std::string& as) {
    v1::GetConductCaseRequest request;
    request.set_name(name);
    return host_.Call(*conduct_, &Conduct::Stub::GetConductCase, as, request);
  }
  // A case with a measure on it.
  std::string Measured(const std::string& subject, v1::ConductMeasure measure,
                       std::optional<absl::Time> end = {}) {
    absl::StatusOr<v1::ConductCase> opened = Open(subject);
    EXPECT_THAT(opened, IsOk());
    EXPECT_THAT(Decide(opened->name(), measure, kOffice, end), IsOk());
    return opened->name();
  }
  void LetTimePass() {
    const jobs::Household house{host_->database(), host_->cache(), host_.clock()};
    EXPECT_THAT(jobs::FinishMeasures(house, *deps()), IsOk());
  }
  Deps* deps() { return static_cast<Deps*>(furniture_.get()); }

  std::string TeamState() { return Sql("SELECT state FROM registration.organization"); }
  std::string HerState() { return Sql("SELECT state FROM registration.volunteer"); }

  const std::unique_ptr<Conduct::Stub> conduct_;
  const std::unique_ptr<Complaints::Stub> complaints_;
  const std::string team_, her_;
};

TEST_F(ConductTest, IsACodeOfTwentyNumberedItemsThatIsAccepted) {
  v1::ShowConductCodeRequest show;
  show.set_region(kCommunity);
  auto code = host_.Call(*conduct_, &Conduct::Stub::ShowConductCode, "", show);
  ASSERT_THAT(code, IsOk());
  ASSERT_THAT(code->items(), SizeIs(20));
  for (int i = 0; i < 20; ++i) EXPECT_EQ(code->items(i).number(), i + 1);
  v1::AcceptConductCodeRequest accept;
  accept.set_code(code->name());
  accept.set_volunteer(her_);
  const auto accepting = [&](const std::string& as) {
    return host_.Call(*conduct_, &Conduct::Stub::AcceptConductCode, as, accept);
  };
  EXPECT_THAT(accepting(kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  absl::StatusOr<v1::ConductAcceptance> first = accepting(her_);
  ASSERT_THAT(first, IsOk());
  host_.clock().Advance(absl::Hours(1));
  EXPECT_EQ(time::FromProto(accepting(her_)->accept_time()), time::FromProto(first->accept_time()))
      << "the first time stays";
  accept.clear_volunteer();
  accept.set_organization(team_);
  EXPECT_EQ(accepting(kManager)->accepted_by(), kManager);
  accept.set_code("conductCodes/nothing");
  EXPECT_THAT(accepting(kManager), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  v1::ListConductAcceptancesRequest list;
  list.set_parent(her_);
  EXPECT_THAT(
      host_.Call(*conduct_, &Conduct::Stub::ListConductAcceptances, her_, list)->acceptances(),
      SizeIs(1));
  EXPECT_THAT(host_.Call(*conduct_, &Conduct::Stub::ListConductAcceptances, kStranger, list),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(ConductTest, LeadsFromACaseToAMeasureByTwoPersons) {
  EXPECT_THAT(Open(her_, 21), Violates("conduct_case.items[0]", Reason::CONDUCT_ITEM));
  EXPECT_THAT(Open("volunteers/nobody", 1, kAdministrator),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Open(her_, 1, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  absl::StatusOr<v1::ConductCase> opened = Open(her_, 14, kOffice);
  ASSERT_THAT(opened, IsOk());
  const std::string name = opened->name();
  EXPECT_THAT(Get(name, her_), RefusedWith(Reason::RESOURCE_NOT_FOUND)) << "before the decision";
  EXPECT_THAT(Get(name, kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Decide(name, v1::SUSPENSION, kOffice), RefusedWith(Reason::CONDUCT_SECOND_PERSON));
  EXPECT_THAT(Decide(name, v1::SUSPENSION, kInspector), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Decide(name, v1::FREEZE, kOffice2),
              Violates("measure_end_time", Reason::CONDUCT_MEASURE_END));
  absl::StatusOr<v1::ConductCase> decided = Decide(name, v1::SUSPENSION, kOffice2);
  ASSERT_THAT(decided, IsOk());
  EXPECT_EQ(decided->state(), v1::CONDUCT_DECIDED);
  EXPECT_EQ(HerState(), "3");
  EXPECT_THAT(Decide(name, v1::REMINDER, kOffice2), RefusedWith(Reason::CONDUCT_CASE_STATE));
  EXPECT_EQ(Get(name, her_)->facts(), "三次代签服务时长");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.conduct_case WHERE "
                "conduct_case::text LIKE '%代签%' OR conduct_case::text LIKE '%事实%'"),
            "0");
  v1::ListConductCasesRequest list;
  list.set_subject(her_);
  EXPECT_THAT(
      host_.Call(*conduct_, &Conduct::Stub::ListConductCases, kInspector, list)->conduct_cases(),
      SizeIs(1));
  EXPECT_EQ(Lift(name)->state(), v1::CONDUCT_CLOSED);
  EXPECT_EQ(HerState(), "2");
  EXPECT_THAT(Lift(name), RefusedWith(Reason::CONDUCT_CASE_STATE));
}

TEST_F(ConductTest, RemindsWithoutMoreAndDismisses) {
  const std::string reminder = Measured(her_, v1::REMINDER);
  EXPECT_EQ(HerState(), "2");
  EXPECT_THAT(Lift(reminder), RefusedWith(Reason::CONDUCT_CASE_STATE));
  absl::StatusOr<v1::ConductCase> dismissed =
      Decide(Open(her_)->name(), v1::CONDUCT_MEASURE_UNSPECIFIED);
  ASSERT_THAT(dismissed, IsOk());
  EXPECT_EQ(dismissed->state(), v1::CONDUCT_CLOSED);
}

TEST_F(ConductTest, FreezesAnOrganizationEverywhereUntilADay) {
  const absl::Time end = host_.clock().Now() + absl::Hours(24 * 40);
  const std::string name = Measured(team_, v1::FREEZE, end);
  EXPECT_EQ(TeamState(), "6");
  EXPECT_THAT(Join(her_, team_, her_), RefusedWith(Reason::ORGANIZATION_STATE));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox WHERE type = "
                "'registration.organization.frozen'"),
            "1");
  host_.clock().Set(end - absl::Seconds(1));
  LetTimePass();
  EXPECT_EQ(TeamState(), "6");
  host_.clock().Set(end);
  LetTimePass();
  LetTimePass();
  EXPECT_EQ(TeamState(), "2");
  EXPECT_EQ(Get(name, kManager)->state(), v1::CONDUCT_CLOSED);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox WHERE type = "
                "'registration.organization.reinstated'"),
            "1");
}

TEST_F(ConductTest, KeepsTheStrongestOfSeveralMeasures) {
  const std::string freeze =
      Measured(team_, v1::FREEZE, host_.clock().Now() + absl::Hours(24 * 40));
  const std::string suspension = Measured(team_, v1::SUSPENSION);
  EXPECT_EQ(TeamState(), "4");
  v1::ReinstateOrganizationRequest reinstate;
  reinstate.set_name(team_);
  EXPECT_THAT(host_.Call(*organizations_, &Organizations::Stub::ReinstateOrganization, kApprover,
                         reinstate),
              RefusedWith(Reason::CONDUCT_MEASURE_IN_FORCE));
  ASSERT_THAT(Lift(suspension), IsOk());
  EXPECT_EQ(TeamState(), "6");
  ASSERT_THAT(Lift(freeze), IsOk());
  EXPECT_EQ(TeamState(), "2");
}

TEST_F(ConductTest, HoldsEveryMeasureThatIsDecidedAtTheSameTime) {
  std::vector<std::string> names;
  for (int i = 0; i < 6; ++i) names.push_back(Open(team_)->name());
  std::vector<std::thread> threads;
  for (const std::string& name : names) {
    threads.emplace_back([this, name] { EXPECT_THAT(Decide(name, v1::SUSPENSION), IsOk()); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(TeamState(), "4");
  threads.clear();
  for (const std::string& name : names) {
    threads.emplace_back([this, name] { EXPECT_THAT(Lift(name), IsOk()); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(TeamState(), "2") << "the last one to be lifted sees that none is left";
}

TEST_F(ConductTest, HearsAppealsByAThirdPerson) {
  const std::string name = Measured(her_, v1::SUSPENSION);
  EXPECT_THAT(Appeal(name, kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Appeal(name, kInspector), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Appeal(name, her_), IsOk());
  EXPECT_EQ(HerState(), "3") << "the measure holds meanwhile";
  EXPECT_THAT(DecideAppeal(name, true, kOffice), RefusedWith(Reason::CONDUCT_SECOND_PERSON));
  ASSERT_THAT(DecideAppeal(name, true, kOffice2), IsOk());
  EXPECT_EQ(HerState(), "2");
  const std::string team = Measured(team_, v1::SUSPENSION);
  ASSERT_THAT(Appeal(team, kManager), IsOk());
  ASSERT_THAT(DecideAppeal(team, false, kOffice2), IsOk());
  EXPECT_EQ(TeamState(), "4");
}

TEST_F(ConductTest, WithdrawsForGoodWhenNobodyAppealedInTime) {
  const std::string name = Measured(her_, v1::WITHDRAWAL);
  EXPECT_EQ(HerState(), "3");
  const absl::Time end = time::FromProto(Get(name, her_)->appeal_until_time());
  host_.clock().Set(end - absl::Seconds(1));
  LetTimePass();
  EXPECT_EQ(HerState(), "3");
  host_.clock().Set(end);
  EXPECT_THAT(Appeal(name, her_), RefusedWith(Reason::CONDUCT_APPEAL_LATE));
  LetTimePass();
  EXPECT_EQ(HerState(), "4");
  EXPECT_EQ(Get(name, kInspector)->state(), v1::CONDUCT_CLOSED);
}

// S3-20: 坚持无偿; that somebody was charged is a reason
TEST_F(ConductTest, OfComplaintsGoesToWhoIsCompetentAndIsAnsweredInTime) {
  v1::FileComplaintRequest request;
  request.mutable_complaint()->set_about(team_ + "/activities/a");
  request.mutable_complaint()->set_matter(v1::MONEY);
  request.mutable_complaint()->set_text("向老人收取服务费");
  absl::StatusOr<v1::Complaint> filed =
      host_.Call(*complaints_, &Complaints::Stub::FileComplaint, her_, request);
  ASSERT_THAT(filed, IsOk());
  EXPECT_EQ(filed->body(), options::v1::CIVIL_AFFAIRS);
  EXPECT_EQ(filed->region(), kDistrict);
  EXPECT_EQ(time::DayOf(time::FromProto(filed->due_time())), absl::CivilDay(2026, 12, 19))
      << "fifteen working days, and the last one is whole";
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.complaint WHERE complaint::text LIKE '%老人%'"),
            "0");
  request.mutable_complaint()->set_about("organizations/nobody");
  EXPECT_THAT(host_.Call(*complaints_, &Complaints::Stub::FileComplaint, her_, request),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  const auto get = [&](const std::string& as) {
    v1::GetComplaintRequest one;
    one.set_name(filed->name());
    return host_.Call(*complaints_, &Complaints::Stub::GetComplaint, as, one);
  };
  EXPECT_THAT(get(her_), IsOk());
  EXPECT_THAT(get(kCivil), IsOk());
  EXPECT_THAT(get(kManager), RefusedWith(Reason::RESOURCE_NOT_FOUND)) << "it is about his team";
  EXPECT_THAT(get(kOffice), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  v1::ListComplaintsRequest list;
  list.set_region("regions/1305");
  list.set_body(options::v1::CIVIL_AFFAIRS);
  list.set_overdue(true);
  const auto listed = [&](const std::string& as) {
    return host_.Call(*complaints_, &Complaints::Stub::ListComplaints, as, list);
  };
  EXPECT_THAT(listed(kOffice), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(listed(kCivil)->complaints(), SizeIs(0));
  host_.clock().Set(time::FromProto(filed->due_time()));
  EXPECT_THAT(listed(kCivil)->complaints(), SizeIs(1)) << "overdue";
  v1::PassOnComplaintRequest pass;
  pass.set_name(filed->name());
  pass.set_body(options::v1::ACTIVITY_LEADER);
  EXPECT_THAT(host_.Call(*complaints_, &Complaints::Stub::PassOnComplaint, kCivil, pass),
              Violates("body", Reason::COMPLAINT_BODY));
  pass.set_body(options::v1::SOCIAL_WORK_DEPARTMENT);
  absl::StatusOr<v1::Complaint> passed =
      host_.Call(*complaints_, &Complaints::Stub::PassOnComplaint, kCivil, pass);
  ASSERT_THAT(passed, IsOk());
  EXPECT_GT(time::FromProto(passed->due_time()), time::FromProto(filed->due_time()));
  v1::AnswerComplaintRequest answer;
  answer.set_name(filed->name());
  answer.set_answer("已责令退还");
  EXPECT_THAT(host_.Call(*complaints_, &Complaints::Stub::AnswerComplaint, her_, answer),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(host_.Call(*complaints_, &Complaints::Stub::AnswerComplaint, kCivil, answer),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  answer.set_conduct_case(Measured(team_, v1::REMINDER));
  ASSERT_THAT(host_.Call(*complaints_, &Complaints::Stub::AnswerComplaint, kOffice, answer),
              IsOk());
  EXPECT_EQ(get(her_)->answer(), "已责令退还");
  EXPECT_THAT(host_.Call(*complaints_, &Complaints::Stub::AnswerComplaint, kOffice, answer),
              RefusedWith(Reason::COMPLAINT_STATE));
}

TEST_F(ConductTest, OfComplaintsTellsWhereToGoAndLetsThemBeTakenBack) {
  const auto file = [&](const std::string& about, const std::string& as) {
    v1::FileComplaintRequest request;
    request.mutable_complaint()->set_about(about);
    request.mutable_complaint()->set_matter(v1::OTHER_MATTER);
    request.mutable_complaint()->set_text("物业纠纷");
    return *host_.Call(*complaints_, &Complaints::Stub::FileComplaint, as, request);
  };
  v1::ReferComplaintRequest refer;
  refer.set_name(file(team_, her_).name());
  refer.set_referred_to("住建部门");
  EXPECT_EQ(host_.Call(*complaints_, &Complaints::Stub::ReferComplaint, kOffice, refer)->state(),
            v1::COMPLAINT_REFERRED);
  v1::WithdrawComplaintRequest withdraw;
  withdraw.set_name(file(team_, her_).name());
  EXPECT_THAT(host_.Call(*complaints_, &Complaints::Stub::WithdrawComplaint, kStranger, withdraw),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(host_.Call(*complaints_, &Complaints::Stub::WithdrawComplaint, kOffice, withdraw),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(host_.Call(*complaints_, &Complaints::Stub::WithdrawComplaint, her_, withdraw)->state(),
            v1::COMPLAINT_WITHDRAWN);
  // Nobody deals with what is about himself, nor reads it in a list.
  ASSERT_THAT(Grant(her_, options::v1::SOCIAL_WORK_DEPARTMENT, kDistrict), IsOk());
  host_.clock().Advance(absl::Seconds(3));
  refer.set_name(file(her_, Registered(2)).name());
  EXPECT_THAT(host_.Call(*complaints_, &Complaints::Stub::ReferComplaint, her_, refer),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  v1::ListComplaintsRequest list;
  list.set_page_size(2);
  auto page = host_.Call(*complaints_, &Complaints::Stub::ListComplaints, her_, list);
  ASSERT_THAT(page, IsOk());
  EXPECT_THAT(page->complaints(), SizeIs(2)) << "her own";
  EXPECT_EQ(page->next_page_token(), "");
  list.set_page_size(1);
  page = host_.Call(*complaints_, &Complaints::Stub::ListComplaints, her_, list);
  list.set_page_token(page->next_page_token());
  EXPECT_THAT(host_.Call(*complaints_, &Complaints::Stub::ListComplaints, her_, list)->complaints(),
              SizeIs(1));
  list.clear_page_token();
  list.set_region(kDistrict);
  list.set_body(options::v1::SOCIAL_WORK_DEPARTMENT);
  list.set_state(v1::COMPLAINT_OPEN);
  EXPECT_THAT(host_.Call(*complaints_, &Complaints::Stub::ListComplaints, her_, list)->complaints(),
              SizeIs(0));
  EXPECT_THAT(
      host_.Call(*complaints_, &Complaints::Stub::ListComplaints, kOffice, list)->complaints(),
      SizeIs(1));
}

}  // namespace
}  // namespace linli::registration
