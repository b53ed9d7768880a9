#include "services/matching/roster/network.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "lemon/list_graph.h"
#include "lemon/network_simplex.h"

namespace linli::matching::roster {
namespace {

using Digraph = lemon::ListDigraph;
using Simplex = lemon::NetworkSimplex<Digraph, int64_t, int64_t>;

uint64_t Key(int one, int other) {
  return static_cast<uint64_t>(one) << 32 | static_cast<uint32_t>(other);
}

}  // namespace

struct Network::Graph {
  Digraph digraph;
  Digraph::ArcMap<int64_t> capacity{digraph};
  Digraph::ArcMap<int64_t> cost{digraph};
  Digraph::Node source, sink;
  std::unordered_map<int, Digraph::Node> applicants;
  std::unordered_map<uint64_t, Digraph::Node> in_windows;  // applicants who take several posts
  std::unordered_map<int, Digraph::Node> posts;
  std::vector<std::pair<Digraph::Arc, Assignment>> pairs;
  std::unordered_set<uint64_t> known;
  // Prices of the last solution, by node id.
  std::vector<int64_t> prices;

  void Connect(Digraph::Node from, Digraph::Node to, int64_t places, int64_t costs) {
    const Digraph::Arc arc = digraph.addArc(from, to);
    capacity[arc] = places;
    cost[arc] = costs;
  }
  int64_t Price(Digraph::Node node) const { return prices[Digraph::id(node)]; }
};

Network::Network(const Problem& problem, const std::vector<int>& posts)
    : problem_(problem), graph_(std::make_unique<Graph>()) {
  Graph& graph = *graph_;
  graph.source = graph.digraph.addNode();
  graph.sink = graph.digraph.addNode();
  int64_t all = 0;
  for (const int post : posts) {
    const Post& of = problem.posts()[post];
    const Digraph::Node node = graph.digraph.addNode();
    graph.posts[post] = node;
    const int crew = std::min(of.minimum_crew, of.places);
    if (crew > 0) graph.Connect(node, graph.sink, crew, -kCrewBonus);
    if (of.places > crew) graph.Connect(node, graph.sink, of.places - crew, 0);
    all += of.places;
  }
  graph.Connect(graph.sink, graph.source, all, 0);  // whatever flows comes back
}

Network::~Network() = default;

int Network::NodeOf(int applicant) {
  Graph& graph = *graph_;
  const auto found = graph.applicants.find(applicant);
  if (found != graph.applicants.end()) return Digraph::id(found->second);
  const Digraph::Node node = graph.digraph.addNode();
  graph.applicants.emplace(applicant, node);
  const int most = problem_.applicants()[applicant].most;
  for (int shift = 0; shift < most; ++shift) {
    graph.Connect(graph.source, node, 1, kSecondShift * shift);
  }
  return Digraph::id(node);
}

int Network::NodeOf(int applicant, int window) {
  Graph& graph = *graph_;
  const int of_applicant = NodeOf(applicant);
  if (problem_.applicants()[applicant].most == 1) return of_applicant;
  const auto found = graph.in_windows.find(Key(applicant, window));
  if (found != graph.in_windows.end()) return Digraph::id(found->second);
  const Digraph::Node node = graph.digraph.addNode();
  graph.in_windows.emplace(Key(applicant, window), node);
  graph.Connect(Digraph::nodeFromId(of_applicant), node, 1, 0);
  return Digraph::id(node);
}

void Network::Add(const Assignment& pair) {
  Graph& graph = *graph_;
  graph.known.insert(Key(pair.applicant, pair.post));
  const int from = NodeOf(pair.applicant, problem_.posts()[pair.post].window);
  const Digraph::Arc arc =
      graph.digraph.addArc(Digraph::nodeFromId(from), graph.posts.at(pair.post));
  graph.capacity[arc] = 1;
  graph.cost[arc] = -(kFillBonus + problem_.value(pair.applicant, pair.post));
  graph.pairs.emplace_back(arc, pair);
}

bool Network::Has(int applicant, int post) const {
  return graph_->known.contains(Key(applicant, post));
}

std::vector<Assignment> Network::Solve() {
  Graph& graph = *graph_;
  Simplex simplex(graph.digraph);
  simplex.upperMap(graph.capacity).costMap(graph.cost).run();
  graph.prices.assign(graph.digraph.maxNodeId() + 1, 0);
  for (Digraph::NodeIt node(graph.digraph); node != lemon::INVALID; ++node) {
    graph.prices[Digraph::id(node)] = simplex.potential(node);
  }
  std::vector<Assignment> assignments;
  for (const auto& [arc, pair] : graph.pairs) {
    if (simplex.flow(arc) > 0) assignments.push_back(pair);
  }
  return assignments;
}

int64_t Network::Gain(int applicant, int post) const {
  const Graph& graph = *graph_;
  // Who is not in it stands at the source, at no cost.
  int64_t from = graph.Price(graph.source);
  if (const auto known = graph.applicants.find(applicant); known != graph.applicants.end()) {
    from = graph.Price(known->second);
  }
  const auto window = graph.in_windows.find(Key(applicant, problem_.posts()[post].window));
  if (window != graph.in_windows.end()) from = graph.Price(window->second);
  // An arc of negative reduced cost would carry flow.
  return kFillBonus + problem_.value(applicant, post) - from + graph.Price(graph.posts.at(post));
}

}  // namespace linli::matching::roster
