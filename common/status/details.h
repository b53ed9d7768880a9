// The google.rpc details that a status carries, kept as absl payloads under their type URL.
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"

namespace linli {

template <typename Detail>
std::string DetailUrl() {
  return absl::StrCat("type.googleapis.com/", Detail::descriptor()->full_name());
}

template <typename Detail>
void AttachDetail(absl::Status& status, const Detail& detail) {
  status.SetPayload(DetailUrl<Detail>(), absl::Cord(detail.SerializeAsString()));
}

template <typename Detail>
std::optional<Detail> DetailOf(const absl::Status& status) {
  absl::optional<absl::Cord> payload = status.GetPayload(DetailUrl<Detail>());
  Detail detail;
  if (!payload || !detail.ParseFromString(std::string(*payload))) return std::nullopt;
  return detail;
}

}  // namespace linli
