#include "services/awards/domain/star_scheme.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/awards/domain/effective_time.h"

namespace linli::awards::domain {
namespace {

void Invalid(const std::string& path, const char* problem, Violations& out) {
  out.Add(path, Reason::CRITERION_INVALID, {{"problem", problem}});
}

bool OfOrganizations(const v1::StarScheme& scheme) {
  return scheme.subject() == v1::STAR_OF_ORGANIZATIONS;
}

bool HasPoints(const v1::CountingRule& rule) {
  return rule.points_per_mille() > 0 || rule.category_points_size() > 0;
}

void CheckConditions(const v1::StarScheme& scheme, const v1::Star& star, const std::string& path,
                     Violations& out) {
  if (star.threshold_points() > 0 && !HasPoints(scheme.counting_rule())) {
    Invalid(path + ".threshold_points", "no points are counted", out);
  }
  if (star.participants() > 0 && !OfOrganizations(scheme)) {
    Invalid(path + ".participants", "of organizations alone", out);
  }
  if (star.tenure_months() > 0 && OfOrganizations(scheme)) {
    Invalid(path + ".tenure_months", "of volunteers alone", out);
  }
  if (OfOrganizations(scheme) && star.decision() == v1::STAR_AUTOMATIC) {
    Invalid(path + ".decision", "organizations apply", out);
  }
  if (star.quality() > 0 && !OfOrganizations(scheme) &&
      star.decision() != v1::STAR_ON_APPLICATION) {
    Invalid(path + ".quality", "on application alone", out);
  }
  const int level = star.decision_level();
  if (level != 0 && level != 2 && level != 4 && level != 6 && level != 9 && level != 12) {
    Invalid(path + ".decision_level", "no level", out);
  }
}

void CheckCounting(const v1::StarScheme& scheme, Violations& out) {
  const v1::CountingRule& rule = scheme.counting_rule();
  if (OfOrganizations(scheme) && (scheme.has_counting_rule() || scheme.downgrades())) {
    Invalid("star_scheme.counting_rule", "of volunteers alone", out);
  }
  std::set<std::string> categories;
  for (int i = 0; i < rule.category_points_size(); ++i) {
    if (categories.insert(rule.category_points(i).category()).second) continue;
    Invalid(absl::StrCat("star_scheme.counting_rule.category_points[", i, "].category"), "twice",
            out);
  }
}

}  // namespace

absl::Status CheckStarScheme(const v1::StarScheme& scheme, absl::Time now) {
  Violations violations;
  int64_t below = 0;
  for (int i = 0; i < scheme.stars_size(); ++i) {
    const v1::Star& star = scheme.stars(i);
    const std::string path = absl::StrCat("star_scheme.stars[", i, "]");
    if (star.star() != i + 1) {
      violations.Add(path + ".star", Reason::STAR_NOT_IN_SEQUENCE,
                     {{"expected", absl::StrCat(i + 1)}});
    }
    if (star.threshold_minutes() <= below) {
      violations.Add(path + ".threshold_minutes", Reason::STAR_THRESHOLD_NOT_RISING,
                     {{"below", absl::StrCat(below)}});
    }
    below = std::max(below, star.threshold_minutes());
    CheckConditions(scheme, star, path, violations);
  }
  CheckCounting(scheme, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  return CheckNotInThePast(scheme.effective_time(), now, Reason::STAR_SCHEME_IN_THE_PAST);
}

}  // namespace linli::awards::domain
