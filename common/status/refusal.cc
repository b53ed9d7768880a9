#include "common/status/refusal.h"

#include <algorithm>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/status/details.h"
#include "google/rpc/error_details.pb.h"

namespace linli {
namespace {

constexpr char kDomain[] = "linli";
constexpr char kChinese[] = "zh-CN";

const errors::v1::Text& TextOf(Reason reason) {
  return errors::v1::Reason_descriptor()->FindValueByNumber(reason)->options().GetExtension(
      errors::v1::text);
}

std::string Fill(std::string text, const Mentions& mentions) {
  for (const auto& [word, value] : mentions) {
    absl::StrReplaceAll({{absl::StrCat("{", word, "}"), value}}, &text);
  }
  return text;
}

google::rpc::LocalizedMessage InChinese(std::string text) {
  google::rpc::LocalizedMessage message;
  message.set_locale(kChinese);
  message.set_message(std::move(text));
  return message;
}

}  // namespace

absl::Status Refuse(Reason reason, const Mentions& mentions) {
  const errors::v1::Text& text = TextOf(reason);
  absl::Status status(static_cast<absl::StatusCode>(text.code()), Fill(text.en(), mentions));
  google::rpc::ErrorInfo info;
  info.set_reason(errors::v1::Reason_Name(reason));
  info.set_domain(kDomain);
  for (const auto& [word, value] : mentions) (*info.mutable_metadata())[word] = value;
  AttachDetail(status, info);
  AttachDetail(status, InChinese(Fill(text.zh(), mentions)));
  return status;
}

absl::Status RefuseFor(absl::Duration retry_after, Reason reason, const Mentions& mentions) {
  absl::Status status = Refuse(reason, mentions);
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(absl::ToInt64Seconds(retry_after));
  retry.mutable_retry_delay()->set_nanos(
      static_cast<int>(absl::ToInt64Nanoseconds(retry_after) % 1'000'000'000));
  AttachDetail(status, retry);
  return status;
}

absl::Status NotFound(std::string_view name) {
  absl::Status status = Refuse(Reason::RESOURCE_NOT_FOUND, {{"name", std::string(name)}});
  google::rpc::ResourceInfo resource;
  resource.set_resource_name(std::string(name));
  AttachDetail(status, resource);
  return status;
}

Reason ReasonOf(const absl::Status& status) {
  std::optional<google::rpc::ErrorInfo> info = DetailOf<google::rpc::ErrorInfo>(status);
  Reason reason = Reason::REASON_UNSPECIFIED;
  if (info) errors::v1::Reason_Parse(info->reason(), &reason);
  return reason;
}

std::optional<std::string> MentionOf(const absl::Status& status, std::string_view word) {
  std::optional<google::rpc::ErrorInfo> info = DetailOf<google::rpc::ErrorInfo>(status);
  if (!info) return std::nullopt;
  auto found = info->metadata().find(std::string(word));
  if (found == info->metadata().end()) return std::nullopt;
  return found->second;
}

void Violations::Add(std::string_view field, Reason reason, const Mentions& mentions) {
  const errors::v1::Text& text = TextOf(reason);
  found_.push_back(
      {std::string(field), reason, Fill(text.en(), mentions), Fill(text.zh(), mentions)});
}

void Violations::AddOfOtherFields(const Violations& more) {
  const auto part_of = [](const std::string& field, const std::string& whole) {
    return field.size() > whole.size() && field.compare(0, whole.size(), whole) == 0 &&
           (field[whole.size()] == '.' || field[whole.size()] == '[');
  };
  const auto before = static_cast<std::ptrdiff_t>(found_.size());
  for (const Violation& one : more.found_) {
    const bool said = std::any_of(found_.begin(), found_.begin() + before, [&](const auto& known) {
      return known.field == one.field || part_of(known.field, one.field) ||
             part_of(one.field, known.field);
    });
    if (!said) found_.push_back(one);
  }
}

int Violations::CountOf(std::string_view field) const {
  const std::string below = absl::StrCat(std::string(field), ".");
  int count = 0;
  for (const Violation& violation : found_) {
    if (violation.field == field || violation.field.rfind(below, 0) == 0) ++count;
  }
  return count;
}

absl::Status Violations::ToStatus() const {
  if (found_.empty()) return absl::OkStatus();
  absl::Status status = Refuse(Reason::BAD_REQUEST);
  google::rpc::BadRequest bad;
  for (const Violation& violation : found_) {
    google::rpc::BadRequest::FieldViolation* one = bad.add_field_violations();
    one->set_field(violation.field);
    one->set_description(violation.en);
    one->set_reason(errors::v1::Reason_Name(violation.reason));
    *one->mutable_localized_message() = InChinese(violation.zh);
  }
  AttachDetail(status, bad);
  return status;
}

}  // namespace linli
