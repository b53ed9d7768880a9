#include "services/awards/storage/indicator_scheme_store.h"

#include <stdexcept>

#include "common/ids/region.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "google/protobuf/util/json_util.h"
#include "services/awards/domain/assessment_names.h"
#include "services/awards/storage/document.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

v1::IndicatorScheme SchemeIn(const pqxx::row& row) {
  v1::IndicatorScheme scheme;
  if (!google::protobuf::util::JsonStringToMessage(row["details"].c_str(), &scheme).ok()) {
    throw std::runtime_error("details that are no IndicatorScheme");
  }
  scheme.set_name(IndicatorSchemeName(row["id"].as<std::string>()).ToString());
  scheme.set_region(row["region"].as<std::string>());
  scheme.set_version(row["version"].as<int64_t>());
  *scheme.mutable_effective_time() = time::ToProto(db::ToTime(row["effective_time"]));
  *scheme.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  return scheme;
}

// What has no column.
std::string DetailsOf(const v1::IndicatorScheme& scheme) {
  v1::IndicatorScheme rest;
  rest.set_title(scheme.title());
  *rest.mutable_indicators() = scheme.indicators();
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(rest, &json).ok()) {
    throw std::runtime_error("an IndicatorScheme that is no JSON");
  }
  return json;
}

}  // namespace

bool InsertIndicatorScheme(db::Tx& tx, v1::IndicatorScheme& scheme) {
  const pqxx::result inserted = tx.Run(queries::kIndicatorSchemeInsert, IdIn(scheme.name()),
                                       scheme.region(), time::FromProto(scheme.effective_time()),
                                       time::FromProto(scheme.create_time()), DetailsOf(scheme));
  if (inserted.empty()) return false;
  scheme.set_version(inserted[0]["version"].as<int64_t>());
  return true;
}

absl::StatusOr<v1::IndicatorScheme> GetIndicatorScheme(db::Tx& tx, std::string_view name) {
  const pqxx::result rows = tx.Run(queries::kIndicatorSchemeGet, IdIn(name));
  if (rows.empty()) return NotFound(name);
  return SchemeIn(rows[0]);
}

std::optional<v1::IndicatorScheme> IndicatorSchemeInForce(db::Tx& tx, std::string_view region,
                                                          absl::Time at) {
  const pqxx::result rows =
      tx.Run(queries::kIndicatorSchemeInForce, ids::RegionAndAbove(region), at);
  if (rows.empty()) return std::nullopt;
  return SchemeIn(rows[0]);
}

std::vector<v1::IndicatorScheme> ListIndicatorSchemes(
    db::Tx& tx, const std::optional<std::string>& region,
    const std::optional<std::pair<absl::Time, std::string>>& after, int limit) {
  std::optional<absl::Time> time;
  std::optional<std::string> id;
  if (after) {
    time = after->first;
    id = IdIn(after->second);
  }
  return AllIn(tx.Run(queries::kIndicatorSchemeList, region, time, id, limit), SchemeIn);
}

}  // namespace linli::awards::store
