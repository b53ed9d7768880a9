#include "services/hours/domain/suspicion_score.h"

#include <algorithm>
#include <stdexcept>

namespace linli::hours::domain {
namespace {

using Signal = v1::Quarantine::Signal;

// What goes beyond three times a threshold says nothing new.
constexpr int kMostTimes = 3;

void Default(int value, int given, v1::DefencePolicy& defence,
             void (v1::DefencePolicy::*set)(int32_t)) {
  if (given <= 0) (defence.*set)(value);
}

void Default(int threshold, int weight, v1::SignalRule& rule) {
  if (rule.threshold() <= 0) rule.set_threshold(threshold);
  if (rule.weight() <= 0) rule.set_weight(weight);
}

}  // namespace

v1::DefencePolicy DefenceOf(const v1::Policy& policy) {
  using D = v1::DefencePolicy;
  D defence = policy.defence();
  Default(100, defence.hold_points(), defence, &D::set_hold_points);
  Default(1440, defence.look_back_minutes(), defence, &D::set_look_back_minutes);
  Default(1, defence.moment_seconds(), defence, &D::set_moment_seconds);
  Default(60, defence.device_seconds(), defence, &D::set_device_seconds);
  Default(10, defence.checked_in_percent(), defence, &D::set_checked_in_percent);
  Default(3000, defence.one_place_meters(), defence, &D::set_one_place_meters);
  Default(6000, 60, *defence.mutable_velocity());
  Default(20, 60, *defence.mutable_regularity());
  Default(300, 60, *defence.mutable_volume());
  Default(60, 60, *defence.mutable_no_check_ins());
  Default(5, 60, *defence.mutable_place_cluster());
  Default(120, 60, *defence.mutable_device_cluster());
  Default(250, 100, *defence.mutable_impossible_travel());
  return defence;
}

const v1::SignalRule& RuleOf(const v1::DefencePolicy& defence, Signal::Kind kind) {
  switch (kind) {
    case Signal::VELOCITY:
      return defence.velocity();
    case Signal::REGULARITY:
      return defence.regularity();
    case Signal::VOLUME:
      return defence.volume();
    case Signal::NO_CHECK_INS:
      return defence.no_check_ins();
    case Signal::PLACE_CLUSTER:
      return defence.place_cluster();
    case Signal::DEVICE_CLUSTER:
      return defence.device_cluster();
    case Signal::IMPOSSIBLE_TRAVEL:
      return defence.impossible_travel();
    default:
      throw std::invalid_argument("no kind of signal");
  }
}

bool LooksAt(const v1::DefencePolicy& defence, Signal::Kind kind) {
  return !defence.off() && !RuleOf(defence, kind).off();
}

int CountTo(const v1::DefencePolicy& defence) {
  return kMostTimes *
         std::max({defence.regularity().threshold(), defence.volume().threshold(),
                   defence.no_check_ins().threshold(), defence.device_cluster().threshold()});
}

v1::Quarantine Score(const v1::DefencePolicy& defence, const std::vector<Measure>& measures) {
  v1::Quarantine scored;
  scored.set_hold_points(defence.hold_points());
  int points = 0;
  for (const Measure& measure : measures) {
    if (!LooksAt(defence, measure.kind)) continue;
    const v1::SignalRule& rule = RuleOf(defence, measure.kind);
    Signal& signal = *scored.add_signals();
    signal.set_kind(measure.kind);
    signal.set_value(measure.value);
    signal.set_threshold(rule.threshold());
    signal.set_weight(rule.weight());
    signal.set_points(rule.weight() * std::min(measure.value / rule.threshold(), kMostTimes));
    signal.set_about(measure.about);
    points += signal.points();
  }
  scored.set_points(points);
  scored.set_state(points >= defence.hold_points() ? v1::Quarantine::HELD : v1::Quarantine::NOTED);
  return scored;
}

bool Holds(const v1::Quarantine& quarantine) { return quarantine.state() == v1::Quarantine::HELD; }

}  // namespace linli::hours::domain
