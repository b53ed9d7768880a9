#include "services/registration/domain/volunteer_life.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/matchers.h"

namespace linli::registration::domain {
namespace {

struct Row {
  LifeVerb verb;
  std::set<v1::VolunteerState> allowed;
};

TEST(VolunteerLife, AllowsEachVerbInItsStatesAlone) {  // S0-7
  using enum v1::VolunteerState;
  const Row rows[] = {
      {LifeVerb::kChange, {VOLUNTEER_PENDING, VOLUNTEER_ACTIVE, VOLUNTEER_SUSPENDED}},
      {LifeVerb::kSuspend, {VOLUNTEER_ACTIVE}},
      {LifeVerb::kReinstate, {VOLUNTEER_SUSPENDED, VOLUNTEER_WITHDRAWN}},
      {LifeVerb::kWithdraw, {VOLUNTEER_PENDING, VOLUNTEER_ACTIVE, VOLUNTEER_SUSPENDED}},
      {LifeVerb::kRecordDeath,
       {VOLUNTEER_PENDING, VOLUNTEER_ACTIVE, VOLUNTEER_SUSPENDED, VOLUNTEER_WITHDRAWN}},
      {LifeVerb::kMerge,
       {VOLUNTEER_PENDING, VOLUNTEER_ACTIVE, VOLUNTEER_SUSPENDED, VOLUNTEER_WITHDRAWN}},
      {LifeVerb::kErase,
       {VOLUNTEER_PENDING, VOLUNTEER_ACTIVE, VOLUNTEER_SUSPENDED, VOLUNTEER_WITHDRAWN,
        VOLUNTEER_DECEASED}},
  };
  for (const Row& row : rows) {
    for (int state = 1; state <= 6; ++state) {
      v1::Volunteer volunteer;
      volunteer.set_state(static_cast<v1::VolunteerState>(state));
      const bool allowed = row.allowed.contains(volunteer.state());
      EXPECT_EQ(CheckLife(row.verb, volunteer).ok(), allowed)
          << static_cast<int>(row.verb) << " " << v1::VolunteerState_Name(volunteer.state());
      volunteer.mutable_erase_time()->set_seconds(1);
      EXPECT_THAT(CheckLife(row.verb, volunteer), RefusedWith(Reason::VOLUNTEER_ERASED));
    }
  }
}

}  // namespace
}  // namespace linli::registration::domain
