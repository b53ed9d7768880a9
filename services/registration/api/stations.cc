#include "services/registration/api/stations.h"

#include <algorithm>

#include "common/geo/distance.h"
#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/station_changes.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/domain/station_rule.h"
#include "services/registration/storage/place.h"
#include "services/registration/storage/station_store.h"

namespace linli::registration::stations {
namespace {

constexpr int kFewResults = 20;
// So many of the nearest by degrees are measured in metres and by the clock.
constexpr int kMostCandidates = 2000;

policy::Edition<v1::Policy> PolicyOf(rpc::Call& call, db::Tx& tx, const std::string& region) {
  return policy::At<v1::Policy>(tx, region, call.now());
}

// The entry by itself, and what it names.
absl::Status CheckEntry(rpc::WriteCall& call, const std::string& region,
                        const v1::Station& station) {
  Violations violations;
  domain::CheckStation(*PolicyOf(call, call.tx(), region), station, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  const std::string& host = station.host_organization();
  if (!host.empty() && !store::PlaceOfOrganization(call.tx(), IdIn(host))) return NotFound(host);
  if (station.main_station().empty()) return absl::OkStatus();
  return store::GetStation(call.tx(), station.main_station()).status();
}

// Every transition ends here.
v1::Station Save(rpc::WriteCall& call, v1::Station station, const std::string& what) {
  MakeNext(call, station);
  store::SaveStation(call.tx(), station);
  Announce(call, station, what);
  return station;
}

struct Measured {
  v1::Station station;
  double metres;
};

std::vector<Measured> Measure(std::vector<v1::Station> stations, const domain::SearchArea& area,
                              const v1::SearchStationsRequest& request, absl::Time now) {
  const absl::Time at = request.has_open_at_time() ? time::FromProto(request.open_at_time()) : now;
  std::vector<Measured> measured;
  for (v1::Station& station : stations) {
    const double metres = geo::DistanceMetres(area.middle, geo::ToWgs84(station.location()));
    if (area.radius_metres && metres > *area.radius_metres) continue;
    if (!domain::LicensedAt(station, at)) continue;
    if (request.has_open_at_time() && !domain::OpenAt(station, at)) continue;
    measured.push_back({std::move(station), metres});
  }
  std::stable_sort(
      measured.begin(), measured.end(),
      [](const Measured& one, const Measured& other) { return one.metres < other.metres; });
  return measured;
}

}  // namespace

absl::StatusOr<v1::Station> Create(Deps&, rpc::WriteCall& call,
                                   const v1::CreateStationRequest& request) {
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  v1::Station station = request.station();
  MakeNew(call, domain::Nested(request.parent(), "stations", ids::NewId()), station);
  RETURN_IF_ERROR(CheckEntry(call, request.parent(), station));
  station.set_state(v1::STATION_PLANNED);
  store::SaveStation(call.tx(), station);
  Announce(call, station, "created");
  return station;
}

absl::StatusOr<v1::Station> Update(Deps&, rpc::WriteCall& call,
                                   const v1::UpdateStationRequest& request) {
  const v1::Station& wanted = request.station();
  ASSIGN_OR_RETURN(const v1::Station before, LockKept(call, wanted.name()));
  RETURN_IF_ERROR(CheckEtag(wanted.etag(), before.etag()));
  RETURN_IF_ERROR(domain::CheckStationState(
      before, {v1::STATION_PLANNED, v1::STATION_OPEN, v1::STATION_SUSPENDED}));
  v1::Station after = before;
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), wanted, &after));
  const bool other_host = after.host_organization() != before.host_organization();
  if (other_host && !domain::MayKeep(HeldOverRegionOf(call, call.tx(), before.name()), {})) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  if (after.pairing_mode() != before.pairing_mode() &&
      store::HasPairing(call.tx(), before.name())) {
    return Refuse(Reason::PAIRING_EXISTS);
  }
  RETURN_IF_ERROR(CheckEntry(call, domain::ParentOf(before.name()), after));
  return Save(call, std::move(after), "updated");
}

