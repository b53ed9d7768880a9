#include "services/matching/storage/shift_store.h"

#include <limits>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/geo/datum.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/matching/storage/queries.h"

namespace linli::matching::store {
namespace {

// Where shifts of an activity are searched: in WGS-84.
struct SearchPoint {
  std::optional<double> latitude, longitude;
};

SearchPoint SearchPointOf(const v1::Activity& activity) {
  if (!activity.place().has_point()) return {};
  const geo::LatLng wgs = geo::ToWgs84(activity.place().point());
  return {wgs.latitude, wgs.longitude};
}

std::vector<std::string> Ids(const pqxx::result& rows) {
  std::vector<std::string> ids;
  for (const pqxx::row& row : rows) ids.push_back(row[0].as<std::string>());
  return ids;
}

// Within a group a volunteer is in one activity only, or in one shift only where the shift itself
// carries the word. Words of two organisations have nothing in common.
struct Exclusion {
  std::string group, owner;
};

Exclusion ExclusionOf(const v1::Activity& activity, const v1::Shift& shift) {
  const ActivityName name = *ActivityName::Parse(activity.name());
  if (!shift.exclusion_group().empty()) {
    return {absl::StrCat(name.id(0), "/", shift.exclusion_group()),
            ShiftName::Parse(shift.name())->id()};
  }
  if (activity.exclusion_group().empty()) return {};
  return {absl::StrCat(name.id(0), "/", activity.exclusion_group()), name.id()};
}

std::optional<std::string> OrNull(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

absl::StatusOr<ShiftInContext> GetShift(db::Tx& tx, const ShiftName& name) {
  const pqxx::result rows = tx.Run(queries::kShiftGet, name.id(), name.id(1), name.id(0));
  if (rows.empty()) return NotFound(name.ToString());
  return ReadShift(rows[0]);
}

std::vector<ShiftInContext> ListShifts(db::Tx& tx, const ActivityName& activity,
                                       absl::Time after_start, const std::string& after_id,
                                       int limit) {
  std::vector<ShiftInContext> shifts;
  for (const pqxx::row& row :
       tx.Run(queries::kShiftList, activity.id(), after_start, after_id, limit)) {
    shifts.push_back(ReadShift(row));
  }
  return shifts;
}

std::vector<ShiftInContext> AllShifts(db::Tx& tx, const ActivityName& activity) {
  return ListShifts(tx, activity, absl::InfinitePast(), "", std::numeric_limits<int>::max());
}

void InsertShifts(db::Tx& tx, const v1::Activity& activity, absl::Time now,
                  const std::vector<v1::Shift>& shifts) {
  if (shifts.empty()) return;
  std::vector<std::string> ids, display_names, skills, groups, owners, more;
  std::vector<absl::Time> starts, ends;
  std::vector<int> places, minimum_ages;
  for (const v1::Shift& shift : shifts) {
    ids.push_back(ShiftName::Parse(shift.name())->id());
    display_names.push_back(shift.display_name());
    starts.push_back(time::FromProto(shift.start_time()));
    ends.push_back(time::FromProto(shift.end_time()));
    places.push_back(shift.places());
    minimum_ages.push_back(shift.minimum_age());
    skills.push_back(absl::StrJoin(shift.required_skills(), ","));
    const Exclusion exclusion = ExclusionOf(activity, shift);
    groups.push_back(exclusion.group);
    owners.push_back(exclusion.owner);
    more.push_back(MoreOf(shift));
  }
  std::vector<db::Bytes> more_bytes(more.begin(), more.end());
  const ActivityName name = *ActivityName::Parse(activity.name());
  const SearchPoint point = SearchPointOf(activity);
  tx.Run(queries::kShiftInsert, name.id(), name.id(0), now, point.latitude, point.longitude, ids,
         display_names, starts, ends, places, minimum_ages, skills, groups, owners, more_bytes);
}

void LocateShifts(db::Tx& tx, const v1::Activity& activity, absl::Time now) {
  const SearchPoint point = SearchPointOf(activity);
  tx.Run(queries::kShiftLocate, ActivityName::Parse(activity.name())->id(), point.latitude,
         point.longitude, now);
}

int CountShiftsOutside(db::Tx& tx, const v1::Activity& activity) {
  return tx
      .Run(queries::kShiftOutside, ActivityName::Parse(activity.name())->id(),
           time::FromProto(activity.start_time()), time::FromProto(activity.end_time()))[0][0]
      .as<int>();
}

void SaveShift(db::Tx& tx, const v1::Activity& activity, const v1::Shift& shift, absl::Time now,
               const std::optional<absl::Time>& move_time) {
  const Exclusion exclusion = ExclusionOf(activity, shift);
  const std::vector<std::string> skills(shift.required_skills().begin(),
                                        shift.required_skills().end());
  tx.Run(queries::kShiftUpdate, ShiftName::Parse(shift.name())->id(), now, shift.display_name(),
         time::FromProto(shift.start_time()), time::FromProto(shift.end_time()), shift.places(),
         shift.minimum_age(), skills, OrNull(exclusion.group), OrNull(exclusion.owner),
         db::Bytes{MoreOf(shift)}, move_time);
}

void CancelShift(db::Tx& tx, const ShiftName& name, absl::Time now) {
  tx.Run(queries::kShiftCancel, name.id(), now);
}

std::vector<std::string> FindColliding(db::Tx& tx, const ShiftName& name, absl::Time start,
                                       absl::Time end) {
  return Ids(tx.Run(queries::kShiftColliding, name.id(), start, end));
}

int CountPaidColliding(db::Tx& tx, const ShiftName& name, absl::Time start, absl::Time end) {
  return tx.Run(queries::kShiftPaidColliding, name.id(), start, end)[0][0].as<int>();
}

std::vector<std::string> LockShifts(db::Tx& tx, const ActivityName& activity) {
  return Ids(tx.Run(queries::kShiftLockOfActivity, activity.id()));
}

std::vector<std::string> CancelShifts(db::Tx& tx, const ActivityName& activity, absl::Time now) {
  std::vector<std::string> ids = LockShifts(tx, activity);
  tx.Run(queries::kShiftCancelAll, activity.id(), now);
  return ids;
}

std::vector<std::string> ShiftsToPromote(db::Tx& tx, absl::Time now, const std::string& after_id) {
  return Ids(tx.Run(queries::kShiftToPromote, now, after_id));
}

}  // namespace linli::matching::store
