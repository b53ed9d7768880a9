#include "services/matching/api/enrollments.h"

#include <string>
#include <utility>
#include <vector>

#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/page_key.h"
#include "services/matching/api/promotion.h"
#include "services/matching/api/standing.h"
#include "services/matching/domain/enrollment_ending.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::enrollments {
namespace {

using State = v1::Enrollment::State;

const std::vector<int> kAll = {1, 2, 3, 4, 5, 6, 7, 8, 9};

// What a request's state means; `otherwise` if it names none.
std::vector<int> StatesOf(State state, std::vector<int> otherwise) {
  return state == v1::Enrollment::STATE_UNSPECIFIED ? std::move(otherwise)
                                                    : std::vector<int>{state};
}

// Makes a live enrolment CANCELLED or DECLINED and lets the waiting list move up, under the locks
// of its shift and its volunteer.
absl::StatusOr<v1::Enrollment> End(rpc::WriteCall& call, const EnrollmentName& name,
                                   const std::string& volunteer, State state,
                                   const std::string& reason) {
  db::Tx& tx = call.tx();
  store::LockSeats(tx, {name.id(2)}, {store::IdIn(volunteer)});
  ASSIGN_OR_RETURN(store::EnrollmentInContext before, store::GetEnrollment(tx, name));
  const auto policy = policy::At<v1::Policy>(tx, before.context.region(), call.now());
  ASSIGN_OR_RETURN(const domain::Ending ending,
                   domain::CheckEnding(policy->enrollment(), before.enrollment, state, call.now(),
                                       before.ending));
  if (ending.already) return std::move(before.enrollment);
  store::EndEnrollment(tx, before.enrollment, state, reason, ending.late, call.now());
  for (const auto& up : PromoteAndAnnounce(tx, call, name.id(2), call.now())) {
    call.Forget(up.enrollment.name(), VersionOf(up.enrollment.etag()));
  }
  ASSIGN_OR_RETURN(store::EnrollmentInContext ended, store::GetEnrollment(tx, name));
  AnnounceEnrollment(call, state == v1::Enrollment::CANCELLED ? "cancelled" : "declined",
                     ended.enrollment, ended.context);
  call.Forget(ended.enrollment.name(), VersionOf(ended.enrollment.etag()));
  call.Forget(ended.context.shift(), ended.shift_version);
  return std::move(ended.enrollment);
}

}  // namespace

absl::StatusOr<v1::Enrollment> Get(Deps&, rpc::ReadCall& call,
                                   const v1::GetEnrollmentRequest& request) {
  ASSIGN_OR_RETURN(const EnrollmentName name, EnrollmentName::Parse(request.name()));
  ASSIGN_OR_RETURN(store::EnrollmentInContext found, store::GetEnrollment(call.tx(), name));
  if (!call.caller().Is(found.enrollment.volunteer()) &&
      !RunsOrganization(call.tx(), call.caller(), OrganizationName(name.id(0)), call.now())) {
    return NotFound(request.name());
  }
  return std::move(found.enrollment);
}

absl::StatusOr<v1::ListEnrollmentsResponse> List(Deps&, rpc::ReadCall& call,
                                                 const v1::ListEnrollmentsRequest& request) {
  ASSIGN_OR_RETURN(const ShiftName parent, ShiftName::Parse(request.parent()));
  RETURN_IF_ERROR(store::GetShift(call.tx(), parent).status());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  int64_t after = 0;
  if (!page.first()) {
    ASSIGN_OR_RETURN(after, NumberIn(page.after[0]));
  }
  const std::vector<int> states = StatesOf(
      request.state(), {v1::Enrollment::CONFIRMED, v1::Enrollment::WAITING, v1::Enrollment::APPLIED,
                        v1::Enrollment::INVITED, v1::Enrollment::OFFERED});
  std::vector<store::ArrivedEnrollment> found =
      store::ListEnrollments(call.tx(), parent, states, after, page.size + 1);
  v1::ListEnrollmentsResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {std::to_string(found.back().arrival)};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (auto& one : found) *response.add_enrollments() = std::move(one.enrollment);
  return response;
}

absl::StatusOr<v1::ListVolunteerEnrollmentsResponse> ListOfVolunteer(
    Deps&, rpc::ReadCall& call, const v1::ListVolunteerEnrollmentsRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName parent, VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  absl::Time before_start = absl::InfiniteFuture();
  std::string before_id;
  if (!page.first()) {
    ASSIGN_OR_RETURN(before_start, TimeIn(page.after[0]));
    before_id = page.after[1];
  }
  std::vector<v1::Enrollment> found = store::ListEnrollmentsOf(
      call.tx(), parent, StatesOf(request.state(), kAll), before_start, before_id, page.size + 1);
  v1::ListVolunteerEnrollmentsResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {KeyOf(time::FromProto(found.back().start_time())),
                               EnrollmentName::Parse(found.back().name())->id()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::Enrollment& one : found) *response.add_enrollments() = std::move(one);
  return response;
}

absl::StatusOr<v1::Enrollment> Cancel(Deps&, rpc::WriteCall& call,
                                      const v1::CancelEnrollmentRequest& request) {
  ASSIGN_OR_RETURN(const EnrollmentName name, EnrollmentName::Parse(request.name()));
  ASSIGN_OR_RETURN(const store::EnrollmentInContext found, store::GetEnrollment(call.tx(), name));
  if (!call.caller().Is(found.enrollment.volunteer())) return NotFound(request.name());
  return End(call, name, found.enrollment.volunteer(), v1::Enrollment::CANCELLED, request.reason());
}

absl::StatusOr<v1::Enrollment> Decline(Deps&, rpc::WriteCall& call,
                                       const v1::DeclineEnrollmentRequest& request) {
  ASSIGN_OR_RETURN(const EnrollmentName name, EnrollmentName::Parse(request.name()));
  ASSIGN_OR_RETURN(const store::EnrollmentInContext found, store::GetEnrollment(call.tx(), name));
  return End(call, name, found.enrollment.volunteer(), v1::Enrollment::DECLINED, request.reason());
}

}  // namespace linli::matching::enrollments
