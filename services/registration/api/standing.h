// What a caller may do at a place, for the rules that the access option cannot state.
#pragma once

#include <string_view>

#include "common/identity/caller.h"
#include "common/rpc/call.h"
#include "services/registration/domain/authority.h"

namespace linli::registration {

// Where a region, an organisation, a volunteer or something below one of them lies; the whole
// platform for everything else and for what is unknown.
identity::Scope ScopeOf(db::Tx& tx, std::string_view name);

// What the caller holds where `name` lies, now.
domain::Authorities HeldOver(const rpc::Call& call, db::Tx& tx, std::string_view name);

}  // namespace linli::registration
