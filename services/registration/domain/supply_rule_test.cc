// Neither things nor money go below zero (S1-16, S1-22, S1-25, S3-8).
#include "services/registration/domain/supply_rule.h"

#include "gtest/gtest.h"

namespace linli::registration::domain {
namespace {

constexpr auto kNone = Reason::REASON_UNSPECIFIED;

v1::StockMovement Movement(v1::StockMovementKind kind, int quantity, const char* holder) {
  v1::StockMovement movement;
  movement.set_kind(kind);
  movement.set_quantity(quantity);
  movement.set_holder(holder);
  return movement;
}

TEST(Movement, NamesAHolderWhereThereIsOne) {
  struct Case {
    v1::StockMovementKind kind;
    bool named_is_right;
    bool unnamed_is_right;
  };
  for (const Case& c : {Case{v1::RECEIVE, false, true}, Case{v1::ISSUE, true, false},
                        Case{v1::RETURN, true, false}, Case{v1::WRITE_OFF, true, true}}) {
    Violations named, unnamed;
    CheckMovement(Movement(c.kind, 1, "volunteers/a"), named);
    CheckMovement(Movement(c.kind, 1, ""), unnamed);
    EXPECT_EQ(named.empty(), c.named_is_right) << c.kind;
    EXPECT_EQ(unnamed.empty(), c.unnamed_is_right) << c.kind;
  }
}

TEST(Stock, GoesDownToZeroAndNotBelow) {
  v1::Stock stock;
  stock.set_on_hand(2);
  struct Case {
    v1::StockMovementKind kind;
    int quantity;
    const char* holder;
    Reason refused;
  };
  constexpr const char* kHer = "volunteers/a";  // who has one
  for (const Case& c : {
           Case{v1::RECEIVE, 1000, "", kNone},
           Case{v1::ISSUE, 2, kHer, kNone},
           Case{v1::ISSUE, 3, kHer, Reason::STOCK_SHORT},
           Case{v1::RETURN, 1, kHer, kNone},
           Case{v1::RETURN, 2, kHer, Reason::HOLDING_SHORT},
           Case{v1::WRITE_OFF, 2, "", kNone},
           Case{v1::WRITE_OFF, 3, "", Reason::STOCK_SHORT},
           Case{v1::WRITE_OFF, 1, kHer, kNone},
           Case{v1::WRITE_OFF, 2, kHer, Reason::HOLDING_SHORT},
       }) {
    EXPECT_EQ(ReasonOf(CheckEnough(stock, 1, Movement(c.kind, c.quantity, c.holder))), c.refused)
        << c.kind << " " << c.quantity;
  }
}

TEST(Fund, IsGrantedByTheStandardAndNeverOverdrawn) {
  v1::Fund fund;
  fund.set_standard_fen(3'000'000);  // 3 万元 for each team
  fund.set_granted_fen(138'000'000);
  fund.set_used_fen(100);
  const auto refused = [&](v1::FundEntryKind kind, int64_t amount) {
    v1::FundEntry entry;
    entry.set_kind(kind);
    entry.set_amount_fen(amount);
    return !CheckFundEntry(fund, entry).ok();
  };
  EXPECT_FALSE(refused(v1::FUND_GRANT, 138'000'000)) << "46 teams";
  EXPECT_TRUE(refused(v1::FUND_GRANT, 138'000'001));
  EXPECT_FALSE(refused(v1::FUND_USE, 137'999'900));
  EXPECT_TRUE(refused(v1::FUND_USE, 137'999'901));
  EXPECT_FALSE(refused(v1::FUND_REFUND, 100));
  EXPECT_TRUE(refused(v1::FUND_REFUND, 101));
  fund.set_standard_fen(0);
  EXPECT_FALSE(refused(v1::FUND_GRANT, 1));
}

}  // namespace
}  // namespace linli::registration::domain
