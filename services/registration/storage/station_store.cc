#include "services/registration/storage/station_store.h"

#include <algorithm>

#include "common/ids/new_id.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"

namespace linli::registration::store {
namespace {

v1::Station StationIn(const pqxx::row& row) {
  auto station = VersionedIn<v1::Station>(row);
  station.set_state(static_cast<v1::StationState>(Number(row, "state")));
  return station;
}

std::optional<std::string> OptionalId(const std::string& name) {
  return name.empty() ? std::nullopt : std::optional(IdOf(name));
}

bool OneToOne(const v1::Station& station) { return station.pairing_mode() == v1::ONE_TO_ONE; }

template <typename Field>
std::vector<int> NumbersOf(const Field& field) {
  return {field.begin(), field.end()};
}

// Where it stands in WGS-84, to search by.
std::optional<geo::LatLng> PlaceOf(const v1::Station& station) {
  return station.has_location() ? std::optional(geo::ToWgs84(station.location())) : std::nullopt;
}

v1::Pairing PairingIn(const pqxx::row& row) {
  v1::Pairing pairing;
  const std::string station = domain::Nested(
      domain::RegionName(Text(row, "region_code")).ToString(), "stations", Text(row, "station_id"));
  pairing.set_name(domain::Nested(station, "pairings", Text(row, "pairing_id")));
  pairing.set_organization(domain::OrganizationName(Text(row, "organization_id")).ToString());
  *pairing.mutable_start_time() = Time(row, "start_time");
  SetTime(row, "end_time", [&] { return pairing.mutable_end_time(); });
  return pairing;
}

v1::StreetCoverage StreetIn(const pqxx::row& row) {
  v1::StreetCoverage street;
  street.set_street(domain::RegionName(Text(row, "region_code")).ToString());
  street.set_display_name(Text(row, "display_name"));
  street.set_stations(Number(row, "stations"));
  street.set_booths(Number(row, "booths"));
  street.set_communities(Number(row, "communities"));
  street.set_communities_with_station(Number(row, "communities_with_station"));
  return street;
}

v1::StationPlan PlanIn(const pqxx::row& row) {
  v1::StationPlan plan;
  plan.set_planned_year(Number(row, "planned_year"));
  plan.set_kind(static_cast<v1::StationKind>(Number(row, "kind")));
  plan.set_stations(Number(row, "stations"));
  return plan;
}

v1::Feedback FeedbackIn(const pqxx::row& row) {
  auto feedback = VersionedIn<v1::Feedback>(row);
  feedback.set_state(static_cast<v1::FeedbackState>(Number(row, "state")));
  return feedback;
}

std::string StationIdIn(const std::string& name) { return IdOf(domain::ParentOf(name)); }

}  // namespace

absl::StatusOr<v1::Station> GetStation(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kStationGet, IdOf(name)), name, StationIn);
}

absl::StatusOr<v1::Station> LockStation(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kStationLock, IdOf(name)), name, StationIn);
}

void SaveStation(db::Tx& tx, const v1::Station& station) {
  const std::string details = DetailsOf(station);
  const std::optional<geo::LatLng> place = PlaceOf(station);
  tx.Run(queries::kStationSave, IdOf(station.name()), FirstIdIn(station.name()),
         static_cast<int>(station.kind()), static_cast<int>(station.state()),
         OptionalId(station.host_organization()), OneToOne(station),
         place ? std::optional(place->longitude) : std::nullopt,
         place ? std::optional(place->latitude) : std::nullopt, NumbersOf(station.amenities()),
         NumbersOf(station.target_groups()), db::Bytes{details}, station.etag(),
         time::FromProto(station.create_time()), time::FromProto(station.update_time()),
         station.planned_year());
}

std::vector<v1::Station> ListStations(db::Tx& tx, v1::StationState state,
                                      const std::string& region_code, v1::StationKind kind,
                                      const std::vector<std::string>& after, int limit) {
  return AllIn(tx.Run(queries::kStationList, static_cast<int>(state), region_code,
                      EndOfRegion(region_code), after.empty() ? "" : after[0],
                      after.empty() ? "" : after[1], static_cast<int>(kind), limit),
               StationIn);
}

std::vector<v1::Station> StationsIn(db::Tx& tx, const domain::SearchArea& area,
                                    v1::StationKind kind, v1::Amenity amenity,
                                    v1::TargetGroup target_group, int limit) {
  return AllIn(tx.Run(queries::kStationNearby, area.south_west.longitude, area.south_west.latitude,
                      area.north_east.longitude, area.north_east.latitude, static_cast<int>(kind),
                      static_cast<int>(amenity), static_cast<int>(target_group), limit),
               StationIn);
}

bool PairingClashes(db::Tx& tx, const v1::Station& station, const std::string& organization) {
  return tx
      .Run(queries::kPairingClash, IdOf(station.name()), IdOf(organization),
           OneToOne(station))[0][0]
      .as<bool>();
}

void AddPairing(db::Tx& tx, const v1::Station& station, const v1::Pairing& pairing) {
  tx.Run(queries::kPairingInsert, IdOf(pairing.name()), IdOf(station.name()),
         IdOf(pairing.organization()), OneToOne(station), time::FromProto(pairing.start_time()));
}

absl::StatusOr<v1::Pairing> LockPairing(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kPairingLock, IdOf(name)), name, PairingIn);
}

