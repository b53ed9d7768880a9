// Nominations: consent, conditions, levels, joint checks, votes of the public.
#include <thread>

#include "services/awards/api/plan_fixture.h"

namespace linli::awards {
namespace {

TEST_F(PlanTest, APersonNamesHerselfAndIsReviewedLevelByLevel) {
  Serve(kHer, 3000);
  const std::string plan = Opened(Sample(NewCouncil(3)));
  EXPECT_THAT(Nominate(Naming(plan, kHer), kHer), RefusedWith(Reason::AWARD_PLAN_STATE));
  At(Midnight(12, 1));
  EXPECT_THAT(Nominate(Naming(plan, kHer), kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  auto named = Nominate(Naming(plan, kHer), kHer);
  ASSERT_THAT(named, IsOk());
  EXPECT_EQ(named->state(), v1::NOMINATION_IN_REVIEW);
  EXPECT_EQ(named->review_level(), 9);
  EXPECT_EQ(named->snapshot().window_minutes(), 3000);
  EXPECT_EQ(named->snapshot().window_days(), 1);
  EXPECT_EQ(named->nominee_title(), "王**");
  const auto again = Nominate(Naming(plan, kHer), kHer);
  EXPECT_THAT(again, RefusedWith(Reason::NOMINATION_EXISTS));
  EXPECT_EQ(MentionOf(again.status(), "nomination"), named->name());
  EXPECT_THAT(Review(named->name(), 9, kStreet), RefusedWith(Reason::AWARD_PLAN_STATE));
  At(Midnight(12, 6));
  EXPECT_THAT(Review(named->name(), 6, kStreet), RefusedWith(Reason::RESOURCE_NOT_FOUND))
      << "a street says nothing at the district's level";
  EXPECT_THAT(Review(named->name(), 6, kDistrict), RefusedWith(Reason::REVIEW_LEVEL));
  EXPECT_THAT(Review(named->name(), 9, kStreet), IsOk());
  EXPECT_THAT(Review(named->name(), 6, kDistrict), IsOk());
  auto last = Review(named->name(), 4, kOfficer);
  ASSERT_THAT(last, IsOk());
  EXPECT_EQ(last->state(), v1::NOMINATION_RECOMMENDED);
  EXPECT_EQ(GetNomination(named->name(), kHer)->reviews_size(), 0) << "for the offices alone";
  EXPECT_EQ(GetNomination(named->name(), kDistrict)->reviews_size(), 3);
  EXPECT_THAT(GetNomination(named->name(), kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(PlanTest, WhomOthersNameHasToAgreeFirst) {
  const std::string plan = Opened(Sample(NewCouncil(3)));
  At(Midnight(12, 1));
  auto proposed = Nominate(Naming(plan, kHer, v1::NOMINATION_BY_PUBLIC), kStranger);
  ASSERT_THAT(proposed, IsOk());
  EXPECT_EQ(proposed->state(), v1::NOMINATION_PROPOSED);
  EXPECT_EQ(proposed->nominee_title(), "");
  // Whether anybody holds the number he does not learn.
  auto nobody =
      Nominate(Naming(plan, "volunteers/V13050226110009999", v1::NOMINATION_BY_PUBLIC), kStranger);
  ASSERT_THAT(nobody, IsOk());
  EXPECT_EQ(nobody->state(), v1::NOMINATION_PROPOSED);
  EXPECT_THAT(Accept(proposed->name(), kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Accept(proposed->name(), kOfficer), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  v1::ListNominationsOfNomineeRequest mine;
  mine.set_nominee(kHer);
  const auto of_her = [&](const std::string& as) {
    return host_.Call(*nominations_, &Nominations::Stub::ListNominationsOfNominee, as, mine);
  };
  ASSERT_EQ(of_her(kHer)->nominations_size(), 1) << "where she finds what waits for her";
  EXPECT_EQ(of_her(kHer)->nominations(0).name(), proposed->name());
  EXPECT_EQ(of_her(kHer)->nominations(0).nominator(), "");
  EXPECT_THAT(of_her(kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(of_her(kOfficer), IsOk());
  auto accepted = Accept(proposed->name(), kHer);
  ASSERT_THAT(accepted, IsOk());
  EXPECT_EQ(accepted->state(), v1::NOMINATION_IN_REVIEW);
  EXPECT_TRUE(accepted->has_consent_time());
  EXPECT_EQ(accepted->nominator(), "") << "who named her she does not learn";
  auto hidden = WithdrawConsent(proposed->name(), kHer);
  ASSERT_THAT(hidden, IsOk());
  EXPECT_FALSE(hidden->has_consent_time());
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.nomination WHERE shown"), "0");
  EXPECT_THAT(Accept(proposed->name(), kHer), IsOk());
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.nomination WHERE shown"), "1");
}

TEST_F(PlanTest, AUnitNamesItsMembersAndItself) {
  const std::string plan = Opened(Sample(NewCouncil(3)));
  At(Midnight(12, 1));
  auto request = Naming(plan, kHer, v1::NOMINATION_BY_UNIT);
  request.mutable_nomination()->set_nominating_organization(kBlue);
  EXPECT_THAT(Nominate(request, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  host_.Grant("staff/blue", options::v1::ORGANIZATION_MANAGER, kBlue);
  EXPECT_THAT(Nominate(request, "staff/blue"), RefusedWith(Reason::NOT_AUTHORIZED))
      << "she does not belong to it";
  request.mutable_nomination()->set_nominating_organization(kRed);
  EXPECT_THAT(Nominate(request, kManager), IsOk());

  v1::AwardPlan of_units = Sample(NewCouncil(3));
  of_units.set_nominee_kind(v1::NOMINEE_ORGANIZATION);
  of_units.add_conditions()->set_kind(v1::CONDITION_PARTICIPANTS_IN_WINDOW);
  of_units.mutable_conditions(0)->set_amount(2);
  At(support::TestHost::Morning());
  const std::string units = Opened(of_units);
  At(Midnight(12, 1));
  Serve(kHer, 60);
  const auto one = Nominate(Naming(units, kRed), kManager);
  EXPECT_THAT(one, RefusedWith(Reason::NOMINEE_INELIGIBLE));
  EXPECT_EQ(MentionOf(one.status(), "criterion"), "CONDITION_PARTICIPANTS_IN_WINDOW");
  Serve(kStranger, 60);
  auto two = Nominate(Naming(units, kRed), kManager);
  ASSERT_THAT(two, IsOk());
  EXPECT_EQ(two->nominee_title(), "红队");
  EXPECT_EQ(two->snapshot().window_participants(), 2);
  EXPECT_EQ(two->snapshot().total_minutes(), 120);
  EXPECT_EQ(two->review_level(), 6) << "a district's unit begins with the district";
}

TEST_F(PlanTest, AProjectAndACommunityAreNamedToo) {
  v1::AwardPlan call = Sample(NewCouncil(3));
  call.set_kind(v1::PLAN_PROJECT_CALL);
  call.set_nominee_kind(v1::NOMINEE_PROJECT);
  call.mutable_criteria(0)->set_kind(v1::CRITERION_SOCIAL_NEED);  // S2-20
  call.mutable_criteria(0)->clear_full_minutes();
  const std::string projects = Opened(call);
  call.set_nominee_kind(v1::NOMINEE_COMMUNITY);
  call.set_kind(v1::PLAN_COMMENDATION);
  call.mutable_criteria()->DeleteSubrange(0, 1);
  call.mutable_criteria(0)->set_weight(600);
  const std::string communities = Opened(call);
  At(Midnight(12, 1));
  auto project = Naming(projects, absl::StrCat(kRed, "/projects/warm"));
  EXPECT_THAT(Nominate(project, kManager),
              Violates("nomination.project_title", Reason::FIELD_REQUIRED));
  project.mutable_nomination()->set_project_title("温暖邢动");
  EXPECT_EQ(Nominate(project, kManager)->nominee_title(), "温暖邢动");
  auto community = Nominate(Naming(communities, "regions/130502001001"), kStreet);
  ASSERT_THAT(community, IsOk());
  EXPECT_EQ(community->nominee_title(), "北关社区居民委员会");
}

TEST_F(PlanTest, KeepsOutWhoIsBarred) {
  const std::string plan = Opened(Sample(NewCouncil(3)));
  v1::CreateAwardBarRequest request;
  request.set_parent(kRegion);
  request.mutable_award_bar()->set_subject(kHer);
  request.mutable_award_bar()->set_reason("虚报服务时长");
  *request.mutable_award_bar()->mutable_end_time() = time::ToProto(Midnight(12, 3));
  const auto bar = [&](const std::string& as) {
    return host_.Call(*awards_, &Awards::Stub::CreateAwardBar, as, request);
  };
  EXPECT_THAT(bar(kOfficer), RefusedWith(Reason::NOT_AUTHORIZED));
  auto barred = bar(kOffice);
  ASSERT_THAT(barred, IsOk());
  At(Midnight(12, 3) - absl::Microseconds(1));
  EXPECT_THAT(Nominate(Naming(plan, kHer), kHer), RefusedWith(Reason::NOMINEE_BARRED));
  At(Midnight(12, 3));
  auto named = Nominate(Naming(plan, kHer), kHer);
  EXPECT_THAT(named, IsOk());
  EXPECT_THAT(bar(kOffice), Violates("award_bar.end_time", Reason::FIELD_TIME));
  EXPECT_THAT(host_.Call(*awards_, &Awards::Stub::LiftAwardBar, kOffice,
                         Named<v1::LiftAwardBarRequest>(barred->name())),
              RefusedWith(Reason::AWARD_STATE));
  *request.mutable_award_bar()->mutable_end_time() = time::ToProto(Midnight(12, 30));
  auto second = bar(kOffice);
  ASSERT_THAT(second, IsOk());
  EXPECT_THAT(Withdraw(named->name(), kHer), IsOk());
  EXPECT_THAT(Nominate(Naming(plan, kHer), kHer), RefusedWith(Reason::NOMINEE_BARRED));
  EXPECT_THAT(host_.Call(*awards_, &Awards::Stub::LiftAwardBar, kOffice,
                         Named<v1::LiftAwardBarRequest>(second->name())),
              IsOk());
  EXPECT_THAT(Nominate(Naming(plan, kHer), kHer), IsOk()) << "and after a withdrawal again";
  v1::ListAwardBarsRequest list;
  list.set_parent(kRegion);
  EXPECT_EQ(host_.Call(*awards_, &Awards::Stub::ListAwardBars, kOffice, list)->award_bars_size(),
            2);
}

TEST_F(PlanTest, JudgesConditionsByItself) {
  v1::AwardPlan strict = Sample(NewCouncil(3));
  strict.add_conditions()->set_kind(v1::CONDITION_MINUTES_IN_WINDOW);
  strict.mutable_conditions(0)->set_amount(1200);
  strict.add_conditions()->set_kind(v1::CONDITION_AGE_AT_MOST);
  strict.mutable_conditions(1)->set_amount(60);
  *strict.mutable_service_from_time() = time::ToProto(Midnight(1, 1));
  const std::string plan = Opened(strict);
  At(Midnight(12, 1));
  Serve(kHer, 1199);
  const auto refused = Nominate(Naming(plan, kHer), kHer);
  EXPECT_THAT(refused, RefusedWith(Reason::NOMINEE_INELIGIBLE));
  EXPECT_EQ(MentionOf(refused.status(), "criterion"), "CONDITION_MINUTES_IN_WINDOW");
  Serve(kHer, 1200);
  auto named = Nominate(Naming(plan, kHer), kHer);
  ASSERT_THAT(named, IsOk());
  ASSERT_EQ(named->condition_outcomes_size(), 2);
  EXPECT_EQ(named->condition_outcomes(0).found(), 1200);
  EXPECT_EQ(named->condition_outcomes(1).found(), 36);
}

TEST_F(PlanTest, WaitsForJointChecks) {
  v1::AwardPlan checked = Short(NewCouncil(3));
  v1::JointCheckBody& body = *checked.add_joint_check_bodies();
  body.set_title("税务");
  body.set_checker("agencies/tax");
  const std::string plan = Opened(checked);
  At(Midnight(12, 1));
  const std::vector<std::string> names = Candidates(plan, 2);
  const auto answer = [&](const std::string& name, bool cleared, const std::string& as) {
    auto request = Named<v1::AnswerJointCheckRequest>(name);
    request.set_body("税务");
    request.set_cleared(cleared);
    request.set_document_number("税函1号");
    return host_.Call(*nominations_, &Nominations::Stub::AnswerJointCheck, as, request);
  };
  EXPECT_THAT(answer(names[0], true, "agencies/tax"), RefusedWith(Reason::AWARD_PLAN_STATE));
  At(Midnight(12, 18));
  EXPECT_THAT(Convene(checked.council(), plan, Midnight(12, 19)),
              RefusedWith(Reason::JOINT_CHECK_OPEN));
  EXPECT_THAT(answer(names[0], true, kOfficer), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(answer(names[0], true, "agencies/tax"), IsOk());
  EXPECT_THAT(answer(names[0], true, "agencies/tax"), RefusedWith(Reason::NOMINATION_STATE));
  EXPECT_EQ(answer(names[1], false, "agencies/tax")->state(), v1::NOMINATION_REJECTED);
  auto meeting = Convene(checked.council(), plan, Midnight(12, 19));
  ASSERT_THAT(meeting, IsOk());
  EXPECT_EQ(meeting->nominations_size(), 1);
}

TEST_F(PlanTest, ThePublicVotesOnceForEachAndForSoMany) {
  const std::string plan = Opened(Short(NewCouncil(3)));
  At(Midnight(12, 1));
  const std::vector<std::string> names = Candidates(plan, 3);
  const auto vote = [&](const std::string& name, const std::string& as) {
    return host_.Call(*nominations_, &Nominations::Stub::VoteForNomination, as,
                      Named<v1::VoteForNominationRequest>(name));
  };
  v1::ListCandidatesRequest list;
  list.set_parent(plan);
  EXPECT_THAT(host_.Call(*nominations_, &Nominations::Stub::ListCandidates, "", list),
              RefusedWith(Reason::AWARD_PLAN_STATE));
  At(Midnight(12, 12) - absl::Microseconds(1));
  EXPECT_THAT(vote(names[0], kStranger), RefusedWith(Reason::VOTE_CLOSED));
  At(Midnight(12, 12));
  auto shown = host_.Call(*nominations_, &Nominations::Stub::ListCandidates, "", list);
  ASSERT_THAT(shown, IsOk());
  ASSERT_EQ(shown->candidates_size(), 3);
  EXPECT_EQ(shown->candidates(0).nominee(), "") << "PAIN-10";
  EXPECT_EQ(shown->candidates(0).nominee_title(), "王**");
  EXPECT_EQ(vote(names[0], kStranger)->votes_left(), 1);
  EXPECT_THAT(vote(names[0], kStranger), RefusedWith(Reason::VOTE_CAST));
  EXPECT_EQ(vote(names[1], kStranger)->votes_left(), 0);
  EXPECT_THAT(vote(names[2], kStranger), RefusedWith(Reason::VOTE_CAST));
  ASSERT_THAT(WithdrawConsent(names[2], Volunteer(2)), IsOk());
  EXPECT_THAT(vote(names[2], kHer), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(
      host_.Call(*nominations_, &Nominations::Stub::ListCandidates, "", list)->candidates_size(),
      2);
  At(Midnight(12, 17));
  EXPECT_THAT(vote(names[0], kHer), RefusedWith(Reason::VOTE_CLOSED));
}

// One person, many phones: no vote too many, whatever runs in parallel.
TEST_F(PlanTest, ThePublicCannotOutvoteItself) {
  const std::string plan = Opened(Short(NewCouncil(3)));
  At(Midnight(12, 1));
  const std::vector<std::string> names = Candidates(plan, 4);
  At(Midnight(12, 12));
  std::vector<std::thread> threads;
  std::atomic<int> taken = 0;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&, i] {
      const auto voted = host_.Call(*nominations_, &Nominations::Stub::VoteForNomination, kStranger,
                                    Named<v1::VoteForNominationRequest>(names[i % 4]));
      if (voted.ok()) ++taken;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(taken, 2);
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.public_vote"), "2");
}

TEST_F(PlanTest, RefusesADuplicateWhateverRunsInParallel) {
  const std::string plan = Opened(Sample(NewCouncil(3)));
  At(Midnight(12, 1));
  std::vector<std::thread> threads;
  std::atomic<int> made = 0;
  std::atomic<int> refused = 0;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      const auto named = Nominate(Naming(plan, kHer), kHer);
      if (named.ok()) ++made;
      if (ReasonOf(named.status()) == Reason::NOMINATION_EXISTS) ++refused;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(made, 1);
  EXPECT_EQ(refused, 7);
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.nomination"), "1");
}

// S0-8: points by criteria; S2-20 likewise.
TEST_F(PlanTest, RanksByWeighedPoints) {
  const std::string plan = Opened(Short(NewCouncil(3)));
  At(Midnight(12, 1));
  Serve(Volunteer(1), 6000);
  const std::vector<std::string> names = Candidates(plan, 2);
  At(Midnight(12, 12));
  auto score = Named<v1::ScoreNominationRequest>(names[0]);
  const auto scored = [&](const std::string& as) {
    return host_.Call(*nominations_, &Nominations::Stub::ScoreNomination, as, score);
  };
  score.set_criterion(v1::CRITERION_SERVICE_TIME);
  EXPECT_THAT(scored(kOfficer), Violates("criterion", Reason::CRITERION_INVALID));
  score.set_criterion(v1::CRITERION_DEEDS);
  score.set_points(90);
  EXPECT_THAT(scored(kOfficer), IsOk());
  EXPECT_THAT(scored(kOfficer), RefusedWith(Reason::VOTE_CAST));
  score.set_points(71);
  EXPECT_THAT(scored(kOffice), IsOk());
  ASSERT_THAT(host_.Call(*nominations_, &Nominations::Stub::VoteForNomination, kStranger,
                         Named<v1::VoteForNominationRequest>(names[0])),
              IsOk());
  auto ranking = host_.Call(*nominations_, &Nominations::Stub::ShowRanking, kOfficer,
                            Named<v1::ShowRankingRequest>(plan));
  ASSERT_THAT(ranking, IsOk());
  ASSERT_EQ(ranking->rankings_size(), 2);
  EXPECT_EQ(ranking->rankings(0).nomination(), names[1]);
  EXPECT_EQ(ranking->rankings(0).points(), 4'000);
  EXPECT_EQ(ranking->rankings(1).points(), 2'610) << "80.5 of deeds at a fifth, all votes a tenth";
  EXPECT_EQ(ranking->rankings(1).public_votes(), 1);
}

TEST_F(PlanTest, ListsNominationsPageByPage) {
  const std::string plan = Opened(Short(NewCouncil(3)));
  At(Midnight(12, 1));
  const std::vector<std::string> names = Candidates(plan, 3);
  v1::ListNominationsRequest request;
  request.set_parent(plan);
  request.set_page_size(2);
  std::vector<std::string> seen;
  do {
    auto page = host_.Call(*nominations_, &Nominations::Stub::ListNominations, kOfficer, request);
    ASSERT_THAT(page, IsOk());
    for (const v1::Nomination& one : page->nominations()) seen.push_back(one.name());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(seen, names);
  request.set_state(v1::NOMINATION_REJECTED);
  EXPECT_EQ(host_.Call(*nominations_, &Nominations::Stub::ListNominations, kOfficer, request)
                ->nominations_size(),
            0);
  EXPECT_THAT(host_.Call(*nominations_, &Nominations::Stub::ListNominations, kStranger, request),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::awards
