#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
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
using operations::v1::ListAuditEntriesRequest;
using operations::v1::ListAuditEntriesResponse;

constexpr int kPage = 500;

struct Question {
  std::string resource, actor, from, until;
  int limit = 50;
};

absl::StatusOr<ListAuditEntriesRequest> RequestOf(const Question& question) {
  ListAuditEntriesRequest request;
  request.set_resource(question.resource);
  request.set_actor(question.actor);
  for (const auto& [text, time] : {std::pair(&question.from, request.mutable_from_time()),
                                   std::pair(&question.until, request.mutable_until_time())}) {
    if (text->empty()) continue;
    const absl::StatusOr<absl::Time> meant = TimeFrom(*text);
    if (!meant.ok()) return meant.status();
    *time = time::ToProto(*meant);
  }
  if (question.from.empty()) request.clear_from_time();
  if (question.until.empty()) request.clear_until_time();
  return request;
}

// The newest of one service, at most one more than `limit`, which says that there are more.
google::rpc::Status Ask(const Target& target, ListAuditEntriesRequest request, int limit,
                        std::vector<AuditEntry>& entries) {
  int missing = limit + 1;
  while (true) {
    request.set_page_size(std::min(missing, kPage));
    ListAuditEntriesResponse answer;
    const google::rpc::Status status = Invoke(target, MethodOf(request), request, answer);
    if (status.code() != 0) return status;
    entries.insert(entries.end(), answer.entries().begin(), answer.entries().end());
    missing -= answer.entries_size();
    request.set_page_token(answer.next_page_token());
    if (missing <= 0 || request.page_token().empty()) return status;
  }
}

void Print(const Global& global, const std::vector<AuditEntry>& entries) {
  if (global.json) {
    ListAuditEntriesResponse all;
    for (const AuditEntry& entry : entries) *all.add_entries() = entry;
    std::cout << ForScripts(all);
    return;
  }
  Table table{{"TIME", "ACTOR", "WHAT", "VERSION", "AUTHORITY", "REQUEST"}, {}, {}};
  for (const AuditEntry& entry : entries) {
    table.rows.push_back({TextOf(time::FromProto(entry.event_time())),
                          entry.actor().empty() ? "the service itself" : entry.actor(),
                          entry.event_type().empty() ? entry.method() : entry.event_type(),
                          entry.version() == 0 ? "-" : absl::StrCat(entry.version()),
                          absl::StrJoin(entry.authorities(), ", "), entry.request_id()});
  }
  std::cout << Render(table);
}

// All four are asked: each knows what was done in it. Whose door is closed says so; the answer of
// the others stands.
int AskAll(const Global& global, const Question& question) {
  const absl::StatusOr<ListAuditEntriesRequest> request = RequestOf(question);
  if (!request.ok()) return WrongUse(request.status());
  std::vector<AuditEntry> entries;
  google::rpc::Status missing;
  int answered = 0;
  for (const char* service : {"registration", "matching", "hours", "awards"}) {
    const absl::StatusOr<Target> target = global.TargetOf(service);
    if (!target.ok()) return WrongUse(target.status());
    const google::rpc::Status status = Ask(*target, *request, question.limit, entries);
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
  Print(global, entries);
  return ExitCodeOf(missing) == kUnreachable ? kUnreachable : kDone;
}

}  // namespace

void AddAudit(App& app) {
  CLI::App& leaf =
      Leaf(app, "audit", "who did what to a resource, in all four services, newest first",
           "volunteers/V1305022611724744R --from 2026-11-01");
  const auto question = std::make_shared<Question>();
  leaf.add_option("RESOURCE", question->resource, "its name, volunteers/… or organizations/…")
      ->required()
      ->type_name("");
  leaf.add_option("--actor", question->actor, "only what this caller did, staff/…")->type_name("");
  leaf.add_option("--from", question->from, "only from this time on")->type_name("");
  leaf.add_option("--until", question->until, "only before this time")->type_name("");
  leaf.add_option("--limit", question->limit, "at most so many")
      ->check(CLI::Range(1, 100'000))
      ->type_name("")
      ->capture_default_str();
  leaf.callback(
      [&app, question] { app.run = [&app, question] { return AskAll(app.global, *question); }; });
}

}  // namespace linli::ctl