absl::StatusOr<v1::Station> Open(Deps&, rpc::WriteCall& call,
                                 const v1::OpenStationRequest& request) {
  ASSIGN_OR_RETURN(v1::Station station, LockKept(call, request.name()));
  RETURN_IF_ERROR(CheckEtag(request.etag(), station.etag()));
  RETURN_IF_ERROR(domain::CheckOpening(*PolicyOf(call, call.tx(), domain::ParentOf(station.name())),
                                       station, call.now()));
  station.set_state(v1::STATION_OPEN);
  station.clear_state_reason();
  return Save(call, std::move(station), "opened");
}

absl::StatusOr<v1::Station> Suspend(Deps&, rpc::WriteCall& call,
                                    const v1::SuspendStationRequest& request) {
  ASSIGN_OR_RETURN(v1::Station station, LockKept(call, request.name()));
  RETURN_IF_ERROR(CheckEtag(request.etag(), station.etag()));
  RETURN_IF_ERROR(domain::CheckStationState(station, {v1::STATION_OPEN}));
  station.set_state(v1::STATION_SUSPENDED);
  station.set_state_reason(request.reason());
  return Save(call, std::move(station), "suspended");
}

absl::StatusOr<v1::Station> Close(Deps&, rpc::WriteCall& call,
                                  const v1::CloseStationRequest& request) {
  ASSIGN_OR_RETURN(v1::Station station, store::LockStation(call.tx(), request.name()));
  RETURN_IF_ERROR(CheckEtag(request.etag(), station.etag()));
  RETURN_IF_ERROR(domain::CheckStationState(
      station, {v1::STATION_PLANNED, v1::STATION_OPEN, v1::STATION_SUSPENDED}));
  for (const v1::Pairing& pairing : store::EndPairingsOf(call.tx(), station.name(), call.now())) {
    Announce(call, pairing, "ended");
  }
  station.set_state(v1::STATION_CLOSED);
  station.set_state_reason(request.reason());
  return Save(call, std::move(station), "closed");
}

absl::StatusOr<v1::Station> Get(Deps&, rpc::ReadCall& call, const v1::GetStationRequest& request) {
  return store::GetStation(call.tx(), request.name());
}

absl::StatusOr<v1::ListStationsResponse> List(Deps&, rpc::ReadCall& call,
                                              const v1::ListStationsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  const std::string region = IdIn(request.region());
  const v1::StationState state =
      request.state() == v1::STATION_STATE_UNSPECIFIED ? v1::STATION_OPEN : request.state();
  v1::ListStationsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListStations(call.tx(), state, region == "-" ? "" : region, request.kind(), page.after,
                          page.size + 1),
      response.mutable_stations(), [](const v1::Station& last) {
        return std::vector<std::string>{IdIn(domain::ParentOf(last.name())), IdIn(last.name())};
      }));
  return response;
}

absl::StatusOr<v1::SearchStationsResponse> Search(Deps&, rpc::ReadCall& call,
                                                  const v1::SearchStationsRequest& request) {
  ASSIGN_OR_RETURN(const domain::SearchArea area, domain::SearchAreaOf(request));
  const size_t most = request.max_results() > 0 ? request.max_results() : kFewResults;
  v1::SearchStationsResponse response;
  for (Measured& one : Measure(store::StationsIn(call.tx(), area, request.kind(), request.amenity(),
                                                 request.target_group(), kMostCandidates),
                               area, request, call.now())) {
    if (static_cast<size_t>(response.found_size()) == most) break;
    v1::FoundStation& found = *response.add_found();
    *found.mutable_station() = std::move(one.station);
    found.set_distance_metres(static_cast<int>(one.metres));
  }
  return response;
}

}  // namespace linli::registration::stations
