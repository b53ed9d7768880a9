#include "services/matching/domain/one_person.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using E = v1::Enrollment;

Holding At(const std::string& id, const std::string& shift, int from, int until,
           E::State state = E::CONFIRMED) {
  const auto hour = [](int n) { return absl::UnixEpoch() + absl::Hours(n); };
  return {.id = id,
          .shift_id = shift,
          .volunteer_id = "V1",
          .state = state,
          .window = {shift, hour(from), hour(until)}};
}

Holding Paid(Holding one) {
  one.paid = true;
  one.state = E::STATE_UNSPECIFIED;
  return one;
}

TEST(OnePerson, KeepsWhatFitsTogether) {
  EXPECT_THAT(EndedByMerge({At("1", "a", 0, 4), At("2", "b", 4, 8)}), IsEmpty());
  EXPECT_THAT(EndedByMerge({At("1", "a", 0, 4), At("2", "b", 3, 8, E::WAITING)}), IsEmpty())
      << "who waits elsewhere is passed over when her turn comes";
}

TEST(OnePerson, LeavesThePlaceThatWasTakenFirst) {
  EXPECT_THAT(EndedByMerge({At("2", "b", 3, 8), At("1", "a", 0, 4)}), ElementsAre("2"));
  EXPECT_THAT(EndedByMerge({At("1", "a", 0, 4), At("2", "b", 3, 6), At("3", "c", 5, 8)}),
              ElementsAre("2"));  // what has ended is in nobody's way
}

TEST(OnePerson, IsOnceInAShift) {
  EXPECT_THAT(EndedByMerge({At("1", "a", 0, 4, E::WAITING), At("2", "a", 0, 4)}), ElementsAre("1"));
  EXPECT_THAT(EndedByMerge({At("1", "a", 0, 4, E::APPLIED), At("2", "a", 0, 4, E::OFFERED)}),
              ElementsAre("1"));
  EXPECT_THAT(EndedByMerge({At("2", "a", 0, 4, E::WAITING), At("1", "a", 0, 4, E::INVITED)}),
              ElementsAre("2"));
}

TEST(OnePerson, KeepsADutyForPay) {
  EXPECT_THAT(EndedByMerge({At("1", "a", 0, 4), Paid(At("2", "b", 3, 8))}), ElementsAre("1"));
  EXPECT_THAT(EndedByMerge({At("1", "a", 0, 4, E::WAITING), Paid(At("2", "a", 0, 4))}),
              ElementsAre("1"));
}

TEST(OnePerson, TakesPartInOneOfAGroup) {
  Holding one = At("1", "a", 0, 4), other = At("2", "b", 40, 44);
  one.window.exclusion_group = other.window.exclusion_group = "expo";
  one.window.exclusion_owner = "a";
  other.window.exclusion_owner = "b";
  EXPECT_THAT(EndedByMerge({one, other}), ElementsAre("2"));
  other.window.exclusion_owner = "a";
  EXPECT_THAT(EndedByMerge({one, other}), IsEmpty());
}

}  // namespace
}  // namespace linli::matching::domain
