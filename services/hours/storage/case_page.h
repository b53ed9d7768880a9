// A page of what is listed by the time at which it was made: amendments, disputes.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"

namespace linli::hours::store {

struct CasePage {
  std::vector<std::string> states;               // empty: all
  absl::Time after_time = absl::InfinitePast();  // with after_id: the last one before this page
  std::string after_id;
  int limit = 0;
};

}  // namespace linli::hours::store
