#include "services/registration/api/pairings.h"

#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/api/station_changes.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/domain/station_rule.h"
#include "services/registration/storage/organization_store.h"
#include "services/registration/storage/station_store.h"

namespace linli::registration::pairings {

absl::StatusOr<v1::Pairing> Pair(Deps&, rpc::WriteCall& call, const v1::PairUnitRequest& request) {
  ASSIGN_OR_RETURN(const v1::Station station, LockKept(call, request.station()));
  RETURN_IF_ERROR(domain::CheckStationState(
      station, {v1::STATION_PLANNED, v1::STATION_OPEN, v1::STATION_SUSPENDED}));
  ASSIGN_OR_RETURN(const v1::Organization unit,
                   store::GetOrganization(call.tx(), IdIn(request.organization())));
  if (unit.state() != v1::ORGANIZATION_APPROVED) {
    return Refuse(Reason::ORGANIZATION_STATE,
                  {{"state", v1::OrganizationState_Name(unit.state())}});
  }
  if (store::PairingClashes(call.tx(), station, request.organization())) {
    return Refuse(Reason::PAIRING_EXISTS);
  }
  v1::Pairing pairing;
  pairing.set_name(domain::Nested(station.name(), "pairings", ids::NewId()));
  pairing.set_organization(request.organization());
  *pairing.mutable_start_time() = time::ToProto(call.now());
  store::AddPairing(call.tx(), station, pairing);
  Announce(call, pairing, "began");
  return pairing;
}

absl::StatusOr<v1::Pairing> End(Deps&, rpc::WriteCall& call, const v1::EndPairingRequest& request) {
  ASSIGN_OR_RETURN(const v1::Station station,
                   store::LockStation(call.tx(), domain::ParentOf(request.name())));
  ASSIGN_OR_RETURN(v1::Pairing pairing, store::LockPairing(call.tx(), request.name()));
  const bool of_unit = domain::MayKeep({}, HeldOver(call, call.tx(), pairing.organization()));
  if (!of_unit && !Keeps(call, call.tx(), station)) return Refuse(Reason::NOT_AUTHORIZED);
  if (pairing.has_end_time()) return Refuse(Reason::PAIRING_ENDED);
  *pairing.mutable_end_time() = time::ToProto(call.now());
  store::EndPairing(call.tx(), pairing);
  Announce(call, pairing, "ended");
  return pairing;
}

absl::StatusOr<v1::ListPairingsResponse> List(Deps&, rpc::ReadCall& call,
                                              const v1::ListPairingsRequest& request) {
  if (request.parent().starts_with("regions/")) {
    RETURN_IF_ERROR(store::GetStation(call.tx(), request.parent()).status());
  }
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListPairingsResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListPairings(call.tx(), request.parent(), request.current(), Only(page.after),
                                   page.size + 1),
               response.mutable_pairings(), LastId<v1::Pairing>));
  return response;
}

}  // namespace linli::registration::pairings
