// Award plans in a test: offices of three levels, a council, volunteers with hours.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "linli/awards/v1/award_plan_service.grpc.pb.h"
#include "linli/awards/v1/award_service.grpc.pb.h"
#include "linli/awards/v1/council_service.grpc.pb.h"
#include "linli/awards/v1/nomination_service.grpc.pb.h"
#include "services/awards/domain/plan_samples.h"
#include "services/awards/jobs/plan_clock.h"
#include "tests/support/awards.h"

namespace linli::awards {

using domain::Midnight;

class PlanTest : public support::AwardsTest {
 protected:
  using Plans = v1::AwardPlanService;
  using Nominations = v1::NominationService;
  using Councils = v1::CouncilService;
  using Awards = v1::AwardService;

  static constexpr char kRegion[] = "regions/1305";
  static constexpr char kOffice[] = "staff/office";    // 党委社会工作部 of the city
  static constexpr char kOffice2[] = "staff/office2";  // its second person
  static constexpr char kStreet[] = "staff/street";
  static constexpr char kDistrict[] = "staff/district";
  static constexpr char kStranger[] = "volunteers/V13050226110000033";

  PlanTest() {
    host_.Grant(kOffice, options::v1::SOCIAL_WORK_DEPARTMENT, kRegion);
    host_.Grant(kOffice2, options::v1::SOCIAL_WORK_DEPARTMENT, kRegion);
    host_.Grant(kStreet, options::v1::AWARDS_OFFICER, "regions/130502001");
    host_.Grant(kDistrict, options::v1::AWARDS_OFFICER, "regions/130502");
    LayVolunteer(kHer, "regions/130502001001");
    registration::v1::Organization red;
    red.set_name(kRed);
    red.set_display_name("红队");
    red.set_region("regions/130502");
    red.set_state(registration::v1::ORGANIZATION_APPROVED);
    red.set_founding_date("2020-01-01");
    registration_.Put(red);
    Lay("regions/130502001001", "北关社区居民委员会");
    plans_ = Plans::NewStub(host_.channel());
    nominations_ = Nominations::NewStub(host_.channel());
    councils_ = Councils::NewStub(host_.channel());
    awards_ = Awards::NewStub(host_.channel());
  }

  void LayVolunteer(const std::string& name, const std::string& region) {
    registration::v1::Volunteer volunteer;
    volunteer.set_name(name);
    volunteer.set_display_name("王小莉");
    volunteer.set_service_region(region);
    volunteer.set_state(registration::v1::VOLUNTEER_ACTIVE);
    volunteer.set_birth_date("1990-01-01");
    *volunteer.mutable_create_time() = time::ToProto(support::TestHost::Morning());
    registration_.Put(volunteer);
    host_.scopes().Lies(name, {.region = region.substr(8), .organizations = {kRed}});
  }
  // As if the feed of hours had told it.
  void Serve(const std::string& volunteer, int minutes, const std::string& id = "a") {
    Sql(absl::StrCat("INSERT INTO awards.counted_record VALUES ('", volunteer.substr(11), "', '",
                     id, "', 1, ", minutes,
                     ", '2026-06-01 09:00+08', 'regions/130502', 'organizations/red', now()) "
                     "ON CONFLICT (volunteer_id, record_id) DO UPDATE SET minutes = ",
                     minutes));
  }
  void At(absl::Time time) { host_.clock().Set(time); }
  void LetTimePass() {
    EXPECT_THAT(
        jobs::LetPlansPass(host_->database(), host_.clock().Now(), absl::Now() + absl::Seconds(30)),
        IsOk());
  }

  // A council of n directors by variant B (two thirds are a quorum, more than half of them decide).
  std::string NewCouncil(int directors, int proxies = 0) {
    v1::CreateCouncilRequest request;
    request.set_parent(kRegion);
    v1::Council& council = *request.mutable_council();
    council.set_title("邢台市志愿服务联合会理事会");
    for (int i = 0; i < directors; ++i) council.add_members()->set_member(Director(i));
    v1::QuorumRule& rule = *council.mutable_quorum_rule();
    rule.mutable_quorum()->set_numerator(2);
    rule.mutable_quorum()->set_denominator(3);
    rule.mutable_pass()->set_numerator(1);
    rule.mutable_pass()->set_denominator(2);
    rule.set_pass_exceeds(true);
    rule.set_pass_base(v1::OF_PRESENT);
    rule.set_max_proxies(proxies);
    auto created = host_.Call(*councils_, &Councils::Stub::CreateCouncil, kOffice, request);
    EXPECT_THAT(created, IsOk());
    return created->name();
  }
  static std::string Director(int i) { return absl::StrCat("staff/director", i); }

