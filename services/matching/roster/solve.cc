#include "services/matching/roster/solve.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "services/matching/roster/network.h"

namespace linli::matching::roster {
namespace {

// Pairs that one round adds at most for one applicant: more of them seldom help at once.
constexpr size_t kPerApplicant = 3;
constexpr size_t kPerRound = 100'000;

class Parts {
 public:
  explicit Parts(int count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0); }
  int Of(int one) {
    while (parent_[one] != one) one = parent_[one] = parent_[parent_[one]];
    return one;
  }
  void Join(int one, int other) { parent_[Of(one)] = Of(other); }

 private:
  std::vector<int> parent_;
};

bool MayServe(const Problem& problem, int applicant, int post) {
  return problem.value(applicant, post) != kNever && problem.posts()[post].places > 0 &&
         problem.applicants()[applicant].most > 0;
}

// Those who are worth most to a post.
std::vector<int> First(const Problem& problem, int post, size_t count) {
  std::vector<int> applicants;
  for (int a = 0; a < static_cast<int>(problem.applicants().size()); ++a) {
    if (MayServe(problem, a, post)) applicants.push_back(a);
  }
  count = std::min(count, applicants.size());
  // Equals in another order for each post, so that posts do not all begin with the same people.
  const auto key = [&](int a) {
    const uint32_t mixed =
        (static_cast<uint32_t>(a) * 2654435761u) ^ (static_cast<uint32_t>(post) * 40503u << 12);
    return std::tuple(-static_cast<int>(problem.value(a, post)), mixed, a);
  };
  std::nth_element(applicants.begin(), applicants.begin() + static_cast<std::ptrdiff_t>(count),
                   applicants.end(), [&](int one, int other) { return key(one) < key(other); });
  applicants.resize(count);
  return applicants;
}

// Adds the pairs that would make the solution better; how many there were.
size_t AddWanted(const Problem& problem, const std::vector<int>& posts, Network& network) {
  std::vector<std::pair<int64_t, Assignment>> wanted, of_one;
  for (int a = 0; a < static_cast<int>(problem.applicants().size()); ++a) {
    of_one.clear();
    for (const int post : posts) {
      if (!MayServe(problem, a, post) || network.Has(a, post)) continue;
      if (const int64_t gain = network.Gain(a, post); gain > 0) of_one.push_back({gain, {a, post}});
    }
    const size_t kept = std::min(kPerApplicant, of_one.size());
    const auto more = [](const auto& one, const auto& other) { return one.first > other.first; };
    std::partial_sort(of_one.begin(), of_one.begin() + static_cast<std::ptrdiff_t>(kept),
                      of_one.end(), more);
    wanted.insert(wanted.end(), of_one.begin(), of_one.begin() + static_cast<std::ptrdiff_t>(kept));
  }
  if (wanted.size() > kPerRound) {
    std::nth_element(wanted.begin(), wanted.begin() + kPerRound, wanted.end(),
                     [](const auto& one, const auto& other) { return one.first > other.first; });
    wanted.resize(kPerRound);
  }
  for (const auto& [gain, pair] : wanted) network.Add(pair);
  return wanted.size();
}

// One part; whether it was not cut off.
bool SolvePart(const Problem& problem, const SolveOptions& options, const std::vector<int>& posts,
               const std::function<bool()>& go_on, Solution& solution) {
  Network network(problem, posts);
  for (const int post : posts) {
    const size_t places = static_cast<size_t>(problem.posts()[post].places);
    for (const int applicant :
         First(problem, post, places * static_cast<size_t>(options.first_per_place) + 20)) {
      network.Add({applicant, post});
      ++solution.pairs;
    }
  }
  std::vector<Assignment> assignments;
  bool optimal = false;
  for (int round = 0; round < options.most_rounds && !optimal; ++round) {
    if (!go_on()) return false;
    assignments = network.Solve();
    ++solution.rounds;
    const size_t added = AddWanted(problem, posts, network);
    solution.pairs += static_cast<int>(added);
    optimal = added == 0;
  }
  solution.optimal = solution.optimal && optimal;
  solution.assignments.insert(solution.assignments.end(), assignments.begin(), assignments.end());
  return true;
}

}  // namespace

std::vector<std::vector<int>> PartsOf(const Problem& problem) {
  const int posts = static_cast<int>(problem.posts().size());
  Parts parts(posts);
  for (int a = 0; a < static_cast<int>(problem.applicants().size()); ++a) {
    int first = -1;
    for (int post = 0; post < posts; ++post) {
      if (!MayServe(problem, a, post)) continue;
      if (first >= 0) parts.Join(first, post);
      first = post;
    }
  }
  std::map<int, std::vector<int>> together;
  for (int post = 0; post < posts; ++post) together[parts.Of(post)].push_back(post);
  std::vector<std::vector<int>> all;
  for (auto& [root, members] : together) all.push_back(std::move(members));
  return all;
}

Solution Solve(const Problem& problem, const SolveOptions& options,
               const std::function<bool(int)>& go_on) {
  Solution solution;
  solution.optimal = true;
  size_t done = 0;
  for (const std::vector<int>& posts : PartsOf(problem)) {
    int rounds = 0;
    const auto of_part = [&] {
      // Each round comes half as far again towards the end of the part, of which nobody knows.
      const double of_this = 1 - std::pow(0.7, rounds++);
      const double share =
          (static_cast<double>(done) + of_this * static_cast<double>(posts.size())) /
          static_cast<double>(problem.posts().size());
      return go_on(static_cast<int>(share * 100));
    };
    if (!SolvePart(problem, options, posts, of_part, solution)) {
      return {.cancelled = true, .rounds = solution.rounds, .pairs = solution.pairs};
    }
    done += posts.size();
  }
  std::sort(solution.assignments.begin(), solution.assignments.end(),
            [](const Assignment& one, const Assignment& other) {
              return std::tie(one.applicant, one.post) < std::tie(other.applicant, other.post);
            });
  return solution;
}

}  // namespace linli::matching::roster
