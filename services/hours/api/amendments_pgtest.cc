// 撤销 and 更正: what counted counts no more, and everybody who counted it hears of it.
#include <atomic>
#include <thread>

#include "linli/hours/v1/events.pb.h"
#include "services/hours/api/record_life_fixture.h"
#include "services/hours/api/record_scopes.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;

class Amendments : public RecordLife {
 protected:
  v1::RecordEvent EventOf(const std::string& record, const std::string& what) {
    const pqxx::result rows = Sql("SELECT payload FROM outbox WHERE aggregateid = '" + record +
                                  "' AND type = 'hours.record." + what + "'");
    EXPECT_EQ(rows.size(), 1u);
    v1::RecordEvent event;
    EXPECT_TRUE(event.ParseFromString(db::ToBytes(rows[0]["payload"])));
    return event;
  }
  v1::ListAmendmentsResponse List(const std::string& parent, const std::string& as,
                                  int page_size = 0, const std::string& token = "",
                                  bool open = false) {
    v1::ListAmendmentsRequest request;
    request.set_parent(parent);
    request.set_page_size(page_size);
    request.set_page_token(token);
    if (open) request.add_states(v1::Amendment::PROPOSED);
    const auto listed =
        host_.Call(*amendments_, &v1::AmendmentService::Stub::ListAmendments, as, request);
    EXPECT_THAT(listed, IsOk());
    return listed.value_or(v1::ListAmendmentsResponse());
  }
  absl::StatusOr<v1::Amendment> Withdraw(const std::string& name, const std::string& as) {
    v1::WithdrawAmendmentRequest request;
    request.set_name(name);
    return host_.Call(*amendments_, &v1::AmendmentService::Stub::WithdrawAmendment, as, request);
  }
};

TEST_F(Amendments, ReverseWhatCountedAndTellHerWhy) {  // PAIN-9, S4-16
  const std::string name = Credited();
  ASSERT_EQ(CreditedTo(kHer), 120);
  const auto proposed = Reverse(name);
  ASSERT_THAT(proposed, IsOk());
  EXPECT_EQ(proposed->state(), v1::Amendment::PROPOSED);
  EXPECT_EQ(CreditedTo(kHer), 120) << "one person changes nothing";
  const auto applied = Decide(proposed->name());
  ASSERT_THAT(applied, IsOk());
  EXPECT_EQ(applied->state(), v1::Amendment::APPLIED);
  EXPECT_EQ(applied->decided_by(), kManager);
  const v1::Record record = RecordOf(name);
  EXPECT_EQ(record.state(), v1::Record::REVERSED) << "also where it was read before";
  EXPECT_EQ(record.ending().reason(), v1::Ending::NOT_PRESENT);
  EXPECT_EQ(record.ending().explanation(), "当天没有到场");
  EXPECT_EQ(record.ending().proposed_by(), kLeader);
  EXPECT_EQ(record.ending().decided_by(), kManager);
  EXPECT_EQ(time::FromProto(record.ending().end_time()), now());
  EXPECT_EQ(record.ending().transfer(), record.transfer() + "-undone");
  EXPECT_EQ(CreditedTo(kHer), 0);
  EXPECT_EQ(Sql("SELECT sum(minutes) FROM entry")[0][0].as<int>(), 0);
  EXPECT_EQ(Count("transfer WHERE code = 'REVERSAL' AND reverses IS NOT NULL"), 1);
  EXPECT_THAT(EventsOf(name), ElementsAre("confirmed", "reversed"));
  const v1::RecordEvent event = EventOf(name, "reversed");
  EXPECT_EQ(event.state(), v1::Record::REVERSED);
  EXPECT_EQ(event.reason(), v1::Ending::NOT_PRESENT);
  EXPECT_EQ(event.SerializeAsString().find("到场"), std::string::npos) << "no words of people";
}

