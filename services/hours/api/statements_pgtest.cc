// What a volunteer's account says.
#include "services/hours/api/town_fixture.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

class Statements : public HoursTown {
 protected:
  // An effective record of one hour on the day, confirmed now.
  std::string Effective(absl::CivilDay day) {
    const auto record = Enter(Entry(kHer, time::StartOfDay(day) + absl::Hours(9), absl::Hours(1)));
    EXPECT_THAT(record, IsOk());
    EXPECT_THAT(Confirm(record->name()), IsOk());
    return record->name();
  }

  absl::StatusOr<v1::GetStatementResponse> Get(const v1::GetStatementRequest& request,
                                               const std::string& as = kHer) {
    return host_.Call(*statement_, &v1::StatementService::Stub::GetStatement, as, request);
  }
  v1::Totals TotalsAt(absl::Time as_of) {
    v1::GetTotalsRequest request;
    request.set_volunteer(kHer);
    *request.mutable_as_of_time() = time::ToProto(as_of);
    const auto totals =
        host_.Call(*statement_, &v1::StatementService::Stub::GetTotals, "services/awards", request);
    EXPECT_THAT(totals, IsOk());
    return totals.value_or(v1::Totals());
  }
};

TEST_F(Statements, RunTheBalanceOverPages) {
  for (int day = 20; day < 25; ++day) {
    Effective(absl::CivilDay(2026, 11, day));
    Advance(absl::Minutes(1));
  }
  v1::GetStatementRequest request;
  request.set_volunteer(kHer);
  request.set_page_size(2);
  std::vector<int64_t> balances, openings;
  do {
    const auto page = Get(request);
    ASSERT_THAT(page, IsOk());
    EXPECT_EQ(page->account().balance_minutes(), 300);
    openings.push_back(page->opening_balance_minutes());
    for (const v1::StatementEntry& entry : page->entries()) {
      EXPECT_EQ(entry.minutes(), 60);
      EXPECT_EQ(entry.activity_name(), "社区清洁");
      EXPECT_EQ(entry.transfer().debit_account(), "accounts/service-issue-o1");
      balances.push_back(entry.balance_minutes());
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(balances, ElementsAre(60, 120, 180, 240, 300));
  EXPECT_THAT(openings, ElementsAre(0, 120, 240));
}

TEST_F(Statements, ShowAWindowWithWhatCameBefore) {
  Effective(absl::CivilDay(2026, 11, 20));
  Advance(absl::Hours(1));
  const absl::Time from = now();
  Effective(absl::CivilDay(2026, 11, 21));
  Advance(absl::Hours(1));
  const absl::Time until = now();
  Effective(absl::CivilDay(2026, 11, 22));
  v1::GetStatementRequest request;
  request.set_volunteer(kHer);
  *request.mutable_from_time() = time::ToProto(from);
  *request.mutable_until_time() = time::ToProto(until);
  const auto statement = Get(request);
  ASSERT_THAT(statement, IsOk());
  EXPECT_EQ(statement->opening_balance_minutes(), 60);
  ASSERT_THAT(statement->entries(), SizeIs(1));
  EXPECT_EQ(statement->entries(0).balance_minutes(), 120);
  *request.mutable_until_time() = request.from_time();
  EXPECT_THAT(Get(request), Violates("until_time", Reason::WINDOW));
}

TEST_F(Statements, KeepTheTwoCommoditiesApart) {  // law 5, S4-38
  Effective(absl::CivilDay(2026, 11, 20));
  Sql(absl::StrCat("INSERT INTO transfer VALUES ('", NumberOf(kHer),
                   "', 't', 'TIME_BANK_MINUTES', 'timebank-issue-o1', 'timebank-", NumberOf(kHer),
                   "', 45, 'DEPOSIT', 'r', 'CREDIT', NULL, now())"));
  EXPECT_EQ(CreditedTo(kHer), 60);
  v1::GetStatementRequest request;
  request.set_volunteer(kHer);
  request.set_commodity(v1::TIME_BANK_MINUTES);
  const auto statement = Get(request);
  ASSERT_THAT(statement, IsOk());
  EXPECT_EQ(statement->account().balance_minutes(), 45);
  EXPECT_EQ(statement->account().name(), absl::StrCat("accounts/timebank-", NumberOf(kHer)));
  ASSERT_THAT(statement->entries(), SizeIs(1));
}

TEST_F(Statements, OfWhoNeverServedAreEmpty) {
  v1::GetStatementRequest request;
  request.set_volunteer(kHer);
  const auto statement = Get(request);
  ASSERT_THAT(statement, IsOk());
  EXPECT_EQ(statement->account().balance_minutes(), 0);
  EXPECT_EQ(statement->account().owner(), kHer);
  EXPECT_THAT(statement->entries(), SizeIs(0));
}

TEST_F(Statements, AreTheVolunteersOwn) {
  v1::GetStatementRequest request;
  request.set_volunteer(kHer);
  EXPECT_THAT(Get(request, kHim), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Get(request, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Statements, TotalByKindAsOfAMoment) {  // S3-17, S3-28
  Effective(absl::CivilDay(2026, 11, 20));
  const absl::Time first = now();
  const auto out = Serve(kHer, kShift, first + absl::Hours(1), absl::Hours(2));
  ASSERT_THAT(out, IsOk());
  ASSERT_THAT(Confirm(out->records(0)), IsOk());

  const v1::Totals before = TotalsAt(first - absl::Seconds(1));
  EXPECT_EQ(before.credited_minutes(), 0);
  const v1::Totals then = TotalsAt(first);
  ASSERT_THAT(then.kinds(), SizeIs(1));
  EXPECT_EQ(then.kinds(0).kind(), v1::Record::HONOUR);
  EXPECT_EQ(then.credited_minutes(), 60);
  const v1::Totals after = TotalsAt(now());
  ASSERT_THAT(after.kinds(), SizeIs(2));
  EXPECT_EQ(after.kinds(0).kind(), v1::Record::CREDIT);
  EXPECT_EQ(after.kinds(0).credited_minutes(), 120);
  EXPECT_EQ(after.kinds(0).records(), 1);
  EXPECT_EQ(after.kinds(1).credited_minutes(), 60);
  EXPECT_EQ(after.credited_minutes(), 180);
}

}  // namespace
}  // namespace linli::hours
