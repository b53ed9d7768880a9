// What registration says of volunteers that decides about their time: asked before the transaction.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/rpc/call.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

struct TimePerson {
  std::string region;  // "regions/{code}" of service
  std::optional<absl::CivilDay> birth;
  bool deceased = false;
};

// By "volunteers/{number}"; who does not exist is missing.
using TimePeople = std::map<std::string, TimePerson>;

absl::StatusOr<TimePeople> AskPeople(Deps& deps, const rpc::Call& call,
                                     const std::set<std::string>& volunteers);

}  // namespace linli::hours
