// What odd patterns add up to.
#pragma once

#include <string>
#include <vector>

#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/quarantine.pb.h"

namespace linli::hours::domain {

// What was found of one pattern.
struct Measure {
  v1::Quarantine::Signal::Kind kind;
  int value = 0;
  std::string about = {};
};

// The policy's defence with every figure that it leaves out.
v1::DefencePolicy DefenceOf(const v1::Policy& policy);

// One of its rules, as DefenceOf gives it. Throws std::invalid_argument for no kind.
const v1::SignalRule& RuleOf(const v1::DefencePolicy& defence, v1::Quarantine::Signal::Kind kind);
// Whether the pattern is looked at.
bool LooksAt(const v1::DefencePolicy& defence, v1::Quarantine::Signal::Kind kind);

// The most of anything that has to be counted: more adds no points.
int CountTo(const v1::DefencePolicy& defence);

// Signals, points and state: NOTED, or HELD. Without any points it is nothing to keep.
v1::Quarantine Score(const v1::DefencePolicy& defence, const std::vector<Measure>& measures);

// Whether it holds the record; then that begins in QUARANTINED.
bool Holds(const v1::Quarantine& quarantine);

}  // namespace linli::hours::domain
