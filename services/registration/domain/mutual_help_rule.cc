#include "services/registration/domain/mutual_help_rule.h"

#include "services/registration/domain/characters.h"

namespace linli::registration::domain {

void CheckGroup(const v1::MutualHelpGroup& group, Violations& violations) {
  const bool circle = group.tie() != v1::CIRCLE_TIE_UNSPECIFIED;
  if (circle == group.has_entrance()) violations.Add("mutual_help_group.tie", Reason::GROUP_KIND);
  if (!group.has_entrance()) return;
  if (NormalName(group.entrance().building()).empty()) {
    violations.Add("mutual_help_group.entrance.building", Reason::GROUP_KIND);
  }
  if (NormalName(group.entrance().entrance()).empty()) {
    violations.Add("mutual_help_group.entrance.entrance", Reason::GROUP_KIND);
  }
}

bool MaySeeGroup(bool member, const Authorities& held) {
  return member || HasOneOf(held, {options::v1::ADMINISTRATOR, options::v1::REGISTRAR,
                                   options::v1::INSPECTOR});
}

}  // namespace linli::registration::domain
