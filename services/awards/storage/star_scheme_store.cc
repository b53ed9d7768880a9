#include "services/awards/storage/star_scheme_store.h"

#include <stdexcept>

#include "common/ids/region.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/domain/star_figures.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

// One row per star; the rows of a scheme stand together.
std::vector<v1::StarScheme> ReadSchemes(const pqxx::result& rows) {
  std::vector<v1::StarScheme> schemes;
  for (const auto& row : rows) {
    const std::string name = StarSchemeName(row["id"].as<std::string>()).ToString();
    if (schemes.empty() || schemes.back().name() != name) {
      v1::StarScheme& scheme = schemes.emplace_back();
      if (!row["details"].is_null() && !scheme.ParseFromString(db::ToBytes(row["details"]))) {
        throw std::runtime_error("details that are no StarScheme");
      }
      scheme.set_name(name);
      scheme.set_region(row["region"].as<std::string>());
      scheme.set_version(row["version"].as<int64_t>());
      scheme.set_title(row["title"].as<std::string>());
      *scheme.mutable_effective_time() = time::ToProto(db::ToTime(row["effective_time"]));
      *scheme.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
    }
    if (!row["details"].is_null()) continue;  // they have the stars, with all their conditions
    v1::Star& star = *schemes.back().add_stars();
    star.set_star(row["star"].as<int>());
    star.set_title(row["star_title"].as<std::string>());
    star.set_threshold_minutes(row["threshold_minutes"].as<int64_t>());
  }
  return schemes;
}

std::string DayText(absl::Time now) { return absl::FormatCivilTime(time::DayOf(now)); }

v1::StarSubject SubjectOf(const v1::StarScheme& scheme) {
  return scheme.subject() == v1::STAR_OF_ORGANIZATIONS ? scheme.subject() : v1::STAR_OF_VOLUNTEERS;
}

}  // namespace

absl::Status InsertStarScheme(db::Tx& tx, v1::StarScheme& scheme) {
  auto name = StarSchemeName::Parse(scheme.name());
  if (!name.ok()) return name.status();
  const pqxx::result inserted =
      tx.Run(queries::kStarSchemeInsert, name->id(), scheme.region(), scheme.title(),
             time::FromProto(scheme.effective_time()), time::FromProto(scheme.create_time()),
             static_cast<int>(SubjectOf(scheme)), db::Bytes{scheme.SerializeAsString()},
             domain::LooksAtTime(scheme));
  if (inserted.empty()) return Refuse(Reason::STAR_SCHEME_SAME_TIME);
  scheme.set_version(inserted[0]["version"].as<int64_t>());
  std::vector<int> stars;
  std::vector<std::string> titles;
  std::vector<int64_t> thresholds;
  for (const v1::Star& star : scheme.stars()) {
    stars.push_back(star.star());
    titles.push_back(star.title());
    thresholds.push_back(star.threshold_minutes());
  }
  tx.Run(queries::kStarLevelInsert, name->id(), stars, titles, thresholds);
  return absl::OkStatus();
}

absl::StatusOr<v1::StarScheme> GetStarScheme(db::Tx& tx, std::string_view name) {
  auto parsed = StarSchemeName::Parse(name);
  if (!parsed.ok()) return parsed.status();
  std::vector<v1::StarScheme> found = ReadSchemes(tx.Run(queries::kStarSchemeGet, parsed->id()));
  if (found.empty()) return NotFound(name);
  return std::move(found.front());
}

std::optional<v1::StarScheme> StarSchemeInForce(db::Tx& tx, std::string_view region, absl::Time at,
                                                v1::StarSubject subject) {
  std::vector<v1::StarScheme> found = ReadSchemes(tx.Run(
      queries::kStarSchemeInForce, ids::RegionAndAbove(region), at, static_cast<int>(subject)));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<v1::StarScheme> ListStarSchemes(
    db::Tx& tx, const std::optional<std::string>& region,
    const std::optional<std::pair<absl::Time, std::string>>& after, int limit) {
  std::optional<absl::Time> time;
  std::optional<std::string> id;
  if (after) {
    time = after->first;
    if (auto name = StarSchemeName::Parse(after->second); name.ok()) id = name->id();
  }
  return ReadSchemes(tx.Run(queries::kStarSchemeList, region, time, id, limit));
}

std::optional<Sweep> NextSweep(db::Tx& tx, absl::Time now) {
  const pqxx::result found = tx.Run(queries::kSchemeSweepNext, now, DayText(now));
  if (found.empty()) return std::nullopt;
  return Sweep{found[0]["id"].as<std::string>(), found[0]["region"].as<std::string>(),
               db::ToTime(found[0]["effective_time"]), found[0]["volunteer_id"].as<std::string>(),
               found[0]["by_time"].as<bool>()};
}

void SaveSweep(db::Tx& tx, const Sweep& sweep, bool done, absl::Time now) {
  tx.Run(queries::kSchemeSweepSave, sweep.scheme_id, sweep.volunteer_id, done, DayText(now));
}

}  // namespace linli::awards::store
