// From a shift as the database has it to what the index compares.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "common/policy/book.h"
#include "services/matching/index/code_numbers.h"
#include "services/matching/index/shift_table.h"

namespace linli::matching::index {

// Judged by the policy that is in force at `now` where the shift is. `answered`: see
// store::ResponseShares.
std::shared_ptr<const ShiftCard> MakeCard(const store::ShiftInContext& of,
                                          const policy::Book& policies, absl::Time now,
                                          const std::map<std::string, float>& answered,
                                          CodeNumbers& numbers);

}  // namespace linli::matching::index
