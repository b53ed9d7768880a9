// linli-bench-match: what finding each other costs. Runs inside `tests/run --shell`, puts matching
// up in its own process, and prints a line per measure. tests/bench/match says it all.
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>

#include "CLI/CLI.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "grpcpp/server_builder.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "linli/matching/v1/enrollment_service.pb.h"
#include "linli/matching/v1/recommendation_service.pb.h"
#include "services/matching/api/service.h"
#include "services/matching/index/candidates.h"
#include "services/matching/index/match_index.h"
#include "services/matching/index/recommend.h"
#include "services/matching/roster/solve.h"
#include "services/registration/client/fake.h"
#include "tests/bench/echo.h"
#include "tests/bench/load.h"
#include "tests/bench/match/city.h"
#include "tests/support/host/test_host.h"

namespace linli::bench {
namespace {

using matching::index::MatchIndex;
using matching::index::Snapshot;

constexpr char kAdministrator[] = "staff/bench";

// Of this process, in megabytes of 10^6 bytes.
double ResidentMegabytes() {
  malloc_trim(0);
  std::ifstream statm("/proc/self/statm");
  int64_t total = 0, resident = 0;
  statm >> total >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

double MillisecondsOf(const auto& work) {
  const absl::Time began = absl::Now();
  work();
  return absl::ToDoubleMilliseconds(absl::Now() - began);
}

void Row(const std::string& measure, double value, double ceiling, double ratio,
         const std::string& against) {
  std::cout << absl::StrFormat("%-46s %12.2f %12.2f %8.2f  %s\n", measure, value, ceiling, ratio,
                               against)
            << std::flush;
}

// An index and what it cost.
struct Built {
  std::unique_ptr<MatchIndex> index;
  double seconds = 0;
  double megabytes = 0;
};

Built Build(support::TestHost& host) {
  Built built;
  const double before = ResidentMegabytes();
  built.index = std::make_unique<MatchIndex>(host->database(), host.clock(), host->metrics());
  built.seconds = MillisecondsOf([&] {
                    const absl::Status status = built.index->Refresh();
                    if (!status.ok()) std::cerr << status << "\n", std::exit(1);
                  }) /
                  1000;
  built.megabytes = ResidentMegabytes() - before;
  return built;
}

// The service over loopback, its index, its city.
struct Bench {
  Bench() : host("matching"), city(host.database().superuser_conninfo()) {}

  void Serve() {
    built = Build(host);
    deps = std::make_unique<matching::Deps>(
        matching::Deps{host->database(), registration, *built.index, vault});
    matching::AddServices(*host, *deps);
    host.Start();
    host.Grant(kAdministrator, options::v1::ADMINISTRATOR);
  }
  std::string address() { return absl::StrCat("127.0.0.1:", host->port()); }

  support::TestHost host;
  City city;
  registration::FakeRegistrationClient registration;
  const matching::store::Vault vault{*secret::KeyRing::Parse(secret::NewKeyLine("bench-1")),
                                     secret::BlindIndex(secret::DataKey::Random())};
  Built built;
  std::unique_ptr<matching::Deps> deps;
};

std::string VolunteerName(int64_t n, int64_t count) {
  return absl::StrFormat("volunteers/V130502%010dX", 1 + n % count);
}

// RecommendShifts against an echo of as many bytes, by turns.
void MeasureRecommend(Bench& bench, int64_t volunteers, double seconds, int rounds) {
  Load load;
  load.measured = absl::Seconds(seconds);
  const std::string token = bench.host.Token(kAdministrator);
  const auto recommend = [&] {
    return Drive({bench.address(), "/linli.matching.v1.RecommendationService/RecommendShifts",
                  [&](int64_t) { return token; }},
                 load, [&](int64_t n) {
                   matching::v1::RecommendShiftsRequest request;
                   request.set_volunteer(VolunteerName(n * 7919, volunteers));
                   return request.SerializeAsString();
                 });
  };
  const size_t bytes = recommend().response_bytes;
  EchoService echo(bytes);
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&echo);
  const auto server = builder.BuildAndStart();
  testing::v1::GetNoteRequest note;
  note.set_name(VolunteerName(1, volunteers));
  std::vector<double> calls, ceilings;
  int64_t failed = 0;
  for (int i = 0; i < rounds; ++i) {
    ceilings.push_back(
        Drive({absl::StrCat("127.0.0.1:", port), "/linli.testing.v1.NoteService/GetNote",
               [&](int64_t) { return token; }},
              load, [&](int64_t) { return note.SerializeAsString(); })
            .per_second);
    const Outcome outcome = recommend();
    calls.push_back(outcome.per_second);
    failed += outcome.failed;
  }
  Row("RecommendShifts, per second", Median(calls), Median(ceilings),
      Median(calls) / Median(ceilings),
      absl::StrFormat("bare gRPC echo, %d bytes; %d failed (refused: not active)", bytes, failed));
}

// One FindCandidates as SQL: "the nearest, with everything else a filter", or "the best by score".
struct Question {
  const matching::index::ShiftCard* card;
  bool filters;  // category and times are filters; otherwise they are scored

