// Who keeps a station, and announcing what becomes of stations and supplies.
#pragma once

#include <string>

#include "common/rpc/call.h"
#include "linli/registration/v1/station.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration {

// What the caller holds over the station's region, and whether he may change it.
domain::Authorities HeldOverRegionOf(const rpc::Call& call, db::Tx& tx, const std::string& station);
bool Keeps(const rpc::Call& call, db::Tx& tx, const v1::Station& station);

// The station, locked, if the caller may change it: NOT_AUTHORIZED; and RESOURCE_NOT_FOUND for an
// unknown one, which everybody may know, since stations are public.
absl::StatusOr<v1::Station> LockKept(rpc::WriteCall& call, const std::string& name);

// Announces the state after a change as "registration.station.<what>".
void Announce(rpc::WriteCall& call, const v1::Station& station, const std::string& what);
void Announce(rpc::WriteCall& call, const v1::Pairing& pairing, const std::string& what);

}  // namespace linli::registration
