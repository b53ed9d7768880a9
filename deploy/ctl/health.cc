#include <iostream>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "deploy/ctl/command.h"
#include "deploy/ctl/table.h"
#include "deploy/ctl/tools.h"
#include "deploy/ctl/words.h"
#include "grpc/health/v1/health.pb.h"

namespace linli::ctl {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

constexpr absl::Duration kBetweenLooks = absl::Milliseconds(50);
constexpr absl::Duration kOneLook = absl::Seconds(2);

struct Look {
  bool serving = false;
  std::string state;
};

Look LookAt(const std::string& address) {
  HealthCheckResponse answer;
  const HealthCheckRequest request;
  const google::rpc::Status status =
      Invoke({address, "", kOneLook}, MethodOf(request), request, answer);
  if (status.code() != 0) return {false, "not reachable"};
  const bool serving = answer.status() == HealthCheckResponse::SERVING;
  return {serving, serving ? "serving" : "not serving"};
}

int WaitUntilReady(const std::string& address, const std::string& timeout) {
  const absl::StatusOr<absl::Duration> patience = DurationFrom(timeout);
  if (!patience.ok()) return WrongUse(patience.status());
  const absl::Time end = absl::Now() + *patience;
  while (true) {
    const Look look = LookAt(address);
    if (look.serving) return kDone;
    if (absl::Now() >= end) {
      std::cerr << address << ": " << look.state << " after " << timeout << '\n';
      return kUnreachable;
    }
    absl::SleepFor(kBetweenLooks);
  }
}

int PrintStatus(const Global& global) {
  Table table{{"SERVICE", "ADDRESS", "STATE", "ANSWERED IN"}, {}, {}};
  bool all = true;
  for (const char* service : {"registration", "matching", "hours", "awards"}) {
    const std::string address = global.settings.AddressOf(service);
    const absl::Time before = absl::Now();
    const Look look = LookAt(address);
    const int64_t took = absl::ToInt64Milliseconds(absl::Now() - before);
    all = all && look.serving;
    table.rows.push_back({service, address, look.state, absl::StrCat(took, " ms")});
  }
  std::cout << Render(table);
  return all ? kDone : kUnreachable;
}

}  // namespace

void AddReady(App& app) {
  CLI::App& leaf = Leaf(app, "ready", "wait until a server says that it serves, at most --timeout",
                        "--address 127.0.0.1:7101 --timeout 20s");
  const auto address = std::make_shared<std::string>();
  leaf.add_option("--address", *address, "host:port")->required()->type_name("");
  leaf.callback([&app, address] {
    app.run = [&app, address] { return WaitUntilReady(*address, app.global.timeout); };
  });
}

void AddStatus(App& app) {
  CLI::App& leaf = Leaf(app, "status", "whether the four services are there", "");
  leaf.callback([&app] { app.run = [&app] { return PrintStatus(app.global); }; });
}

}  // namespace linli::ctl
