#include "services/registration/api/qualification_kinds.h"

#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/qualification_store.h"
#include "services/registration/storage/training_store.h"

namespace linli::registration::qualification_kinds {
namespace {

absl::StatusOr<v1::QualificationKind> LockInUse(rpc::WriteCall& call, const std::string& name,
                                                const std::string& etag) {
  ASSIGN_OR_RETURN(v1::QualificationKind kind, store::LockQualificationKind(call.tx(), name));
  RETURN_IF_ERROR(CheckEtag(etag, kind.etag()));
  if (kind.state() != v1::KIND_IN_USE) return Refuse(Reason::QUALIFICATION_KIND_STATE);
  return kind;
}

absl::Status CheckCourses(db::Tx& tx, const v1::QualificationKind& kind) {
  const std::vector<std::string> missing =
      store::MissingCourses(tx, {kind.required_courses().begin(), kind.required_courses().end()});
  return missing.empty() ? absl::OkStatus() : NotFound(missing[0]);
}

}  // namespace

absl::StatusOr<v1::QualificationKind> Create(Deps&, rpc::WriteCall& call,
                                             const v1::CreateQualificationKindRequest& request) {
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  RETURN_IF_ERROR(CheckCourses(call.tx(), request.qualification_kind()));
  v1::QualificationKind kind = request.qualification_kind();
  MakeNew(call, domain::Nested(request.parent(), "qualificationKinds", ids::NewId()), kind);
  kind.set_state(v1::KIND_IN_USE);
  store::SaveQualificationKind(call.tx(), kind);
  return kind;
}

absl::StatusOr<v1::QualificationKind> Update(Deps&, rpc::WriteCall& call,
                                             const v1::UpdateQualificationKindRequest& request) {
  const v1::QualificationKind& wanted = request.qualification_kind();
  ASSIGN_OR_RETURN(v1::QualificationKind kind, LockInUse(call, wanted.name(), wanted.etag()));
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), wanted, &kind));
  RETURN_IF_ERROR(CheckCourses(call.tx(), kind));
  MakeNext(call, kind);
  store::SaveQualificationKind(call.tx(), kind);
  return kind;
}

absl::StatusOr<v1::QualificationKind> Retire(Deps&, rpc::WriteCall& call,
                                             const v1::RetireQualificationKindRequest& request) {
  ASSIGN_OR_RETURN(v1::QualificationKind kind, LockInUse(call, request.name(), request.etag()));
  kind.set_state(v1::KIND_RETIRED);
  MakeNext(call, kind);
  store::SaveQualificationKind(call.tx(), kind);
  return kind;
}

absl::StatusOr<v1::QualificationKind> Get(Deps&, rpc::ReadCall& call,
                                          const v1::GetQualificationKindRequest& request) {
  return store::GetQualificationKind(call.tx(), request.name());
}

absl::StatusOr<v1::ListQualificationKindsResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListQualificationKindsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListQualificationKindsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListQualificationKinds(call.tx(), request.parent(), Only(page.after), page.size + 1),
      response.mutable_qualification_kinds(), LastId<v1::QualificationKind>));
  return response;
}

}  // namespace linli::registration::qualification_kinds
