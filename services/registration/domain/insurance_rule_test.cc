// Contracts, and lines that never insure after the fact (S4-35).
#include "services/registration/domain/insurance_rule.h"

#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::registration::domain {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);
const absl::Time kEnd = kStart + absl::Hours(24) * 365;

v1::InsuranceContract Contract() {
  v1::InsuranceContract contract;
  *contract.mutable_start_time() = time::ToProto(kStart);
  *contract.mutable_end_time() = time::ToProto(kEnd);
  *contract.mutable_purchase()->mutable_buy_time() = time::ToProto(kStart - absl::Hours(24));
  return contract;
}

TEST(Product, CoversEachTypeOnce) {
  v1::InsuranceProduct product;
  product.add_covers()->set_type(v1::ACCIDENT_COVER);
  product.add_covers()->set_type(v1::MEDICAL_COVER);
  Violations none, one;
  CheckCovers(product, none);
  EXPECT_TRUE(none.empty());
  product.add_covers()->set_type(v1::ACCIDENT_COVER);
  CheckCovers(product, one);
  EXPECT_EQ(one.CountOf("insurance_product.covers[2].type"), 1);
}

TEST(Contract, HasAPeriodAndWasBought) {
  const auto count = [](const v1::InsuranceContract& contract, absl::Time now) {
    Violations violations;
    CheckContract(contract, now, violations);
    return violations.CountOf("insurance_contract");
  };
  v1::InsuranceContract contract = Contract();
  EXPECT_EQ(count(contract, kStart - absl::Hours(24)), 0);
  EXPECT_EQ(count(contract, kStart - absl::Hours(24) - absl::Nanoseconds(1)), 1)
      << "not yet bought";
  *contract.mutable_end_time() = contract.start_time();
  EXPECT_EQ(count(contract, kStart), 1);
  *contract.mutable_end_time() = time::ToProto(kStart + absl::Hours(24) * 366 * 5);
  EXPECT_EQ(count(contract, kStart), 0);
  *contract.mutable_end_time() =
      time::ToProto(kStart + absl::Hours(24) * 366 * 5 + absl::Seconds(1));
  EXPECT_EQ(count(contract, kStart), 1);
}

TEST(Contract, RunsUntilItsEndOrItsCancellation) {
  v1::InsuranceContract contract = Contract();
  EXPECT_TRUE(CheckContractRuns(contract, kEnd - absl::Nanoseconds(1)).ok());
  EXPECT_FALSE(CheckContractRuns(contract, kEnd).ok());
  *contract.mutable_cancel_time() = time::ToProto(kStart);
  EXPECT_FALSE(CheckContractRuns(contract, kStart).ok());
}

TEST(Line, HoldsFromNowOnAtTheEarliest) {
  const v1::InsuranceContract contract = Contract();
  const absl::Time now = kStart + absl::Hours(1);
  const auto asked = [&](absl::Time time) {
    const google::protobuf::Timestamp at = time::ToProto(time);
    return EffectiveFrom(contract, now, &at);
  };
  EXPECT_EQ(*EffectiveFrom(contract, now, nullptr), now);
  EXPECT_EQ(*EffectiveFrom(contract, kStart - absl::Hours(1), nullptr), kStart);
  EXPECT_EQ(*asked(now), now);
  EXPECT_FALSE(asked(now - absl::Seconds(1)).ok()) << "after the fact";
  EXPECT_TRUE(asked(kEnd - absl::Seconds(1)).ok());
  EXPECT_FALSE(asked(kEnd).ok()) << "outside of the contract";
}

TEST(Lines, FollowEachOther) {
  std::map<std::string, v1::InsuredEntry> last;
  last["volunteers/a"].set_covered(true);
  *last["volunteers/a"].mutable_effective_time() = time::ToProto(kStart);
  const auto count = [&](std::vector<std::string> subjects, bool covered, absl::Time from) {
    Violations violations;
    CheckLines(subjects, last, covered, from, violations);
    return violations.CountOf("subjects[0]") + violations.CountOf("subjects[1]");
  };
  EXPECT_EQ(count({"volunteers/b"}, true, kStart), 0);
  EXPECT_EQ(count({"volunteers/b"}, false, kStart), 1) << "nothing to end";
  EXPECT_EQ(count({"volunteers/a"}, false, kStart), 0);
  EXPECT_EQ(count({"volunteers/a"}, false, kStart - absl::Nanoseconds(1000)), 1);
  EXPECT_EQ(count({"volunteers/b", "volunteers/b"}, true, kStart), 1) << "named twice";
  last["volunteers/a"].set_covered(false);
  EXPECT_EQ(count({"volunteers/a"}, false, kStart), 1) << "ended already";
}

}  // namespace
}  // namespace linli::registration::domain
