#include "services/registration/api/agreements.h"

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/agreement_rule.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/agreement_store.h"

namespace linli::registration::agreements {
namespace {

// A version of the text `text`, whole and sealed by its digest.
absl::StatusOr<v1::Agreement> Written(const rpc::Call& call, const v1::Agreement& entered,
                                      const std::string& text, int version) {
  Violations violations;
  domain::CheckElements(entered, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  v1::Agreement agreement = entered;
  mask::ClearOutputOnly(&agreement);
  agreement.set_name(domain::Nested(text, "versions", absl::StrCat(version)));
  agreement.set_version(version);
  agreement.set_text_sha256(domain::TextDigest(agreement));
  agreement.set_publisher(call.caller().subject);
  *agreement.mutable_create_time() = time::ToProto(call.now());
  return agreement;
}

}  // namespace

absl::StatusOr<v1::Agreement> Publish(Deps&, rpc::WriteCall& call,
                                      const v1::PublishAgreementRequest& request) {
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  ASSIGN_OR_RETURN(v1::Agreement agreement,
                   Written(call, request.agreement(),
                           domain::Nested(request.parent(), "agreements", ids::NewId()), 1));
  store::AddAgreement(call.tx(), agreement);
  return agreement;
}

absl::StatusOr<v1::Agreement> Revise(Deps&, rpc::WriteCall& call,
                                     const v1::ReviseAgreementRequest& request) {
  const int newest = store::LockNewest(call.tx(), request.name());
  ASSIGN_OR_RETURN(const v1::Agreement before, store::GetAgreement(call.tx(), request.name()));
  if (before.version() != newest) return Refuse(Reason::ETAG_MISMATCH);
  ASSIGN_OR_RETURN(v1::Agreement agreement,
                   Written(call, request.agreement(), domain::ParentOf(before.name()), newest + 1));
  store::AddAgreementVersion(call.tx(), agreement);
  return agreement;
}

absl::StatusOr<v1::Agreement> Get(Deps&, rpc::ReadCall& call,
                                  const v1::GetAgreementRequest& request) {
  return store::GetAgreement(call.tx(), request.name());
}

absl::StatusOr<v1::ListAgreementsResponse> List(Deps&, rpc::ReadCall& call,
                                                const v1::ListAgreementsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListAgreementsResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListAgreements(call.tx(), request.parent(), Only(page.after), page.size + 1),
               response.mutable_agreements(), [](const v1::Agreement& last) {
                 return std::vector<std::string>{IdIn(domain::ParentOf(last.name()))};
               }));
  return response;
}

}  // namespace linli::registration::agreements
