#include "services/hours/domain/time_bank_gift.h"

#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

using Bank = v1::TimeBankPolicy;
using Gift = v1::GiveMinutesRequest;

v1::Policy Open(Bank::GiftScope scope, bool across = false) {
  v1::Policy policy;
  policy.mutable_time_bank()->set_gift_scope(scope);
  policy.mutable_time_bank()->set_across_cities(across);
  return policy;
}

Gift To(Gift::Relation relation) {
  Gift gift;
  gift.set_volunteer("volunteers/A");
  gift.set_recipient("volunteers/B");
  gift.set_relation(relation);
  gift.add_proof("户口簿 2026-1");
  return gift;
}

TEST(TimeBankGift, GoesToWhomTheCityAllows) {
  const struct {
    v1::Policy policy;
    Gift::Relation relation;
    bool allowed;
  } cases[] = {
      {Open(Bank::GIFT_SCOPE_UNSPECIFIED), Gift::RELATIVE, false},
      {Open(Bank::RELATIVES), Gift::RELATIVE, true},
      {Open(Bank::RELATIVES), Gift::FRIEND, false},
      {Open(Bank::RELATIVES_AND_FRIENDS), Gift::RELATIVE, true},
      {Open(Bank::RELATIVES_AND_FRIENDS), Gift::FRIEND, true},
      {{}, Gift::RELATIVE, false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(MayGive(c.policy, To(c.relation))),
              c.allowed ? Reason::REASON_UNSPECIFIED : Reason::TIME_BANK_CLOSED);
  }
}

TEST(TimeBankGift, NeedsProofAndSomebodyElse) {
  Gift gift = To(Gift::FRIEND);
  gift.clear_proof();
  gift.set_recipient(gift.volunteer());
  const absl::Status refused = MayGive(Open(Bank::RELATIVES_AND_FRIENDS), gift);
  EXPECT_EQ(ReasonOf(refused), Reason::BAD_REQUEST);
}

TEST(TimeBankGift, GoesToAnHeirOfWhoDiedWhereTheCitySaysSo) {
  const struct {
    bool open;
    bool inheritance;
    bool proof;
    const char* heir;
    bool deceased;
    Reason reason;
  } cases[] = {
      {true, true, true, "volunteers/B", true, Reason::REASON_UNSPECIFIED},
      {true, true, true, "volunteers/B", false, Reason::VOLUNTEER_STATE},
      {true, true, true, "volunteers/A", true, Reason::BAD_REQUEST},
      {true, true, false, "volunteers/B", true, Reason::BAD_REQUEST},
      {true, false, true, "volunteers/B", true, Reason::TIME_BANK_CLOSED},
      {false, true, true, "volunteers/B", true, Reason::TIME_BANK_CLOSED},
  };
  for (const auto& c : cases) {
    v1::Policy policy;
    if (c.open) policy.mutable_time_bank()->set_inheritance(c.inheritance);
    v1::InheritMinutesRequest request;
    request.set_volunteer("volunteers/A");
    request.set_heir(c.heir);
    if (c.proof) request.add_proof("公证书 2026-9");
    EXPECT_EQ(ReasonOf(MayInherit(policy, request, c.deceased)), c.reason);
  }
}

TEST(TimeBankGift, CrossesCitiesWhereBothSaySo) {
  const v1::Policy yes = Open(Bank::RELATIVES, true), no = Open(Bank::RELATIVES), none;
  const struct {
    const v1::Policy& from;
    const v1::Policy& to;
    const char* to_city;
    bool allowed;
  } cases[] = {{no, no, "1305", true},   {yes, yes, "1306", true},   {yes, no, "1306", false},
               {no, yes, "1306", false}, {yes, none, "1306", false}, {none, yes, "1306", false}};
  for (const auto& c : cases) {
    EXPECT_EQ(MayCross(c.from, "1305", c.to, c.to_city).ok(), c.allowed) << c.to_city;
  }
}

}  // namespace
}  // namespace linli::hours::domain
