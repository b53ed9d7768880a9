#include "services/matching/domain/score.h"

#include <algorithm>

namespace linli::matching::domain {

using v1::Factor;

Weights::Weights(const v1::ScorePolicy& policy) : half_distance_(policy.half_distance_meters()) {
  weights_[Factor::DISTANCE] = policy.distance_weight();
  weights_[Factor::CATEGORY] = policy.category_weight();
  weights_[Factor::TIME] = policy.time_weight();
  weights_[Factor::SKILL] = policy.skill_weight();
  weights_[Factor::NEED] = policy.need_weight();
  weights_[Factor::HISTORY] = policy.history_weight();
  weights_[Factor::RELIABILITY] = policy.reliability_weight();
  weights_[Factor::RESPONSE] = policy.response_weight();
  weights_[Factor::FAIRNESS] = policy.fairness_weight();
}

double Weights::Score(const Appraisal& appraisal) const {
  double sum = 0, weights = 0;
  for (int kind = 1; kind < kFactors; ++kind) {
    if (!appraisal.Judged(kind)) continue;
    sum += weights_[kind] * appraisal.value(kind);
    weights += weights_[kind];
  }
  return weights > 0 ? sum / weights : 0;
}

double Weights::BestAt(double metres) const {
  double others = 0;
  for (int kind = 1; kind < kFactors; ++kind) {
    if (kind != Factor::DISTANCE) others += weights_[kind];
  }
  const double near = weights_[Factor::DISTANCE];
  if (near + others <= 0) return 0;
  return (near * Nearness(half_distance_, metres) + others) / (near + others);
}

double Weights::Explain(const Appraisal& appraisal,
                        google::protobuf::RepeatedPtrField<Factor>* factors) const {
  double weights = 0;
  std::array<int, kFactors> kinds;
  int count = 0;
  for (int kind = 1; kind < kFactors; ++kind) {
    if (!appraisal.Judged(kind) || weights_[kind] <= 0) continue;
    weights += weights_[kind];
    kinds[count++] = kind;
  }
  const auto contribution = [&](int kind) { return appraisal.value(kind) * weights_[kind]; };
  std::stable_sort(kinds.begin(), kinds.begin() + count,
                   [&](int one, int other) { return contribution(one) > contribution(other); });
  factors->Reserve(count);
  double score = 0;
  for (int i = 0; i < count; ++i) {
    Factor* factor = factors->Add();
    factor->set_kind(static_cast<Factor::Kind>(kinds[i]));
    factor->set_value(appraisal.value(kinds[i]));
    factor->set_weight(weights_[kinds[i]] / weights);
    factor->set_contribution(factor->value() * factor->weight());
    score += factor->contribution();
  }
  return score;
}

}  // namespace linli::matching::domain
