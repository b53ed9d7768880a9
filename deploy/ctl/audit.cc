#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "common/time/proto_time.h"
#include "deploy/ctl/answer.h"
#include "deploy/ctl/command.h"
#include "deploy/ctl/table.h"
#include "deploy/ctl/tools.h"
#include "deploy/ctl/words.h"
#include "linli/operations/v1/audit_service.pb.h"

namespace linli::ctl {
namespace {

using operations::v1::AuditEntry;
using operations::v1::ListActorEntriesRequest;
using operations::v1::ListActorEntriesResponse;
using operations::v1::ListAuditEntriesRequest;
using operations::v1::ListAuditEntriesResponse;

constexpr int kPage = 500;

struct Question {
  std::string resource, actor, from, until;
  int limit = 50;
};

// Without a resource: what the actor did, in the last week if nothing else is said.
constexpr absl::Duration kLately = absl::Hours(24 * 7);

template <typename Request>
absl::Status SetWindow(const Question& question, Request& request) {
  for (const auto& [text, set] : {std::pair(&question.from, &Request::mutable_from_time),
                                  std::pair(&question.until, &Request::mutable_until_time)}) {
    if (text->empty()) continue;
    const absl::StatusOr<absl::Time> meant = TimeFrom(*text);
    if (!meant.ok()) return meant.status();
    *(request.*set)() = time::ToProto(*meant);
  }
  return absl::OkStatus();
}

// The newest of one service, at most one more than `limit`, which says that there are more.
template <typename Response, typename Request>
google::rpc::Status AskFor(const Target& target, Request request, int limit,
                           std::vector<AuditEntry>& entries) {
  int missing = limit + 1;
  while (true) {
    request.set_page_size(std::min(missing, kPage));
    Response answer;
    const google::rpc::Status status = Invoke(target, MethodOf(request), request, answer);
    if (status.code() != 0) return status;
    entries.insert(entries.end(), answer.entries().begin(), answer.entries().end());
    missing -= answer.entries_size();
    request.set_page_token(answer.next_page_token());
    if (missing <= 0 || request.page_token().empty()) return status;
  }
}

using Asked = std::function<google::rpc::Status(const Target&, std::vector<AuditEntry>&)>;

absl::StatusOr<Asked> QuestionOf(const Question& question) {
  if (!question.resource.empty()) {
    ListAuditEntriesRequest request;
    request.set_resource(question.resource);
    request.set_actor(question.actor);
    if (absl::Status window = SetWindow(question, request); !window.ok()) return window;
    return [request, limit = question.limit](const Target& target, std::vector<AuditEntry>& all) {
      return AskFor<ListAuditEntriesResponse>(target, request, limit, all);
    };
  }
  if (question.actor.empty()) {
    return absl::InvalidArgumentError("say what was done to (RESOURCE), or who did it (--actor)");
  }
  ListActorEntriesRequest request;
  request.set_actor(question.actor);
  if (absl::Status window = SetWindow(question, request); !window.ok()) return window;
  if (!request.has_from_time()) {
    const absl::Time end =
        request.has_until_time() ? time::FromProto(request.until_time()) : absl::Now();
    *request.mutable_from_time() = time::ToProto(end - kLately);
  }
  return [request, limit = question.limit](const Target& target, std::vector<AuditEntry>& all) {
    return AskFor<ListActorEntriesResponse>(target, request, limit, all);
  };
}

void Print(const Global& global, const Question& question, const std::vector<AuditEntry>& entries) {
  if (global.json) {
    ListAuditEntriesResponse all;
    for (const AuditEntry& entry : entries) *all.add_entries() = entry;
    std::cout << ForScripts(all);
    return;
  }
  // What is asked for stands in the question; the other of the two in the answer.
  const bool by_actor = question.resource.empty();
  Table table{
      {"TIME", by_actor ? "RESOURCE" : "ACTOR", "WHAT", "VERSION", "AUTHORITY", "REQUEST"}, {}, {}};
  for (const AuditEntry& entry : entries) {
    table.rows.push_back({TextOf(time::FromProto(entry.event_time())),
                          by_actor                ? entry.resource()
                          : entry.actor().empty() ? "the service itself"
                                                  : entry.actor(),
                          entry.event_type().empty() ? entry.method() : entry.event_type(),
                          entry.version() == 0 ? "-" : absl::StrCat(entry.version()),
                          absl::StrJoin(entry.authorities(), ", "), entry.request_id()});
  }
  std::cout << Render(table);
}

// All four are asked: each knows what was done in it. Whose door is closed says so; the answer of
// the others stands.
int AskAll(const Global& global, const Question& question) {
  const absl::StatusOr<Asked> ask = QuestionOf(question);
  if (!ask.ok()) return WrongUse(ask.status());
  std::vector<AuditEntry> entries;
  google::rpc::Status missing;
  int answered = 0;
  for (const char* service : {"registration", "matching", "hours", "awards"}) {
    const absl::StatusOr<Target> target = global.TargetOf(service);
    if (!target.ok()) return WrongUse(target.status());
    const google::rpc::Status status = (*ask)(*target, entries);
    if (status.code() == 0) {
      ++answered;
      continue;
    }
    // Where the resource is not known, only those above all places are let in: that is an answer.
    if (missing.code() == 0 || ExitCodeOf(status) == kUnreachable) missing = status;
    std::cerr << service << ": " << Explain(status, global.Speaks(), {}, "");
  }
  if (answered == 0) return ExitCodeOf(missing);
  std::stable_sort(entries.begin(), entries.end(), [](const AuditEntry& a, const AuditEntry& b) {
    return time::FromProto(a.event_time()) > time::FromProto(b.event_time());
  });
  if (entries.size() > static_cast<size_t>(question.limit)) {
    entries.resize(question.limit);
    std::cerr << "there is more: --limit, or --until the last time shown\n";
  }
  Print(global, question, entries);
  return ExitCodeOf(missing) == kUnreachable ? kUnreachable : kDone;
}

}  // namespace

void AddAudit(App& app) {
  CLI::App& leaf =
      Leaf(app, "audit",
           "who did what to a resource, or what one did, in all four services, newest first",
           "volunteers/V1305022611724744R --from 2026-11-01");
  const auto question = std::make_shared<Question>();
  leaf.add_option("RESOURCE", question->resource,
                  "its name, volunteers/… or organizations/…; left out: whatever --actor did")
      ->type_name("");
  leaf.add_option("--actor", question->actor, "only what this caller did, staff/…")->type_name("");
  leaf.add_option("--from", question->from,
                  "only from this time on; without RESOURCE the last week if left out")
      ->type_name("");
  leaf.add_option("--until", question->until, "only before this time")->type_name("");
  leaf.add_option("--limit", question->limit, "at most so many")
      ->check(CLI::Range(1, 100'000))
      ->type_name("")
      ->capture_default_str();
  leaf.callback(
      [&app, question] { app.run = [&app, question] { return AskAll(app.global, *question); }; });
}

}  // namespace linli::ctl
