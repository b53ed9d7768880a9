// The solver against LEMON on the whole problem, and against itself cut off.
#include "services/matching/roster/solve.h"

#include <map>
#include <random>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "lemon/capacity_scaling.h"
#include "lemon/list_graph.h"

namespace linli::matching::roster {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

const auto kGoOn = [](int) { return true; };

// The optimum by another algorithm, over every pair that has a value.
int64_t BestWorth(const Problem& problem) {
  using Digraph = lemon::ListDigraph;
  Digraph graph;
  Digraph::ArcMap<int64_t> capacity(graph), cost(graph);
  const auto connect = [&](Digraph::Node from, Digraph::Node to, int64_t most, int64_t costs) {
    const Digraph::Arc arc = graph.addArc(from, to);
    capacity[arc] = most;
    cost[arc] = costs;
  };
  const Digraph::Node source = graph.addNode(), sink = graph.addNode();
  std::vector<Digraph::Node> posts;
  int64_t places = 0;
  for (const Post& post : problem.posts()) {
    posts.push_back(graph.addNode());
    const int crew = std::min(post.minimum_crew, post.places);
    connect(posts.back(), sink, crew, -kCrewBonus);
    connect(posts.back(), sink, post.places - crew, 0);
    places += post.places;
  }
  for (size_t a = 0; a < problem.applicants().size(); ++a) {
    const Digraph::Node node = graph.addNode();
    for (int shift = 0; shift < problem.applicants()[a].most; ++shift) {
      connect(source, node, 1, kSecondShift * shift);
    }
    std::map<int, Digraph::Node> windows;
    for (size_t p = 0; p < posts.size(); ++p) {
      const Value value = problem.value(static_cast<int>(a), static_cast<int>(p));
      if (value == kNever) continue;
      const int window = problem.posts()[p].window;
      if (!windows.contains(window)) {
        windows[window] = graph.addNode();
        connect(node, windows[window], 1, 0);
      }
      connect(windows[window], posts[p], 1, -(kFillBonus + value));
    }
  }
  connect(sink, source, places, 0);
  lemon::CapacityScaling<Digraph, int64_t, int64_t> solver(graph);
  solver.upperMap(capacity).costMap(cost).run();
  return -solver.totalCost<int64_t>();
}

void ExpectFeasible(const Problem& problem, const std::vector<Assignment>& assignments) {
  std::map<int, int> heads, shifts;
  std::set<std::pair<int, int>> in_window;
  for (const Assignment& one : assignments) {
    EXPECT_NE(problem.value(one.applicant, one.post), kNever);
    EXPECT_LE(++heads[one.post], problem.posts()[one.post].places);
    EXPECT_LE(++shifts[one.applicant], problem.applicants()[one.applicant].most);
    EXPECT_TRUE(in_window.emplace(one.applicant, problem.posts()[one.post].window).second);
  }
}

Problem Random(std::mt19937& random, int applicants, int posts, int most, double may) {
  const auto number = [&](int below) { return static_cast<int>(random() % below); };
  std::vector<Post> of_posts(posts);
  for (Post& post : of_posts) {
    post = {.places = number(6), .minimum_crew = number(4), .window = number(3)};
  }
  std::vector<Applicant> people(applicants);
  for (Applicant& one : people) one.most = 1 + number(most);
  Problem problem(std::move(people), std::move(of_posts));
  for (int a = 0; a < applicants; ++a) {
    for (int p = 0; p < posts; ++p) {
      if (std::uniform_real_distribution()(random) < may) {
        problem.SetValue(a, p, static_cast<Value>(number(20) * 50));
      }
    }
  }
  return problem;
}

TEST(Solve, IsAsGoodAsTheOptimumOfTheWholeProblem) {
  std::mt19937 random(20261128);
  int pruned = 0;
  for (int i = 0; i < 400; ++i) {
    const Problem problem = Random(random, 1 + i % 60, 1 + i % 9, 1 + i % 3, 0.1 + 0.2 * (i % 5));
    // Begin with next to nobody, so that prices have something to ask for.
    Solution solution = Solve(problem, {.first_per_place = 0}, kGoOn);
    ASSERT_TRUE(solution.optimal) << i;
    ExpectFeasible(problem, solution.assignments);
    ASSERT_EQ(WorthOf(problem, solution.assignments), BestWorth(problem)) << i;
    if (solution.rounds > static_cast<int>(PartsOf(problem).size())) ++pruned;
  }
  EXPECT_GT(pruned, 20);  // the prices were needed
}

TEST(Solve, IsAsGoodOnALargeProblem) {
  std::mt19937 random(7);
  const int applicants = 3000, posts = 30;
  std::vector<Post> of_posts(posts);
  for (int p = 0; p < posts; ++p) of_posts[p] = {.places = 10, .minimum_crew = 3, .window = p / 10};
  Problem problem(std::vector<Applicant>(applicants, {.most = 2}), of_posts);
  for (int a = 0; a < applicants; ++a) {
    for (int p = 0; p < posts; ++p) {
      if (random() % 3 > 0) problem.SetValue(a, p, static_cast<Value>(random() % 1001));
    }
  }
  const Solution solution = Solve(problem, {}, kGoOn);
  ExpectFeasible(problem, solution.assignments);
  const int64_t best = BestWorth(problem);
  EXPECT_GE(WorthOf(problem, solution.assignments), best - best / 100);  // within 1 %
  EXPECT_TRUE(solution.optimal);
  EXPECT_EQ(WorthOf(problem, solution.assignments), best);
  EXPECT_LT(solution.pairs, applicants * posts / 10);
}

TEST(Solve, IsWithinOnePercentWhenItIsCutOff) {
  std::mt19937 random(11);
  for (int i = 0; i < 20; ++i) {
    const Problem problem = Random(random, 400, 12, 2, 0.6);
    const Solution solution = Solve(problem, {.most_rounds = 1}, kGoOn);
    ExpectFeasible(problem, solution.assignments);
    const int64_t best = BestWorth(problem);
    EXPECT_GE(WorthOf(problem, solution.assignments), best - best / 100);
  }
}

TEST(Solve, FillsMinimumCrewsFirst) {
  // One person, two posts: the one that pays less needs her.
  Problem problem({{.most = 1}}, {{.places = 1}, {.places = 2, .minimum_crew = 1}});
  problem.SetValue(0, 0, kMostValue);
  problem.SetValue(0, 1, 0);
  EXPECT_THAT(Solve(problem, {}, kGoOn).assignments, ElementsAre(Assignment{0, 1}));
}

TEST(Solve, FillsPlacesRatherThanPleasing) {
  Problem problem({{.most = 1}, {.most = 1}}, {{.places = 1}, {.places = 1}});
  problem.SetValue(0, 0, kMostValue);
  problem.SetValue(0, 1, 0);
  problem.SetValue(1, 0, 10);
  EXPECT_THAT(Solve(problem, {}, kGoOn).assignments,
              ElementsAre(Assignment{0, 1}, Assignment{1, 0}));
}

TEST(Solve, LetsTwoServeOnceRatherThanOneTwice) {
  Problem problem({{.most = 2}, {.most = 2}},
                  {{.places = 1, .window = 0}, {.places = 1, .window = 1}});
  for (int p = 0; p < 2; ++p) {
    problem.SetValue(0, p, 700);
    problem.SetValue(1, p, 500);
  }
  const auto apart = Solve(problem, {}, kGoOn).assignments;
  ASSERT_THAT(apart, SizeIs(2));
  EXPECT_NE(apart[0].applicant, apart[1].applicant);
  problem.SetValue(1, 0, 100);  // too great a difference
  problem.SetValue(1, 1, 100);
  EXPECT_THAT(Solve(problem, {}, kGoOn).assignments,
              ElementsAre(Assignment{0, 0}, Assignment{0, 1}));
}

TEST(Solve, PutsNobodyInTwoPlacesAtOnce) {
  Problem problem(
      {{.most = 5}},
      {{.places = 1, .window = 0}, {.places = 1, .window = 0}, {.places = 1, .window = 1}});
  for (int p = 0; p < 3; ++p) problem.SetValue(0, p, 500);
  EXPECT_THAT(Solve(problem, {}, kGoOn).assignments, SizeIs(2));
}

TEST(Solve, WorksAroundWhatIsDecidedBeforehand) {
  Problem problem({{.most = 2}, {.most = 1}},
                  {{.places = 1, .minimum_crew = 1}, {.places = 1}, {.places = 1, .window = 1}});
  for (int a = 0; a < 2; ++a) {
    for (int p = 0; p < 3; ++p) problem.SetValue(a, p, 500);
  }
  EXPECT_TRUE(problem.Take(0, 1));
  EXPECT_FALSE(problem.Take(1, 1));  // full
  EXPECT_FALSE(problem.Take(0, 0));  // at the same time
  EXPECT_THAT(Solve(problem, {}, kGoOn).assignments,
              ElementsAre(Assignment{0, 2}, Assignment{1, 0}));
}

TEST(Solve, TakesApartWhatNobodyConnects) {
  Problem problem({{.most = 1}, {.most = 1}, {.most = 1}},
                  {{.places = 1}, {.places = 1}, {.places = 1}});
  problem.SetValue(0, 0, 1);
  problem.SetValue(1, 1, 1);
  problem.SetValue(2, 1, 1);
  problem.SetValue(2, 2, 1);
  EXPECT_THAT(PartsOf(problem), UnorderedElementsAre(ElementsAre(0), ElementsAre(1, 2)));
  EXPECT_THAT(Solve(problem, {}, kGoOn).assignments, SizeIs(3));
}

TEST(Solve, EndsWhenItIsTold) {
  std::mt19937 random(3);
  const Problem problem = Random(random, 300, 20, 1, 0.5);
  int asked = 0;
  const Solution solution = Solve(problem, {.first_per_place = 0}, [&](int percent) {
    EXPECT_GE(percent, 0);
    EXPECT_LE(percent, 100);
    return ++asked < 2;
  });
  EXPECT_TRUE(solution.cancelled);
  EXPECT_EQ(asked, 2);
  EXPECT_THAT(solution.assignments, IsEmpty());
}

TEST(Solve, OfNothingIsNothing) {
  EXPECT_THAT(Solve(Problem({}, {}), {}, kGoOn).assignments, IsEmpty());
  EXPECT_THAT(Solve(Problem({{.most = 1}}, {{.places = 3}}), {}, kGoOn).assignments, IsEmpty());
}

}  // namespace
}  // namespace linli::matching::roster
