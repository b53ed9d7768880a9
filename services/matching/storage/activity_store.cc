#include "services/matching/storage/activity_store.h"

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/matching/storage/queries.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::store {
namespace {

absl::StatusOr<v1::Activity> One(db::Tx& tx, const db::Query& query, const ActivityName& name) {
  const pqxx::result rows = tx.Run(query, name.id(), name.id(0));
  if (rows.empty()) return NotFound(name.ToString());
  return ReadActivity(rows[0]);
}

std::vector<v1::Activity> All(const pqxx::result& rows) {
  std::vector<v1::Activity> activities;
  activities.reserve(rows.size());
  for (const pqxx::row& row : rows) activities.push_back(ReadActivity(row));
  return activities;
}

// The three columns of a point.
struct PointColumns {
  std::optional<double> latitude, longitude;
  int datum = types::v1::DATUM_UNSPECIFIED;
};

PointColumns PointOf(const v1::Activity& activity) {
  if (!activity.place().has_point()) return {};
  const types::v1::GeoPoint& point = activity.place().point();
  return {point.latitude(), point.longitude(), point.datum()};
}

std::optional<absl::Time> RecruitStart(const v1::Activity& activity) {
  if (!activity.has_recruit_start_time()) return std::nullopt;
  return time::FromProto(activity.recruit_start_time());
}

std::optional<absl::Time> RecruitEnd(const v1::Activity& activity) {
  if (!activity.has_recruit_end_time()) return std::nullopt;
  return time::FromProto(activity.recruit_end_time());
}

std::vector<std::string> TeamIds(const v1::Activity& activity) {
  std::vector<std::string> ids;
  for (const std::string& team : activity.teams()) ids.push_back(IdIn(team));
  return ids;
}

std::vector<int> Numbers(const google::protobuf::RepeatedField<int>& values) {
  return {values.begin(), values.end()};
}

std::optional<db::Bytes> BytesOf(const std::optional<std::string>& bytes) {
  if (!bytes) return std::nullopt;
  return db::Bytes{*bytes};
}

}  // namespace

absl::StatusOr<v1::Activity> GetActivity(db::Tx& tx, const ActivityName& name) {
  return One(tx, queries::kActivityGet, name);
}

absl::StatusOr<v1::Activity> LockActivity(db::Tx& tx, const ActivityName& name) {
  return One(tx, queries::kActivityLock, name);
}

v1::Activity InsertActivity(db::Tx& tx, const v1::Activity& a,
                            const std::optional<std::string>& passcode_index) {
  const ActivityName name = *ActivityName::Parse(a.name());
  const PointColumns point = PointOf(a);
  return ReadActivity(
      tx.Run(queries::kActivityInsert, name.id(), name.id(0), time::FromProto(a.create_time()),
             a.display_name(), a.category(), a.description(), a.place().address(), point.latitude,
             point.longitude, point.datum, IdIn(a.region()), IdIn(a.leader()),
             static_cast<int>(a.risk_class()), a.risk_disclosure(), a.insurance_policy(),
             static_cast<int>(a.recruit_scope()), time::FromProto(a.start_time()),
             time::FromProto(a.end_time()), IdIn(a.recording_unit()), RecruitStart(a),
             RecruitEnd(a), TeamIds(a), BytesOf(passcode_index), a.exclusion_group(),
             Numbers(a.themes()), Numbers(a.cares()), a.project(), a.campaign(), a.calendar_node(),
             a.series(), db::Bytes{MoreOf(a)})[0]);
}

v1::Activity SaveActivity(db::Tx& tx, const v1::Activity& a, absl::Time now,
                          const std::optional<std::string>& policy_version,
                          const std::optional<std::string>& passcode_index) {
  const ActivityName name = *ActivityName::Parse(a.name());
  const PointColumns point = PointOf(a);
  std::optional<absl::Time> publish_time;
  if (a.has_publish_time()) publish_time = time::FromProto(a.publish_time());
  return ReadActivity(tx.Run(
      queries::kActivityUpdate, name.id(), now, static_cast<int>(a.state()), a.display_name(),
      a.category(), a.description(), a.place().address(), point.latitude, point.longitude,
      point.datum, IdIn(a.region()), IdIn(a.leader()), static_cast<int>(a.risk_class()),
      a.risk_disclosure(), a.insurance_policy(), static_cast<int>(a.recruit_scope()),
      time::FromProto(a.start_time()), time::FromProto(a.end_time()), IdIn(a.recording_unit()),
      RecruitStart(a), RecruitEnd(a), TeamIds(a), BytesOf(passcode_index), a.exclusion_group(),
      Numbers(a.themes()), Numbers(a.cares()), a.project(), a.campaign(), a.calendar_node(),
      a.series(), db::Bytes{MoreOf(a)}, a.cancel_reason(), publish_time, policy_version,
      a.served_count())[0]);
}

bool HasPasscode(db::Tx& tx, const ActivityName& name) {
  const pqxx::result rows = tx.Run(queries::kActivityGet, name.id(), name.id(0));
  return !rows.empty() && !rows[0]["passcode_index"].is_null();
}

int CountInterest(db::Tx& tx, const ActivityName& name) {
  return tx.Run(queries::kActivityInterest, name.id())[0][0].as<int>();
}

std::vector<v1::Activity> ListActivities(db::Tx& tx, const ActivityFilter& filter, int limit) {
  const int state = filter.state;
  if (filter.organization_id.empty()) {
    return All(tx.Run(queries::kActivityList, state, filter.region_code, filter.ends_after,
                      filter.starts_before, filter.category, filter.after_start, filter.after_id,
                      limit, filter.theme, filter.care, filter.project, filter.campaign));
  }
  return All(tx.Run(queries::kActivityListOfOrganization, filter.organization_id, state,
                    filter.region_code, filter.ends_after, filter.starts_before, filter.category,
                    filter.after_start, filter.after_id, limit, filter.theme, filter.care,
                    filter.project, filter.campaign, filter.with_hidden));
}

std::vector<v1::Activity> EndActivities(db::Tx& tx, absl::Time now) {
  return All(tx.Run(queries::kActivityEnd, now));
}

std::vector<std::pair<std::string, absl::Time>> RecentlyActive(db::Tx& tx, absl::Time from,
                                                               absl::Time until,
                                                               const std::string& after,
                                                               int limit) {
  std::vector<std::pair<std::string, absl::Time>> active;
  for (const pqxx::row& row : tx.Run(queries::kActivityRecent, from, until, after, limit)) {
    active.emplace_back(row["organization_id"].as<std::string>(), db::ToTime(row["end_time"]));
  }
  return active;
}

}  // namespace linli::matching::store
