#include "services/matching/domain/rota.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

absl::Time At(int year, int month, int day, int hour = 0) {
  return time::StartOfDay(absl::CivilDay(year, month, day)) + absl::Hours(hour);
}

// S1-16, S2-21: a year-round rota of units that relieve each other
TEST(Rota, PassesTheTurnOnInOrderAcrossTheYear) {
  v1::Pairing pairing;
  for (const char* giver : {"organizations/a", "organizations/b", "organizations/c"}) {
    pairing.add_givers(giver);
  }
  pairing.mutable_frequency()->set_period(v1::Project::Frequency::MONTH);
  *pairing.mutable_start_time() = time::ToProto(At(2026, 10, 20, 9));
  const auto rota = TurnsOf(pairing, At(2026, 12, 31, 23), At(2027, 3, 1));
  ASSERT_EQ(rota.turns_size(), 3);  // December, January, February
  EXPECT_EQ(rota.turns(0).giver(), "organizations/c");
  EXPECT_EQ(time::FromProto(rota.turns(0).start_time()), At(2026, 12, 1));
  EXPECT_EQ(rota.turns(1).giver(), "organizations/a");
  EXPECT_EQ(rota.turns(2).giver(), "organizations/b");
  *pairing.mutable_end_time() = time::ToProto(At(2027, 1, 15));
  EXPECT_EQ(TurnsOf(pairing, At(2026, 12, 31), At(2027, 12, 1)).turns_size(), 2);
  EXPECT_EQ(TurnsOf(v1::Pairing(), At(2026, 1, 1), At(2027, 1, 1)).turns_size(), 0);
}

TEST(Rota, BeginsWithThePairing) {
  v1::Pairing pairing;
  pairing.add_givers("volunteers/v");
  pairing.mutable_frequency()->set_period(v1::Project::Frequency::WEEK);
  *pairing.mutable_start_time() = time::ToProto(At(2026, 12, 2));
  const auto rota = TurnsOf(pairing, At(2026, 1, 1), At(2026, 12, 14));
  ASSERT_EQ(rota.turns_size(), 2);
  EXPECT_EQ(time::FromProto(rota.turns(0).start_time()), At(2026, 11, 30));
}

}  // namespace
}  // namespace linli::matching::domain
