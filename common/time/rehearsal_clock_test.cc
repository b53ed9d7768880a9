#include "common/time/rehearsal_clock.h"

#include <filesystem>
#include <fstream>

#include "absl/time/clock.h"
#include "gtest/gtest.h"

namespace linli::time {
namespace {

class Rehearsal : public ::testing::Test {
 protected:
  void Says(const std::string& text) { std::ofstream(file_) << text; }
  ~Rehearsal() override { std::filesystem::remove(file_); }

  const std::string file_ = ::testing::TempDir() + "linli_rehearsal_clock_test";
};

// How far ahead the clock is, in hours; a test takes less than an hour.
int64_t HoursAhead(const RehearsalClock& clock) {
  return absl::ToInt64Hours(clock.Now() - absl::Now() + absl::Minutes(30));
}

TEST_F(Rehearsal, MovesWithTheFile) {
  Says("0\n");
  const RehearsalClock clock(file_);
  EXPECT_EQ(HoursAhead(clock), 0);
  Says("432000\n");
  EXPECT_EQ(HoursAhead(clock), 120);
}

TEST_F(Rehearsal, NeverMovesBack) {
  Says("7200\n");
  const RehearsalClock clock(file_);
  EXPECT_EQ(HoursAhead(clock), 2);
  Says("3600\n");
  EXPECT_EQ(HoursAhead(clock), 2);
}

TEST_F(Rehearsal, StaysWhereItIsWhileTheFileIsGone) {
  Says("7200\n");
  const RehearsalClock clock(file_);
  EXPECT_EQ(HoursAhead(clock), 2);
  std::filesystem::remove(file_);
  EXPECT_EQ(HoursAhead(clock), 2);
}

TEST_F(Rehearsal, RefusesAFileThatHoldsNoTime) {
  for (const char* text : {"", "soon", "-1"}) {
    Says(text);
    EXPECT_FALSE(RehearsalClock::AheadIn(file_).ok()) << text;
  }
  EXPECT_FALSE(RehearsalClock::AheadIn(file_ + ".missing").ok());
}

}  // namespace
}  // namespace linli::time
