// How well a volunteer and an open shift suit each other, once every hard rule admits the pair.
// Gates are never scored: see enrollment_gates.h.
#pragma once

#include <array>
#include <cstdint>

#include "google/protobuf/repeated_field.h"
#include "linli/matching/v1/policy.pb.h"
#include "linli/matching/v1/recommendation.pb.h"

namespace linli::matching::domain {

// Name of the formulas below; a change of one is a new name.
inline constexpr char kEngineVersion[] = "score-2";

inline constexpr int kFactors = v1::Factor::Kind_ARRAYSIZE;

// What each factor is worth for one pair, 0 to 1. A factor that nobody can judge (no place known,
// no categories registered) stays unset and its weight is shared by the others, so that a blank in
// a profile is no malus.
class Appraisal {
 public:
  void Set(v1::Factor::Kind kind, double value) {
    values_[kind] = value;
    judged_ |= 1u << kind;
  }
  bool Judged(int kind) const { return (judged_ >> kind & 1) != 0; }
  double value(int kind) const { return values_[kind]; }

 private:
  std::array<double, kFactors> values_{};
  uint32_t judged_ = 0;
};

// The weights of a policy.
class Weights {
 public:
  explicit Weights(const v1::ScorePolicy& policy);

  double of(int kind) const { return weights_[kind]; }
  double half_distance_metres() const { return half_distance_; }

  // 0 to 1; 0 if nothing can be judged.
  double Score(const Appraisal& appraisal) const;
  // The most that a pair so far apart can score, whatever else it has.
  double BestAt(double metres) const;
  // The score again, with its parts, the greatest contribution first.
  double Explain(const Appraisal& appraisal,
                 google::protobuf::RepeatedPtrField<v1::Factor>* factors) const;

 private:
  std::array<double, kFactors> weights_{};
  double half_distance_;
};

// One half at policy's half distance, a quarter at three times that, never zero (S0-12: the nearest
// first).
inline double Nearness(double half_metres, double metres) {
  return half_metres / (half_metres + metres);
}

}  // namespace linli::matching::domain
