// GoogleMock matchers for what Linli's functions return: absl::Status and absl::StatusOr.
#pragma once

#include <algorithm>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "common/status/details.h"
#include "common/status/refusal.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"

namespace linli {
namespace matchers_internal {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& result) {
  return result.status();
}

// For people: code, reason, message and the violated fields, without the payloads' bytes.
inline std::string Describe(const absl::Status& status) {
  if (status.ok()) return "which is OK";
  std::string text =
      absl::StrCat("which is ", absl::StatusCodeToString(status.code()), " ",
                   errors::v1::Reason_Name(ReasonOf(status)), ": ", std::string(status.message()));
  if (auto bad = DetailOf<google::rpc::BadRequest>(status)) {
    for (const auto& violation : bad->field_violations()) {
      absl::StrAppend(&text, "\n  ", violation.field(), ": ", violation.reason(), ", ",
                      violation.description());
    }
  }
  return text;
}

}  // namespace matchers_internal

// EXPECT_THAT(DoIt(), IsOk());
MATCHER(IsOk, negation ? "is not OK" : "is OK") {
  const absl::Status& status = matchers_internal::StatusOf(arg);
  *result_listener << matchers_internal::Describe(status);
  return status.ok();
}

// EXPECT_THAT(Count(), IsOkAndHolds(3)); or IsOkAndHolds(SizeIs(2)). For a StatusOr.
MATCHER_P(IsOkAndHolds, matcher, absl::StrCat(negation ? "is not" : "is", " OK with that value")) {
  if (!arg.ok()) {
    *result_listener << matchers_internal::Describe(arg.status());
    return false;
  }
  return ::testing::ExplainMatchResult(matcher, *arg, result_listener);
}

// EXPECT_THAT(Enroll(), RefusedWith(Reason::SHIFT_FULL));
MATCHER_P(RefusedWith, reason,
          absl::StrCat(negation ? "is not" : "is", " refused with ",
                       errors::v1::Reason_Name(reason))) {
  const absl::Status& status = matchers_internal::StatusOf(arg);
  *result_listener << matchers_internal::Describe(status);
  return !status.ok() && ReasonOf(status) == reason;
}

// EXPECT_THAT(Register(), Violates("volunteer.name", Reason::FIELD_REQUIRED)); other violations may
// stand beside it.
MATCHER_P2(Violates, field, reason,
           absl::StrCat(negation ? "does not violate " : "violates ", field, " with ",
                        errors::v1::Reason_Name(reason))) {
  const absl::Status& status = matchers_internal::StatusOf(arg);
  *result_listener << matchers_internal::Describe(status);
  const auto bad = DetailOf<google::rpc::BadRequest>(status);
  if (!bad) return false;
  const auto& found = bad->field_violations();
  return std::any_of(found.begin(), found.end(), [&](const auto& violation) {
    return violation.field() == field && violation.reason() == errors::v1::Reason_Name(reason);
  });
}

}  // namespace linli