  matching::index::CandidatesWanted Wanted(absl::Time now) const {
    return {.shift = card,
            .within_metres = 50'000,
            .region_code = "1305",
            .registered_category_only = filters,
            .available_only = filters,
            .count = 100,
            .now = now,
            .skills = {},
            .among = std::nullopt};
  }
  std::string Sql() const {
    const auto& place = *card->place;
    const std::string point = absl::StrFormat(
        "ST_SetSRID(ST_MakePoint(%.7f, %.7f), 4326)::geography", place.longitude, place.latitude);
    const uint32_t times = card->demand.times;
    std::string where =
        absl::StrCat(" WHERE active AND birth_year <= ", card->latest_birth_year,
                     " AND region_code >= '1305' AND region_code < '1306' AND ST_DWithin(home, ",
                     point, ", 50000)");
    for (const std::string& skill : card->of.shift.required_skills()) {
      absl::StrAppend(&where, " AND skills @> ARRAY['", skill, "']");
    }
    absl::StrAppend(&where,
                    " AND NOT EXISTS (SELECT FROM engagement AS g WHERE g.volunteer_id ="
                    " c.volunteer_id AND g.live AND g.during && tstzrange(to_timestamp(",
                    card->start, "), to_timestamp(", card->end, ")))");
    const std::string& category = card->of.context.category();
    if (filters) {
      return absl::StrCat("SELECT volunteer_id FROM candidate AS c", where,
                          " AND categories @> ARRAY['", category, "'] AND availability & ", times,
                          " = ", times, " ORDER BY home <-> ", point, ", volunteer_id LIMIT 100");
    }
    return absl::StrCat(
        "SELECT volunteer_id FROM candidate AS c", where, " ORDER BY (0.4 * 3000 / (3000 +",
        " ST_Distance(home, ", point, ", false)) + 0.2 * (categories @> ARRAY['", category,
        "'])::int + 0.2 * length(replace((availability & ", times, ")::bit(24)::text, '0', '')) / ",
        std::popcount(times), ".0 + 0.05) / (0.45 + 0.2 * (cardinality(categories) > 0)::int",
        " + 0.2 * (availability <> 0)::int) DESC, volunteer_id LIMIT 100");
  }
};

// Open shifts that ask for a skill, from all over the table.
std::vector<const matching::index::ShiftCard*> SomeShifts(const Snapshot& snapshot, size_t count) {
  std::vector<const matching::index::ShiftCard*> cards;
  const auto placed = snapshot.shifts->Placed();
  for (size_t i = 0; i < placed.size() && cards.size() < count; ++i) {
    const auto& row = placed[i * 7919 % placed.size()];
    // PostgreSQL is not asked for papers.
    if (!row.demand.skills.empty() && row.card->papers.empty()) cards.push_back(row.card);
  }
  return cards;
}

double CandidatesMicroseconds(const Snapshot& snapshot, bool filters, size_t shifts) {
  const auto policy = snapshot.policies->At<matching::v1::Policy>("130502", snapshot.as_of);
  const matching::domain::Weights weights(policy->score());
  std::vector<double> times;
  for (const auto* card : SomeShifts(snapshot, shifts)) {
    const Question question{card, filters};
    for (int i = 0; i < 3; ++i) {
      times.push_back(1000 * MillisecondsOf([&] {
                        matching::index::FindCandidates(snapshot, question.Wanted(snapshot.as_of),
                                                        weights);
                      }));
    }
  }
  return Median(times);
}

double RecommendMicroseconds(const Snapshot& snapshot, int64_t volunteers) {
  const auto policy = snapshot.policies->At<matching::v1::Policy>("130502", snapshot.as_of);
  const matching::domain::Weights weights(policy->score());
  std::vector<double> times;
  for (int64_t n = 0; n < 2000; ++n) {
    matching::index::ShiftsWanted wanted;
    wanted.volunteer = static_cast<uint32_t>(n * 7919 % volunteers);
    wanted.starts_from = absl::ToUnixSeconds(snapshot.as_of);
    wanted.starts_before = wanted.starts_from + 30 * 86'400;
    wanted.now = wanted.starts_from;
    wanted.near = snapshot.profiles[wanted.volunteer / matching::index::kShardSize]->home(
        wanted.volunteer % matching::index::kShardSize);
    wanted.within_metres = 50'000;
    wanted.count = 20;
    times.push_back(1000 * MillisecondsOf([&] {
                      matching::index::RecommendShifts(snapshot, wanted, weights);
                    }));
  }
  return Median(times);
}

void MeasureCandidates(Bench& bench, int shifts) {
  bench.city.CopyToPostgis();
  const auto snapshot = bench.built.index->Newest();
  const auto policy = snapshot->policies->At<matching::v1::Policy>("130502", snapshot->as_of);
  const matching::domain::Weights weights(policy->score());
  for (const bool filters : {true, false}) {
    std::vector<double> sql;
    size_t same = 0, all = 0;
    for (const auto* card : SomeShifts(*snapshot, static_cast<size_t>(shifts))) {
      const Question question{card, filters};
      bench.city.Sql(question.Sql());  // into its caches
      pqxx::result rows;
      sql.push_back(1000 * MillisecondsOf([&] { rows = bench.city.Sql(question.Sql()); }));
      std::vector<std::string> found;
      for (const auto& one :
           matching::index::FindCandidates(*snapshot, question.Wanted(snapshot->as_of), weights)) {
        found.emplace_back(snapshot->profiles[one.volunteer / matching::index::kShardSize]->id(
            one.volunteer % matching::index::kShardSize));
      }
      for (const auto& row : rows) {
        same += std::count(found.begin(), found.end(), row[0].as<std::string>());
        ++all;
      }
    }
    const double memory = CandidatesMicroseconds(*snapshot, filters, static_cast<size_t>(shifts));
    Row(filters ? "FindCandidates, nearest 100, us" : "FindCandidates, best 100 by score, us",
        memory, Median(sql), Median(sql) / memory,
        absl::StrFormat("PostgreSQL with PostGIS; %d of %d the same", same, all));
  }
}

// As pgbench says it, of tests/bench/enroll.sql with 8 clients on a shift of its own.
double OneAtATime(Bench& bench, const std::string& shift_id, double seconds) {
  const std::string command =
      absl::StrCat("/usr/lib/postgresql/15/bin/pgbench -n -M prepared -c 8 -j 2 -T ",
                   std::max(1.0, seconds), " -D shift=", shift_id, " -f tests/bench/enroll.sql '",
                   bench.host.database().superuser_conninfo(), "' 2>/dev/null");
  std::FILE* output = popen(command.c_str(), "r");
  double per_second = 0;
  char line[256];
  while (std::fgets(line, sizeof(line), output) != nullptr) {
    if (absl::StartsWith(line, "tps = ")) per_second = std::strtod(line + 6, nullptr);
  }
  pclose(output);
  return per_second;
}

// So many volunteers sign up for one shift that has a place for each. Registration is a fake in
// this process, and every token has been seen before: what is measured is the sign-up.
void MeasureRush(Bench& bench, int64_t volunteers, double seconds) {
  const std::string parents[] = {"000000000000000001", "000000000000000002"};
  const auto shift_id = [&](int i) { return absl::StrCat("01KBENCH", parents[i]); };
  const std::string shift = absl::StrCat("organizations/", shift_id(0), "/activities/", shift_id(0),
                                         "/shifts/", shift_id(0));
  bench.city.ClearPlans();
  bench.city.Sql(absl::StrCat("UPDATE shift SET places = 50000, required_skills = '{}' WHERE",
                              " shift_id IN ('", shift_id(0), "', '", shift_id(1), "')"));
  std::vector<std::string> tokens;
  for (int64_t n = 0; n < volunteers; ++n) {
    registration::v1::Volunteer volunteer;
    volunteer.set_name(VolunteerName(n, volunteers));
    volunteer.set_state(registration::v1::VOLUNTEER_ACTIVE);
    volunteer.set_birth_date("1990-05-01");
    bench.registration.Put(volunteer);
    tokens.push_back(bench.host.Token(volunteer.name()));
  }
  Load load;
  load.calls = volunteers;
  load.in_flight = 256;
  load.warm_up = absl::ZeroDuration();
  load.measured = absl::Seconds(120);
  const auto token = [&](int64_t n) { return tokens[n]; };
  matching::v1::GetShiftRequest look;
  look.set_name(shift);
  Drive({bench.address(), "/linli.matching.v1.ActivityService/GetShift", token}, load,
        [&](int64_t) { return look.SerializeAsString(); });
  const Outcome rush =
      Drive({bench.address(), "/linli.matching.v1.EnrollmentService/Enroll", token}, load,
            [&](int64_t n) {
              matching::v1::EnrollRequest request;
              request.set_parent(shift);
              request.set_volunteer(VolunteerName(n, volunteers));
              request.set_request_id(absl::StrCat("rush-", n));
              return request.SerializeAsString();
            });
  const double alone = OneAtATime(bench, shift_id(1), seconds);
  Row("Enroll, rush on one shift, per second", rush.per_second, alone, rush.per_second / alone,
      absl::StrFormat("pgbench, one transaction per sign-up; %d failed", rush.failed));
}

void MeasureRoster(int places, int applicants) {
  const int posts = 60;
  std::mt19937 random(42);
  std::vector<matching::roster::Post> of_posts(posts);
  for (int p = 0; p < posts; ++p) {
    of_posts[p] = {.places = places / posts, .minimum_crew = places / posts / 4, .window = p / 30};
  }
  matching::roster::Problem problem(
      std::vector<matching::roster::Applicant>(applicants, {.most = 1}), of_posts);
  for (int a = 0; a < applicants; ++a) {
    for (int p = 0; p < posts; ++p) {
      if (random() % 3 == 0) {
        problem.SetValue(a, p, static_cast<matching::roster::Value>(random() % 1001));
      }
    }
  }
  matching::roster::Solution solution;
  const double ms = MillisecondsOf(
      [&] { solution = matching::roster::Solve(problem, {}, [](int) { return true; }); });
  Row(absl::StrFormat("Roster, %d places, %d applicants, s", places, applicants), ms / 1000,
      static_cast<double>(solution.assignments.size()), solution.optimal ? 1 : 0,
      absl::StrFormat("assigned; 1: proven best; %d rounds, %d of %d pairs", solution.rounds,
                      solution.pairs, applicants * posts));
}

int Measure(int64_t volunteers, int shifts, double seconds, int rounds, int sql_shifts) {
  Bench bench;
  bench.city.SetVolunteers(volunteers);
  bench.city.AddShifts(shifts);
  bench.city.SetPlans(volunteers);
  bench.Serve();
  Row("Index of all, seconds", bench.built.seconds, 15, bench.built.seconds / 15, "goal");
  Row("Index of all, MB", bench.built.megabytes, 400, bench.built.megabytes / 400, "goal");
  MeasureRecommend(bench, volunteers, seconds, rounds);
  MeasureCandidates(bench, sql_shifts);
  MeasureRush(bench, std::min<int64_t>(volunteers, 20'000), seconds);
  MeasureRoster(3'000, 30'000);
  return 0;
}

// A line per size: volunteers, seconds and megabytes of the index, microseconds of both questions.
int Grow(const std::vector<int64_t>& sizes, int shifts) {
  Bench bench;
  bench.city.AddShifts(shifts);
  std::cout << "volunteers build_s index_mb recommend_us candidates_us best_us\n";
  for (const int64_t size : sizes) {
    bench.city.SetVolunteers(size);
    bench.city.SetPlans(size);
    const Built built = Build(bench.host);
    const auto snapshot = built.index->Newest();
    std::cout << absl::StrFormat("%d %.2f %.0f %.1f %.1f %.1f\n", size, built.seconds,
                                 built.megabytes, RecommendMicroseconds(*snapshot, size),
                                 CandidatesMicroseconds(*snapshot, true, 40),
                                 CandidatesMicroseconds(*snapshot, false, 40))
              << std::flush;
  }
  return 0;
}

}  // namespace
}  // namespace linli::bench

int main(int argc, char** argv) {
  CLI::App app("Measures how matching finds; tests/bench/match runs it.");
  app.require_subcommand(1);
  int64_t volunteers = 1'170'000;
  int shifts = 20'000, rounds = 3, sql_shifts = 20;
  double seconds = 4;
  std::vector<int64_t> sizes = {10'000, 100'000, 1'170'000, 10'000'000};
  CLI::App* measure = app.add_subcommand("measure", "a city of one size");
  measure->add_option("--volunteers", volunteers)->capture_default_str();
  measure->add_option("--seconds", seconds)->capture_default_str();
  measure->add_option("--rounds", rounds)->capture_default_str();
  measure->add_option("--sql-shifts", sql_shifts)->capture_default_str();
  CLI::App* grow = app.add_subcommand("grow", "cities of several sizes");
  grow->add_option("--sizes", sizes)->capture_default_str();
  for (CLI::App* command : {measure, grow}) {
    command->add_option("--shifts", shifts)->capture_default_str();
  }
  CLI11_PARSE(app, argc, argv);
  if (*measure) return linli::bench::Measure(volunteers, shifts, seconds, rounds, sql_shifts);
  return linli::bench::Grow(sizes, shifts);
}