void EndPairing(db::Tx& tx, const v1::Pairing& pairing) {
  tx.Run(queries::kPairingEnd, IdOf(pairing.name()), time::FromProto(pairing.end_time()));
}

std::vector<v1::Pairing> EndPairingsOf(db::Tx& tx, const std::string& station, absl::Time now) {
  return AllIn(tx.Run(queries::kPairingEndAll, IdOf(station), now), PairingIn);
}

std::vector<v1::Pairing> EndPairingsOfUnit(db::Tx& tx, const std::string& organization,
                                           absl::Time now) {
  return AllIn(tx.Run(queries::kPairingEndUnit, IdOf(organization), now), PairingIn);
}

std::vector<v1::Pairing> PassPairingsOn(db::Tx& tx, const std::vector<v1::Pairing>& ended,
                                        const std::string& heir, absl::Time now) {
  std::vector<std::string> pairings, stations;
  for (const v1::Pairing& one : ended) {
    pairings.push_back(ids::NewId());
    stations.push_back(IdOf(domain::ParentOf(one.name())));
  }
  return AllIn(tx.Run(queries::kPairingPassOn, pairings, stations, IdOf(heir), now), PairingIn);
}

bool HasPairing(db::Tx& tx, const std::string& station) {
  return !tx.Run(queries::kPairingAny, IdOf(station)).empty();
}

std::vector<v1::Pairing> ListPairings(db::Tx& tx, const std::string& parent, bool current,
                                      const std::string& after, int limit) {
  const db::Query& query = parent.starts_with("organizations/") ? queries::kPairingListOrganization
                                                                : queries::kPairingListStation;
  return AllIn(tx.Run(query, IdOf(parent), after, current, limit), PairingIn);
}

v1::StationCoverage CountStations(db::Tx& tx, const std::string& region_code, int enough_booths) {
  const pqxx::row row =
      tx.Run(queries::kStationCoverage, region_code, EndOfRegion(region_code), enough_booths)[0];
  v1::StationCoverage coverage;
  coverage.set_community_stations(Number(row, "community_stations"));
  coverage.set_window_stations(Number(row, "window_stations"));
  coverage.set_public_place_stations(Number(row, "public_place_stations"));
  coverage.set_booths(Number(row, "booths"));
  coverage.set_rest_stations(Number(row, "rest_stations"));
  coverage.set_communities(Number(row, "communities"));
  coverage.set_communities_with_station(Number(row, "communities_with_station"));
  coverage.set_streets(Number(row, "streets"));
  coverage.set_streets_with_booths(Number(row, "streets_with_booths"));
  coverage.set_counselling_stations(Number(row, "counselling_stations"));
  coverage.set_union_stations(Number(row, "union_stations"));
  coverage.set_service_centres(Number(row, "service_centres"));
  for (v1::StationPlan& plan :
       AllIn(tx.Run(queries::kStationPlan, region_code, EndOfRegion(region_code)), PlanIn)) {
    *coverage.add_plans() = std::move(plan);
  }
  return coverage;
}

std::vector<v1::StreetCoverage> CountStreets(db::Tx& tx, const std::string& region_code,
                                             int enough_booths, bool lacking,
                                             const std::string& after, int limit) {
  auto streets = AllIn(tx.Run(queries::kStreetCoverage, region_code, EndOfRegion(region_code),
                              after, lacking, enough_booths, limit),
                       StreetIn);
  for (v1::StreetCoverage& street : streets) {
    street.set_booths_missing(std::max(0, enough_booths - street.booths()));
  }
  return streets;
}

absl::StatusOr<v1::Feedback> GetFeedback(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kFeedbackGet, StationIdIn(name), IdOf(name)), name, FeedbackIn);
}

absl::StatusOr<v1::Feedback> LockFeedback(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kFeedbackLock, StationIdIn(name), IdOf(name)), name, FeedbackIn);
}

void AddFeedback(db::Tx& tx, const Vault& vault, const v1::Feedback& feedback,
                 const std::string& phone) {
  const std::string details = DetailsOf(feedback);
  const std::string sealed = phone.empty() ? "" : vault.SealPhone(feedback.name(), phone);
  tx.Run(queries::kFeedbackInsert, StationIdIn(feedback.name()), IdOf(feedback.name()),
         static_cast<int>(feedback.state()), feedback.author(),
         sealed.empty() ? std::nullopt : std::optional(db::Bytes{sealed}), db::Bytes{details},
         feedback.etag(), time::FromProto(feedback.create_time()));
}

void SaveFeedback(db::Tx& tx, const v1::Feedback& feedback) {
  const std::string details = DetailsOf(feedback);
  tx.Run(queries::kFeedbackUpdate, StationIdIn(feedback.name()), IdOf(feedback.name()),
         static_cast<int>(feedback.state()), db::Bytes{details}, feedback.etag(),
         time::FromProto(feedback.update_time()));
}

std::vector<v1::Feedback> ListFeedback(db::Tx& tx, const std::string& station,
                                       v1::FeedbackState state, const std::string& after,
                                       int limit) {
  return AllIn(tx.Run(queries::kFeedbackList, IdOf(station), after, static_cast<int>(state), limit),
               FeedbackIn);
}

}  // namespace linli::registration::store
