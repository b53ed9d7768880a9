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
using operations::v1::ListAuditEntriesRequest;
using operations::v1::ListAuditEntriesResponse;

template <typename Number>
Number NumberIn(const std::string& text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

AuditEntry Shown(const std::string& resource, const outbox::TrailEntry& entry) {
  AuditEntry shown;
  *shown.mutable_event_time() = time::ToProto(entry.time);
  shown.set_actor(entry.cause.actor);
  shown.set_method(entry.cause.method);
  shown.set_event_type(entry.event_type);
  shown.set_resource(resource);
  shown.set_version(entry.version);
  for (const auto& one : absl::StrSplit(entry.cause.authorities, '\n', absl::SkipEmpty())) {
    shown.add_authorities(std::string(one));
  }
  shown.set_request_id(entry.cause.request_id);
  shown.set_traceparent(entry.cause.traceparent);
  return shown;
}

}  // namespace

absl::StatusOr<ListAuditEntriesResponse> ListAuditEntries(AuditDeps& deps, ReadCall& call,
                                                          const ListAuditEntriesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 3));
  outbox::TrailQuestion question;
  question.resource = request.resource();
  question.actor = request.actor();
  if (request.has_from_time()) question.from = time::FromProto(request.from_time());
  if (request.has_until_time()) question.until = time::FromProto(request.until_time());
  question.first_page = page.first();
  if (!page.first()) {
    question.before = {NumberIn<int64_t>(page.after[0]), NumberIn<uint64_t>(page.after[1]),
                       NumberIn<int64_t>(page.after[2])};
  }
  if (question.until <= question.from) return Refuse(Reason::WINDOW);
  question.limit = page.size + 1;
  const std::vector<outbox::TrailEntry> entries = outbox::ReadTrail(call.tx(), question);
  ListAuditEntriesResponse response;
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
    *response.add_entries() = Shown(request.resource(), entry);
  }
  return response;
}

}  // namespace linli::rpc