  v1::AwardPlan Sample(const std::string& council) {
    v1::AwardPlan plan = domain::SamplePlan();
    plan.clear_name();
    plan.set_council(council);
    return plan;
  }
  // The same without reviews: who is nominated is recommended.
  v1::AwardPlan Short(const std::string& council) {
    v1::AwardPlan plan = Sample(council);
    plan.clear_review_levels();
    return plan;
  }
  absl::StatusOr<v1::AwardPlan> Create(const v1::AwardPlan& plan,
                                       const std::string& as = kOfficer) {
    v1::CreateAwardPlanRequest request;
    request.set_parent(kRegion);
    *request.mutable_award_plan() = plan;
    return host_.Call(*plans_, &Plans::Stub::CreateAwardPlan, as, request);
  }
  template <typename Request>
  Request Named(const std::string& name) {
    Request request;
    request.set_name(name);
    return request;
  }
  absl::StatusOr<v1::AwardPlan> Open(const std::string& name, const std::string& as = kOffice) {
    return host_.Call(*plans_, &Plans::Stub::OpenAwardPlan, as,
                      Named<v1::OpenAwardPlanRequest>(name));
  }
  absl::StatusOr<v1::AwardPlan> GetPlan(const std::string& name, const std::string& as = "") {
    return host_.Call(*plans_, &Plans::Stub::GetAwardPlan, as,
                      Named<v1::GetAwardPlanRequest>(name));
  }
  absl::StatusOr<v1::AwardPlan> Publish(const std::string& name) {
    return host_.Call(*plans_, &Plans::Stub::PublishAwardNotice, kOfficer,
                      Named<v1::PublishAwardNoticeRequest>(name));
  }
  absl::StatusOr<v1::AwardPlan> Decide(const std::string& name, const std::string& as = kOffice2) {
    auto request = Named<v1::DecideAwardPlanRequest>(name);
    request.set_decision_number("邢社工〔2027〕1号");
    return host_.Call(*plans_, &Plans::Stub::DecideAwardPlan, as, request);
  }
  // Created and opened.
  std::string Opened(const v1::AwardPlan& plan) {
    auto created = Create(plan);
    EXPECT_THAT(created, IsOk());
    EXPECT_THAT(Open(created->name()), IsOk());
    return created->name();
  }

  v1::NominateRequest Naming(const std::string& plan, const std::string& nominee,
                             v1::NominationWay way = v1::NOMINATION_BY_ONESELF) {
    v1::NominateRequest request;
    request.set_parent(plan);
    request.mutable_nomination()->set_nominee(nominee);
    request.mutable_nomination()->set_way(way);
    request.mutable_nomination()->set_evidence("十年如一日照顾孤寡老人");
    return request;
  }
  absl::StatusOr<v1::Nomination> Nominate(const v1::NominateRequest& request,
                                          const std::string& as) {
    return host_.Call(*nominations_, &Nominations::Stub::Nominate, as, request);
  }
  // Volunteers who named themselves in a plan without reviews.
  std::vector<std::string> Candidates(const std::string& plan, int count) {
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i) {
      LayVolunteer(Volunteer(i), "regions/130502001001");
      auto named = Nominate(Naming(plan, Volunteer(i)), Volunteer(i));
      EXPECT_THAT(named, IsOk());
      names.push_back(named->name());
    }
    return names;
  }
  static std::string Volunteer(int i) { return absl::StrCat("volunteers/V130502261100100", i); }
  absl::StatusOr<v1::Nomination> Review(const std::string& name, int level, const std::string& as,
                                        bool recommended = true) {
    auto request = Named<v1::ReviewNominationRequest>(name);
    request.set_review_level(level);
    request.set_recommended(recommended);
    request.set_opinion("事迹突出");
    return host_.Call(*nominations_, &Nominations::Stub::ReviewNomination, as, request);
  }
  absl::StatusOr<v1::Nomination> Accept(const std::string& name, const std::string& as) {
    return host_.Call(*nominations_, &Nominations::Stub::AcceptNomination, as,
                      Named<v1::AcceptNominationRequest>(name));
  }
  absl::StatusOr<v1::Nomination> WithdrawConsent(const std::string& name, const std::string& as) {
    return host_.Call(*nominations_, &Nominations::Stub::WithdrawNominationConsent, as,
                      Named<v1::WithdrawNominationConsentRequest>(name));
  }
  absl::StatusOr<v1::Nomination> Withdraw(const std::string& name, const std::string& as) {
    return host_.Call(*nominations_, &Nominations::Stub::WithdrawNomination, as,
                      Named<v1::WithdrawNominationRequest>(name));
  }
  absl::StatusOr<v1::Nomination> GetNomination(const std::string& name, const std::string& as) {
    return host_.Call(*nominations_, &Nominations::Stub::GetNomination, as,
                      Named<v1::GetNominationRequest>(name));
  }

