#include "tests/support/matchers.h"

#include "gtest/gtest.h"

namespace linli {
namespace {

using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StringMatchResultListener;

absl::Status NameMissing() {
  Violations violations;
  violations.Add("volunteer.name", Reason::FIELD_REQUIRED);
  return violations.ToStatus();
}

TEST(Matchers, TellAStatusThatIsOk) {
  EXPECT_THAT(absl::OkStatus(), IsOk());
  EXPECT_THAT(absl::StatusOr<int>(1), IsOk());
  EXPECT_THAT(NotFound("volunteers/1"), Not(IsOk()));
}

TEST(Matchers, LookAtTheValueOfAnAnswer) {
  EXPECT_THAT(absl::StatusOr<int>(3), IsOkAndHolds(3));
  EXPECT_THAT(absl::StatusOr<int>(3), Not(IsOkAndHolds(4)));
  EXPECT_THAT(absl::StatusOr<std::string>("ab"), IsOkAndHolds(SizeIs(2)));
  EXPECT_THAT(absl::StatusOr<int>(NameMissing()), Not(IsOkAndHolds(3)));
}

TEST(Matchers, TellRefusalsByReason) {
  EXPECT_THAT(Refuse(Reason::OVERLOADED), RefusedWith(Reason::OVERLOADED));
  EXPECT_THAT(absl::StatusOr<int>(Refuse(Reason::OVERLOADED)), RefusedWith(Reason::OVERLOADED));
  EXPECT_THAT(Refuse(Reason::OVERLOADED), Not(RefusedWith(Reason::BAD_REQUEST)));
  EXPECT_THAT(absl::OkStatus(), Not(RefusedWith(Reason::REASON_UNSPECIFIED)));
}

TEST(Matchers, FindAViolatedField) {
  EXPECT_THAT(NameMissing(), Violates("volunteer.name", Reason::FIELD_REQUIRED));
  EXPECT_THAT(NameMissing(), Not(Violates("volunteer.name", Reason::FIELD_LENGTH)));
  EXPECT_THAT(NameMissing(), Not(Violates("volunteer.phone", Reason::FIELD_REQUIRED)));
  EXPECT_THAT(absl::OkStatus(), Not(Violates("volunteer.name", Reason::FIELD_REQUIRED)));
}

TEST(Matchers, SayWhatWasFoundInstead) {
  StringMatchResultListener said;
  EXPECT_FALSE(ExplainMatchResult(IsOk(), NameMissing(), &said));
  EXPECT_THAT(said.str(), ::testing::HasSubstr("INVALID_ARGUMENT BAD_REQUEST"));
  EXPECT_THAT(said.str(), ::testing::HasSubstr("volunteer.name: FIELD_REQUIRED"));
}

}  // namespace
}  // namespace linli
