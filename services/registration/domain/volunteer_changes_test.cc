#include "services/registration/domain/volunteer_changes.h"

#include <gtest/gtest.h>

#include <functional>

namespace linli::registration::domain {
namespace {

TEST(VolunteerChanges, KnowWhatDecidesOnService) {  // law 8
  struct Row {
    std::function<void(v1::Volunteer&)> change;
    bool gate;
  };
  const Row rows[] = {
      {[](auto&) {}, false},
      {[](auto& it) { it.set_state(v1::VOLUNTEER_SUSPENDED); }, true},
      {[](auto& it) { it.set_real_name_state(v1::VERIFIED); }, true},
      {[](auto& it) { it.set_birth_date("1990-01-02"); }, true},
      {[](auto& it) { it.set_merged_into("volunteers/V1"); }, true},
      {[](auto& it) { it.mutable_consent()->mutable_guardian_consent_time()->set_seconds(1); },
       true},
      {[](auto& it) { it.add_languages("ug"); }, true},
      {[](auto& it) { it.set_availability(7); }, false},
      {[](auto& it) { it.set_phone("13812345678"); }, false},
      {[](auto& it) { it.set_display_name("张小梅"); }, false},
      {[](auto& it) { it.set_state_reason("多次爽约"); }, false},
      {[](auto& it) { it.set_etag("9"); }, false},
  };
  v1::Volunteer before;
  before.set_state(v1::VOLUNTEER_ACTIVE);
  before.set_birth_date("1990-01-01");
  for (const Row& row : rows) {
    v1::Volunteer after = before;
    row.change(after);
    EXPECT_EQ(ChangesGate(before, after), row.gate) << &row - rows;
    EXPECT_EQ(ChangesGate(after, before), row.gate) << &row - rows;
  }
}

}  // namespace
}  // namespace linli::registration::domain
