// From inputs to what stands in an assessment.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "linli/awards/v1/assessment.pb.h"
#include "linli/awards/v1/indicator.pb.h"

namespace linli::awards::domain {

using InputsByName = std::map<std::string, v1::AssessmentInput>;

// One indicator: value, grade, and how far it is from its minimum. An input that is not among
// `inputs`, or has no value, is missing.
v1::IndicatorResult ResultOf(const v1::Indicator& indicator, const InputsByName& inputs);

// All results of a scheme and, of the inputs, those that its expressions name; those that nobody
// tried are missing for INDICATOR_INPUT_MISSING.
void Compute(const v1::IndicatorScheme& scheme, const InputsByName& inputs,
             v1::Assessment& assessment);

// Inputs without a value, in order of name.
std::vector<std::string> MissingInputs(const v1::Assessment& assessment);

// "16.0%", "3.25", "25小时": for people.
std::string ValueText(int64_t value, v1::IndicatorUnit unit);

}  // namespace linli::awards::domain
