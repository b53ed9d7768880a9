#include "services/matching/jobs/roster_problem.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "common/status/refusal.h"
#include "services/matching/domain/appraisal.h"
#include "services/matching/storage/rows.h"

namespace linli::matching {
namespace {

using errors::v1::Reason;

constexpr double kIndifferent = 0.5;  // who named no shift is not worth less than who did

// The weights of the settings; all zero: the defaults.
struct RosterWeights {
  explicit RosterWeights(const v1::RosterSettings& settings)
      : preference(settings.preference_weight()),
        suitability(settings.suitability_weight()),
        stability(settings.stability_weight()) {
    if (preference + suitability + stability == 0) {
      preference = suitability = 40;
      stability = 20;
    }
    if (settings.previous_plan().empty()) stability = 0;
  }
  // Of a pair, 0 to 1.
  double Of(double preferred, double suits, bool kept) const {
    const double sum = preference + suitability + stability;
    if (sum == 0) return 0;
    return (preference * preferred + suitability * suits + (kept ? stability : 0)) / sum;
  }

  double preference, suitability, stability;
};

// What a hard rule says against a pair, as far as memory knows.
std::optional<Reason> Against(const index::Snapshot& snapshot, std::optional<uint32_t> volunteer,
                              const index::ShiftCard& card) {
  if (!volunteer) return Reason::VOLUNTEER_CANNOT_SERVE;
  const uint32_t shard = *volunteer / index::kShardSize, local = *volunteer % index::kShardSize;
  const index::Profiles& profiles = *snapshot.profiles[shard];
  if (!profiles.active(local)) return Reason::VOLUNTEER_CANNOT_SERVE;
  if (profiles.birth_year(local) > card.latest_birth_year) return Reason::TOO_YOUNG;
  if (!profiles.skills(local).HasAllOf(card.demand.skills)) return Reason::SKILL_MISSING;
  if (!profiles.languages(local).HasAllOf(card.demand.languages)) return Reason::LANGUAGE_MISSING;
  for (const index::Engaged& one : snapshot.standings[shard]->engagements(local)) {
    if (one.shift == card.key) return Reason::ALREADY_ENROLLED;
    if (one.confirmed && one.start < card.end && card.start < one.end) {
      return Reason::SHIFT_OVERLAPS;
    }
  }
  return std::nullopt;
}

double Suitability(const index::Snapshot& snapshot, uint32_t volunteer,
                   const index::ShiftCard& card, const domain::Weights& weights) {
  const index::Spot& home =
      snapshot.profiles[volunteer / index::kShardSize]->spot(volunteer % index::kShardSize);
  std::optional<double> metres;
  if (home.known() && card.spot.known()) metres = index::MetresBetween(home, card.spot);
  return weights.Score(domain::Appraise(domain::Side::kShift, snapshot.SupplyOf(volunteer),
                                        card.demand, weights, metres));
}

std::vector<roster::Applicant> ApplicantsOf(
    const std::vector<v1::RosterApplication>& applications) {
  std::vector<roster::Applicant> applicants;
  for (const v1::RosterApplication& one : applications) {
    applicants.push_back({.most = std::max(1, one.max_shifts())});
  }
  return applicants;
}

std::vector<roster::Post> PostsOf(const v1::RosterSettings& settings,
                                  const std::vector<const index::ShiftCard*>& cards) {
  std::vector<std::pair<int64_t, int64_t>> spans;
  for (const index::ShiftCard* card : cards) spans.emplace_back(card->start, card->end);
  const std::vector<int> windows = WindowsOf(spans);
  std::map<std::string, int> crews;
  for (const auto& crew : settings.minimum_crews()) crews[crew.shift()] = crew.heads();
  std::vector<roster::Post> posts;
  for (size_t i = 0; i < cards.size(); ++i) {
    const domain::Demand& demand = cards[i]->demand;
    const auto crew = crews.find(cards[i]->of.shift.name());
    const int heads = crew == crews.end() ? 0 : crew->second;
    posts.push_back({.places = std::max(0, demand.free),
                     .minimum_crew = std::max(0, heads - (demand.places - demand.free)),
                     .window = windows[i]});
  }
  return posts;
}

}  // namespace

std::vector<int> WindowsOf(const std::vector<std::pair<int64_t, int64_t>>& spans) {
  std::vector<size_t> order(spans.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](size_t one, size_t other) { return spans[one] < spans[other]; });
  std::vector<int> windows(spans.size());
  int window = -1;
  int64_t until = 0;
  for (const size_t i : order) {
    if (window < 0 || spans[i].first >= until) ++window, until = spans[i].second;
    until = std::max(until, spans[i].second);
    windows[i] = window;
  }
  return windows;
}

