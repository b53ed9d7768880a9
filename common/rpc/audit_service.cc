#include "common/rpc/audit_service.h"

#include <charconv>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "common/outbox/trail.h"
#include "common/paging/page.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::rpc {
namespace {

using operations::v1::AuditEntry;
using operations::v1::ListActorEntriesRequest;
using operations::v1::ListActorEntriesResponse;
using operations::v1::ListAuditEntriesRequest;
using operations::v1::ListAuditEntriesResponse;

// Of what one actor did: bounds what is looked through for one page.
constexpr absl::Duration kLongestWindow = absl::Hours(24 * 366);

template <typename Number>
Number NumberIn(const std::string& text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

AuditEntry Shown(const outbox::TrailEntry& entry) {
  AuditEntry shown;
  *shown.mutable_event_time() = time::ToProto(entry.time);
  shown.set_actor(entry.cause.actor);
  shown.set_method(entry.cause.method);
  shown.set_event_type(entry.event_type);
  shown.set_resource(entry.resource);
  shown.set_version(entry.version);
  for (const auto& one : absl::StrSplit(entry.cause.authorities, '\n', absl::SkipEmpty())) {
    shown.add_authorities(std::string(one));
  }
  shown.set_request_id(entry.cause.request_id);
  shown.set_traceparent(entry.cause.traceparent);
  return shown;
}

// The page of either list.
template <typename Response, typename Request>
absl::StatusOr<Response> PageOfTrail(const AuditDeps& deps, ReadCall& call, const Request& request,
                                     outbox::TrailQuestion question) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 3));
  question.first_page = page.first();
  if (!page.first()) {
    question.before = {NumberIn<int64_t>(page.after[0]), NumberIn<uint64_t>(page.after[1]),
                       NumberIn<int64_t>(page.after[2])};
  }
  if (question.until <= question.from) return Refuse(Reason::WINDOW);
  question.limit = page.size + 1;
  const std::vector<outbox::TrailEntry> entries = outbox::ReadTrail(call.tx(), question);
  Response response;
  *response.mutable_keep_start_time() = time::ToProto(call.now() - deps.keep);
  for (const outbox::TrailEntry& entry : entries) {
    if (response.entries_size() == page.size) {
      const outbox::TrailPlace& last = entries[page.size - 1].place;
      response.set_next_page_token(paging::NextPageToken(
          request,
          std::vector<std::string>{std::to_string(last.epoch), std::to_string(last.transaction),
                                   std::to_string(last.id)}));
      break;
    }
    *response.add_entries() = Shown(entry);
  }
  return response;
}

}  // namespace

absl::StatusOr<ListAuditEntriesResponse> ListAuditEntries(AuditDeps& deps, ReadCall& call,
                                                          const ListAuditEntriesRequest& request) {
  outbox::TrailQuestion question;
  question.resource = request.resource();
  question.actor = request.actor();
  if (request.has_from_time()) question.from = time::FromProto(request.from_time());
  if (request.has_until_time()) question.until = time::FromProto(request.until_time());
  return PageOfTrail<ListAuditEntriesResponse>(deps, call, request, question);
}

absl::StatusOr<ListActorEntriesResponse> ListActorEntries(AuditDeps& deps, ReadCall& call,
                                                          const ListActorEntriesRequest& request) {
  outbox::TrailQuestion question;
  question.actor = request.actor();
  question.from = time::FromProto(request.from_time());
  question.until = request.has_until_time() ? time::FromProto(request.until_time())
                                            : question.from + kLongestWindow;
  if (question.until - question.from > kLongestWindow) return Refuse(Reason::WINDOW);
  return PageOfTrail<ListActorEntriesResponse>(deps, call, request, question);
}

}  // namespace linli::rpc
