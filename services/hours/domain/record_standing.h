// What a caller is to a record: the facts that the rules about records ask for.
#pragma once

#include <string_view>

namespace linli::hours::domain {

struct Officer {
  std::string_view subject;
  bool leads = false;          // activity leader or manager of the recording unit, or above it
  bool manages = false;        // manager of the recording unit, or of one above it
  bool manages_above = false;  // manager of one above it
  bool administers = false;    // administrator over the recording unit
  bool competent = false;      // administrator as high up as the policy says
  bool her_unit = false;       // leads or manages a unit of the volunteer's
};

}  // namespace linli::hours::domain
