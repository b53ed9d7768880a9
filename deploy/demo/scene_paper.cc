// 98 hours of earlier service, from paper: entered by one person, confirmed by another (67号令 Arts
// 4 and 6).
#include "common/status/macros.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "deploy/demo/scenes.h"
#include "linli/hours/v1/record_service.pb.h"
#include "linli/hours/v1/statement_service.pb.h"
#include "linli/registration/v1/delegation_service.pb.h"

namespace linli::demo {
namespace {

namespace v1 = hours::v1;

constexpr int kDays = 13;  // 12 of 8 hours and one of 2
constexpr int64_t kEarlierMinutes = 98 * 60;

v1::CreateRecordRequest PaperRecord(const Stage& stage, const Organiser& unit, int number) {
  v1::CreateRecordRequest request;
  request.set_parent(stage.veteran);
  v1::Record& record = *request.mutable_record();
  // One Saturday after the other, the last one five weeks ago.
  const absl::CivilDay day = stage.saturday - 7 * (5 + number);
  record.set_activity_name("周末志愿服务一小时");
  record.set_place("邢台市襄都区");
  record.set_content("社区服务");
  *record.mutable_start_time() = time::ToProto(At(day, 8));
  *record.mutable_end_time() = time::ToProto(At(day, number == kDays - 1 ? 10 : 16));
  record.set_organizing_unit(unit.name);
  record.set_leader(unit.founder);
  record.set_recording_unit(unit.name);
  record.set_category("0001");
  record.mutable_provenance()->set_source("纸质签到表");
  record.mutable_provenance()->add_evidence(absl::StrCat("档案 2026-", number + 1));
  record.mutable_provenance()->set_consent("本人签字同意录入");
  return request;
}

absl::Status NameSecondReader(Stage& stage, const Organiser& unit) {
  registration::v1::GrantDelegationRequest grant;
  grant.mutable_delegation()->set_subject(kSecondReader);
  grant.mutable_delegation()->set_role(options::v1::ORGANIZATION_MANAGER);
  grant.mutable_delegation()->set_over(unit.name);
  return stage.line.Call<registration::v1::Delegation>(unit.founder, grant).status();
}

absl::StatusOr<int64_t> TotalOf(Stage& stage, const std::string& volunteer) {
  v1::GetTotalsRequest request;
  request.set_volunteer(volunteer);
  ASSIGN_OR_RETURN(const auto totals, stage.line.Call<v1::Totals>(volunteer, request));
  return totals.credited_minutes();
}

}  // namespace

absl::Status EnterPaperRecords(Stage& stage) {
  stage.report.Scene(
      absl::StrCat("98 earlier hours of ", stage.NameOf(stage.veteran), ", from paper (补录)"));
  const Organiser& unit = stage.organisers.at(kYouthLeague);
  RETURN_IF_ERROR(NameSecondReader(stage, unit));
  v1::BatchConfirmRecordsRequest confirm;
  int late = 0;
  for (int i = 0; i < kDays; ++i) {
    ASSIGN_OR_RETURN(const auto record,
                     stage.line.Call<v1::Record>(unit.founder, PaperRecord(stage, unit, i)));
    confirm.add_names(record.name());
    late += record.late() ? 1 : 0;
  }
  v1::ConfirmRecordRequest alone;
  alone.set_name(confirm.names(0));
  stage.report.ExpectRefusal("who entered a record confirms it", "RECORD_SECOND_PERSON",
                             stage.line.Call<v1::Record>(unit.founder, alone).status());
  ASSIGN_OR_RETURN(const auto confirmed,
                   stage.line.Call<v1::BatchConfirmRecordsResponse>(kSecondReader, confirm));
  int effective = 0;
  for (const auto& result : confirmed.results()) {
    if (result.record().state() == v1::Record::EFFECTIVE) ++effective;
  }
  stage.report.Expect("records confirmed by a second person", kDays, effective);
  ASSIGN_OR_RETURN(const int64_t total, TotalOf(stage, stage.veteran));
  stage.report.Expect("on the account before Saturday", HoursText(kEarlierMinutes),
                      HoursText(total));
  stage.report.Say(absl::StrCat(kDays, " records as honour hours (荣誉时长), ", late,
                                " of them flagged as recorded later than 10 working days."));
  return absl::OkStatus();
}

}  // namespace linli::demo