RosterProblem::RosterProblem(RosterInput input, std::vector<const index::ShiftCard*> cards,
                             roster::Problem problem)
    : input_(std::move(input)),
      cards_(std::move(cards)),
      problem_(std::move(problem)),
      kept_away_(cards_.size()),
      eligible_(cards_.size()) {
  for (size_t i = 0; i < cards_.size(); ++i) {
    post_of_[cards_[i]->of.shift.name()] = static_cast<int>(i);
  }
  for (size_t i = 0; i < input_.applications.size(); ++i) {
    applicant_of_[input_.applications[i].volunteer()] = static_cast<int>(i);
  }
  for (const v1::RosterAssignment& one : input_.previous) {
    const auto post = post_of_.find(one.shift());
    const auto applicant = applicant_of_.find(one.volunteer());
    if (post != post_of_.end() && applicant != applicant_of_.end()) {
      previously_[{applicant->second, post->second}] = true;
    }
  }
}

absl::StatusOr<RosterProblem> RosterProblem::Make(RosterInput input,
                                                  const index::Snapshot& snapshot) {
  std::vector<const index::ShiftCard*> cards;
  for (const std::string& id : input.shift_ids) {
    const index::ShiftCard* card = snapshot.shifts->Find(id);
    if (card == nullptr) return RefuseFor(absl::Seconds(1), Reason::MATCH_INDEX_LOADING);
    cards.push_back(card);
  }
  roster::Problem problem(ApplicantsOf(input.applications), PostsOf(input.settings, cards));
  RosterProblem made(std::move(input), std::move(cards), std::move(problem));
  made.table_ = snapshot.shifts;
  made.Judge(snapshot);
  made.Pin();
  return made;
}

int RosterProblem::RankOf(int applicant, int post) const {
  const auto& preferred = input_.applications[applicant].preferred_shifts();
  const auto found = std::find(preferred.begin(), preferred.end(), cards_[post]->of.shift.name());
  return found == preferred.end() ? 0 : static_cast<int>(found - preferred.begin()) + 1;
}

void RosterProblem::Judge(const index::Snapshot& snapshot) {
  const domain::Weights weights(input_.score);
  const RosterWeights settings(input_.settings);
  std::set<std::pair<int, int>> pins;
  for (const auto& pin : input_.settings.pinned()) {
    const auto post = post_of_.find(pin.shift());
    const auto applicant = applicant_of_.find(pin.volunteer());
    if (post != post_of_.end() && applicant != applicant_of_.end()) {
      pins.emplace(applicant->second, post->second);
    }
  }
  for (int a = 0; a < static_cast<int>(input_.applications.size()); ++a) {
    const v1::RosterApplication& application = input_.applications[a];
    const auto volunteer = snapshot.Find(store::IdIn(application.volunteer()));
    for (int post = 0; post < static_cast<int>(cards_.size()); ++post) {
      std::optional<Reason> against = Against(snapshot, volunteer, *cards_[post]);
      const int rank = RankOf(a, post);
      if (!against && rank == 0 && application.preferred_only() && !pins.contains({a, post})) {
        against = Reason::NOT_PREFERRED;
      }
      if (against) {
        Note(post, *against);
        if (pins.contains({a, post})) forbidden_pins_[{a, post}] = *against;
        continue;
      }
      ++eligible_[post];
      const double preferred = application.preferred_shifts().empty() ? kIndifferent
                               : rank == 0                            ? 0
                                                                      : 1 / (0.75 + 0.25 * rank);
      const double worth =
          settings.Of(preferred, Suitability(snapshot, *volunteer, *cards_[post], weights),
                      previously_.contains({a, post}));
      problem_.SetValue(a, post,
                        static_cast<roster::Value>(std::lround(worth * roster::kMostValue)));
    }
  }
}

