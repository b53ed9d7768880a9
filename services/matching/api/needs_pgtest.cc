#include <atomic>
#include <thread>

#include "linli/matching/v1/need_service.grpc.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/jobs/caretaker.h"

namespace linli::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

using Stub = v1::NeedService::Stub;

constexpr char kResident[] = "agencies/resident-app";

class Needs : public House {
 protected:
  template <typename Request>
  absl::StatusOr<v1::Need> Do(
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, v1::Need*),
      const std::string& name, const std::string& as,
      const std::function<void(Request&)>& change = [](Request&) {}) {
    Request request;
    request.set_name(name);
    change(request);
    return host_.Call(*needs_, method, as, request);
  }
  v1::Need Words(v1::Need::Form form = v1::Need::MICRO_WISH) {
    v1::Need need;
    need.set_kind(v1::Need::HOPE);
    need.set_form(form);
    need.set_region("regions/130502");
    need.set_title("一副老花镜");
    need.add_beneficiaries("03");
    need.set_source(v1::Need::RESIDENT);
    need.mutable_beneficiary()->set_display_name("王𠮷祥");
    need.mutable_beneficiary()->set_phone("13800138000");
    need.mutable_beneficiary()->set_address("北关街 12 号");
    return need;
  }
  absl::StatusOr<v1::Need> Submit(const v1::Need& need, const std::string& as = kResident) {
    v1::SubmitNeedRequest request;
    request.set_parent(kOrganization);
    *request.mutable_need() = need;
    return host_.Call(*needs_, &Stub::SubmitNeed, as, request);
  }
  absl::StatusOr<v1::Need> Answer(const std::string& name, bool accepted = true,
                                  const std::string& as = kManager) {
    return Do<v1::AnswerNeedRequest>(&Stub::AnswerNeed, name, as, [&](auto& request) {
      request.set_accepted(accepted);
      request.set_answer(accepted ? "已核实" : "不属志愿服务范围");
    });
  }
  std::string Opened(const v1::Need& need, const std::string& as = kResident) {
    const auto submitted = Submit(need, as);
    EXPECT_THAT(submitted, IsOk());
    EXPECT_THAT(Answer(submitted->name()), IsOk());
    return submitted->name();
  }
  absl::StatusOr<v1::Need> Claim(const std::string& name, const std::string& claimant,
                                 const std::string& as = "") {
    return Do<v1::ClaimNeedRequest>(&Stub::ClaimNeed, name, as.empty() ? claimant : as,
                                    [&](auto& request) { request.set_claimant(claimant); });
  }
  absl::StatusOr<v1::Need> Fulfil(const std::string& name, const std::string& as, int present = 1) {
    return Do<v1::FulfilNeedRequest>(&Stub::FulfilNeed, name, as, [&](auto& request) {
      request.set_note("已送到");
      request.set_people_present(present);
    });
  }
  absl::StatusOr<v1::Need> Confirm(const std::string& name, const std::string& as,
                                   bool met = true) {
    return Do<v1::ConfirmNeedRequest>(&Stub::ConfirmNeed, name, as, [&](auto& request) {
      request.set_met(met);
      request.set_rating(met ? 5 : 1);
    });
  }
  absl::StatusOr<v1::Need> Get(const std::string& name, const std::string& as = "") {
    return Do<v1::GetNeedRequest>(&Stub::GetNeed, name, as);
  }
  int64_t Events(const std::string& what) {
    return Count("outbox WHERE type = 'matching.need." + what + "'");
  }

  const std::unique_ptr<Stub> needs_ = v1::NeedService::NewStub(channel_);
};

