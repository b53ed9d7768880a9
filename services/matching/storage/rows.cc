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

domain::Recruiting ReadRecruiting(const pqxx::row& row) {
  domain::Recruiting recruiting;
  recruiting.scope = static_cast<v1::Activity::RecruitScope>(row["recruit_scope"].as<int>());
  if (!row["recruit_start_time"].is_null()) {
    recruiting.opens = db::ToTime(row["recruit_start_time"]);
  }
  if (!row["recruit_end_time"].is_null()) {
    recruiting.closes = db::ToTime(row["recruit_end_time"]);
  }
  recruiting.teams = db::ToStrings(row["teams"]);
  if (!row["passcode_index"].is_null()) {
    recruiting.passcode_index = db::ToBytes(row["passcode_index"]);
  }
  return recruiting;
}

std::string ActivityNameOf(const pqxx::row& row) {
  return ActivityName(Text(row["organization_id"]), Text(row["activity_id"])).ToString();
}

}  // namespace

std::string MoreOf(const v1::Activity& activity) {
  v1::Activity more = activity;
  for (const int column : {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16,
                           17, 18, 19, 20, 21, 22, 23, 24, 25, 30, 31, 37, 38, 39, 41, 44}) {
    more.GetReflection()->ClearField(&more, more.GetDescriptor()->FindFieldByNumber(column));
  }
  return more.SerializeAsString();
}

std::string MoreOf(const v1::Shift& shift) {
  v1::Shift more = shift;
  for (const int column : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 23}) {
    more.GetReflection()->ClearField(&more, more.GetDescriptor()->FindFieldByNumber(column));
  }
  return more.SerializeAsString();
}

v1::Activity ReadActivity(const pqxx::row& row) {
  v1::Activity activity;
  activity.ParseFromString(db::ToBytes(row["more"]));
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
  activity.set_recording_unit(absl::StrCat("organizations/", Text(row["recording_unit_id"])));
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
  if (!row["recruit_start_time"].is_null()) {
    *activity.mutable_recruit_start_time() = Moment(row["recruit_start_time"]);
  }
  if (!row["recruit_end_time"].is_null()) {
    *activity.mutable_recruit_end_time() = Moment(row["recruit_end_time"]);
  }
  for (const std::string& team : db::ToStrings(row["teams"])) {
    activity.add_teams(absl::StrCat("organizations/", team));
  }
  activity.set_exclusion_group(Text(row["exclusion_group"]));
  for (const std::string& theme : db::ToStrings(row["themes"])) {
    activity.add_themes(static_cast<v1::Activity::Theme>(std::stoi(theme)));
  }
  for (const std::string& care : db::ToStrings(row["cares"])) {
    activity.add_cares(static_cast<v1::Activity::Care>(std::stoi(care)));
  }
  activity.set_project(Text(row["project"]));
  activity.set_campaign(Text(row["campaign"]));
  activity.set_calendar_node(Text(row["calendar_node"]));
  activity.set_series(Text(row["series"]));
  activity.set_served_count(row["served_count"].as<int>());
  return activity;
}

ShiftInContext ReadShift(const pqxx::row& row) {
  ShiftInContext read;
  v1::Shift& shift = read.shift;
  shift.ParseFromString(db::ToBytes(row["more"]));
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
  shift.set_applied(row["applied"].as<int>());
  if (!row["move_time"].is_null()) *shift.mutable_move_time() = Moment(row["move_time"]);
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
  context.set_recording_unit(absl::StrCat("organizations/", Text(row["recording_unit_id"])));
  context.set_leader(VolunteerOrNone(row["leader_id"]));
  context.set_region(absl::StrCat("regions/", Text(row["region_code"])));
  context.set_category(Text(row["category"]));
  read.activity_state = static_cast<v1::Activity::State>(row["activity_state"].as<int>());
  read.was_published = row["was_published"].as<bool>();
  read.recruiting = ReadRecruiting(row);
  if (!row["exclusion_group"].is_null()) {
    read.exclusion_group = Text(row["exclusion_group"]);
    read.exclusion_owner = Text(row["exclusion_owner"]);
  }
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
  const ShiftInContext of = ReadShift(row);
  read.context = of.context;
  read.shift_version = row["version"].as<int64_t>();
  read.arrival = row["arrival"].as<int64_t>();
  if (of.shift.has_move_time()) read.ending.move_time = time::FromProto(of.shift.move_time());
  read.ending.back_entry = of.recruiting.scope == v1::Activity::BACK_ENTRY;
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
  enrollment.set_note(Text(row["note"]));
  enrollment.set_excuse(Text(row["excuse"]));
  if (!row["offer_expire_time"].is_null()) {
    *enrollment.mutable_offer_expire_time() = Moment(row["offer_expire_time"]);
  }
  Describe(read.context, enrollment);
  return read;
}

v1::GroupEnrollment ReadGroup(const pqxx::row& row) {
  v1::GroupEnrollment group;
  group.set_name(absl::StrCat(ActivityNameOf(row), "/shifts/", Text(row["shift_id"]), "/groups/",
                              Text(row["group_id"])));
  group.set_etag(Text(row["version"]));
  *group.mutable_create_time() = Moment(row["create_time"]);
  *group.mutable_update_time() = Moment(row["update_time"]);
  group.set_unit(absl::StrCat("organizations/", Text(row["unit_id"])));
  group.set_heads(row["heads"].as<int>());
  group.set_title(Text(row["title"]));
  group.set_state(static_cast<v1::GroupEnrollment::State>(row["state"].as<int>()));
  group.set_end_reason(Text(row["end_reason"]));
  return group;
}

v1::PaidDuty ReadPaidDuty(const pqxx::row& row) {
  v1::PaidDuty duty;
  duty.set_name(absl::StrCat(ActivityNameOf(row), "/shifts/", Text(row["shift_id"]), "/paidDuties/",
                             Text(row["duty_id"])));
  duty.set_etag(Text(row["version"]));
  *duty.mutable_create_time() = Moment(row["create_time"]);
  duty.set_volunteer(absl::StrCat("volunteers/", Text(row["volunteer_id"])));
  *duty.mutable_start_time() = Moment(row["start_time"]);
  *duty.mutable_end_time() = Moment(row["end_time"]);
  if (!row["revoke_time"].is_null()) *duty.mutable_revoke_time() = Moment(row["revoke_time"]);
  return duty;
}

std::string IdIn(const std::string& name) { return name.substr(name.find('/') + 1); }

}  // namespace linli::matching::store
