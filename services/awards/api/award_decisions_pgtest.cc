// Notices that end by themselves, objections that hold the decision, awards that stand.
#include <thread>

#include "services/awards/api/plan_fixture.h"

namespace linli::awards {
namespace {

class DecisionTest : public PlanTest {
 protected:
  absl::StatusOr<v1::AwardNotice> Notice(const std::string& plan) {
    return host_.Call(*awards_, &Awards::Stub::GetAwardNotice, "",
                      Named<v1::GetAwardNoticeRequest>(plan + "/notice"));
  }
  absl::StatusOr<v1::Objection> Object(const std::string& plan, const std::string& nomination,
                                       const std::string& as = kStranger) {
    v1::FileObjectionRequest request;
    request.set_parent(plan);
    request.mutable_objection()->set_nomination(nomination);
    request.mutable_objection()->set_grounds("当日本人未到岗");
    return host_.Call(*awards_, &Awards::Stub::FileObjection, as, request);
  }
  absl::StatusOr<v1::Objection> DecideObjection(const std::string& name, bool upheld,
                                                const std::string& as = kOfficer) {
    auto request = Named<v1::DecideObjectionRequest>(name);
    request.set_upheld(upheld);
    request.set_decision("经查属实与否已书面答复");
    return host_.Call(*awards_, &Awards::Stub::DecideObjection, as, request);
  }
  absl::StatusOr<v1::Award> GetAward(const std::string& name, const std::string& as) {
    return host_.Call(*awards_, &Awards::Stub::GetAward, as, Named<v1::GetAwardRequest>(name));
  }
  std::string AwardOf(const std::string& plan, const std::string& nomination) {
    return absl::StrCat(plan, "/awards/", nomination.substr(nomination.rfind('/') + 1));
  }
};

// Chosen on Friday, 18 December 2026; five working days end with Friday the 25th.
const absl::Time kEnd = domain::Midnight(12, 26);

TEST_F(DecisionTest, AMaskedListEndsByItselfAtMidnight) {
  const Chosen chosen = ChosenIn(Short(NewCouncil(3)), 2);
  EXPECT_THAT(Notice(chosen.plan), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  auto published = Publish(chosen.plan);
  ASSERT_THAT(published, IsOk());
  EXPECT_EQ(published->state(), v1::PLAN_NOTICE);
  EXPECT_EQ(time::FromProto(published->notice_end_time()), kEnd);
  auto notice = Notice(chosen.plan);
  ASSERT_THAT(notice, IsOk());
  ASSERT_EQ(notice->entries_size(), 2);
  EXPECT_EQ(notice->entries(0).nominee_title(), "王**");
  EXPECT_EQ(notice->entries(0).masked_nominee(), "V13050*******1000") << "PAIN-10";
  EXPECT_EQ(notice->document_number(), "邢社工〔2026〕12号");
  At(kEnd - absl::Microseconds(1));
  EXPECT_EQ(Notice(chosen.plan)->entries_size(), 2);
  EXPECT_THAT(Decide(chosen.plan), RefusedWith(Reason::NOTICE_OPEN));
  At(kEnd);
  EXPECT_EQ(Notice(chosen.plan)->entries_size(), 0) << "before the job has run";
  EXPECT_EQ(GetPlan(chosen.plan)->state(), v1::PLAN_DECIDING);
  LetTimePass();
  EXPECT_EQ(Sql("SELECT state FROM awards.award_plan"), "9");
}

TEST_F(DecisionTest, AnObjectionOfTheLastSecondCountsAndOneAtMidnightDoesNot) {
  const Chosen chosen = ChosenIn(Short(NewCouncil(3)), 2);
  EXPECT_THAT(Object(chosen.plan, chosen.nominations[0]), RefusedWith(Reason::AWARD_PLAN_STATE));
  ASSERT_THAT(Publish(chosen.plan), IsOk());
  EXPECT_THAT(Object(chosen.plan, chosen.nominations[0], ""),
              RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  EXPECT_THAT(Object(chosen.plan, chosen.plan + "/nominations/none"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  At(kEnd - absl::Seconds(1));  // 23:59:59
  auto first = Object(chosen.plan, chosen.nominations[0]);
  ASSERT_THAT(first, IsOk());
  auto second = Object(chosen.plan, chosen.nominations[1], kHer);
  ASSERT_THAT(second, IsOk());
  At(kEnd);  // 00:00:00
  EXPECT_THAT(Object(chosen.plan, chosen.nominations[0]), RefusedWith(Reason::OBJECTION_LATE));
  const auto held = Decide(chosen.plan);
  EXPECT_THAT(held, RefusedWith(Reason::OBJECTION_OPEN));
  EXPECT_THROW(Sql("UPDATE awards.award_plan SET state = 10"), pqxx::sql_error)
      << "the database holds it too";
  EXPECT_THAT(host_.Call(*awards_, &Awards::Stub::GetObjection, kStranger,
                         Named<v1::GetObjectionRequest>(second->name())),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(host_.Call(*awards_, &Awards::Stub::GetObjection, kHer,
                         Named<v1::GetObjectionRequest>(second->name())),
              IsOk());
  v1::ListObjectionsRequest list;
  list.set_parent(chosen.plan);
  EXPECT_EQ(host_.Call(*awards_, &Awards::Stub::ListObjections, kOfficer, list)->objections_size(),
            2);
  EXPECT_EQ(DecideObjection(first->name(), true)->state(), v1::OBJECTION_UPHELD);
  EXPECT_THAT(DecideObjection(first->name(), false), RefusedWith(Reason::OBJECTION_STATE));
  EXPECT_THAT(Decide(chosen.plan), RefusedWith(Reason::OBJECTION_OPEN));
  EXPECT_EQ(DecideObjection(second->name(), false)->state(), v1::OBJECTION_DISMISSED);
  auto decided = Decide(chosen.plan);
  ASSERT_THAT(decided, IsOk());
  EXPECT_EQ(decided->places_taken(), 1);
  EXPECT_THAT(GetAward(AwardOf(chosen.plan, chosen.nominations[0]), ""),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(GetAward(AwardOf(chosen.plan, chosen.nominations[1]), ""), IsOk());
}

TEST_F(DecisionTest, NobodyDecidesOnHisOwnObjection) {
  const Chosen chosen = ChosenIn(Short(NewCouncil(3)), 1);
  ASSERT_THAT(Publish(chosen.plan), IsOk());
  auto objection = Object(chosen.plan, chosen.nominations[0], kOfficer);
  ASSERT_THAT(objection, IsOk());
  EXPECT_THAT(DecideObjection(objection->name(), false, kOfficer),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(DecideObjection(objection->name(), false, kStreet),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(DecideObjection(objection->name(), false, kOffice), IsOk());
}

TEST_F(DecisionTest, GrantsShowsAndRevokesAwards) {
  const Chosen chosen = ChosenIn(Short(NewCouncil(3)), 2);
  ASSERT_THAT(Publish(chosen.plan), IsOk());
  At(kEnd);
  EXPECT_THAT(Decide(chosen.plan, kOffice), RefusedWith(Reason::NOT_AUTHORIZED)) << "who opened it";
  ASSERT_THAT(Decide(chosen.plan), IsOk());
  EXPECT_THAT(Decide(chosen.plan), RefusedWith(Reason::AWARD_PLAN_STATE));
  const std::string name = AwardOf(chosen.plan, chosen.nominations[0]);
  EXPECT_EQ(GetAward(name, "")->nominee(), "V13050*******1000");
  EXPECT_EQ(GetAward(name, Volunteer(0))->nominee(), Volunteer(0));
  EXPECT_EQ(GetAward(name, kOfficer)->decision_number(), "邢社工〔2027〕1号");
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.outbox WHERE type = 'awards.award.granted'"), "2");
  ASSERT_THAT(WithdrawConsent(chosen.nominations[1], Volunteer(1)), IsOk());
  v1::ListAwardsRequest list;
  list.set_parent(chosen.plan);
  EXPECT_EQ(host_.Call(*awards_, &Awards::Stub::ListAwards, "", list)->awards_size(), 1)
      << "who does not agree is not shown";
  EXPECT_EQ(host_.Call(*awards_, &Awards::Stub::ListAwards, kOfficer, list)->awards_size(), 2);
  v1::ListAwardsOfNomineeRequest of_her;
  of_her.set_nominee(Volunteer(1));
  EXPECT_EQ(
      host_.Call(*awards_, &Awards::Stub::ListAwardsOfNominee, Volunteer(1), of_her)->awards_size(),
      1);
  EXPECT_THAT(host_.Call(*awards_, &Awards::Stub::ListAwardsOfNominee, kStranger, of_her),
              RefusedWith(Reason::NOT_AUTHORIZED));
  auto revoke = Named<v1::RevokeAwardRequest>(name);
  revoke.set_reason("虚报服务时长");
  revoke.set_document_number("邢社工〔2027〕9号");
  const auto revoked = [&](const std::string& as) {
    return host_.Call(*awards_, &Awards::Stub::RevokeAward, as, revoke);
  };
  EXPECT_THAT(revoked(kOffice2), RefusedWith(Reason::NOT_AUTHORIZED)) << "who decided";
  ASSERT_THAT(revoked(kOfficer), IsOk());
  EXPECT_THAT(revoked(kOfficer), RefusedWith(Reason::AWARD_STATE));
  EXPECT_EQ(GetAward(name, "")->state(), v1::AWARD_REVOKED);
  for (const char* statement :
       {"DELETE FROM awards.award", "TRUNCATE awards.award", "UPDATE awards.award SET state = 1",
        "UPDATE awards.award SET nominee = 'volunteers/V1'"}) {
    EXPECT_THROW(Sql(statement), pqxx::sql_error) << statement;
  }
}

TEST_F(DecisionTest, ShowsNobodyWithoutConsent) {
  const Chosen chosen = ChosenIn(Short(NewCouncil(3)), 2);
  ASSERT_THAT(WithdrawConsent(chosen.nominations[0], Volunteer(0)), IsOk());
  EXPECT_THAT(Publish(chosen.plan), RefusedWith(Reason::CONSENT_TO_SHOW_MISSING));
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.nomination WHERE state = 5"), "0");
  ASSERT_THAT(Withdraw(chosen.nominations[0], Volunteer(0)), IsOk());
  ASSERT_THAT(Publish(chosen.plan), IsOk());
  EXPECT_EQ(Notice(chosen.plan)->entries_size(), 1);
  ASSERT_THAT(WithdrawConsent(chosen.nominations[1], Volunteer(1)), IsOk());
  EXPECT_EQ(Notice(chosen.plan)->entries_size(), 0) << "gone at once";
}

// A record reversed after the council, and after the notice.
TEST_F(DecisionTest, LeavesOutWhoseRecordFellBelowTheConditions) {
  v1::AwardPlan plan = Short(NewCouncil(3));
  plan.add_conditions()->set_kind(v1::CONDITION_MINUTES_IN_ALL);
  plan.mutable_conditions(0)->set_amount(100);
  plan.set_quota(3);
  for (int i = 0; i < 3; ++i) Serve(Volunteer(i), 100);
  const Chosen chosen = ChosenIn(plan, 3);
  Serve(Volunteer(0), 99);
  auto published = Publish(chosen.plan);
  ASSERT_THAT(published, IsOk());
  EXPECT_EQ(Notice(chosen.plan)->entries_size(), 2);
  EXPECT_EQ(GetNomination(chosen.nominations[0], kOfficer)->state(), v1::NOMINATION_REJECTED);
  Serve(Volunteer(1), 0);
  At(kEnd);
  ASSERT_THAT(Decide(chosen.plan), IsOk());
  EXPECT_EQ(GetNomination(chosen.nominations[1], kOfficer)->state(), v1::NOMINATION_STRUCK);
  EXPECT_EQ(GetNomination(chosen.nominations[1], kOfficer)->end_reason(), "NOMINEE_INELIGIBLE");
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.award"), "1");
}

// An objection and the decision at the same moment: either it holds the decision, or it was too
// late.
TEST_F(DecisionTest, AnObjectionHoldsTheDecisionOrIsTooLate) {
  const Chosen chosen = ChosenIn(Short(NewCouncil(3)), 2);
  ASSERT_THAT(Publish(chosen.plan), IsOk());
  At(kEnd - absl::Seconds(1));
  std::atomic<int> filed = 0;
  std::atomic<bool> concluded = false;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      const auto objection = Object(chosen.plan, chosen.nominations[i % 2]);
      if (objection.ok()) ++filed;
    });
  }
  threads.emplace_back([&] {
    At(kEnd);
    concluded = Decide(chosen.plan).ok();
  });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.objection"), absl::StrCat(filed.load()));
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.objection AS o JOIN awards.award_plan AS p USING "
                "(plan_id) WHERE o.state = 1 AND p.state = 10"),
            "0");
  EXPECT_EQ(concluded.load(), Sql("SELECT state FROM awards.award_plan") == "10");
}

// S2-10: 向上级推荐. S2-1: honours of several levels.
TEST_F(DecisionTest, PassesTheChosenUpward) {
  host_.Grant("staff/province", options::v1::AWARDS_OFFICER, "regions/13");
  host_.Grant("staff/province2", options::v1::AWARDS_OFFICER, "regions/13");
  v1::AwardPlan upper = Short(NewCouncil(3));
  upper.clear_nomination_ways();
  upper.add_nomination_ways(v1::NOMINATION_FROM_BELOW);
  for (v1::PlanStage& stage : *upper.mutable_stages()) {
    for (auto* at : {stage.mutable_start_time(), stage.mutable_end_time()}) {
      at->set_seconds(at->seconds() + 17 * 24 * 3600);  // while the city's council sits
    }
  }
  v1::CreateAwardPlanRequest create;
  create.set_parent("regions/13");
  *create.mutable_award_plan() = upper;
  auto province = host_.Call(*plans_, &Plans::Stub::CreateAwardPlan, "staff/province", create);
  ASSERT_THAT(province, IsOk());
  ASSERT_THAT(Open(province->name(), "staff/province2"), IsOk());
  const Chosen chosen = ChosenIn(Short(NewCouncil(3)), 2);
  auto request = Named<v1::PassUpNominationRequest>(chosen.nominations[0]);
  request.set_award_plan(province->name());
  const auto pass = [&](const std::string& as) {
    return host_.Call(*nominations_, &Nominations::Stub::PassUpNomination, as, request);
  };
  EXPECT_THAT(pass("staff/province"), IsOk()) << "who holds the province holds the city";
  EXPECT_THAT(pass(kOfficer), RefusedWith(Reason::NOMINATION_EXISTS));
  request.set_name(chosen.nominations[1]);
  auto passed = pass(kOfficer);
  ASSERT_THAT(passed, IsOk());
  EXPECT_EQ(passed->passed_from(), chosen.nominations[1]);
  EXPECT_EQ(passed->way(), v1::NOMINATION_FROM_BELOW);
  EXPECT_EQ(passed->state(), v1::NOMINATION_RECOMMENDED);
  request.set_award_plan(chosen.plan);
  EXPECT_THAT(pass(kOfficer), RefusedWith(Reason::RESOURCE_NOT_FOUND)) << "to itself";
  EXPECT_THAT(pass(kStreet), RefusedWith(Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::awards
