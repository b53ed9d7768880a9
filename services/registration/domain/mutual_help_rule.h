// Circles and cards of mutual help (S0-13, S0-14).
#pragma once

#include "common/status/refusal.h"
#include "linli/registration/v1/mutual_help.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration::domain {

// GROUP_KIND: a circle has a tie and a card its entrance; neither has both.
void CheckGroup(const v1::MutualHelpGroup& group, Violations& violations);

// Whether somebody may see who belongs to a group: its members, and who watches over the community.
bool MaySeeGroup(bool member, const Authorities& held);

}  // namespace linli::registration::domain
