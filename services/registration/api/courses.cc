#include "services/registration/api/courses.h"

#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/training_store.h"

namespace linli::registration::courses {
namespace {

absl::StatusOr<v1::Course> LockOffered(rpc::WriteCall& call, const std::string& name,
                                       const std::string& etag) {
  ASSIGN_OR_RETURN(v1::Course course, store::LockCourse(call.tx(), name));
  RETURN_IF_ERROR(CheckEtag(etag, course.etag()));
  if (course.state() != v1::COURSE_OFFERED) return Refuse(Reason::COURSE_STATE);
  return course;
}

}  // namespace

absl::StatusOr<v1::Course> Create(Deps&, rpc::WriteCall& call,
                                  const v1::CreateCourseRequest& request) {
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  v1::Course course = request.course();
  MakeNew(call, domain::Nested(request.parent(), "courses", ids::NewId()), course);
  course.set_state(v1::COURSE_OFFERED);
  store::SaveCourse(call.tx(), course);
  return course;
}

absl::StatusOr<v1::Course> Update(Deps&, rpc::WriteCall& call,
                                  const v1::UpdateCourseRequest& request) {
  const v1::Course& wanted = request.course();
  ASSIGN_OR_RETURN(v1::Course course, LockOffered(call, wanted.name(), wanted.etag()));
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), wanted, &course));
  MakeNext(call, course);
  store::SaveCourse(call.tx(), course);
  return course;
}

absl::StatusOr<v1::Course> Retire(Deps&, rpc::WriteCall& call,
                                  const v1::RetireCourseRequest& request) {
  ASSIGN_OR_RETURN(v1::Course course, LockOffered(call, request.name(), request.etag()));
  course.set_state(v1::COURSE_RETIRED);
  MakeNext(call, course);
  store::SaveCourse(call.tx(), course);
  return course;
}

absl::StatusOr<v1::Course> Get(Deps&, rpc::ReadCall& call, const v1::GetCourseRequest& request) {
  return store::GetCourse(call.tx(), request.name());
}

absl::StatusOr<v1::ListCoursesResponse> List(Deps&, rpc::ReadCall& call,
                                             const v1::ListCoursesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListCoursesResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListCourses(call.tx(), request.parent(), request.state(), Only(page.after),
                                  page.size + 1),
               response.mutable_courses(), LastId<v1::Course>));
  return response;
}

}  // namespace linli::registration::courses
