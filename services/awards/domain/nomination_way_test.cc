#include "services/awards/domain/nomination_way.h"

#include "gtest/gtest.h"
#include "tests/support/matchers.h"

namespace linli::awards::domain {
namespace {

// Every act in every state.
TEST(NominationWay, AllowsEachActWhereTheTableSays) {
  // O proposed, R in review, M recommended, C chosen, P published, A awarded, J rejected, N not
  // chosen, W withdrawn, S struck
  constexpr std::string_view kStates = "ORMCPAJNWS";
  const struct {
    NominationAct act;
    std::string_view allowed;
    char leads_to;  // ' ': stays
  } cases[] = {
      {NominationAct::kAccept, "O", 'R'},    {NominationAct::kPass, "R", ' '},
      {NominationAct::kRecommend, "R", 'M'}, {NominationAct::kReject, "RMC", 'J'},
      {NominationAct::kScore, "M", ' '},     {NominationAct::kCheck, "RMC", ' '},
      {NominationAct::kChoose, "M", 'C'},    {NominationAct::kPassOver, "ORM", 'N'},
      {NominationAct::kPublish, "C", 'P'},   {NominationAct::kStrike, "P", 'S'},
      {NominationAct::kAward, "P", 'A'},     {NominationAct::kWithdraw, "ORMCP", 'W'},
      {NominationAct::kHide, "RMCPA", ' '},  {NominationAct::kPassUp, "CPA", ' '},
  };
  for (const auto& c : cases) {
    for (size_t i = 0; i < kStates.size(); ++i) {
      v1::Nomination nomination;
      nomination.set_state(static_cast<v1::NominationState>(i + 1));
      const bool allowed = c.allowed.find(kStates[i]) != std::string_view::npos;
      const absl::Status moved = Move(nomination, c.act);
      if (!allowed) {
        EXPECT_THAT(moved, RefusedWith(Reason::NOMINATION_STATE));
      } else {
        EXPECT_THAT(moved, IsOk());
      }
      const char expected = allowed && c.leads_to != ' ' ? c.leads_to : kStates[i];
      EXPECT_EQ(kStates[nomination.state() - 1], expected);
    }
  }
}

TEST(NominationWay, TakesAPlaceWhileChosenPublishedOrAwarded) {
  for (int state = v1::NOMINATION_PROPOSED; state <= v1::NOMINATION_STRUCK; ++state) {
    EXPECT_EQ(TakesPlace(static_cast<v1::NominationState>(state)), state >= 4 && state <= 6);
    EXPECT_EQ(Ended(static_cast<v1::NominationState>(state)), state >= 6);
  }
}

TEST(NominationWay, ShowsAPersonOnlyWhileSheAgrees) {
  v1::Nomination nomination;
  nomination.set_nominee("volunteers/V1");
  EXPECT_FALSE(MayBeShown(nomination));
  nomination.mutable_consent_time()->set_seconds(1);
  EXPECT_TRUE(MayBeShown(nomination));
  nomination.clear_consent_time();
  nomination.set_nominee("organizations/red");
  EXPECT_TRUE(MayBeShown(nomination));
}

}  // namespace
}  // namespace linli::awards::domain
