#include "services/hours/domain/check_in_position.h"

#include "common/geo/datum.h"
#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

constexpr geo::LatLng kStart{37.0682, 114.5048};   // Xingtai, WGS-84
constexpr double kDegreesPerMetre = 1.0 / 111195;  // northwards, of the sphere that geo measures on

types::v1::GeoPoint PointOf(geo::LatLng wgs, types::v1::Datum datum) {
  const geo::LatLng at = datum == types::v1::GCJ02 ? geo::Wgs84ToGcj02(wgs) : wgs;
  types::v1::GeoPoint point;
  point.set_latitude(at.latitude);
  point.set_longitude(at.longitude);
  point.set_datum(datum);
  return point;
}

v1::Position PositionNorth(double metres, types::v1::Datum datum, double accuracy = 20) {
  v1::Position position;
  *position.mutable_point() =
      PointOf({kStart.latitude + metres * kDegreesPerMetre, kStart.longitude}, datum);
  position.set_accuracy_meters(accuracy);
  return position;
}

matching::v1::Place PlaceIn(types::v1::Datum datum) {
  matching::v1::Place place;
  *place.mutable_point() = PointOf(kStart, datum);
  return place;
}

v1::Policy Limits(int limit, int accuracy) {
  v1::Policy policy;
  policy.set_position_limit_meters(limit);
  policy.set_position_accuracy_meters(accuracy);
  return policy;
}

TEST(CheckInPosition, TakesWhoIsNearWhateverTheDatumsAre) {
  const struct {
    int limit;  // 0: as the edition leaves it out
    double metres;
    int kept;
    Reason reason;
  } cases[] = {
      {0, 0, 0, Reason::REASON_UNSPECIFIED},       {0, 9.5, 0, Reason::REASON_UNSPECIFIED},
      {0, 11, 10, Reason::REASON_UNSPECIFIED},     {0, 299, 290, Reason::REASON_UNSPECIFIED},
      {0, 302, 0, Reason::PLACE_TOO_FAR},          {0, 5000, 0, Reason::PLACE_TOO_FAR},
      {100, 99, 90, Reason::REASON_UNSPECIFIED},   {100, 102, 0, Reason::PLACE_TOO_FAR},
      {500, 499, 490, Reason::REASON_UNSPECIFIED}, {500, 502, 0, Reason::PLACE_TOO_FAR},
  };
  for (const auto& c : cases) {
    for (const auto place : {types::v1::WGS84, types::v1::GCJ02}) {
      for (const auto position : {types::v1::WGS84, types::v1::GCJ02}) {
        const auto distance =
            CheckPosition(Limits(c.limit, 0), PlaceIn(place), PositionNorth(c.metres, position));
        ASSERT_EQ(ReasonOf(distance.status()), c.reason) << c.limit << " " << c.metres;
        EXPECT_EQ(distance.value_or(c.kept), c.kept) << c.metres;
      }
    }
  }
}

// The two datums lie hundreds of metres apart: to take one for the other is to be elsewhere.
TEST(CheckInPosition, BelievesTheDatumThatIsDeclared) {
  v1::Position wrong = PositionNorth(0, types::v1::GCJ02);
  wrong.mutable_point()->set_datum(types::v1::WGS84);
  EXPECT_EQ(ReasonOf(CheckPosition(v1::Policy(), PlaceIn(types::v1::WGS84), wrong).status()),
            Reason::PLACE_TOO_FAR);
}

TEST(CheckInPosition, NeedsAPositionThatIsExactEnough) {
  const struct {
    int limit;
    double accuracy;
    bool ok;
  } cases[] = {{0, 100, true}, {0, 100.5, false}, {30, 30, true}, {30, 31, false}};
  for (const auto& c : cases) {
    const auto distance = CheckPosition(Limits(0, c.limit), PlaceIn(types::v1::GCJ02),
                                        PositionNorth(5000, types::v1::WGS84, c.accuracy));
    EXPECT_EQ(ReasonOf(distance.status()), c.ok ? Reason::PLACE_TOO_FAR : Reason::POSITION_INEXACT)
        << c.accuracy;
  }
}

TEST(CheckInPosition, SaysHowFarAndNoMoreThanThat) {
  const auto far =
      CheckPosition(v1::Policy(), PlaceIn(types::v1::WGS84), PositionNorth(1234, types::v1::WGS84));
  EXPECT_EQ(MentionOf(far.status(), "meters"), "1230");
  EXPECT_EQ(MentionOf(far.status(), "limit"), "300");
}

TEST(CheckInPosition, HasNothingToCompareWithWhereThePlaceHasNoPoint) {
  const auto refused =
      CheckPosition(v1::Policy(), matching::v1::Place(), PositionNorth(0, types::v1::WGS84));
  EXPECT_EQ(ReasonOf(refused.status()), Reason::EVIDENCE_NOT_ACCEPTED);
  EXPECT_EQ(MentionOf(refused.status(), "method"), "BY_POSITION");
}

}  // namespace
}  // namespace linli::hours::domain
