// Names of people, in any script.
#pragma once

#include <string_view>

namespace linli::registration::domain {

// Whether somebody can be called so: at least one letter or ideograph of any script (张三, 𠮷野,
// ئەھمەت, ཚེ་རིང་, O'Neill), no control, private-use or unassigned-plane characters, not
// spaces alone. Which characters a register office admits is not ours to decide.
bool IsPersonName(std::string_view name);

}  // namespace linli::registration::domain
