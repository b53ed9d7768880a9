// Award plans (S4-4, S4-37): authority first, stages by the clock.
#include "services/awards/api/plan_fixture.h"

namespace linli::awards {
namespace {

TEST_F(PlanTest, OpensOnlyUnderAuthorityAndDocumentByASecondPerson) {
  v1::AwardPlan plan = Sample(NewCouncil(3));
  plan.clear_document_number();
  auto draft = Create(plan);
  ASSERT_THAT(draft, IsOk());
  EXPECT_EQ(draft->state(), v1::PLAN_DRAFT);
  EXPECT_THAT(Open(draft->name()), RefusedWith(Reason::AWARD_AUTHORITY_MISSING));
  v1::UpdateAwardPlanRequest update;
  update.mutable_award_plan()->set_name(draft->name());
  update.mutable_award_plan()->set_etag(draft->etag());
  update.mutable_award_plan()->set_document_number("邢社工〔2026〕12号");
  update.mutable_update_mask()->add_paths("document_number");
  auto updated = host_.Call(*plans_, &Plans::Stub::UpdateAwardPlan, kOfficer, update);
  ASSERT_THAT(updated, IsOk());
  EXPECT_THAT(host_.Call(*plans_, &Plans::Stub::UpdateAwardPlan, kOfficer, update),
              RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_THAT(Open(draft->name(), kOfficer), RefusedWith(Reason::NOT_AUTHORIZED));
  auto opened = Open(draft->name());
  ASSERT_THAT(opened, IsOk());
  EXPECT_EQ(opened->state(), v1::PLAN_APPROVED);
  EXPECT_THAT(Open(draft->name()), RefusedWith(Reason::AWARD_PLAN_STATE));
  update.mutable_award_plan()->clear_etag();
  EXPECT_THAT(host_.Call(*plans_, &Plans::Stub::UpdateAwardPlan, kOfficer, update),
              RefusedWith(Reason::AWARD_PLAN_STATE));
}

// The database says it too, whatever way in is taken.
TEST_F(PlanTest, TheDatabaseOpensNothingWithoutAuthority) {
  v1::AwardPlan plan = Sample(NewCouncil(3));
  plan.clear_authority();
  ASSERT_THAT(Create(plan), IsOk());
  EXPECT_THROW(Sql("UPDATE awards.award_plan SET state = 2"), pqxx::sql_error);
  EXPECT_THROW(Sql("UPDATE awards.award_plan SET places_taken = quota + 1"), pqxx::sql_error);
}

TEST_F(PlanTest, ADraftIsSeenByTheOfficesOfItsRegionAlone) {
  auto draft = Create(Sample(NewCouncil(3)));
  ASSERT_THAT(draft, IsOk());
  EXPECT_THAT(GetPlan(draft->name(), kOffice), IsOk());
  EXPECT_THAT(GetPlan(draft->name()), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(GetPlan(draft->name(), kDistrict), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Create(Sample(draft->council()), kDistrict), RefusedWith(Reason::NOT_AUTHORIZED));
  v1::ListAwardPlansRequest list;
  list.set_parent(kRegion);
  EXPECT_EQ(host_.Call(*plans_, &Plans::Stub::ListAwardPlans, "", list)->award_plans_size(), 0);
  EXPECT_EQ(host_.Call(*plans_, &Plans::Stub::ListAwardPlans, kOffice, list)->award_plans_size(),
            1);
}

TEST_F(PlanTest, TellsEveryFaultAtOnce) {
  v1::AwardPlan plan = Sample(NewCouncil(3));
  plan.clear_title();
  plan.mutable_criteria(0)->set_weight(1);
  plan.mutable_stages(1)->set_kind(v1::STAGE_NOMINATING);
  const auto refused = Create(plan);
  EXPECT_THAT(refused, Violates("award_plan.title", Reason::FIELD_REQUIRED));
  EXPECT_THAT(refused, Violates("award_plan.criteria", Reason::CRITERIA_WEIGHTS));
  EXPECT_THAT(refused, Violates("award_plan.stages[1].kind", Reason::AWARD_CALENDAR));
  EXPECT_THAT(Create(Sample("regions/1305/councils/none")),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(PlanTest, MovesByTheClockAndAnnouncesItOnce) {
  const std::string plan = Opened(Sample(NewCouncil(3)));
  LetTimePass();
  EXPECT_EQ(GetPlan(plan)->state(), v1::PLAN_APPROVED);
  At(Midnight(12, 1) - absl::Microseconds(1));
  EXPECT_EQ(GetPlan(plan)->state(), v1::PLAN_APPROVED);
  At(Midnight(12, 1));
  EXPECT_EQ(GetPlan(plan)->state(), v1::PLAN_NOMINATING) << "also before the job has run";
  LetTimePass();
  LetTimePass();
  EXPECT_EQ(Sql("SELECT state FROM awards.award_plan"), "3");
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.outbox WHERE type = 'awards.award_plan.moved'"), "1");
  At(Midnight(12, 31));
  LetTimePass();
  EXPECT_EQ(GetPlan(plan)->state(), v1::PLAN_DELIBERATING);
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.award_plan WHERE due_time IS NOT NULL"), "0");
}

TEST_F(PlanTest, IsRescheduledAndCancelled) {
  const std::string plan = Opened(Sample(NewCouncil(3)));
  At(Midnight(12, 2));
  auto request = Named<v1::RescheduleAwardPlanRequest>(plan);
  *request.mutable_stages() = Sample("").stages();
  *request.mutable_stages(0)->mutable_end_time() = time::ToProto(Midnight(12, 8));
  const auto reschedule = [&] {
    return host_.Call(*plans_, &Plans::Stub::RescheduleAwardPlan, kOfficer, request);
  };
  EXPECT_THAT(reschedule(), Violates("award_plan.stages[1].start_time", Reason::AWARD_CALENDAR));
  *request.mutable_stages(1)->mutable_start_time() = time::ToProto(Midnight(12, 8));
  ASSERT_THAT(reschedule(), IsOk());
  At(Midnight(12, 7));
  EXPECT_EQ(GetPlan(plan)->state(), v1::PLAN_NOMINATING);
  auto cancel = Named<v1::CancelAwardPlanRequest>(plan);
  cancel.set_reason("经费未落实");
  EXPECT_EQ(host_.Call(*plans_, &Plans::Stub::CancelAwardPlan, kOffice, cancel)->state(),
            v1::PLAN_CANCELLED);
  EXPECT_THAT(host_.Call(*plans_, &Plans::Stub::CancelAwardPlan, kOffice, cancel),
              RefusedWith(Reason::AWARD_PLAN_STATE));
  EXPECT_EQ(GetPlan(plan)->cancel_reason(), "经费未落实");
}

}  // namespace
}  // namespace linli::awards