  absl::StatusOr<v1::CouncilMeeting> Convene(const std::string& council, const std::string& plan,
                                             absl::Time close,
                                             const std::vector<std::string>& nominations = {}) {
    v1::ConveneCouncilMeetingRequest request;
    request.set_parent(council);
    v1::CouncilMeeting& meeting = *request.mutable_council_meeting();
    meeting.set_award_plan(plan);
    meeting.mutable_nominations()->Assign(nominations.begin(), nominations.end());
    *meeting.mutable_close_time() = time::ToProto(close);
    return host_.Call(*councils_, &Councils::Stub::ConveneCouncilMeeting, kOfficer, request);
  }
  absl::StatusOr<v1::CouncilMeeting> Attend(const std::string& meeting, const std::string& as,
                                            const std::string& member = "") {
    auto request = Named<v1::AttendCouncilMeetingRequest>(meeting);
    request.set_member(member);
    return host_.Call(*councils_, &Councils::Stub::AttendCouncilMeeting, as, request);
  }
  absl::StatusOr<v1::CouncilMeeting> OpenVote(const std::string& meeting) {
    return host_.Call(*councils_, &Councils::Stub::OpenCouncilVote, kOfficer,
                      Named<v1::OpenCouncilVoteRequest>(meeting));
  }
  absl::StatusOr<v1::CastCouncilVotesResponse> Cast(const std::string& meeting,
                                                    const std::vector<std::string>& nominations,
                                                    const std::string& as,
                                                    const std::string& member = "",
                                                    v1::VoteChoice choice = v1::VOTE_FOR) {
    auto request = Named<v1::CastCouncilVotesRequest>(meeting);
    request.set_member(member);
    for (const std::string& nomination : nominations) {
      v1::Vote& vote = *request.add_votes();
      vote.set_nomination(nomination);
      vote.set_choice(choice);
    }
    return host_.Call(*councils_, &Councils::Stub::CastCouncilVotes, as, request);
  }
  absl::StatusOr<v1::Minutes> Close(const std::string& meeting, const std::string& as = kOfficer) {
    return host_.Call(*councils_, &Councils::Stub::CloseCouncilMeeting, as,
                      Named<v1::CloseCouncilMeetingRequest>(meeting));
  }
  absl::StatusOr<v1::Minutes> ShowMinutes(const std::string& meeting, const std::string& as) {
    return host_.Call(*councils_, &Councils::Stub::ShowMinutes, as,
                      Named<v1::ShowMinutesRequest>(meeting));
  }
  // Directors 0 to n-1 are present and the vote is open.
  std::string Voting(const std::string& council, const std::string& plan, int present,
                     absl::Time close, const std::vector<std::string>& nominations = {}) {
    auto meeting = Convene(council, plan, close, nominations);
    EXPECT_THAT(meeting, IsOk());
    for (int i = 0; i < present; ++i) {
      EXPECT_THAT(Attend(meeting->name(), Director(i)), IsOk());
    }
    EXPECT_THAT(OpenVote(meeting->name()), IsOk());
    return meeting->name();
  }
  // A plan of three directors whose council has chosen these many candidates, on 18 December.
  struct Chosen {
    std::string plan;
    std::vector<std::string> nominations;
  };
  Chosen ChosenIn(v1::AwardPlan plan, int count) {
    const std::string council = plan.council();
    Chosen chosen;
    chosen.plan = Opened(plan);
    At(Midnight(12, 1));
    chosen.nominations = Candidates(chosen.plan, count);
    At(Midnight(12, 18) + absl::Hours(9));
    const std::string meeting = Voting(council, chosen.plan, 3, Midnight(12, 18) + absl::Hours(10));
    for (int i = 0; i < 3; ++i) {
      EXPECT_THAT(Cast(meeting, chosen.nominations, Director(i)), IsOk());
    }
    EXPECT_THAT(Close(meeting), IsOk());
    return chosen;
  }

  std::unique_ptr<Plans::Stub> plans_;
  std::unique_ptr<Nominations::Stub> nominations_;
  std::unique_ptr<Councils::Stub> councils_;
  std::unique_ptr<Awards::Stub> awards_;
};

}  // namespace linli::awards
