// Saturday: check-in and check-out (签到签退) with the leader's rotating code, and the leader's
// confirmation (领队负责制).
#include <mutex>

#include "common/status/macros.h"
#include "deploy/demo/scenes.h"
#include "deploy/demo/work.h"
#include "linli/hours/v1/attendance_service.pb.h"
#include "linli/hours/v1/record_service.pb.h"
#include "linli/hours/v1/statement_service.pb.h"

namespace linli::demo {
namespace {

namespace v1 = hours::v1;

constexpr int kAtOnce = 8;

// The digits on the leader's device now; hours may still be hearing of the shift.
absl::StatusOr<std::string> CodeNow(Stage& stage, v1::Direction direction) {
  v1::ShowCodeRequest request;
  request.set_shift(stage.marathon.name());
  request.set_direction(direction);
  absl::StatusOr<v1::RotatingCode> code = absl::UnknownError("not asked");
  Await([&] {
    code = stage.line.Call<v1::RotatingCode>(stage.marathon_leader, request);
    return code.ok();
  }).IgnoreError();
  if (!code.ok()) return code.status();
  return code->code();
}

// Request is CheckInRequest or CheckOutRequest.
template <typename Request>
absl::StatusOr<v1::Attendance> Check(Stage& stage, const std::string& volunteer,
                                     const std::string& code) {
  Request request;
  request.set_volunteer(volunteer);
  request.set_shift(stage.marathon.name());
  request.set_code(code);
  return stage.line.Call<v1::Attendance>(volunteer, request);
}

// Everybody with a seat but the last one, who does not come.
int Present(const Stage& stage) { return static_cast<int>(stage.seats.size()) - 1; }

// Who comes; the volunteer of the 98 hours is never the absent one.
std::string WhoComes(const Stage& stage, int i) {
  const bool absent_is_veteran = stage.seats.back().volunteer() == stage.veteran;
  return stage.seats[absent_is_veteran ? i + 1 : i].volunteer();
}

absl::Status CheckEverybodyIn(Stage& stage) {
  ASSIGN_OR_RETURN(const std::string in, CodeNow(stage, v1::IN));
  ASSIGN_OR_RETURN(const std::string out, CodeNow(stage, v1::OUT));
  stage.report.ExpectRefusal("check-in with a photograph of the other code", "CHECK_CODE_WRONG",
                             Check<v1::CheckInRequest>(stage, WhoComes(stage, 0), out).status());
  stage.report.ExpectRefusal(
      "check-in from the waiting list", "NOT_ON_ROSTER",
      Check<v1::CheckInRequest>(stage, stage.waiting.back().volunteer(), in).status());
  RETURN_IF_ERROR(Together(Present(stage), kAtOnce, [&](int i) {
    return Check<v1::CheckInRequest>(stage, WhoComes(stage, i), in).status();
  }));
  stage.report.Say(absl::StrCat(Text(stage.time.Now()), ": ", Present(stage), " of ",
                                stage.seats.size(), " check in with the code ", in, "."));
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> CheckEverybodyOut(Stage& stage) {
  ASSIGN_OR_RETURN(const std::string out, CodeNow(stage, v1::OUT));
  std::mutex mutex;
  std::vector<std::string> drafts;
  RETURN_IF_ERROR(Together(Present(stage), kAtOnce, [&](int i) -> absl::Status {
    ASSIGN_OR_RETURN(const auto attendance,
                     Check<v1::CheckOutRequest>(stage, WhoComes(stage, i), out));
    const std::lock_guard lock(mutex);
    drafts.insert(drafts.end(), attendance.records().begin(), attendance.records().end());
    return absl::OkStatus();
  }));
  stage.report.Say(absl::StrCat(Text(stage.time.Now()), ": they check out; ", drafts.size(),
                                " records are drafted (待领队确认)."));
  return drafts;
}

absl::Status LetTheLeaderConfirm(Stage& stage, const std::vector<std::string>& drafts) {
  v1::ConfirmRecordRequest own;
  for (const std::string& draft : drafts) {
    if (draft.starts_with(stage.veteran)) own.set_name(draft);
  }
  stage.report.ExpectRefusal("a volunteer confirms the own record", "NOT_AUTHORIZED",
                             stage.line.Call<v1::Record>(stage.veteran, own).status());
  v1::BatchConfirmRecordsRequest confirm;
  confirm.mutable_names()->Assign(drafts.begin(), drafts.end());
  ASSIGN_OR_RETURN(const auto confirmed, stage.line.Call<v1::BatchConfirmRecordsResponse>(
                                             stage.marathon_leader, confirm));
  int two_hours = 0;
  for (const auto& result : confirmed.results()) {
    const v1::Record& record = result.record();
    if (record.state() == v1::Record::EFFECTIVE && record.credited_minutes() == 120) ++two_hours;
  }
  stage.report.Expect("records of 2 h confirmed by the leader (领队)", Present(stage), two_hours);
  return absl::OkStatus();
}

absl::Status ReadStatement(Stage& stage) {
  v1::GetStatementRequest request;
  request.set_volunteer(stage.veteran);
  ASSIGN_OR_RETURN(const auto statement,
                   stage.line.Call<v1::GetStatementResponse>(stage.veteran, request));
  stage.report.Expect("on the account after it", "100 h",
                      HoursText(statement.account().balance_minutes()));
  stage.report.Say(absl::StrCat("Statement (时长明细) of ", stage.NameOf(stage.veteran), ": ",
                                statement.entries_size(), " entries, ",
                                HoursText(statement.account().balance_minutes()), "."));
  return absl::OkStatus();
}

}  // namespace

absl::Status ServeOnSaturday(Stage& stage) {
  stage.report.Scene("Saturday: the clocks of the suite move on to the marathon");
  stage.time.MoveTo(At(stage.saturday, 7, 45));
  RETURN_IF_ERROR(CheckEverybodyIn(stage));
  stage.time.MoveTo(At(stage.saturday, 10, 5));
  ASSIGN_OR_RETURN(const auto drafts, CheckEverybodyOut(stage));
  RETURN_IF_ERROR(LetTheLeaderConfirm(stage, drafts));
  return ReadStatement(stage);
}

}  // namespace linli::demo
