#include "services/matching/domain/score.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "common/time/proto_time.h"
#include "services/matching/domain/availability.h"

namespace linli::matching::domain {
namespace {

using v1::Factor;

bool Contains(const std::vector<std::string>& codes, const std::string& code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// One half at policy's half distance, a quarter at three times that, never zero.
double Nearness(const v1::ScorePolicy& policy, double metres) {
  const double half = policy.half_distance_meters();
  return half / (half + metres);
}

std::vector<Factor> Judge(const v1::ScorePolicy& policy, const Preferences& preferences,
                          const Candidate& candidate) {
  std::vector<Factor> factors;
  const auto add = [&](Factor::Kind kind, double weight, double value) {
    if (weight <= 0) return;
    Factor& factor = factors.emplace_back();
    factor.set_kind(kind);
    factor.set_weight(weight);
    factor.set_value(value);
  };
  if (candidate.distance_metres) {  // S0-12: the nearest first
    add(Factor::DISTANCE, policy.distance_weight(), Nearness(policy, *candidate.distance_metres));
  }
  if (!preferences.categories.empty()) {
    add(Factor::CATEGORY, policy.category_weight(),
        Contains(preferences.categories, candidate.category) ? 1 : 0);
  }
  if (preferences.availability != 0) {  // when the volunteer has time
    add(Factor::TIME, policy.time_weight(),
        AvailableShare(preferences.availability, candidate.start, candidate.end));
  }
  if (!preferences.skills.empty()) {  // the gate made sure that she has all that are asked for
    add(Factor::SKILL, policy.skill_weight(), candidate.required_skills.empty() ? 0 : 1);
  }
  add(Factor::NEED, policy.need_weight(),
      static_cast<double>(candidate.free_places) / std::max(1, candidate.places));
  return factors;
}

}  // namespace

void Score(const v1::ScorePolicy& policy, const Preferences& preferences,
           const Candidate& candidate, v1::Recommendation& recommendation) {
  std::vector<Factor> factors = Judge(policy, preferences, candidate);
  double weights = 0;
  for (const Factor& factor : factors) weights += factor.weight();
  double score = 0;
  for (Factor& factor : factors) {
    factor.set_weight(factor.weight() / weights);
    factor.set_contribution(factor.value() * factor.weight());
    score += factor.contribution();
  }
  std::stable_sort(factors.begin(), factors.end(), [](const Factor& one, const Factor& other) {
    return one.contribution() > other.contribution();
  });
  recommendation.set_score(score);
  recommendation.mutable_factors()->Assign(factors.begin(), factors.end());
}

void KeepBest(std::vector<v1::Recommendation>& recommendations, int count) {
  const auto better = [](const v1::Recommendation& one, const v1::Recommendation& other) {
    const auto key = [](const v1::Recommendation& r) {
      return std::tuple(-r.score(), time::FromProto(r.start_time()), std::string_view(r.shift()));
    };
    return key(one) < key(other);
  };
  const auto kept = std::min<size_t>(recommendations.size(), static_cast<size_t>(count));
  const auto end = recommendations.begin() + static_cast<std::ptrdiff_t>(kept);
  std::partial_sort(recommendations.begin(), end, recommendations.end(), better);
  recommendations.erase(end, recommendations.end());
}

}  // namespace linli::matching::domain
