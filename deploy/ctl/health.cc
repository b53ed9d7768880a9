#include <iostream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "common/time/proto_time.h"
#include "deploy/ctl/command.h"
#include "deploy/ctl/table.h"
#include "deploy/ctl/tools.h"
#include "deploy/ctl/words.h"
#include "grpc/health/v1/health.pb.h"
#include "linli/operations/v1/status_service.pb.h"

namespace linli::ctl {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using operations::v1::GetStatusRequest;
using operations::v1::Status;

constexpr absl::Duration kBetweenLooks = absl::Milliseconds(50);
// A transaction that stays open so long keeps events from everybody.
constexpr double kHeldTooLong = 30;
constexpr absl::Duration kOneLook = absl::Seconds(2);

struct Look {
  bool serving = false;
  std::string state;
};

Look LookAt(const std::string& address, const std::string& tls) {
  HealthCheckResponse answer;
  const HealthCheckRequest request;
  const google::rpc::Status status =
      Invoke({address, "", kOneLook, tls}, MethodOf(request), request, answer);
  if (status.code() != 0) return {false, "not reachable"};
  const bool serving = answer.status() == HealthCheckResponse::SERVING;
  return {serving, serving ? "serving" : "not serving"};
}

int WaitUntilReady(const std::string& address, const std::string& tls, const std::string& timeout) {
  const absl::StatusOr<absl::Duration> patience = DurationFrom(timeout);
  if (!patience.ok()) return WrongUse(patience.status());
  const absl::Time end = absl::Now() + *patience;
  while (true) {
    const Look look = LookAt(address, tls);
    if (look.serving) return kDone;
    if (absl::Now() >= end) {
      std::cerr << address << ": " << look.state << " after " << timeout << '\n';
      return kUnreachable;
    }
    absl::SleepFor(kBetweenLooks);
  }
}

// "12 s", "3 h", "41 d": how long since or until.
std::string Roughly(absl::Duration span) {
  const int64_t seconds = absl::ToInt64Seconds(span);
  if (seconds < 120) return absl::StrCat(seconds, " s");
  if (seconds < 7'200) return absl::StrCat(seconds / 60, " min");
  if (seconds < 172'800) return absl::StrCat(seconds / 3'600, " h");
  return absl::StrCat(seconds / 86'400, " d");
}

std::string FeedsText(const Status& status) {
  std::string text;
  for (const auto& feed : status.feeds()) {
    absl::StrAppend(&text, text.empty() ? "" : ", ", feed.service(), " ",
                    feed.following() ? absl::StrFormat("%.1f s", feed.lag_seconds()) : "STOPPED");
  }
  if (status.feed_held_seconds() > 1) {
    absl::StrAppend(&text, text.empty() ? "" : ", ", "own HELD ",
                    absl::StrFormat("%.0f s", status.feed_held_seconds()));
  }
  return text.empty() ? "-" : text;
}

// What must alarm comes first; "7 hold" when all is well.
std::string InvariantsText(const Status& status) {
  std::string broken;
  int hold = 0;
  for (const auto& invariant : status.invariants()) {
    if (invariant.violations() == 0) {
      ++hold;
    } else {
      absl::StrAppend(&broken, broken.empty() ? "" : ", ", invariant.name(), " ",
                      invariant.violations(), "!");
    }
  }
  if (!broken.empty()) return broken;
  return hold > 0 ? absl::StrCat(hold, " hold") : "-";
}

std::string EndsText(const Status& status) {
  const absl::Time now = absl::Now();
  std::string text;
  if (status.has_certificate_end_time()) {
    absl::StrAppend(&text, "certificate ",
                    Roughly(time::FromProto(status.certificate_end_time()) - now));
  }
  if (status.has_token_end_time()) {
    absl::StrAppend(&text, text.empty() ? "" : ", ", "token ",
                    Roughly(time::FromProto(status.token_end_time()) - now));
  }
  return text.empty() ? "-" : text;
}

bool Well(const Status& status) {
  for (const auto& feed : status.feeds()) {
    if (!feed.following()) return false;
  }
  for (const auto& invariant : status.invariants()) {
    if (invariant.violations() > 0) return false;
  }
  return status.database_reached() && status.feed_held_seconds() < kHeldTooLong;
}

// A line for a service that answers, whether it tells more than that it serves or not.
std::vector<std::string> LineOf(const std::string& service, const Look& look, const Status* known,
                                absl::Duration took) {
  std::vector<std::string> line = {service, look.state,
                                   absl::StrCat(absl::ToInt64Milliseconds(took), " ms")};
  if (known == nullptr) {
    line.resize(11, "-");
    return line;
  }
  for (std::string cell :
       {known->version(), Roughly(absl::Now() - time::FromProto(known->start_time())),
        std::string(known->database_reached() ? "yes" : "NO"),
        std::string(known->redis_in_use() ? "yes" : "no"), absl::StrCat(known->waiting_calls()),
        FeedsText(*known), InvariantsText(*known), EndsText(*known)}) {
    line.push_back(std::move(cell));
  }
  return line;
}

int PrintStatus(const Global& global) {
  Table table{{"SERVICE", "STATE", "ANSWERED IN", "VERSION", "UP", "POSTGRES", "REDIS", "WAITING",
               "FEEDS (LAG)", "INVARIANTS", "ENDS IN"},
              {},
              {}};
  bool well = true;
  google::rpc::Status silent;  // why one that serves does not say how it feels
  for (const char* service : {"registration", "matching", "hours", "awards"}) {
    const absl::StatusOr<Target> target = global.TargetOf(service);
    if (!target.ok()) return WrongUse(target.status());
    const absl::Time before = absl::Now();
    const Look look = LookAt(target->address, target->tls);
    const absl::Duration took = absl::Now() - before;
    Status status;
    const GetStatusRequest request;
    bool told = false;
    if (look.serving) {
      const google::rpc::Status answer = Invoke(*target, MethodOf(request), request, status);
      told = answer.code() == 0;
      if (!told) silent = answer;
    }
    well = well && told && Well(status);
    table.rows.push_back(LineOf(service, look, told ? &status : nullptr, took));
  }
  std::cout << Render(table);
  if (well) return kDone;
  if (silent.code() == 0) return kUnreachable;
  std::cerr << Explain(silent, global.Speaks(), {}, "");
  return ExitCodeOf(silent);
}

}  // namespace

void AddReady(App& app) {
  CLI::App& leaf = Leaf(app, "ready", "wait until a server says that it serves, at most --timeout",
                        "--address 127.0.0.1:7101 --timeout 20s");
  const auto address = std::make_shared<std::string>();
  leaf.add_option("--address", *address, "host:port")->required()->type_name("");
  const auto plain = std::make_shared<bool>(false);
  leaf.add_flag("--plain", *plain,
                "without TLS, as on the port of --health, whatever LINLI_TLS says");
  leaf.callback([&app, address, plain] {
    app.run = [&app, address, plain] {
      const std::string tls = *plain ? "" : app.global.settings.Get("LINLI_TLS");
      return WaitUntilReady(*address, tls, app.global.timeout);
    };
  });
}

void AddStatus(App& app) {
  CLI::App& leaf = Leaf(app, "status",
                        "health, lag, invariants and versions; exits 0 if all serve and follow and "
                        "every invariant holds",
                        "");
  leaf.callback([&app] { app.run = [&app] { return PrintStatus(app.global); }; });
}

}  // namespace linli::ctl
