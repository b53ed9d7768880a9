// Councils (S0-6, S4-19): quorum, recusal, proxies, votes once, minutes that stand.
#include <barrier>
#include <thread>

#include "services/awards/api/plan_fixture.h"

namespace linli::awards {
namespace {

class CouncilTest : public PlanTest {
 protected:
  // A plan whose council deliberates on these many candidates.
  void Deliberate(const std::string& council, int candidates) {
    council_ = council;
    plan_ = Opened(Short(council_));
    At(Midnight(12, 1));
    nominations_of_ = Candidates(plan_, candidates);
    At(Midnight(12, 18));
  }
  absl::Time Noon() { return Midnight(12, 18) + absl::Hours(12); }

  std::string council_, plan_;
  std::vector<std::string> nominations_of_;
};

TEST_F(CouncilTest, DecidesWithItsQuorumAndWritesMinutes) {
  Deliberate(NewCouncil(3), 2);
  auto meeting = Convene(council_, plan_, Noon());
  ASSERT_THAT(meeting, IsOk());
  EXPECT_EQ(meeting->members_size(), 3);
  EXPECT_THAT(Attend(meeting->name(), kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Attend(meeting->name(), kOfficer), RefusedWith(Reason::COUNCIL_NOT_MEMBER));
  ASSERT_THAT(Attend(meeting->name(), Director(0)), IsOk());
  EXPECT_THAT(Attend(meeting->name(), Director(0), Director(1)),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(OpenVote(meeting->name()), RefusedWith(Reason::COUNCIL_QUORUM));
  EXPECT_THAT(Cast(meeting->name(), nominations_of_, Director(0)),
              RefusedWith(Reason::VOTE_CLOSED));
  ASSERT_THAT(Attend(meeting->name(), kOfficer, Director(1)), IsOk()) << "an office saw her";
  ASSERT_THAT(OpenVote(meeting->name()), IsOk());
  EXPECT_THAT(Attend(meeting->name(), Director(2)), RefusedWith(Reason::COUNCIL_STATE));
  ASSERT_THAT(Cast(meeting->name(), nominations_of_, Director(0)), IsOk());
  EXPECT_THAT(Cast(meeting->name(), nominations_of_, Director(0)), RefusedWith(Reason::VOTE_CAST));
  EXPECT_THAT(Cast(meeting->name(), nominations_of_, Director(2)),
              RefusedWith(Reason::COUNCIL_NOT_MEMBER));
  EXPECT_THAT(Cast(meeting->name(), nominations_of_, kStranger),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Close(meeting->name()), RefusedWith(Reason::COUNCIL_STATE)) << "one has not voted";
  EXPECT_THAT(ShowMinutes(meeting->name(), kOfficer), RefusedWith(Reason::COUNCIL_STATE));
  ASSERT_THAT(Cast(meeting->name(), {nominations_of_[0]}, Director(1)), IsOk());
  ASSERT_THAT(Cast(meeting->name(), {nominations_of_[1]}, Director(1), "", v1::VOTE_AGAINST),
              IsOk());
  auto minutes = Close(meeting->name());
  ASSERT_THAT(minutes, IsOk());
  EXPECT_EQ(minutes->present_size(), 2);
  EXPECT_EQ(minutes->absent_size(), 1);
  EXPECT_EQ(minutes->votes_size(), 4);
  ASSERT_EQ(minutes->resolutions_size(), 2);
  EXPECT_EQ(minutes->resolutions(0).nomination(), nominations_of_[0]);
  EXPECT_EQ(minutes->resolutions(0).result(), v1::RESOLUTION_CHOSEN);
  EXPECT_EQ(minutes->resolutions(1).result(), v1::RESOLUTION_NOT_PASSED);
  EXPECT_EQ(GetPlan(plan_)->places_taken(), 1);
  EXPECT_EQ(ShowMinutes(meeting->name(), Director(2))->SerializeAsString(),
            minutes->SerializeAsString());
  EXPECT_THAT(ShowMinutes(meeting->name(), kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Close(meeting->name()), RefusedWith(Reason::COUNCIL_STATE));
  for (const char* statement :
       {"UPDATE awards.council_minutes SET document = ''", "DELETE FROM awards.council_minutes",
        "TRUNCATE awards.council_minutes", "UPDATE awards.council_vote SET choice = 1",
        "DELETE FROM awards.council_vote"}) {
    EXPECT_THROW(Sql(statement), pqxx::sql_error) << statement;
  }
}

TEST_F(CouncilTest, NomineesAndTheirFriendsStandAside) {
  v1::CreateCouncilRequest request;
  request.set_parent(kRegion);
  *request.mutable_council() = [&] {
    v1::GetCouncilRequest get;
    get.set_name(NewCouncil(4));
    return *host_.Call(*councils_, &Councils::Stub::GetCouncil, kOffice, get);
  }();
  request.mutable_council()->mutable_members(3)->set_member(Volunteer(0));  // a nominee
  Deliberate(host_.Call(*councils_, &Councils::Stub::CreateCouncil, kOffice, request)->name(), 2);
  auto meeting = Convene(council_, plan_, Noon());
  ASSERT_THAT(meeting, IsOk());
  for (const std::string& member : {Director(0), Director(1), Director(2), Volunteer(0)}) {
    ASSERT_THAT(Attend(meeting->name(), member), IsOk());
  }
  auto recuse = Named<v1::RecuseCouncilMemberRequest>(meeting->name());
  recuse.set_nomination(nominations_of_[1]);
  recuse.set_reason("亲属");
  const auto aside = [&](const std::string& as) {
    return host_.Call(*councils_, &Councils::Stub::RecuseCouncilMember, as, recuse);
  };
  ASSERT_THAT(aside(Director(0)), IsOk());
  ASSERT_THAT(aside(Director(0)), IsOk());
  ASSERT_THAT(OpenVote(meeting->name()), IsOk());
  EXPECT_THAT(aside(Director(1)), RefusedWith(Reason::COUNCIL_STATE));
  EXPECT_THAT(Cast(meeting->name(), nominations_of_, Director(0)),
              RefusedWith(Reason::COUNCIL_RECUSED));
  EXPECT_THAT(Cast(meeting->name(), {nominations_of_[0]}, Volunteer(0)),
              RefusedWith(Reason::COUNCIL_RECUSED));
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.council_vote"), "0") << "whole or not at all";
  ASSERT_THAT(Cast(meeting->name(), {nominations_of_[0]}, Director(0)), IsOk());
  ASSERT_THAT(Cast(meeting->name(), {nominations_of_[1]}, Volunteer(0)), IsOk());
  ASSERT_THAT(Cast(meeting->name(), nominations_of_, Director(1)), IsOk());
  ASSERT_THAT(Cast(meeting->name(), nominations_of_, Director(2)), IsOk());
  auto minutes = Close(meeting->name());
  ASSERT_THAT(minutes, IsOk());
  EXPECT_EQ(minutes->recusals_size(), 2);
  EXPECT_EQ(minutes->resolutions(0).entitled(), 3);
  EXPECT_EQ(minutes->resolutions(0).result(), v1::RESOLUTION_CHOSEN);
}

TEST_F(CouncilTest, AProxyVotesForWhoIsAbsent) {
  Deliberate(NewCouncil(3, 1), 1);
  auto meeting = Convene(council_, plan_, Noon());
  ASSERT_THAT(meeting, IsOk());
  auto proxy = Named<v1::GiveCouncilProxyRequest>(meeting->name());
  proxy.set_holder(Director(0));
  const auto give = [&](const std::string& as) {
    return host_.Call(*councils_, &Councils::Stub::GiveCouncilProxy, as, proxy);
  };
  EXPECT_THAT(give(Director(1)), RefusedWith(Reason::COUNCIL_PROXY)) << "nobody is there yet";
  ASSERT_THAT(Attend(meeting->name(), Director(0)), IsOk());
  ASSERT_THAT(give(Director(1)), IsOk());
  EXPECT_THAT(give(Director(2)), RefusedWith(Reason::COUNCIL_PROXY)) << "one is the most";
  EXPECT_THAT(Attend(meeting->name(), Director(1)), RefusedWith(Reason::COUNCIL_PROXY));
  ASSERT_THAT(OpenVote(meeting->name()), IsOk());
  EXPECT_THAT(Cast(meeting->name(), nominations_of_, Director(1)),
              RefusedWith(Reason::COUNCIL_PROXY));
  ASSERT_THAT(Cast(meeting->name(), nominations_of_, Director(0)), IsOk());
  ASSERT_THAT(Cast(meeting->name(), nominations_of_, Director(0), Director(1)), IsOk());
  auto minutes = Close(meeting->name());
  ASSERT_THAT(minutes, IsOk());
  ASSERT_EQ(minutes->proxies_size(), 1);
  EXPECT_EQ(minutes->proxies(0).holder(), Director(0));
  EXPECT_EQ(minutes->votes(1).caster(), Director(0));
  EXPECT_EQ(minutes->resolutions(0).result(), v1::RESOLUTION_CHOSEN);
}

TEST_F(CouncilTest, ClosesAtItsInstantByItself) {
  Deliberate(NewCouncil(3), 1);
  const std::string meeting = Voting(council_, plan_, 3, Noon());
  At(Noon() - absl::Microseconds(1));
  LetTimePass();
  EXPECT_THAT(Cast(meeting, nominations_of_, Director(0)), IsOk());
  EXPECT_THAT(Cast(meeting, nominations_of_, Director(1)), IsOk());
  At(Noon());
  EXPECT_THAT(Cast(meeting, nominations_of_, Director(2)), RefusedWith(Reason::VOTE_CLOSED))
      << "also before the job has run";
  LetTimePass();
  LetTimePass();
  auto minutes = ShowMinutes(meeting, kOfficer);
  ASSERT_THAT(minutes, IsOk());
  EXPECT_EQ(minutes->votes_size(), 2);
  EXPECT_EQ(minutes->resolutions(0).result(), v1::RESOLUTION_CHOSEN);
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.council_minutes"), "1");
}

// A vote in the last second is in the minutes, or it was refused: by the database's order.
TEST_F(CouncilTest, CountsEachVoteThatItTookAndNoOther) {
  constexpr int kDirectors = 12;
  Deliberate(NewCouncil(kDirectors), 1);
  const std::string meeting = Voting(council_, plan_, kDirectors, Noon());
  std::barrier start(kDirectors + 1);
  std::atomic<int> taken = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kDirectors; ++i) {
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      const auto cast = Cast(meeting, nominations_of_, Director(i));
      if (cast.ok()) {
        ++taken;
      } else {
        EXPECT_THAT(cast, RefusedWith(Reason::VOTE_CLOSED));
      }
    });
  }
  start.arrive_and_wait();
  At(Noon());
  LetTimePass();
  for (std::thread& thread : threads) thread.join();
  LetTimePass();
  EXPECT_EQ(ShowMinutes(meeting, kOfficer)->votes_size(), taken);
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.council_vote"), absl::StrCat(taken.load()));
}

// The database itself refuses a vote after the closing, whatever way in is taken.
TEST_F(CouncilTest, TheDatabaseTakesNoVoteThatIsLateOrOfWhoStandsAside) {
  Deliberate(NewCouncil(3), 1);
  const std::string meeting = Voting(council_, plan_, 3, Noon());
  const auto insert = [&](const char* member, const char* time) {
    Sql(absl::StrCat("INSERT INTO awards.council_vote SELECT council_id, id, 'n', '", member,
                     "', '", member, "', 1, ", time, " FROM awards.council_meeting"));
  };
  EXPECT_THROW(insert("staff/director0", "close_time"), pqxx::sql_error);
  EXPECT_THROW(insert("staff/nobody", "create_time"), pqxx::sql_error);
  insert("staff/director0", "create_time");
  EXPECT_THROW(insert("staff/director0", "create_time"), pqxx::sql_error);
  Sql("INSERT INTO awards.council_recusal SELECT council_id, id, 'n', 'staff/director1', '亲属' "
      "FROM awards.council_meeting");
  EXPECT_THROW(insert("staff/director1", "create_time"), pqxx::sql_error);
  Sql("UPDATE awards.council_meeting SET state = 3");
  EXPECT_THROW(insert("staff/director2", "create_time"), pqxx::sql_error);
}

// Two councils' votes at the last second: never more places than the quota.
TEST_F(CouncilTest, ParallelDecisionsKeepTheQuota) {
  Deliberate(NewCouncil(3), 4);  // for two places
  std::vector<std::string> meetings;
  for (int i = 0; i < 4; ++i) {
    meetings.push_back(Voting(council_, plan_, 3, Noon(), {nominations_of_[i]}));
    for (int d = 0; d < 3; ++d) {
      ASSERT_THAT(Cast(meetings[i], {nominations_of_[i]}, Director(d)), IsOk());
    }
  }
  std::barrier start(4);
  std::atomic<int> chosen = 0;
  std::atomic<int> without_place = 0;
  std::vector<std::thread> threads;
  for (const std::string& meeting : meetings) {
    threads.emplace_back([&] {
      start.arrive_and_wait();
      const auto minutes = Close(meeting);
      ASSERT_THAT(minutes, IsOk());
      const auto result = minutes->resolutions(0).result();
      if (result == v1::RESOLUTION_CHOSEN) ++chosen;
      if (result == v1::RESOLUTION_NO_PLACE) ++without_place;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(chosen, 2);
  EXPECT_EQ(without_place, 2);
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.nomination WHERE state = 4"), "2");
  EXPECT_EQ(Sql("SELECT places_taken FROM awards.award_plan"), "2");
  EXPECT_THROW(Sql("UPDATE awards.nomination SET state = 4"), pqxx::sql_error);
}

TEST_F(CouncilTest, TellsWhatIsWrongWithAMeeting) {
  Deliberate(NewCouncil(3), 1);
  EXPECT_THAT(Convene(council_, plan_, Midnight(12, 18)),
              Violates("council_meeting.close_time", Reason::FIELD_TIME));
  EXPECT_THAT(Convene(NewCouncil(3), plan_, Noon()), RefusedWith(Reason::RESOURCE_NOT_FOUND))
      << "another council's plan";
  ASSERT_THAT(Withdraw(nominations_of_[0], Volunteer(0)), IsOk());
  EXPECT_THAT(Convene(council_, plan_, Noon()), RefusedWith(Reason::NOMINATION_STATE));
}

TEST_F(CouncilTest, KeepsItsMembersAndRuleAsTheyWereConvened) {
  Deliberate(NewCouncil(3), 1);
  auto meeting = Convene(council_, plan_, Noon());
  ASSERT_THAT(meeting, IsOk());
  v1::UpdateCouncilRequest update;
  update.mutable_council()->set_name(council_);
  update.mutable_council()->add_members()->set_member("staff/alone");
  update.mutable_update_mask()->add_paths("members");
  EXPECT_THAT(host_.Call(*councils_, &Councils::Stub::UpdateCouncil, kOfficer, update),
              RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(host_.Call(*councils_, &Councils::Stub::UpdateCouncil, kOffice, update), IsOk());
  EXPECT_THAT(Attend(meeting->name(), Director(0)), IsOk());
  EXPECT_THAT(Attend(meeting->name(), "staff/alone"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(host_
                .Call(*councils_, &Councils::Stub::GetCouncilMeeting, Director(0),
                      Named<v1::GetCouncilMeetingRequest>(meeting->name()))
                ->members_size(),
            3);
  v1::ListCouncilsRequest list;
  list.set_parent(kRegion);
  EXPECT_EQ(host_.Call(*councils_, &Councils::Stub::ListCouncils, kOfficer, list)->councils_size(),
            1);
}

}  // namespace
}  // namespace linli::awards
