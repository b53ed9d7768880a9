#include "services/matching/domain/new_moon.h"

#include <cmath>
#include <numbers>

#include "absl/time/time.h"
#include "common/time/china_day.h"

namespace linli::matching::domain {
namespace {

// Meeus, Astronomical Algorithms, chapter 49. Angles in degrees, times in days.

// A periodic term: multiples of the sun's and the moon's mean anomaly and of the moon's argument of
// latitude; `eccentric`: how often the eccentricity of the earth's orbit is a factor.
struct Term {
  double days;
  int sun, moon, latitude, eccentric;
};
constexpr Term kTerms[] = {
    {-0.40720, 0, 1, 0, 0}, {0.17241, 1, 0, 0, 1},   {0.01608, 0, 2, 0, 0},
    {0.01039, 0, 0, 2, 0},  {0.00739, -1, 1, 0, 1},  {-0.00514, 1, 1, 0, 1},
    {0.00208, 2, 0, 0, 2},  {-0.00111, 0, 1, -2, 0}, {-0.00057, 0, 1, 2, 0},
    {0.00056, 1, 2, 0, 1},  {-0.00042, 0, 3, 0, 0},  {0.00042, 1, 0, 2, 1},
    {0.00038, 1, 0, -2, 1}, {-0.00024, -1, 2, 0, 1}, {-0.00007, 2, 1, 0, 0},
    {0.00004, 0, 2, -2, 0}, {0.00004, 3, 0, 0, 0},   {0.00003, 1, 1, -2, 0},
    {0.00003, 0, 2, 2, 0},  {-0.00003, 1, 1, 2, 0},  {0.00003, -1, 1, 2, 0},
};

// What planets add: an amplitude, and an angle that grows with each month.
struct Pull {
  double days, angle, per_month;
};
constexpr Pull kPulls[] = {
    {0.000325, 299.77, 0.107408},  {0.000165, 251.88, 0.016321}, {0.000164, 251.83, 26.651886},
    {0.000126, 349.42, 36.412478}, {0.000110, 84.66, 18.206239}, {0.000062, 141.74, 53.303771},
    {0.000060, 207.14, 2.453732},  {0.000056, 154.84, 7.306860}, {0.000047, 34.52, 27.261239},
    {0.000042, 207.19, 0.121824},  {0.000040, 291.34, 1.844379}, {0.000037, 161.72, 24.198154},
    {0.000035, 239.56, 25.513099}, {0.000023, 331.55, 3.592518},
};

// Dynamical time is ahead of ours by so much, give or take a minute within a century.
constexpr absl::Duration kDeltaT = absl::Seconds(70);

double SinOfDegrees(double degrees) { return std::sin(degrees * std::numbers::pi / 180); }

// The new moon that is `month` months after the one of 6 January 2000.
absl::Time NewMoon(double month) {
  const double t = month / 1236.85;  // centuries
  const double eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  const double sun = 2.5534 + 29.10535670 * month - 0.0000014 * t * t;
  const double moon = 201.5643 + 385.81693528 * month + 0.0107582 * t * t;
  const double latitude = 160.7108 + 390.67050284 * month - 0.0016118 * t * t;
  const double node = 124.7746 - 1.56375588 * month + 0.0020672 * t * t;
  // From noon of 1 January 2000.
  double days = 5.09766 + 29.530588861 * month + 0.00015437 * t * t;
  for (const Term& term : kTerms) {
    days += term.days * std::pow(eccentricity, term.eccentric) *
            SinOfDegrees(term.sun * sun + term.moon * moon + term.latitude * latitude);
  }
  days -= 0.00017 * SinOfDegrees(node);
  for (const Pull& pull : kPulls) {
    days += pull.days * SinOfDegrees(pull.angle + pull.per_month * month);
  }
  const absl::Time noon = absl::FromCivil(absl::CivilHour(2000, 1, 1, 12), absl::UTCTimeZone());
  return noon + absl::Hours(24) * days - kDeltaT;
}

}  // namespace

absl::CivilDay NewMoonNear(absl::CivilDay day) {
  const auto since = static_cast<double>(day - absl::CivilDay(2000, 1, 6));
  return time::DayOf(NewMoon(std::round(since / 29.530588861)));
}

}  // namespace linli::matching::domain
