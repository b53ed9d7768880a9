// Stations, the units paired with them, coverage, and feedback.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/station.pb.h"
#include "services/registration/domain/search_area.h"
#include "services/registration/storage/vault.h"

namespace linli::registration::store {

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Station> GetStation(db::Tx& tx, const std::string& name);
absl::StatusOr<v1::Station> LockStation(db::Tx& tx, const std::string& name);
// Adds or replaces it; etag is its version.
void SaveStation(db::Tx& tx, const v1::Station& station);
// Of a region and everything below it ("": everywhere), of one kind or (UNSPECIFIED) of all, after
// a region and an id.
std::vector<v1::Station> ListStations(db::Tx& tx, v1::StationState state,
                                      const std::string& region_code, v1::StationKind kind,
                                      const std::vector<std::string>& after, int limit);
// Open stations in a box, about the nearest to its middle first; UNSPECIFIED for any.
std::vector<v1::Station> StationsIn(db::Tx& tx, const domain::SearchArea& area,
                                    v1::StationKind kind, v1::Amenity amenity,
                                    v1::TargetGroup target_group, int limit);

// Whether a unit cannot be paired with a station: it is, or one of the two has its one-to-one.
bool PairingClashes(db::Tx& tx, const v1::Station& station, const std::string& organization);
void AddPairing(db::Tx& tx, const v1::Station& station, const v1::Pairing& pairing);
// RESOURCE_NOT_FOUND. Locked.
absl::StatusOr<v1::Pairing> LockPairing(db::Tx& tx, const std::string& name);
void EndPairing(db::Tx& tx, const v1::Pairing& pairing);
// All that go on at a station; returns them as they ended.
std::vector<v1::Pairing> EndPairingsOf(db::Tx& tx, const std::string& station, absl::Time now);
// The same for all that a unit serves.
std::vector<v1::Pairing> EndPairingsOfUnit(db::Tx& tx, const std::string& organization,
                                           absl::Time now);
// Pairs `heir` with the stations of these pairings that have ended, but for those that it serves
// already and, of a station that has one unit, where it has another such station. What began.
std::vector<v1::Pairing> PassPairingsOn(db::Tx& tx, const std::vector<v1::Pairing>& ended,
                                        const std::string& heir, absl::Time now);
bool HasPairing(db::Tx& tx, const std::string& station);
// Of a station or a unit, after an id.
std::vector<v1::Pairing> ListPairings(db::Tx& tx, const std::string& parent, bool current,
                                      const std::string& after, int limit);

// The counts of a region ("": everywhere), with as many booths per street as enough.
v1::StationCoverage CountStations(db::Tx& tx, const std::string& region_code, int enough_booths);
// The streets of a region after one; those alone that lack something.
std::vector<v1::StreetCoverage> CountStreets(db::Tx& tx, const std::string& region_code,
                                             int enough_booths, bool lacking,
                                             const std::string& after, int limit);

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Feedback> GetFeedback(db::Tx& tx, const std::string& name);
absl::StatusOr<v1::Feedback> LockFeedback(db::Tx& tx, const std::string& name);
// `phone` is sealed; empty if there is none.
void AddFeedback(db::Tx& tx, const Vault& vault, const v1::Feedback& feedback,
                 const std::string& phone);
void SaveFeedback(db::Tx& tx, const v1::Feedback& feedback);
// Of a station, of one state or (UNSPECIFIED) of all, after an id.
std::vector<v1::Feedback> ListFeedback(db::Tx& tx, const std::string& station,
                                       v1::FeedbackState state, const std::string& after,
                                       int limit);

}  // namespace linli::registration::store
