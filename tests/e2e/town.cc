#include "tests/e2e/town.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/numbers.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "deploy/demo/people.h"
#include "deploy/demo/work.h"
#include "linli/awards/v1/certificate_service.pb.h"
#include "linli/awards/v1/star_service.pb.h"
#include "linli/hours/v1/attendance_service.pb.h"
#include "linli/hours/v1/record_service.pb.h"
#include "linli/hours/v1/time_bank_service.pb.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "linli/matching/v1/enrollment_service.pb.h"
#include "linli/registration/v1/delegation_service.pb.h"
#include "linli/registration/v1/membership_service.pb.h"
#include "linli/registration/v1/organization_service.pb.h"
#include "linli/registration/v1/region_service.pb.h"

namespace linli::e2e {
namespace {

constexpr int kFewest = 500;
constexpr char kCommunity[] = "130502001062";
constexpr int kAtOnce = 8;

void LoadMap(demo::Line& line) {
  registration::v1::BatchCreateRegionsRequest request;
  request.set_edition("2023-09-11");
  const std::pair<const char*, const char*> places[] = {{"13", "河北省"},
                                                        {"1305", "邢台市"},
                                                        {"130502", "襄都区"},
                                                        {"130502001", "南长街街道"},
                                                        {kCommunity, "北关社区居民委员会"}};
  std::string parent;
  for (const auto& [code, title] : places) {
    registration::v1::Region& region = *request.add_regions();
    region.set_name(absl::StrCat("regions/", code));
    region.set_display_name(title);
    region.set_parent(parent);
    parent = region.name();
  }
  Must(line.Call<registration::v1::BatchCreateRegionsResponse>(kAdministrator, request));
}

void Grant(demo::Line& line, const std::string& grantor, const std::string& subject,
           options::v1::Role role, const std::string& over) {
  registration::v1::GrantDelegationRequest request;
  request.mutable_delegation()->set_subject(subject);
  request.mutable_delegation()->set_role(role);
  request.mutable_delegation()->set_over(over);
  Must(line.Call<registration::v1::Delegation>(grantor, request));
}

std::string FoundOrganization(demo::Line& line) {
  registration::v1::CreateOrganizationRequest create;
  create.mutable_organization()->set_display_name("襄都区北关志愿服务队");
  create.mutable_organization()->set_kind(registration::v1::UNREGISTERED_GROUP);
  create.mutable_organization()->set_sponsor_kind("16");
  create.mutable_organization()->set_region("regions/130502");
  registration::v1::ApproveOrganizationRequest approve;
  approve.set_name(Must(line.Call<registration::v1::Organization>("staff/clerk", create)).name());
  return Must(line.Call<registration::v1::Organization>(kAdministrator, approve)).name();
}

const registration::v1::Volunteer& Person(int i) {
  static const auto people = demo::People(PeopleInTown(), {kCommunity}, absl::Now());
  return people.at(static_cast<size_t>(i));
}

template <typename Request>
Request Checked(const std::string& volunteer, const std::string& shift, const std::string& code,
                const std::string& request_id) {
  Request request;
  request.set_volunteer(volunteer);
  request.set_shift(shift);
  request.set_code(code);
  request.set_request_id(request_id);
  return request;
}

}  // namespace

int PeopleInTown() {
  int wanted = 0;
  const char* text = std::getenv("LINLI_TOWN_PEOPLE");
  if (text != nullptr && !absl::SimpleAtoi(text, &wanted)) {
    throw std::runtime_error("LINLI_TOWN_PEOPLE is no number");
  }
  return std::max(kFewest, wanted);
}

void Must(const absl::Status& status, const std::source_location& here) {
  if (status.ok()) return;
  throw std::runtime_error(absl::StrCat(here.function_name(), ", line ", here.line(), ": ",
                                        demo::Outcome(status), ": ",
                                        std::string(status.message())));
}

Town::Town(support::Suite& suite)
    : suite_(suite), saturday_(demo::ComingSaturday(suite.time().Now())) {
  LoadMap(line());
  Grant(line(), kAdministrator, kRegistrar, options::v1::REGISTRAR, "regions/1305");
  Grant(line(), kAdministrator, kAwards, options::v1::AWARDS_OFFICER, "regions/1305");
  organization_ = FoundOrganization(line());
  // Before their first call: authority that comes later takes effect within two seconds only.
  for (const char* manager : {kManager, kSecond}) {
    Grant(line(), kAdministrator, manager, options::v1::ORGANIZATION_MANAGER, organization_);
  }
}

registration::v1::RegisterVolunteerRequest Town::Registration(int i) const {
  registration::v1::RegisterVolunteerRequest request;
  request.set_registrar("regions/1305");
  *request.mutable_volunteer() = Person(i);
  request.set_request_id(absl::StrCat("person-", i));
  return request;
}

std::vector<std::string> Town::Register(int from, int until) {
  std::vector<std::string> names(static_cast<size_t>(until - from));
  Must(demo::Together(until - from, kAtOnce, [&](int i) -> absl::Status {
    ASSIGN_OR_RETURN(const auto file,
                     line().Call<registration::v1::Volunteer>(kRegistrar, Registration(from + i)));
    names[i] = file.name();
    return absl::OkStatus();
  }));
  return names;
}

std::vector<std::string> Town::Enlist(int from, int until) {
  std::vector<std::string> names = Register(from, until);
  Must(demo::Together(until - from, kAtOnce, [&](int i) -> absl::Status {
    registration::v1::JoinOrganizationRequest join;
    join.set_volunteer(names[i]);
    join.set_organization(organization_);
    ASSIGN_OR_RETURN(const auto asked, line().Call<registration::v1::Membership>(names[i], join));
    registration::v1::AcceptMembershipRequest accept;
    accept.set_name(asked.name());
    return line().Call<registration::v1::Membership>(kManager, accept).status();
  }));
  return names;
}

matching::v1::Shift Town::Publish(int from_hour, int until_hour, int places,
                                  const std::string& leader,
                                  const std::vector<std::string>& languages) {
  Grant(line(), kAdministrator, leader, options::v1::ACTIVITY_LEADER, organization_);  // as above
  matching::v1::CreateActivityRequest request;
  request.set_parent(organization_);
  matching::v1::Activity& activity = *request.mutable_activity();
  activity.set_display_name("周末志愿服务");
  activity.set_category("0001");
  activity.set_region("regions/130502");
  activity.set_leader(leader);
  activity.set_risk_class(matching::v1::Activity::LOW);
  activity.set_risk_disclosure("户外，注意保暖。");
  activity.mutable_place()->set_address("北关社区");
  *activity.mutable_start_time() = time::ToProto(demo::At(saturday_, from_hour));
  *activity.mutable_end_time() = time::ToProto(demo::At(saturday_, until_hour));
  matching::v1::Shift& shift = *request.add_shifts();
  shift.set_display_name("引导");
  shift.set_places(places);
  *shift.mutable_start_time() = activity.start_time();
  *shift.mutable_end_time() = activity.end_time();
  shift.mutable_required_languages()->Assign(languages.begin(), languages.end());
  const auto created = Must(line().Call<matching::v1::CreateActivityResponse>(kManager, request));
  matching::v1::PublishActivityRequest publish;
  publish.set_name(created.activity().name());
  Must(line().Call<matching::v1::Activity>(kManager, publish));
  return created.shifts(0);
}

absl::StatusOr<matching::v1::Enrollment> Town::Enroll(const std::string& volunteer,
                                                      const std::string& shift,
                                                      const std::string& request_id) {
  matching::v1::EnrollRequest request;
  request.set_parent(shift);
  request.set_volunteer(volunteer);
  request.set_request_id(request_id);
  return line().Call<matching::v1::Enrollment>(volunteer, request);
}

std::string Town::Code(const std::string& leader, const std::string& shift,
                       hours::v1::Direction direction) {
  hours::v1::ShowCodeRequest request;
  request.set_shift(shift);
  request.set_direction(direction);
  absl::StatusOr<hours::v1::RotatingCode> code = absl::UnknownError("not asked");
  demo::Await([&] {
    code = line().Call<hours::v1::RotatingCode>(leader, request);
    return code.ok();
  }).IgnoreError();
  return Must(code).code();
}

absl::StatusOr<hours::v1::Attendance> Town::CheckIn(const std::string& volunteer,
                                                    const std::string& shift,
                                                    const std::string& code,
                                                    const std::string& request_id) {
  return line().Call<hours::v1::Attendance>(
      volunteer, Checked<hours::v1::CheckInRequest>(volunteer, shift, code, request_id));
}

absl::StatusOr<hours::v1::Attendance> Town::CheckOut(const std::string& volunteer,
                                                     const std::string& shift,
                                                     const std::string& code,
                                                     const std::string& request_id) {
  return line().Call<hours::v1::Attendance>(
      volunteer, Checked<hours::v1::CheckOutRequest>(volunteer, shift, code, request_id));
}

absl::StatusOr<hours::v1::Record> Town::Enter(const std::string& volunteer, int weeks, int hours,
                                              const std::string& request_id) {
  hours::v1::CreateRecordRequest request;
  request.set_parent(volunteer);
  request.set_request_id(request_id);
  hours::v1::Record& record = *request.mutable_record();
  const absl::Time start = demo::At(saturday_ - 7 * weeks, 8);
  record.set_activity_name("社区服务");
  record.set_place("北关社区");
  record.set_content("清洁家园");
  *record.mutable_start_time() = time::ToProto(start);
  *record.mutable_end_time() = time::ToProto(start + absl::Hours(hours));
  record.set_organizing_unit(organization_);
  record.set_recording_unit(organization_);
  record.set_leader(kManager);
  record.mutable_provenance()->set_source("纸质签到表");
  record.mutable_provenance()->add_evidence("第1页");
  record.mutable_provenance()->set_consent("本人签字同意");
  return line().Call<hours::v1::Record>(kManager, request);
}

absl::StatusOr<hours::v1::Record> Town::Confirm(const std::string& by, const std::string& record,
                                                const std::string& request_id) {
  hours::v1::ConfirmRecordRequest request;
  request.set_name(record);
  request.set_request_id(request_id);
  return line().Call<hours::v1::Record>(by, request);
}

void Town::OpenTimeBank() {
  suite_.Count("hours",
               "WITH opened AS (INSERT INTO policy (region_code, effective_time, body, source)"
               " SELECT '1305', '2026-01-01', body || '{\"timeBank\": {\"defaultPercent\": 1000,"
               " \"capMinutes\": 0, \"redeemAge\": 0, \"providerAge\": 0, \"withdrawals\": true,"
               " \"giftScope\": \"RELATIVES_AND_FRIENDS\", \"donations\": true,"
               " \"acrossCities\": false, \"depositDays\": 0, \"holdDays\": 30,"
               " \"acceptHours\": 72, \"serveHours\": 48, \"confirmHours\": 168,"
               " \"ringDays\": 0, \"ringLength\": 4, \"ringMinutes\": 600,"
               " \"guaranteeFund\": false, \"honourDeposits\": true,"
               " \"expiryDays\": 0, \"inheritance\": false}}', 'test'"
               " FROM policy WHERE region_code = '' RETURNING 1) SELECT count(*) FROM opened");
}

int64_t Town::Deposit(const std::string& volunteer) {
  const auto record = Must(Enter(volunteer, 1, 8));
  Must(Confirm(kSecond, record.name()));
  hours::v1::DepositRecordRequest deposit;
  deposit.set_record(record.name());
  return Must(line().Call<hours::v1::Transfer>(volunteer, deposit)).minutes();
}

absl::StatusOr<awards::v1::StarStatus> Town::Star(const std::string& volunteer) {
  awards::v1::GetStarStatusRequest request;
  request.set_volunteer(volunteer);
  return line().Call<awards::v1::StarStatus>(volunteer, request);
}

absl::StatusOr<awards::v1::Certificate> Town::Certify(const std::string& volunteer,
                                                      const std::string& request_id) {
  awards::v1::IssueCertificateRequest request;
  request.set_volunteer(volunteer);
  request.set_request_id(request_id);
  return line().Call<awards::v1::Certificate>(volunteer, request);
}

}  // namespace linli::e2e
