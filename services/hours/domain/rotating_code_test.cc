#include "services/hours/domain/rotating_code.h"

#include "absl/time/civil_time.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

constexpr char kKey[] = "an installation's secret of some length";
constexpr char kShift[] = "organizations/o/activities/a/shifts/s";
const absl::Time kStepStart = absl::FromUnixSeconds(1'780'000'020);  // a multiple of 30

CodeSeed Seed() { return {kKey, kShift, v1::IN, absl::Seconds(30)}; }

Reason AskedAt(absl::Time now, const CodeSeed& seed, const std::string& code) {
  return ReasonOf(CheckCode(seed, now, code));
}

TEST(RotatingCode, HasEightDigitsAndLastsUntilTheStepEnds) {
  const v1::RotatingCode code = CodeAt(Seed(), kStepStart + absl::Seconds(7));
  EXPECT_EQ(code.code().size(), 8u);
  EXPECT_EQ(code.code().find_first_not_of("0123456789"), std::string::npos);
  EXPECT_EQ(time::FromProto(code.valid_until_time()), kStepStart + absl::Seconds(30));
}

TEST(RotatingCode, IsTheSameWithinAStepAndAnotherInTheNext) {
  const std::string first = CodeAt(Seed(), kStepStart).code();
  EXPECT_EQ(CodeAt(Seed(), kStepStart + absl::Milliseconds(29'999)).code(), first);
  EXPECT_NE(CodeAt(Seed(), kStepStart + absl::Seconds(30)).code(), first);
}

TEST(RotatingCode, IsAcceptedInItsStepAndTheNextAndNeverElse) {
  const std::string code = CodeAt(Seed(), kStepStart).code();
  const struct {
    absl::Duration after;
    Reason reason;
  } cases[] = {
      {absl::Milliseconds(-1), Reason::CHECK_CODE_WRONG},
      {absl::ZeroDuration(), Reason::REASON_UNSPECIFIED},
      {absl::Milliseconds(59'999), Reason::REASON_UNSPECIFIED},
      {absl::Seconds(60), Reason::CHECK_CODE_WRONG},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(AskedAt(kStepStart + c.after, Seed(), code), c.reason) << c.after;
  }
}

TEST(RotatingCode, OpensNeitherAnotherShiftNorTheOtherDirectionNorUnderAnotherKey) {
  const std::string code = CodeAt(Seed(), kStepStart).code();
  CodeSeed other_shift = Seed(), other_direction = Seed(), other_key = Seed();
  other_shift.shift = "organizations/o/activities/a/shifts/t";
  other_direction.direction = v1::OUT;
  other_key.key = "another installation's secret";
  EXPECT_EQ(AskedAt(kStepStart, other_shift, code), Reason::CHECK_CODE_WRONG);
  EXPECT_EQ(AskedAt(kStepStart, other_direction, code), Reason::CHECK_CODE_WRONG);
  EXPECT_EQ(AskedAt(kStepStart, other_key, code), Reason::CHECK_CODE_WRONG);
}

TEST(RotatingCode, RefusesAnyOtherText) {
  for (const char* code : {"", "0", "000000000", "abcdefgh"}) {
    EXPECT_EQ(AskedAt(kStepStart, Seed(), code), Reason::CHECK_CODE_WRONG) << code;
  }
}

}  // namespace
}  // namespace linli::hours::domain
