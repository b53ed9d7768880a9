// 60 people want 30 places at the same moment (law 1), and a place that becomes free goes to the
// first who waits.
#include <set>

#include "common/status/macros.h"
#include "deploy/demo/scenes.h"
#include "deploy/demo/work.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "linli/matching/v1/enrollment_service.pb.h"

namespace linli::demo {
namespace {

namespace v1 = matching::v1;

constexpr int kApplicants = 60;

absl::StatusOr<v1::Enrollment> Enroll(Stage& stage, const std::string& volunteer,
                                      const std::string& shift) {
  v1::EnrollRequest request;
  request.set_parent(shift);
  request.set_volunteer(volunteer);
  return stage.line.Call<v1::Enrollment>(volunteer, request);
}

absl::StatusOr<std::vector<v1::Enrollment>> InOrder(Stage& stage, v1::Enrollment::State state) {
  v1::ListEnrollmentsRequest list;
  list.set_parent(stage.marathon.name());
  list.set_state(state);
  list.set_page_size(100);
  ASSIGN_OR_RETURN(const auto found,
                   stage.line.Call<v1::ListEnrollmentsResponse>(stage.marathon_leader, list));
  return std::vector<v1::Enrollment>(found.enrollments().begin(), found.enrollments().end());
}

absl::Status LookAtSeats(Stage& stage) {
  ASSIGN_OR_RETURN(stage.seats, InOrder(stage, v1::Enrollment::CONFIRMED));
  ASSIGN_OR_RETURN(stage.waiting, InOrder(stage, v1::Enrollment::WAITING));
  return absl::OkStatus();
}

// "1 to 30": the positions that were told, if each was told once.
std::string Positions(const std::vector<v1::Enrollment>& answers) {
  std::set<int> positions;
  size_t told = 0;
  for (const v1::Enrollment& answer : answers) {
    if (answer.state() != v1::Enrollment::WAITING) continue;
    positions.insert(answer.waiting_position());
    ++told;
  }
  if (positions.empty() || positions.size() != told) return "some of them twice";
  return absl::StrCat(*positions.begin(), " to ", *positions.rbegin());
}

}  // namespace

absl::Status RushForSeats(Stage& stage) {
  stage.report.Scene("60 volunteers apply for 30 places at the same moment (报名)");
  std::vector<v1::Enrollment> answers(kApplicants);
  RETURN_IF_ERROR(Together(kApplicants, kApplicants, [&](int i) -> absl::Status {
    ASSIGN_OR_RETURN(answers[i], Enroll(stage, stage.volunteers[i].name, stage.marathon.name()));
    return absl::OkStatus();
  }));
  RETURN_IF_ERROR(LookAtSeats(stage));
  const auto seats = static_cast<int64_t>(stage.seats.size());
  const auto waiting = static_cast<int64_t>(stage.waiting.size());
  stage.report.Expect("seats (已确认) of 30 places", 30, seats);
  stage.report.Expect("on the waiting list (候补)", 30, waiting);
  stage.report.Expect("places in the waiting list, each told once", "1 to 30", Positions(answers));
  stage.report.Say(absl::StrCat(seats, " have a seat, ", waiting, " wait in order."));
  if (stage.seats.empty() || stage.waiting.empty()) return absl::InternalError("nobody came");
  stage.report.ExpectRefusal("another shift at the same time", "SHIFT_OVERLAPS",
                             Enroll(stage, stage.seats[0].volunteer(), stage.other_shift).status());
  return absl::OkStatus();
}

absl::Status MoveUp(Stage& stage) {
  stage.report.Scene("One cancels (取消报名), the first who waits moves up (递补)");
  const v1::Enrollment leaves = stage.seats.back();
  const v1::Enrollment first = stage.waiting.front();
  v1::CancelEnrollmentRequest cancel;
  cancel.set_name(leaves.name());
  cancel.set_reason("孩子生病，周六不能来");
  RETURN_IF_ERROR(stage.line.Call<v1::Enrollment>(leaves.volunteer(), cancel).status());
  v1::GetEnrollmentRequest get;
  get.set_name(first.name());
  ASSIGN_OR_RETURN(const auto moved, stage.line.Call<v1::Enrollment>(first.volunteer(), get));
  stage.report.Expect("the first of the waiting list", "CONFIRMED",
                      v1::Enrollment::State_Name(moved.state()));
  RETURN_IF_ERROR(LookAtSeats(stage));
  stage.report.Expect("seats after that", 30, static_cast<int64_t>(stage.seats.size()));
  stage.veteran = first.volunteer();
  stage.report.Say(absl::StrCat(stage.NameOf(leaves.volunteer()), " cannot come; ",
                                stage.NameOf(stage.veteran), " has the seat now."));
  return absl::OkStatus();
}

}  // namespace linli::demo
