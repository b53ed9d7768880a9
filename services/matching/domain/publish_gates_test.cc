#include "services/matching/domain/publish_gates.h"

#include <functional>
#include <string>
#include <vector>

#include "common/status/details.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

v1::Activity Publishable() {
  v1::Activity activity;
  activity.set_leader("volunteers/130502202600000001");
  activity.set_risk_class(v1::Activity::HIGH);
  activity.set_risk_disclosure("路口执勤，注意来往车辆");
  activity.set_insurance_policy("PICC-2026-0001");
  activity.mutable_place()->set_address("邢台市襄都区中兴大街");
  *activity.mutable_start_time() = time::ToProto(kNow + absl::Hours(24));
  *activity.mutable_end_time() = time::ToProto(kNow + absl::Hours(32));
  return activity;
}

PublishFacts Facts() { return {.shifts = 2, .leader_can_lead = true}; }

std::vector<std::string> MissingFields(const absl::Status& status) {
  std::vector<std::string> fields;
  if (auto named = DetailOf<google::rpc::BadRequest>(status)) {
    for (const auto& violation : named->field_violations()) fields.push_back(violation.field());
  }
  return fields;
}

TEST(PublishGates, LetAWholeActivityThrough) {
  EXPECT_TRUE(CheckPublishable({}, Publishable(), Facts(), kNow).ok());
}

// S1-26: high risk without insurance · S4-16: no leader · 条例 Art. 12: no risk disclosure
TEST(PublishGates, NameEachMissingThing) {
  struct Case {
    std::string field;
    std::function<void(v1::Activity&, PublishFacts&)> spoil;
  };
  const std::vector<Case> cases = {
      {"leader", [](auto& a, auto&) { a.clear_leader(); }},
      {"leader", [](auto&, auto& f) { f.leader_can_lead = false; }},
      {"risk_disclosure", [](auto& a, auto&) { a.clear_risk_disclosure(); }},
      {"insurance_policy", [](auto& a, auto&) { a.clear_insurance_policy(); }},
      {"place", [](auto& a, auto&) { a.clear_place(); }},
      {"shifts", [](auto&, auto& f) { f.shifts = 0; }},
      {"start_time", [](auto& a, auto&) { *a.mutable_start_time() = time::ToProto(kNow); }},
  };
  for (const Case& c : cases) {
    v1::Activity activity = Publishable();
    PublishFacts facts = Facts();
    c.spoil(activity, facts);
    const absl::Status status = CheckPublishable({}, activity, facts, kNow);
    EXPECT_EQ(ReasonOf(status), Reason::ACTIVITY_NOT_PUBLISHABLE) << c.field;
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(MissingFields(status), ElementsAre(c.field));
  }
}

TEST(PublishGates, NameEverythingThatIsMissingAtOnce) {
  EXPECT_THAT(MissingFields(CheckPublishable({}, v1::Activity(), {}, kNow)),
              ElementsAre("leader", "risk_disclosure", "insurance_policy", "place", "shifts",
                          "start_time"));
}

// S1-26
TEST(PublishGates, AskForInsuranceByRiskClassAndPolicy) {
  struct Case {
    v1::Activity::RiskClass risk;
    bool insure_low, insure_medium, needed;
  };
  const Case cases[] = {
      {v1::Activity::LOW, false, false, false},   {v1::Activity::LOW, true, false, true},
      {v1::Activity::MEDIUM, true, false, false}, {v1::Activity::MEDIUM, false, true, true},
      {v1::Activity::HIGH, false, false, true},
  };
  for (const Case& c : cases) {
    v1::PublishPolicy policy;
    policy.set_insure_low_risk(c.insure_low);
    policy.set_insure_medium_risk(c.insure_medium);
    v1::Activity activity = Publishable();
    activity.set_risk_class(c.risk);
    activity.clear_insurance_policy();
    EXPECT_EQ(CheckPublishable(policy, activity, Facts(), kNow).ok(), !c.needed)
        << v1::Activity::RiskClass_Name(c.risk);
  }
}

// 67号令 Art. 19, S1-11: what is no volunteer service is not published as one
TEST(PublishGates, BanWhatPolicyNames) {
  v1::PublishPolicy policy;
  policy.add_banned_words("补录");
  policy.add_banned_words("团建");
  v1::Activity activity = Publishable();
  activity.set_display_name("秋季团建活动");
  EXPECT_THAT(MissingFields(CheckPublishable(policy, activity, Facts(), kNow)),
              ElementsAre("display_name"));
  activity.set_display_name("三月补录");
  EXPECT_THAT(MissingFields(CheckPublishable(policy, activity, Facts(), kNow)),
              ElementsAre("display_name"));
  activity.set_display_name("文明交通劝导");
  EXPECT_THAT(MissingFields(CheckPublishable(policy, activity, Facts(), kNow)), IsEmpty());
  activity.set_service_mode(v1::Activity::PAID);
  EXPECT_THAT(MissingFields(CheckPublishable(policy, activity, Facts(), kNow)),
              ElementsAre("service_mode"));
}

TEST(PublishGates, LetABackEntryThroughWithItsProof) {
  v1::PublishPolicy policy;
  policy.add_banned_words("补录");
  v1::Activity activity = Publishable();
  activity.set_display_name("三月补录");
  activity.set_recruit_scope(v1::Activity::BACK_ENTRY);
  *activity.mutable_start_time() = time::ToProto(kNow - absl::Hours(100));
  EXPECT_THAT(MissingFields(CheckPublishable(policy, activity, Facts(), kNow)),
              ElementsAre("back_entry"));
  activity.mutable_back_entry()->set_truthful(true);
  EXPECT_THAT(MissingFields(CheckPublishable(policy, activity, Facts(), kNow)), IsEmpty());
}

// S0-21
TEST(PublishGates, BoundTheChildrenPerVolunteer) {
  v1::PublishPolicy policy;
  policy.set_children_per_volunteer(10);
  v1::Activity activity = Publishable();
  activity.add_beneficiaries("01");
  PublishFacts facts = Facts();
  facts.places = 3;
  activity.set_expected_beneficiaries(30);
  EXPECT_THAT(MissingFields(CheckPublishable(policy, activity, facts, kNow)), IsEmpty());
  activity.set_expected_beneficiaries(31);
  EXPECT_THAT(MissingFields(CheckPublishable(policy, activity, facts, kNow)),
              ElementsAre("expected_beneficiaries"));
  activity.set_beneficiaries(0, "03");
  EXPECT_THAT(MissingFields(CheckPublishable(policy, activity, facts, kNow)), IsEmpty());
}

TEST(PublishGates, LetAnActivityThroughThatBeginsInAMoment) {
  v1::Activity activity = Publishable();
  *activity.mutable_start_time() = time::ToProto(kNow + absl::Nanoseconds(1));
  EXPECT_THAT(MissingFields(CheckPublishable({}, activity, Facts(), kNow)), IsEmpty());
}

}  // namespace
}  // namespace linli::matching::domain
