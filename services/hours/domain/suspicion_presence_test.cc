#include "services/hours/domain/suspicion_presence.h"

#include <map>

#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

using Signal = v1::Quarantine::Signal;

constexpr char kShift[] = "organizations/o1/activities/a1/shifts/s1";
const absl::Time kNine = time::StartOfDay(absl::CivilDay(2026, 3, 7)) + absl::Hours(9);

// So many kilometres north of Xingtai.
matching::v1::Place PlaceAt(double kilometres) {
  matching::v1::Place place;
  place.mutable_point()->set_latitude(37.0682 + kilometres / 111.195);
  place.mutable_point()->set_longitude(114.5048);
  place.mutable_point()->set_datum(types::v1::WGS84);
  return place;
}
matching::v1::ShiftContext Here() {
  matching::v1::ShiftContext context;
  context.set_shift(kShift);
  *context.mutable_place() = PlaceAt(0);
  return context;
}

std::map<Signal::Kind, Measure> Measured(v1::EvidenceMethod way,
                                         const PresenceSurroundings& around) {
  const matching::v1::ShiftContext here = Here();
  std::map<Signal::Kind, Measure> found;
  for (const Measure& one : MeasurePresence(
           DefenceOf({}), {{kNine, kNine + absl::Hours(2)}, here, way, "the witness"}, around)) {
    found[one.kind] = one;
  }
  return found;
}

TEST(SuspicionOfPresence, AsksWhatTheWayToCheckInCanSay) {  // PAIN-2
  const PresenceSurroundings around = {
      .by_device = 200, .together = 9, .attested = 70, .checked_in = 2};
  auto by_code = Measured(v1::BY_CODE, around);
  EXPECT_EQ(by_code.size(), 1u) << "a crowd with a leader's code is a crowd";
  EXPECT_EQ(by_code[Signal::IMPOSSIBLE_TRAVEL].value, 0);
  auto by_position = Measured(v1::BY_POSITION, around);
  EXPECT_EQ(by_position.size(), 2u);
  EXPECT_EQ(by_position[Signal::PLACE_CLUSTER].value, 9);
  EXPECT_EQ(by_position[Signal::PLACE_CLUSTER].about, kShift);
  for (const auto way : {v1::BY_KIOSK, v1::BY_OFFLINE_LOG}) {
    auto by_device = Measured(way, around);
    EXPECT_EQ(by_device.size(), 2u);
    EXPECT_EQ(by_device[Signal::DEVICE_CLUSTER].value, 200);
    EXPECT_EQ(by_device[Signal::DEVICE_CLUSTER].about, "the witness");
  }
  auto attested = Measured(v1::BY_ATTESTATION, around);
  EXPECT_EQ(attested.size(), 2u);
  EXPECT_EQ(attested[Signal::NO_CHECK_INS].value, 70);
  EXPECT_EQ(attested[Signal::NO_CHECK_INS].about, kShift);
}

TEST(SuspicionOfPresence, ReckonsHowFastSheWouldHaveTravelled) {  // PAIN-2
  const absl::Time eleven = kNine + absl::Hours(2);
  const struct {
    double kilometres;
    absl::Time from, until;
    int slowest, fastest;
  } cases[] = {
      // An hour before, an hour after, a day in between each other's.
      {50, kNine - absl::Hours(3), kNine - absl::Hours(1), 49, 50},
      {50, eleven + absl::Hours(1), eleven + absl::Hours(2), 49, 50},
      {50, kNine - absl::Hours(3), kNine - absl::Minutes(6), 499, 500},
      // At the same time is a minute apart.
      {10, kNine + absl::Minutes(30), eleven, 599, 600},
      {10, kNine - absl::Hours(1), kNine - absl::Seconds(59), 599, 600},
      // One place.
      {2.9, kNine - absl::Hours(1), kNine, 0, 0},
      {3.1, kNine - absl::Hours(1), kNine, 185, 186},
  };
  const matching::v1::ShiftContext here = Here();
  const PresenceSeen seen{{kNine, eleven}, here, v1::BY_CODE, ""};
  for (const auto& c : cases) {
    const int speed =
        SpeedBetween(DefenceOf({}), seen, {"other", {c.from, c.until}, PlaceAt(c.kilometres)});
    EXPECT_GE(speed, c.slowest) << c.kilometres << " " << c.from;
    EXPECT_LE(speed, c.fastest) << c.kilometres << " " << c.from;
  }
}

TEST(SuspicionOfPresence, SaysNothingOfPlacesThatAreNotOnTheMap) {
  const matching::v1::ShiftContext here = Here();
  const matching::v1::ShiftContext nowhere;
  const time::Interval presence = {kNine, kNine + absl::Hours(2)};
  const OtherPresence far{"other", presence, PlaceAt(500)}, unknown{"other", presence, {}};
  EXPECT_EQ(SpeedBetween(DefenceOf({}), {presence, nowhere, v1::BY_CODE, ""}, far), 0);
  EXPECT_EQ(SpeedBetween(DefenceOf({}), {presence, here, v1::BY_CODE, ""}, unknown), 0);
}

TEST(SuspicionOfPresence, NamesTheOtherPresenceThatIsTheLeastPossible) {
  const auto at = [](const char* name, double kilometres, absl::Duration before) {
    return OtherPresence{name, {kNine - absl::Hours(6), kNine - before}, PlaceAt(kilometres)};
  };
  auto found = Measured(v1::BY_CODE, {.elsewhere = {at("slow", 50, absl::Hours(2)),
                                                    at("fast", 100, absl::Minutes(20)),
                                                    at("walk", 4, absl::Hours(1))}});
  EXPECT_EQ(found[Signal::IMPOSSIBLE_TRAVEL].about, "fast");
  EXPECT_GE(found[Signal::IMPOSSIBLE_TRAVEL].value, 299);
}

}  // namespace
}  // namespace linli::hours::domain
