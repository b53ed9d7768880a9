#include "services/hours/domain/suspicion_entry.h"

#include <map>

#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

using Signal = v1::Quarantine::Signal;

v1::Record Entry() {
  v1::Record record;
  record.set_interval_minutes(120);
  record.set_recording_unit("organizations/o1");
  record.mutable_provenance()->set_entered_by("staff/a");
  return record;
}

std::map<Signal::Kind, Measure> Measured(const EntrySurroundings& around) {
  std::map<Signal::Kind, Measure> found;
  for (const Measure& one : MeasureEntry(DefenceOf({}), Entry(), around)) found[one.kind] = one;
  return found;
}

TEST(SuspicionOfEntry, CountsTheEntryItself) {  // PAIN-1
  auto found = Measured({.her_minutes = 300, .entered = 7, .alike_days = 3, .by_hand = 40});
  EXPECT_EQ(found[Signal::VELOCITY].value, 420);
  EXPECT_EQ(found[Signal::VELOCITY].about, "");
  EXPECT_EQ(found[Signal::VOLUME].value, 8);
  EXPECT_EQ(found[Signal::VOLUME].about, "staff/a");
  EXPECT_EQ(found[Signal::REGULARITY].value, 3);
  EXPECT_EQ(found[Signal::REGULARITY].about, "staff/a");
  EXPECT_EQ(found[Signal::NO_CHECK_INS].value, 41);
  EXPECT_EQ(found[Signal::NO_CHECK_INS].about, "organizations/o1");
  EXPECT_EQ(found.size(), 4u);
}

TEST(SuspicionOfEntry, AsksWhetherATenthCheckedIn) {  // PAIN-2
  const struct {
    int alike, checked_in, value;
  } cases[] = {
      {0, 0, 0}, {1, 0, 1}, {90, 9, 90}, {90, 10, 0}, {91, 10, 91}, {100, 300, 0}, {900, 99, 900},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(WithoutCheckIns(DefenceOf({}), c.alike, c.checked_in), c.value)
        << c.alike << " " << c.checked_in;
  }
  v1::Policy half;
  half.mutable_defence()->set_checked_in_percent(50);
  EXPECT_EQ(WithoutCheckIns(DefenceOf(half), 50, 49), 50);
  EXPECT_EQ(WithoutCheckIns(DefenceOf(half), 50, 50), 0);
}

}  // namespace
}  // namespace linli::hours::domain
