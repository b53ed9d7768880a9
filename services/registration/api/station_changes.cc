#include "services/registration/api/station_changes.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/identity/scope.h"
#include "common/status/macros.h"
#include "linli/registration/v1/events.pb.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/domain/station_rule.h"
#include "services/registration/storage/station_store.h"

namespace linli::registration {
namespace {

domain::Authorities HeldOverHostOf(const rpc::Call& call, db::Tx& tx, const v1::Station& station) {
  const std::string& host = station.host_organization();
  return host.empty() ? domain::Authorities{} : HeldOver(call, tx, host);
}

}  // namespace

domain::Authorities HeldOverRegionOf(const rpc::Call& call, db::Tx& tx,
                                     const std::string& station) {
  return HeldOver(call, tx, identity::ScopeRoot(station));
}

bool Keeps(const rpc::Call& call, db::Tx& tx, const v1::Station& station) {
  if (domain::MayKeep(HeldOverRegionOf(call, tx, station.name()),
                      HeldOverHostOf(call, tx, station))) {
    return true;
  }
  if (station.main_station().empty()) return false;
  const absl::StatusOr<v1::Station> main = store::GetStation(tx, station.main_station());
  return main.ok() && domain::MayKeep({}, HeldOverHostOf(call, tx, *main));
}

absl::StatusOr<v1::Station> LockKept(rpc::WriteCall& call, const std::string& name) {
  ASSIGN_OR_RETURN(v1::Station station, store::LockStation(call.tx(), name));
  if (!Keeps(call, call.tx(), station)) return Refuse(Reason::NOT_AUTHORIZED);
  return station;
}

void Announce(rpc::WriteCall& call, const v1::Station& station, const std::string& what) {
  v1::StationChanged event;
  event.set_name(station.name());
  event.set_display_name(station.display_name());
  event.set_kind(station.kind());
  event.set_state(station.state());
  event.set_host_organization(station.host_organization());
  if (station.has_location()) *event.mutable_location() = station.location();
  int64_t version = 0;
  const bool read = absl::SimpleAtoi(station.etag(), &version);
  call.Emit("station", station.name(), read ? version : 0,
            absl::StrCat("registration.station.", what), event);
}

void Announce(rpc::WriteCall& call, const v1::Pairing& pairing, const std::string& what) {
  v1::PairingChanged event;
  event.set_name(pairing.name());
  event.set_organization(pairing.organization());
  *event.mutable_start_time() = pairing.start_time();
  if (pairing.has_end_time()) *event.mutable_end_time() = pairing.end_time();
  call.Emit("pairing", pairing.name(), pairing.has_end_time() ? 2 : 1,
            absl::StrCat("registration.pairing.", what), event);
}

}  // namespace linli::registration