// S0-11, S3-11: told, answered, claimed, met, confirmed
TEST_F(Needs, AreFollowedUntilTheyAreClosed) {
  const auto submitted = Submit(Words());
  ASSERT_THAT(submitted, IsOk());
  const std::string name = submitted->name();
  EXPECT_EQ(submitted->state(), v1::Need::SUBMITTED);
  // Saturday 28 November; five working days end with Friday 4 December.
  EXPECT_EQ(time::FromProto(submitted->answer_due_time()),
            absl::FromCivil(absl::CivilDay(2026, 12, 5), absl::FixedTimeZone(8 * 3600)));
  EXPECT_THAT(Get(name), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Claim(name, Volunteer(1)), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Answer(name, true, Volunteer(1)), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Answer(name)->state(), v1::Need::OPEN);
  EXPECT_THAT(Answer(name), RefusedWith(Reason::NEED_STATE));
  EXPECT_EQ(Claim(name, Volunteer(1))->state(), v1::Need::CLAIMED);
  EXPECT_EQ(Claim(name, Volunteer(1))->state(), v1::Need::CLAIMED);  // again: nothing more happens
  EXPECT_THAT(Claim(name, Volunteer(2)), RefusedWith(Reason::NEED_TAKEN));
  EXPECT_THAT(Fulfil(name, Volunteer(2)), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Fulfil(name, Volunteer(1))->fulfil_note(), "已送到");
  EXPECT_THAT(Confirm(name, Volunteer(1)), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  const auto confirmed = Confirm(name, kResident);
  EXPECT_EQ(confirmed->state(), v1::Need::CONFIRMED);
  EXPECT_EQ(confirmed->rating(), 5);
  EXPECT_EQ(Events("submitted") + Events("opened") + Events("claimed") + Events("fulfilled") +
                Events("confirmed"),
            5);
}

TEST_F(Needs, AreOpenAgainIfTheyWereNotMet) {
  const std::string name = Opened(Words());
  ASSERT_THAT(Claim(name, Volunteer(1)), IsOk());
  ASSERT_THAT(Fulfil(name, Volunteer(1)), IsOk());
  EXPECT_EQ(Confirm(name, kManager, false)->state(), v1::Need::OPEN);
  EXPECT_EQ(Claim(name, Volunteer(2))->state(), v1::Need::CLAIMED);
  const auto released = Do<v1::ReleaseNeedRequest>(
      &Stub::ReleaseNeed, name, Volunteer(2), [](auto& request) { request.set_reason("出差"); });
  EXPECT_EQ(released->state(), v1::Need::OPEN);
  EXPECT_THAT(Claim(name, Volunteer(1)), IsOk());
}

// Whoever clicks first: of forty at once one wins, whatever runs in parallel.
TEST_F(Needs, AreClaimedOnce) {
  const std::string name = Opened(Words());
  std::vector<std::string> volunteers;
  for (int i = 0; i < 40; ++i) volunteers.push_back(Volunteer(i));
  std::atomic<int> won{0}, lost{0};
  std::vector<std::thread> threads;
  for (const std::string& volunteer : volunteers) {
    threads.emplace_back([&] {
      const auto claimed = Claim(name, volunteer);
      if (claimed.ok()) {
        ++won;
      } else {
        EXPECT_THAT(claimed, RefusedWith(Reason::NEED_TAKEN));
        ++lost;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(won, 1);
  EXPECT_EQ(lost, 39);
  EXPECT_EQ(Count("need_claim WHERE live"), 1);
  // The database would not have it otherwise.
  EXPECT_THROW(Sql("INSERT INTO matching.need_claim SELECT need_id, 'other', slot, people,"
                   " 'volunteers/x', true, now(), '' FROM matching.need_claim"),
               pqxx::unique_violation);
}

// S3-19: never alone
TEST_F(Needs, AreVisitedByTwo) {
  const std::string name = Opened(Words(v1::Need::VISIT));
  EXPECT_EQ(Claim(name, Volunteer(1))->state(), v1::Need::OPEN);
  EXPECT_THAT(Fulfil(name, Volunteer(1)), RefusedWith(Reason::NEED_STATE));
  EXPECT_EQ(Claim(name, Volunteer(2))->state(), v1::Need::CLAIMED);
  const auto alone = Fulfil(name, Volunteer(2), 1);
  EXPECT_THAT(alone, RefusedWith(Reason::VISITORS_MISSING));
  EXPECT_EQ(MentionOf(alone.status(), "needed"), "2");
  EXPECT_THAT(Fulfil(name, Volunteer(2), 2), IsOk());
}

TEST_F(Needs, AreTakenWholeByAUnit) {
  const std::string name = Opened(Words(v1::Need::VISIT));
  EXPECT_THAT(Claim(name, kOrganization, Volunteer(1)), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Claim(name, kOrganization, kManager)->state(), v1::Need::CLAIMED);
  EXPECT_EQ(Count("need_claim WHERE live"), 2);
  const std::string second = Opened(Words(v1::Need::VISIT));
  ASSERT_THAT(Claim(second, Volunteer(1)), IsOk());
  EXPECT_THAT(Claim(second, kOrganization, kManager), RefusedWith(Reason::NEED_TAKEN));
}

// S0-26
TEST_F(Needs, OfRidesAreForDrivers) {
  v1::Need ride = Words(v1::Need::RIDE);
  EXPECT_THAT(Submit(ride), Violates("need.ride", Reason::FIELD_REQUIRED));
  ride.mutable_ride()->set_from_address("北关社区");
  ride.mutable_ride()->set_to_address("邢台一中考点");
  ride.mutable_ride()->set_passengers(1);
  *ride.mutable_ride()->mutable_pickup_time() = time::ToProto(Now() + absl::Hours(48));
  const std::string name = Opened(ride);
  EXPECT_THAT(Claim(name, Volunteer(1)), RefusedWith(Reason::SKILL_MISSING));
  registration::v1::Volunteer driver;
  driver.set_name(Volunteer(2));
  driver.set_state(registration::v1::VOLUNTEER_ACTIVE);
  driver.set_birth_date("1990-05-01");
  driver.add_skills("03");
  registration_.Put(driver);
  EXPECT_THAT(Claim(name, driver.name()), IsOk());
}

// S0-16: who is in need is shown to those who help and to nobody else; law 10
TEST_F(Needs, TellWhoIsInNeedToThoseWhoHelpAlone) {
  const std::string name = Opened(Words());
  EXPECT_FALSE(Get(name)->has_beneficiary());
  EXPECT_FALSE(Get(name, Volunteer(1))->has_beneficiary());
  EXPECT_EQ(Get(name, kManager)->beneficiary().display_name(), "王𠮷祥");
  EXPECT_EQ(Get(name, kResident)->beneficiary().phone(), "13800138000");
  ASSERT_FALSE(Claim(name, Volunteer(1))->has_beneficiary());  // answers are kept for replays
  const auto mine = Get(name, Volunteer(1));
  EXPECT_EQ(mine->beneficiary().address(), "北关街 12 号");
  EXPECT_THAT(mine->claimants(), ElementsAre(Volunteer(1)));
  EXPECT_THAT(Get(name)->claimants(), SizeIs(0));
  EXPECT_EQ(Count("clear_reading"), 3);
  EXPECT_EQ(Count("clear_reading WHERE reader = '" + Volunteer(1) + "'"), 1);
  // Nothing of it stands anywhere in clear.
  for (const char* table : {"need", "outbox", "replay", "need_claim"}) {
    for (const char* word : {"13800138000", "祥", "北关街"}) {
      EXPECT_EQ(Count(absl::StrCat(table, " AS t WHERE t::text LIKE '%' || encode('", word,
                                   "'::bytea, 'hex') || '%' OR t::text LIKE '%", word, "%'")),
                0)
          << table << " " << word;
    }
  }
}

TEST_F(Needs, ForgetWhoIsInNeedWhenTheyAreRefusedOrTakenBack) {
  const std::string refused = Submit(Words())->name();
  EXPECT_EQ(Answer(refused, false)->state(), v1::Need::REFUSED);
  const std::string taken_back = Opened(Words());
  const auto withdraw = [&](const std::string& as) {
    return Do<v1::WithdrawNeedRequest>(&Stub::WithdrawNeed, taken_back, as,
                                       [](auto& request) { request.set_reason("已解决"); });
  };
  EXPECT_THAT(withdraw(Volunteer(1)), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(withdraw(kResident)->state(), v1::Need::WITHDRAWN);
  EXPECT_THAT(withdraw(kResident), IsOk());  // again: nothing more happens
  EXPECT_EQ(Count("need WHERE sealed IS NOT NULL OR wrapped_key IS NOT NULL"), 0);
  EXPECT_FALSE(Get(taken_back, kManager)->has_beneficiary());
}

// 条例 Art. 13: the duty to answer
TEST_F(Needs, AreOverdueWithoutAnAnswer) {
  const std::string late = Submit(Words())->name();
  const std::string answered = Opened(Words());
  const Household household{host_->database(), host_->cache(), host_.clock()};
  host_.clock().Set(time::FromProto(Get(late, kManager)->answer_due_time()) - absl::Seconds(1));
  ASSERT_THAT(MarkOverdueNeeds(household), IsOk());
  EXPECT_EQ(Events("overdue"), 0);
  host_.clock().Advance(absl::Seconds(1));
  ASSERT_THAT(MarkOverdueNeeds(household), IsOk());
  ASSERT_THAT(MarkOverdueNeeds(household), IsOk());
  EXPECT_EQ(Events("overdue"), 1);
  EXPECT_TRUE(Get(late, kManager)->overdue());
  EXPECT_FALSE(Get(answered, kManager)->overdue());
  EXPECT_TRUE(Answer(late)->overdue());
}

// S2-28: whoever has time and whoever is in need come in by doors that are alike, and may be the
// same person
TEST_F(Needs, AreAskedByWhoeverOffersHelpToo) {
  const std::string her = Volunteer(1), him = Volunteer(2);
  const std::string hers = Opened(Words(), her), his = Opened(Words(), him);
  EXPECT_EQ(Claim(hers, him)->state(), v1::Need::CLAIMED);
  EXPECT_EQ(Claim(his, her)->state(), v1::Need::CLAIMED);
  EXPECT_THAT(Enroll(her, Published({ShiftAt(1)})[0]), IsOk());
}

// S0-37: 通过受助了解志愿服务、通过了解参与志愿服务
TEST_F(Needs, CountWhoServesAfterHavingBeenHelped) {
  const absl::Time from = Now();
  const std::string shift = Published({ShiftAt(5, 0, 2)})[0];
  for (int number : {1, 2, 3}) {
    const std::string name = Opened(Words(), Volunteer(number));
    if (number == 3) continue;  // not met
    ASSERT_THAT(Claim(name, Volunteer(9)), IsOk());
    ASSERT_THAT(Fulfil(name, Volunteer(9)), IsOk());
    ASSERT_THAT(Confirm(name, Volunteer(number)), IsOk());
  }
  ASSERT_THAT(Submit(Words()), IsOk());
  for (int number : {1, 3}) ASSERT_THAT(Enroll(Volunteer(number), shift), IsOk());
  v1::ShowNeedFiguresRequest request;
  request.set_parent(kOrganization);
  *request.mutable_start_time() = time::ToProto(from);
  *request.mutable_end_time() = time::ToProto(from + absl::Hours(24));
  const auto show = [&](const std::string& as) {
    return host_.Call(*needs_, &Stub::ShowNeedFigures, as, request);
  };
  EXPECT_THAT(show(Volunteer(1)), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(show(kManager)->serving_since(), 0);  // the shift is still to come
  host_.clock().Advance(absl::Hours(26));
  const auto shown = show(kManager);
  ASSERT_THAT(shown, IsOk());
  EXPECT_EQ(shown->submitted(), 4);
  EXPECT_EQ(shown->met(), 2);
  EXPECT_EQ(shown->overdue(), 0);
  EXPECT_EQ(shown->helped(), 2);
  EXPECT_EQ(shown->serving_since(), 1);
  *request.mutable_start_time() = request.end_time();
  *request.mutable_end_time() = time::ToProto(from + absl::Hours(48));
  EXPECT_EQ(show(kManager)->submitted(), 0);
}

TEST_F(Needs, BecomeAShift) {  // S4-30
  const auto draft = Create(Draft(), {ShiftAt(1)});
  ASSERT_THAT(Publish(draft->activity().name()), IsOk());
  const std::string name = Opened(Words());
  const auto planned = Do<v1::PlanNeedRequest>(&Stub::PlanNeed, name, kManager, [&](auto& request) {
    request.set_activity(draft->activity().name());
    *request.mutable_start_time() = ShiftAt(1, 8, 9).start_time();
    *request.mutable_end_time() = ShiftAt(1, 8, 9).end_time();
    request.set_places(3);
  });
  ASSERT_THAT(planned, IsOk());
  EXPECT_EQ(planned->state(), v1::Need::PLANNED);
  EXPECT_EQ(GetShift(planned->shift())->display_name(), "一副老花镜");
  EXPECT_THAT(Enroll(Volunteer(1), planned->shift()), IsOk());
  EXPECT_THAT(Claim(name, Volunteer(1)), RefusedWith(Reason::NEED_STATE));
}

TEST_F(Needs, AreListedByThoseWhoMay) {
  for (int i = 0; i < 3; ++i) Opened(Words());
  ASSERT_THAT(Submit(Words(v1::Need::VISIT)), IsOk());
  v1::Need unit = Words();
  unit.set_source(v1::Need::STATION);
  EXPECT_THAT(Submit(unit), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Submit(unit, kManager), IsOk());
  v1::SubmitNeedRequest nowhere;
  nowhere.set_parent("organizations/none");
  *nowhere.mutable_need() = Words();
  EXPECT_THAT(host_.Call(*needs_, &Stub::SubmitNeed, kResident, nowhere),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  v1::ListNeedsRequest list;
  list.set_parent("organizations/-");
  list.set_region("regions/1305");
  list.set_page_size(2);
  const auto first = host_.Call(*needs_, &Stub::ListNeeds, "", list);
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(first->needs(), SizeIs(2));
  list.set_page_token(first->next_page_token());
  EXPECT_THAT(host_.Call(*needs_, &Stub::ListNeeds, "", list)->needs(), SizeIs(1));
  list.clear_page_token();
  list.set_state(v1::Need::SUBMITTED);
  EXPECT_THAT(host_.Call(*needs_, &Stub::ListNeeds, "", list), RefusedWith(Reason::NOT_AUTHORIZED));
  list.set_parent(kOrganization);
  list.set_form(v1::Need::VISIT);
  EXPECT_THAT(host_.Call(*needs_, &Stub::ListNeeds, kManager, list)->needs(), SizeIs(1));
}

}  // namespace
}  // namespace linli::matching
