#include "services/registration/domain/supply_rule.h"

#include "absl/strings/str_cat.h"

namespace linli::registration::domain {

void CheckMovement(const v1::StockMovement& movement, Violations& violations) {
  const bool named = !movement.holder().empty();
  const bool needed = movement.kind() == v1::ISSUE || movement.kind() == v1::RETURN;
  if ((needed && !named) || (movement.kind() == v1::RECEIVE && named)) {
    violations.Add("movement.holder", Reason::STOCK_HOLDER);
  }
}

absl::Status CheckEnough(const v1::Stock& stock, int held, const v1::StockMovement& movement) {
  const bool from_hand = movement.kind() == v1::ISSUE ||
                         (movement.kind() == v1::WRITE_OFF && movement.holder().empty());
  if (from_hand && movement.quantity() > stock.on_hand()) {
    return Refuse(Reason::STOCK_SHORT, {{"quantity", absl::StrCat(stock.on_hand())}});
  }
  const bool from_holder = movement.kind() == v1::RETURN ||
                           (movement.kind() == v1::WRITE_OFF && !movement.holder().empty());
  if (from_holder && movement.quantity() > held) {
    return Refuse(Reason::HOLDING_SHORT, {{"quantity", absl::StrCat(held)}});
  }
  return absl::OkStatus();
}

absl::Status CheckFundEntry(const v1::Fund& fund, const v1::FundEntry& entry) {
  if (entry.kind() == v1::FUND_GRANT && fund.standard_fen() > 0 &&
      entry.amount_fen() % fund.standard_fen() != 0) {
    Violations violations;
    violations.Add("entry.amount_fen", Reason::FUND_STANDARD,
                   {{"standard", absl::StrCat(fund.standard_fen())}});
    return violations.ToStatus();
  }
  const int64_t left = fund.granted_fen() - fund.used_fen();
  const bool too_much = (entry.kind() == v1::FUND_USE && entry.amount_fen() > left) ||
                        (entry.kind() == v1::FUND_REFUND && entry.amount_fen() > fund.used_fen());
  return too_much ? Refuse(Reason::FUND_SHORT, {{"amount", absl::StrCat(left)}}) : absl::OkStatus();
}

}  // namespace linli::registration::domain
