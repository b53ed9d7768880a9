#include "common/rpc/effects.h"

#include <string>

namespace linli::rpc {
namespace {

using google::protobuf::FieldDescriptor;

std::string TextIn(const Message& message, const char* name) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr || field->is_repeated() ||
      field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) {
    return "";
  }
  return message.GetReflection()->GetString(message, field);
}

// The name of the resource that an answer is, or that is the first part of it.
std::string NameIn(const Message& response) {
  if (std::string name = TextIn(response, "name"); !name.empty()) return name;
  for (int i = 0; i < response.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = response.GetDescriptor()->field(i);
    if (field->is_repeated() || field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const Message& part = response.GetReflection()->GetMessage(response, field);
    if (std::string name = TextIn(part, "name"); !name.empty()) return name;
  }
  return "";
}

// What a call without an event changed: the resource that it answers, or that it names, or below
// which it worked.
std::string ChangedBy(const Message& request, const Message& response) {
  if (std::string name = NameIn(response); !name.empty()) return name;
  for (const char* field : {"name", "parent"}) {
    if (std::string name = TextIn(request, field); !name.empty()) return name;
  }
  return "platform";
}

}  // namespace

void Effects::Add(const Method& method, const CallFacts& facts, const Message& request,
                  const Message& response, const std::vector<outbox::Emitted>& emitted,
                  bool wrote) {
  if (emitted.empty() && !wrote) return;
  const outbox::Cause& cause = causes_.emplace_back(outbox::Cause{
      facts.who->subject, method.full_name, method.access.AuthoritiesOf(*facts.who, facts.now),
      facts.request_id, facts.traceparent});
  for (const outbox::Emitted& event : emitted) {
    events_.push_back({&event, facts.traceparent, &cause});
  }
  if (emitted.empty()) silent_.push_back({&cause, ChangedBy(request, response)});
}

void Effects::Append(db::Tx& tx, absl::Time now) const {
  outbox::Append(tx, now, events_);
  outbox::AppendSilentAtCommit(tx, now, silent_);
}

void Effects::AppendAtCommit(db::Tx& tx, absl::Time now) const {
  outbox::AppendAtCommit(tx, now, events_);
  outbox::AppendSilentAtCommit(tx, now, silent_);
}

}  // namespace linli::rpc
