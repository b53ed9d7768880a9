// What expressions of indicators may name.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace linli::awards::domain {

// Whose answer an input is part of. What has one origin is had or missing together.
enum class Origin {
  kCoverage,      // registration: how many are registered
  kDenominator,   // registration: of how many, "denominator.{kind}"
  kStations,      // registration
  kTraining,      // registration
  kReporting,     // registration: 社区报到 of Party members
  kProjects,      // matching
  kNodes,         // matching: 1+20+N
  kFigures,       // hours
  kCertificates,  // awards itself
  kPartyMinimum,  // registration says who, awards knows what they served
  kReported,      // handed in, "reported.{input}"
};

struct KnownInput {
  std::string_view name;
  Origin origin;
  std::string_view title;
  bool of_period;  // told for the period; otherwise as things stand
};

// In order of name; "denominator." and "reported." stand for all names that begin so.
std::span<const KnownInput> KnownInputs();

// The one of this name; nullptr if there is none.
const KnownInput* FindInput(std::string_view name);

// "registration", "matching", "hours", "awards" or "reported".
std::string_view ServiceOf(Origin origin);

inline constexpr char kDenominators[] = "denominator.";
inline constexpr char kReportedInputs[] = "reported.";

}  // namespace linli::awards::domain
