#include "services/matching/storage/rows.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/db/param.h"
#include "common/time/proto_time.h"

namespace linli::matching::store {
namespace {

std::string Text(const pqxx::field& field) { return field.as<std::string>(); }

google::protobuf::Timestamp Moment(const pqxx::field& field) {
  return time::ToProto(db::ToTime(field));
}

void ReadPlace(const pqxx::field& address, const pqxx::field& latitude,
               const pqxx::field& longitude, const pqxx::field& datum, v1::Place* place) {
  place->set_address(Text(address));
  if (latitude.is_null()) return;
  place->mutable_point()->set_latitude(latitude.as<double>());
  place->mutable_point()->set_longitude(longitude.as<double>());
  place->mutable_point()->set_datum(static_cast<types::v1::Datum>(datum.as<int>()));
}

std::string VolunteerOrNone(const pqxx::field& id) {
  return Text(id).empty() ? "" : absl::StrCat("volunteers/", Text(id));
}

std::string ActivityNameOf(const pqxx::row& row) {
  return ActivityName(Text(row["organization_id"]), Text(row["activity_id"])).ToString();
}

}  // namespace

v1::Activity ReadActivity(const pqxx::row& row) {
  v1::Activity activity;
  activity.set_name(ActivityNameOf(row));
  activity.set_etag(Text(row["version"]));
  *activity.mutable_create_time() = Moment(row["create_time"]);
  *activity.mutable_update_time() = Moment(row["update_time"]);
  activity.set_display_name(Text(row["display_name"]));
  activity.set_category(Text(row["category"]));
  activity.set_description(Text(row["description"]));
  if (!Text(row["address"]).empty()) {
    ReadPlace(row["address"], row["latitude"], row["longitude"], row["datum"],
              activity.mutable_place());
  }
  activity.set_region(absl::StrCat("regions/", Text(row["region_code"])));
  activity.set_leader(VolunteerOrNone(row["leader_id"]));
  activity.set_recording_unit(absl::StrCat("organizations/", Text(row["organization_id"])));
  activity.set_risk_class(static_cast<v1::Activity::RiskClass>(row["risk_class"].as<int>()));
  activity.set_risk_disclosure(Text(row["risk_disclosure"]));
  activity.set_insurance_policy(Text(row["insurance_policy"]));
  activity.set_recruit_scope(
      static_cast<v1::Activity::RecruitScope>(row["recruit_scope"].as<int>()));
  activity.set_state(static_cast<v1::Activity::State>(row["state"].as<int>()));
  *activity.mutable_start_time() = Moment(row["start_time"]);
  *activity.mutable_end_time() = Moment(row["end_time"]);
  activity.set_cancel_reason(Text(row["cancel_reason"]));
  if (!row["publish_time"].is_null()) {
    *activity.mutable_publish_time() = Moment(row["publish_time"]);
  }
  return activity;
}

ShiftInContext ReadShift(const pqxx::row& row) {
  ShiftInContext read;
  v1::Shift& shift = read.shift;
  shift.set_name(absl::StrCat(ActivityNameOf(row), "/shifts/", Text(row["shift_id"])));
  shift.set_etag(Text(row["version"]));
  *shift.mutable_create_time() = Moment(row["create_time"]);
  *shift.mutable_update_time() = Moment(row["update_time"]);
  shift.set_display_name(Text(row["display_name"]));
  *shift.mutable_start_time() = Moment(row["start_time"]);
  *shift.mutable_end_time() = Moment(row["end_time"]);
  shift.set_places(row["places"].as<int>());
  shift.set_taken(row["taken"].as<int>());
  shift.set_waiting(row["waiting"].as<int>());
  shift.set_minimum_age(row["minimum_age"].as<int>());
  for (std::string& skill : db::ToStrings(row["required_skills"])) {
    shift.add_required_skills(std::move(skill));
  }
  shift.set_state(static_cast<v1::Shift::State>(row["state"].as<int>()));

  v1::ShiftContext& context = read.context;
  context.set_shift(shift.name());
  context.set_shift_display_name(shift.display_name());
  context.set_activity(ActivityNameOf(row));
  context.set_activity_display_name(Text(row["activity_display_name"]));
  *context.mutable_start_time() = shift.start_time();
  *context.mutable_end_time() = shift.end_time();
  ReadPlace(row["address"], row["place_latitude"], row["place_longitude"], row["datum"],
            context.mutable_place());
  context.set_recording_unit(absl::StrCat("organizations/", Text(row["organization_id"])));
  context.set_leader(VolunteerOrNone(row["leader_id"]));
  context.set_region(absl::StrCat("regions/", Text(row["region_code"])));
  context.set_category(Text(row["category"]));
  read.activity_state = static_cast<v1::Activity::State>(row["activity_state"].as<int>());
  read.was_published = row["was_published"].as<bool>();
  return read;
}

void Describe(const v1::ShiftContext& context, v1::Enrollment& enrollment) {
  *enrollment.mutable_start_time() = context.start_time();
  *enrollment.mutable_end_time() = context.end_time();
  enrollment.set_activity_display_name(context.activity_display_name());
  enrollment.set_shift_display_name(context.shift_display_name());
}

EnrollmentInContext ReadEnrollment(const pqxx::row& row) {
  EnrollmentInContext read;
  read.context = ReadShift(row).context;
  read.shift_version = row["version"].as<int64_t>();
  v1::Enrollment& enrollment = read.enrollment;
  enrollment.set_name(
      absl::StrCat(read.context.shift(), "/enrollments/", Text(row["enrollment_id"])));
  enrollment.set_etag(Text(row["enrollment_version"]));
  *enrollment.mutable_create_time() = Moment(row["enroll_time"]);
  *enrollment.mutable_update_time() = Moment(row["change_time"]);
  enrollment.set_volunteer(absl::StrCat("volunteers/", Text(row["volunteer_id"])));
  enrollment.set_state(static_cast<v1::Enrollment::State>(row["enrollment_state"].as<int>()));
  enrollment.set_waiting_position(row["waiting_position"].as<int>());
  enrollment.set_end_reason(Text(row["end_reason"]));
  enrollment.set_late_cancel(row["late_cancel"].as<bool>());
  Describe(read.context, enrollment);
  return read;
}

std::string IdIn(const std::string& name) { return name.substr(name.find('/') + 1); }

}  // namespace linli::matching::store
