// What a caller may do at a place, for the rules that the access option cannot state.
#pragma once

#include <string_view>

#include "common/identity/caller.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/delegation.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration {

// Where a region, an organisation, a volunteer or something below one of them lies; the whole
// platform for everything else and for what is unknown.
identity::Scope ScopeOf(db::Tx& tx, std::string_view name);

// A delegation as identity sees it.
identity::Delegation AsIdentity(const v1::Delegation& delegation);

// What the caller holds where `name` lies, now; may be two seconds old.
domain::Authorities HeldOver(const rpc::Call& call, db::Tx& tx, std::string_view name);

// The same as the database has it, held until the transaction ends: for what outlives the call. Who
// was dismissed a moment ago gives nothing away any more.
domain::Authorities SurelyHeldOver(const rpc::Call& call, db::Tx& tx, std::string_view name);

}  // namespace linli::registration