TEST_F(Amendments, TakeAnotherPersonWhoManages) {  // PAIN-1, law 11
  const std::string name = Effective(Yesterday(), absl::Hours(2));
  for (const char* nobody : {kHer, kHim, "staff/other", "services/awards"}) {
    EXPECT_THAT(Reverse(name, nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  const auto proposed = Reverse(name, kManager);
  ASSERT_THAT(proposed, IsOk());
  EXPECT_THAT(Decide(proposed->name(), true, kManager), RefusedWith(Reason::SECOND_PERSON));
  for (const char* nobody : {kHer, kLeader, "staff/other"}) {
    EXPECT_THAT(Decide(proposed->name(), true, nobody), RefusedWith(Reason::NOT_AUTHORIZED))
        << nobody;
  }
  host_.RevokeAll(kDirector);
  Advance(absl::Seconds(3));
  EXPECT_THAT(Decide(proposed->name(), true, kDirector), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Decide(proposed->name(), true, kCity), IsOk());
  EXPECT_EQ(CreditedTo(kHer), 0);
}

TEST_F(Amendments, OfOnesOwnRecordAreRefused) {  // S4-16
  host_.Grant(kHer, options::v1::ORGANIZATION_MANAGER, kUnit);
  const std::string name = Effective(Yesterday(), absl::Hours(2));
  EXPECT_THAT(Reverse(name, kHer), RefusedWith(Reason::RECORD_OWN));
  const auto proposed = Reverse(name);
  ASSERT_THAT(proposed, IsOk());
  EXPECT_THAT(Decide(proposed->name(), true, kHer), RefusedWith(Reason::RECORD_OWN));
}

TEST_F(Amendments, HideWhatDoesNotExistFromWhoMayNotKnow) {
  const std::string nothing = absl::StrCat(kHer, "/records/none");
  EXPECT_THAT(Reverse(nothing), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Decide(nothing + "/amendments/none"), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Withdraw(nothing + "/amendments/none", kLeader), RefusedWith(Reason::NOT_AUTHORIZED));
  host_.Grant("staff/all", options::v1::ADMINISTRATOR);
  EXPECT_THAT(Reverse(nothing, "staff/all"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Decide(nothing + "/amendments/none", true, "staff/all"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(Amendments, AreOnlyOfWhatCountsAndOneAtATime) {
  const std::string waiting = Entered(Yesterday(), absl::Hours(1));
  EXPECT_THAT(Reverse(waiting), RefusedWith(Reason::RECORD_TRANSITION));
  ASSERT_THAT(Confirm(waiting), IsOk());
  const auto first = Reverse(waiting);
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(Reverse(waiting, kDirector), RefusedWith(Reason::RECORD_TRANSITION));
  EXPECT_THAT(Decide(first->name(), false), IsOk());
  EXPECT_EQ(RecordOf(waiting).state(), v1::Record::EFFECTIVE) << "rejected: it stays";
  EXPECT_THAT(Decide(first->name()), RefusedWith(Reason::RECORD_TRANSITION));
  EXPECT_THAT(Withdraw(first->name(), kLeader), RefusedWith(Reason::RECORD_TRANSITION));
  const auto second = Reverse(waiting);
  ASSERT_THAT(second, IsOk());
  EXPECT_THAT(Withdraw(second->name(), kDirector), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Withdraw(second->name(), kLeader), IsOk());
  EXPECT_EQ(Reversed(waiting).state(), v1::Record::REVERSED);
  EXPECT_THAT(Reverse(waiting), RefusedWith(Reason::RECORD_TRANSITION));
}

TEST_F(Amendments, CorrectARecordByAnotherLinkedBothWays) {  // PAIN-8, 67号令 Art. 13
  const std::string name = Effective(Yesterday(), absl::Hours(3));
  ASSERT_EQ(CreditedTo(kHer), 180);
  const auto proposed =
      Correct(name, Times(Yesterday() + absl::Hours(1), Yesterday() + absl::Hours(3)));
  ASSERT_THAT(proposed, IsOk());
  const auto applied = Decide(proposed->name());
  ASSERT_THAT(applied, IsOk());
  const v1::Record old = RecordOf(name);
  const v1::Record next = RecordOf(applied->successor());
  EXPECT_EQ(old.state(), v1::Record::CORRECTED);
  EXPECT_EQ(old.ending().successor(), next.name());
  EXPECT_EQ(next.corrects(), name);
  EXPECT_EQ(next.state(), v1::Record::EFFECTIVE);
  EXPECT_EQ(next.credited_minutes(), 120);
  EXPECT_EQ(next.confirmed_by(), kManager);
  EXPECT_EQ(next.provenance().entered_by(), kLeader);
  EXPECT_EQ(next.activity_name(), old.activity_name());
  EXPECT_EQ(CreditedTo(kHer), 120);
  EXPECT_EQ(Count("transfer"), 3) << "issued, undone, issued";
  EXPECT_THAT(EventsOf(name), ElementsAre("confirmed", "corrected"));
  EXPECT_THAT(EventsOf(next.name()), ElementsAre("confirmed"));
  EXPECT_EQ(EventOf(name, "corrected").successor(), next.name());
  EXPECT_EQ(EventOf(next.name(), "confirmed").corrects(), name);
  // What was corrected can be corrected and reversed in its turn.
  EXPECT_EQ(Reversed(next.name()).state(), v1::Record::REVERSED);
  EXPECT_EQ(CreditedTo(kHer), 0);
}

TEST_F(Amendments, KeepCreditHoursWithinWhatTheCheckInShows) {  // S3-28
  const absl::Time start = now();
  const std::string name = Credited(absl::Hours(3));
  const auto shorter = Correct(name, Times(start, start + absl::Hours(2)));
  ASSERT_THAT(shorter, IsOk());
  const auto applied = Decide(shorter->name());
  ASSERT_THAT(applied, IsOk());
  v1::Record next = RecordOf(applied->successor());
  EXPECT_EQ(next.kind(), v1::Record::CREDIT);
  EXPECT_EQ(next.attendance(), RecordOf(name).attendance());
  EXPECT_EQ(next.credited_minutes(), 120);
  Advance(absl::Hours(5));
  const auto longer = Correct(next.name(), Times(start, start + absl::Hours(4)));
  ASSERT_THAT(longer, IsOk());
  const auto again = Decide(longer->name());
  ASSERT_THAT(again, IsOk());
  next = RecordOf(again->successor());
  EXPECT_EQ(next.kind(), v1::Record::HONOUR) << "people said so";
  EXPECT_EQ(next.attendance(), "");
  EXPECT_EQ(next.provenance().evidence(0), "签到表第3页");
  EXPECT_EQ(CreditedTo(kHer), 240);
}

TEST_F(Amendments, RefuseACorrectionThatCannotBe) {
  const std::string name = Effective(Yesterday(), absl::Hours(2));
  const std::string other = Effective(Yesterday() + absl::Hours(4), absl::Hours(2));
  EXPECT_THAT(Correct(name, Times(Yesterday(), Yesterday() + absl::Hours(2))),
              Violates("correction", Reason::CORRECTION_UNCHANGED));
  EXPECT_THAT(Correct(name, Times(Yesterday(), Yesterday() + absl::Hours(17))),
              Violates("correction.end_time", Reason::RECORD_CROSSES_MIDNIGHT));
  EXPECT_THAT(Correct(name, v1::Correction()),
              Violates("correction.consent", Reason::FIELD_REQUIRED));
  const auto overlaps = Correct(name, Times(Yesterday(), Yesterday() + absl::Hours(5)));
  ASSERT_THAT(overlaps, IsOk()) << "what else is on record is judged when it is decided";
  EXPECT_THAT(Decide(overlaps->name()), RefusedWith(Reason::RECORD_OVERLAPS));
  EXPECT_EQ(RecordOf(name).state(), v1::Record::EFFECTIVE) << "nothing of it happened";
  EXPECT_EQ(CreditedTo(kHer), 240);
  EXPECT_THAT(Decide(overlaps->name(), false), IsOk());
  const auto endless =
      Correct(name, Times(Yesterday() - absl::Hours(8), Yesterday() + absl::Hours(4)));
  ASSERT_THAT(endless, IsOk());
  EXPECT_THAT(Decide(endless->name()), Violates("record.end_time", Reason::RECORD_WITHOUT_BREAK));
}

TEST_F(Amendments, GiveTheDaysCapBackToWhatWaits) {
  const std::string wrong = Effective(Yesterday(), absl::Hours(8));
  const std::string waiting = Entered(Yesterday() + absl::Hours(10), absl::Hours(2));
  EXPECT_EQ(RecordOf(waiting).credited_minutes(), 0) << "the cap was taken";
  Reversed(wrong);
  EXPECT_EQ(RecordOf(waiting).credited_minutes(), 120);
}

TEST_F(Amendments, AreListedForHerAndForTheUnit) {
  const std::string one = Effective(Yesterday(), absl::Hours(1));
  const std::string two = Effective(Yesterday() + absl::Hours(2), absl::Hours(1));
  const std::string his = Effective(Yesterday(), absl::Hours(1), kHim);
  for (const std::string& name : {one, two, his}) {
    ASSERT_THAT(Reverse(name), IsOk());
    Advance(absl::Seconds(1));
  }
  EXPECT_EQ(List(kHer, kHer).amendments_size(), 2);
  EXPECT_EQ(List(kHim, kHim).amendments_size(), 1);
  std::string token;
  std::vector<std::string> seen;
  do {
    const v1::ListAmendmentsResponse page = List(kUnit, kManager, 2, token, true);
    for (const v1::Amendment& amendment : page.amendments()) seen.push_back(amendment.name());
    token = page.next_page_token();
  } while (!token.empty());
  ASSERT_EQ(seen.size(), 3u);
  ASSERT_THAT(Decide(seen[0]), IsOk());
  EXPECT_EQ(List(kUnit, kManager, 0, "", true).amendments_size(), 2);
  v1::GetAmendmentRequest get;
  get.set_name(seen[0]);
  const auto got = host_.Call(*amendments_, &v1::AmendmentService::Stub::GetAmendment, kHer, get);
  ASSERT_THAT(got, IsOk());
  EXPECT_EQ(got->state(), v1::Amendment::APPLIED);
  EXPECT_EQ(got->decision(), "已核对");
  EXPECT_THAT(host_.Call(*amendments_, &v1::AmendmentService::Stub::GetAmendment, kHim, get),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Amendments, LieWithTheUnitThatRecorded) {
  const std::string name = Effective(Yesterday(), absl::Hours(1));
  host_.scopes().Lies(kHer, {"130503", {}});
  host_.scopes().Lies(name, {"130503", {}});
  const auto proposed = Reverse(name);
  ASSERT_THAT(proposed, IsOk());
  host_.scopes().Lies(proposed->name(), {"130503", {}});
  RecordScopes scopes(host_->database(), host_.scopes());
  for (const std::string& below : {name, proposed->name()}) {
    const auto scope = scopes.Resolve(below, absl::Now() + absl::Seconds(10));
    ASSERT_THAT(scope, IsOk());
    EXPECT_THAT(scope->organizations, ElementsAre(kUnit)) << below;
  }
}

TEST_F(Amendments, AnswerARepeatedRequestOnce) {  // law 6
  const std::string name = Effective(Yesterday(), absl::Hours(1));
  const auto first = Reverse(name, kLeader, "reverse-1");
  const auto again = Reverse(name, kLeader, "reverse-1");
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(first->name(), again->name());
  ASSERT_THAT(Decide(first->name(), true, kManager, "decide-1"), IsOk());
  ASSERT_THAT(Decide(first->name(), true, kManager, "decide-1"), IsOk());
  EXPECT_EQ(Count("transfer WHERE code = 'REVERSAL'"), 1);
}

TEST_F(Amendments, HappenOnceWhoeverDecidesInParallel) {  // laws 4 and 6
  const std::string name = Effective(Yesterday(), absl::Hours(3));
  const auto proposed =
      Correct(name, Times(Yesterday() + absl::Hours(1), Yesterday() + absl::Hours(3)));
  ASSERT_THAT(proposed, IsOk());
  std::atomic<int> decided = 0, disputed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 60; ++i) {
    threads.emplace_back([&, i] {
      if (i % 3 == 2) {
        disputed += Dispute(name).ok();
      } else {
        decided += Decide(proposed->name(), true, i % 3 == 0 ? kManager : kDirector).ok();
      }
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(decided + disputed, 1);
  EXPECT_EQ(Count("transfer"), decided == 1 ? 3 : 1);
  EXPECT_EQ(Count("service_record"), decided == 1 ? 2 : 1);
  EXPECT_EQ(CreditedTo(kHer), decided == 1 ? 120 : 180);
  EXPECT_EQ(Count("dispute"), disputed);
}

TEST_F(Amendments, OfOneRecordAreProposedOnceInParallel) {
  const std::string name = Effective(Yesterday(), absl::Hours(3));
  std::atomic<int> proposed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 40; ++i) {
    threads.emplace_back([&, i] { proposed += Reverse(name, i % 2 ? kLeader : kManager).ok(); });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(proposed, 1);
  EXPECT_EQ(Count("amendment"), 1);
}

TEST_F(Amendments, AreKeptBelowTheCodeToo) {
  const std::string name = Effective(Yesterday(), absl::Hours(1));
  EXPECT_THROW(Sql("UPDATE service_record SET state = 'REVERSED'"), pqxx::check_violation)
      << "no reason";
  EXPECT_THROW(Sql("UPDATE service_record SET state = 'CORRECTED', ending = ''"),
               pqxx::check_violation)
      << "no successor";
  const auto proposed = Reverse(name);
  ASSERT_THAT(proposed, IsOk());
  EXPECT_THROW(Sql("UPDATE amendment SET state = 'APPLIED', decided_by = proposed_by"),
               pqxx::check_violation);
  EXPECT_THROW(
      Sql("UPDATE amendment SET state = 'APPLIED', decided_by = 'volunteers/' || volunteer_id"),
      pqxx::check_violation);
  ASSERT_THAT(Decide(proposed->name()), IsOk());
  EXPECT_THROW(Sql("UPDATE amendment SET state = 'REJECTED'"), pqxx::restrict_violation);
}

}  // namespace
}  // namespace linli::hours