// Pinned pairs are taken out of the problem together with the places that they hold.
void RosterProblem::Pin() {
  for (const auto& pin : input_.settings.pinned()) {
    const auto post = post_of_.find(pin.shift());
    const auto applicant = applicant_of_.find(pin.volunteer());
    Reason against = Reason::SHIFT_BEGUN;
    if (post != post_of_.end() && applicant == applicant_of_.end()) {
      against = Reason::VOLUNTEER_CANNOT_SERVE;
    } else if (post != post_of_.end()) {
      const int a = applicant->second, p = post->second;
      const roster::Value value = problem_.value(a, p);
      if (problem_.Take(a, p)) {
        pinned_.push_back({{a, p}, value});
        continue;
      }
      const auto forbidden = forbidden_pins_.find({a, p});
      against = forbidden != forbidden_pins_.end() ? forbidden->second
                : problem_.posts()[p].places == 0  ? Reason::SHIFT_FULL_NOW
                                                   : Reason::SHIFT_OVERLAPS;
    }
    v1::RosterConflict& refused = refused_pins_.emplace_back();
    refused.set_volunteer(pin.volunteer());
    refused.set_shift(pin.shift());
    refused.set_reason(errors::v1::Reason_Name(against));
  }
}

v1::RosterAssignment RosterProblem::Describe(int applicant, int post, bool pinned,
                                             int value) const {
  v1::RosterAssignment assignment;
  assignment.set_volunteer(input_.applications[applicant].volunteer());
  assignment.set_shift(cards_[post]->of.shift.name());
  assignment.set_pinned(pinned);
  assignment.set_kept(previously_.contains({applicant, post}));
  assignment.set_preference(RankOf(applicant, post));
  assignment.set_value(static_cast<double>(value) / roster::kMostValue);
  return assignment;
}

std::vector<v1::RosterAssignment> RosterProblem::Assignments(
    const roster::Solution& solution) const {
  std::vector<v1::RosterAssignment> assignments;
  for (const auto& [pair, value] : pinned_) {
    assignments.push_back(Describe(pair.applicant, pair.post, true, value));
  }
  for (const roster::Assignment& one : solution.assignments) {
    assignments.push_back(
        Describe(one.applicant, one.post, false, problem_.value(one.applicant, one.post)));
  }
  return assignments;
}

v1::RosterGap RosterProblem::GapOf(int post, int filled, int free) const {
  v1::RosterGap gap;
  gap.set_shift(cards_[post]->of.shift.name());
  gap.set_free_places(free);
  gap.set_below_minimum_crew(filled < problem_.posts()[post].minimum_crew);
  std::vector<std::pair<Reason, int>> reasons(kept_away_[post].begin(), kept_away_[post].end());
  if (eligible_[post] > filled) {
    reasons.emplace_back(Reason::ASSIGNED_ELSEWHERE, eligible_[post] - filled);
  }
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& one, const auto& other) { return one.second > other.second; });
  for (const auto& [reason, count] : reasons) {
    v1::RosterGap::Reason* shown = gap.add_reasons();
    shown->set_reason(errors::v1::Reason_Name(reason));
    shown->set_applicants(count);
  }
  return gap;
}

v1::RosterQuality RosterProblem::Quality(
    const roster::Solution& solution, const std::vector<v1::RosterAssignment>& assignments) const {
  v1::RosterQuality quality;
  std::vector<int> filled(cards_.size());
  std::set<std::string> assigned;
  double sum = 0;
  for (const v1::RosterAssignment& one : assignments) {
    if (!one.pinned()) ++filled[post_of_.at(one.shift())];
    assigned.insert(one.volunteer());
    sum += one.value();
    if (one.preference() == 1) quality.set_first_preferences(quality.first_preferences() + 1);
    if (one.preference() > 0) quality.set_any_preferences(quality.any_preferences() + 1);
    if (one.kept()) quality.set_kept(quality.kept() + 1);
  }
  int places = static_cast<int>(pinned_.size());
  for (size_t post = 0; post < cards_.size(); ++post) {
    const int left = problem_.posts()[post].places - filled[post];
    places += problem_.posts()[post].places;
    if (left > 0) *quality.add_gaps() = GapOf(static_cast<int>(post), filled[post], left);
  }
  quality.set_places(places);
  quality.set_filled(static_cast<int>(assignments.size()));
  quality.set_applicants(static_cast<int>(input_.applications.size()));
  quality.set_assigned_applicants(static_cast<int>(assigned.size()));
  if (!assignments.empty())
    quality.set_average_value(sum / static_cast<double>(assignments.size()));
  quality.set_optimal(solution.optimal);
  for (const v1::RosterConflict& one : refused_pins_) *quality.add_refused_pins() = one;
  return quality;
}

}  // namespace linli::matching
