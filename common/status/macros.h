// RETURN_IF_ERROR and ASSIGN_OR_RETURN, for functions that return absl::Status or StatusOr.
#pragma once

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#define LINLI_CONCAT_INNER(a, b) a##b
#define LINLI_CONCAT(a, b) LINLI_CONCAT_INNER(a, b)

// Returns the status of `expression` to the caller unless it is OK.
#define RETURN_IF_ERROR(expression) \
  LINLI_RETURN_IF_ERROR(LINLI_CONCAT(linli_status_, __LINE__), expression)
#define LINLI_RETURN_IF_ERROR(status, expression)                        \
  do {                                                                   \
    if (absl::Status status = (expression); !status.ok()) return status; \
  } while (false)

// ASSIGN_OR_RETURN(auto x, F()) declares x from a StatusOr, or returns its status.
#define ASSIGN_OR_RETURN(declaration, expression) \
  LINLI_ASSIGN_OR_RETURN(LINLI_CONCAT(linli_result_, __LINE__), declaration, expression)
#define LINLI_ASSIGN_OR_RETURN(result, declaration, expression) \
  auto result = (expression);                                   \
  if (!result.ok()) return std::move(result).status();          \
  declaration = *std::move(result)
