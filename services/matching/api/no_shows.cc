#include "services/matching/api/no_shows.h"

#include <utility>

#include "services/matching/api/announce.h"
#include "services/matching/domain/enrollment_ending.h"
#include "services/matching/storage/enrollment_store.h"

namespace linli::matching::no_shows {
namespace {

// Read again under the locks of its shift and its volunteer.
absl::StatusOr<store::EnrollmentInContext> Lock(rpc::WriteCall& call, const EnrollmentName& name) {
  ASSIGN_OR_RETURN(const auto found, store::GetEnrollment(call.tx(), name));
  store::LockSeats(call.tx(), {name.id(2)}, {store::IdIn(found.enrollment.volunteer())});
  return store::GetEnrollment(call.tx(), name);
}

absl::StatusOr<v1::Enrollment> Tell(rpc::WriteCall& call, const EnrollmentName& name,
                                    const char* what) {
  ASSIGN_OR_RETURN(store::EnrollmentInContext after, store::GetEnrollment(call.tx(), name));
  matching::Tell(call, what, {after});
  call.Forget(after.context.shift(), after.shift_version);
  return std::move(after.enrollment);
}

}  // namespace

absl::StatusOr<v1::Enrollment> Mark(Deps&, rpc::WriteCall& call,
                                    const v1::MarkNoShowRequest& request) {
  ASSIGN_OR_RETURN(const EnrollmentName name, EnrollmentName::Parse(request.name()));
  ASSIGN_OR_RETURN(store::EnrollmentInContext before, Lock(call, name));
  ASSIGN_OR_RETURN(const domain::Ending ending, domain::CheckNoShow(before.enrollment, call.now()));
  if (ending.already) return std::move(before.enrollment);
  store::EndEnrollment(call.tx(), before.enrollment, v1::Enrollment::NO_SHOW, request.note(),
                       /*late=*/false, call.now());
  return Tell(call, name, "no_show");
}

absl::StatusOr<v1::Enrollment> Excuse(Deps&, rpc::WriteCall& call,
                                      const v1::ExcuseNoShowRequest& request) {
  ASSIGN_OR_RETURN(const EnrollmentName name, EnrollmentName::Parse(request.name()));
  ASSIGN_OR_RETURN(const store::EnrollmentInContext before, Lock(call, name));
  if (before.enrollment.state() != v1::Enrollment::NO_SHOW) {
    return Refuse(Reason::ENROLLMENT_STATE,
                  {{"state", v1::Enrollment::State_Name(before.enrollment.state())}});
  }
  store::ExcuseEnrollment(call.tx(), name, request.reason(), call.now());
  return Tell(call, name, "excused");
}

}  // namespace linli::matching::no_shows
