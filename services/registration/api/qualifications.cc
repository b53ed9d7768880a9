#include "services/registration/api/qualifications.h"

#include <algorithm>

#include "common/ids/new_id.h"
#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/gate_changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/domain/qualification_rule.h"
#include "services/registration/storage/qualification_store.h"
#include "services/registration/storage/training_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::qualifications {
namespace {

// The holder's file, locked: her grants are looked at and added by one call at a time.
// Returns where she serves.
absl::StatusOr<std::string> LockHolder(Deps& deps, rpc::WriteCall& call,
                                       const std::string& volunteer) {
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::LockVolunteer(call.tx(), deps.vault, IdIn(volunteer)));
  const v1::VolunteerState state = file.volunteer.state();
  if (state == v1::VOLUNTEER_ACTIVE) return file.volunteer.service_region();
  return Refuse(Reason::VOLUNTEER_STATE, {{"state", v1::VolunteerState_Name(state)}});
}

// What the grant rests on, and when it holds.
absl::Status FitToKind(rpc::WriteCall& call, const v1::QualificationKind& kind,
                       v1::Qualification& grant) {
  if (kind.state() != v1::KIND_IN_USE) return Refuse(Reason::QUALIFICATION_KIND_STATE);
  Violations violations;
  domain::CheckLicence(kind, grant, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  const std::string holder = IdIn(grant.volunteer());
  RETURN_IF_ERROR(domain::CheckRequiredTraining(kind, store::CompletedCourses(call.tx(), holder)));
  ASSIGN_OR_RETURN(
      const absl::Time start,
      domain::StartOfGrant(kind, store::LastEndOf(call.tx(), holder, kind.name(), call.now()),
                           call.now()));
  ASSIGN_OR_RETURN(const absl::Time end, domain::EndOfGrant(kind, grant.licence(), start));
  *grant.mutable_start_time() = time::ToProto(start);
  if (end != absl::InfiniteFuture()) *grant.mutable_end_time() = time::ToProto(end);
  return absl::OkStatus();
}

// Keeps of the licence's number what may be kept. Returns its index; empty if there is no licence.
absl::StatusOr<std::string> TakeLicence(Deps& deps, rpc::WriteCall& call,
                                        v1::Qualification& grant) {
  if (!grant.has_licence()) return std::string();
  v1::Licence& licence = *grant.mutable_licence();
  std::string index = deps.vault.LicenceIndex(domain::LicenceKey(licence));
  licence.set_masked_number(domain::MaskedLicence(licence.number()));
  licence.clear_number();
  if (!store::ClaimLicence(call.tx(), index, IdIn(grant.volunteer()))) {
    return Refuse(Reason::LICENCE_TAKEN);
  }
  return index;
}

absl::Time EndOf(const v1::Qualification& grant) {
  return grant.has_end_time() ? time::FromProto(grant.end_time()) : absl::InfiniteFuture();
}

}  // namespace

absl::StatusOr<v1::Qualification> Grant(Deps& deps, rpc::WriteCall& call,
                                        const v1::GrantQualificationRequest& request) {
  if (call.caller().Is(request.parent())) return Refuse(Reason::OWN_QUALIFICATION);
  // A kind of one's own is no way into the file of somebody else's volunteer.
  if (!domain::MayQualify(HeldOver(call, call.tx(), request.parent()))) {
    return NotFound(request.parent());
  }
  v1::Qualification grant = request.qualification();
  MakeNew(call, domain::Nested(request.parent(), "qualifications", ids::NewId()), grant);
  grant.set_volunteer(request.parent());
  grant.set_grantor(call.caller().subject);
  ASSIGN_OR_RETURN(const std::string region, LockHolder(deps, call, request.parent()));
  ASSIGN_OR_RETURN(const v1::QualificationKind kind,
                   store::GetQualificationKind(call.tx(), grant.qualification_kind()));
  RETURN_IF_ERROR(FitToKind(call, kind, grant));
  ASSIGN_OR_RETURN(const std::string licence_index, TakeLicence(deps, call, grant));
  const auto policy = policy::At<v1::Policy>(call.tx(), region, call.now());
  store::AddQualification(call.tx(), grant, domain::WarnFrom(*policy, EndOf(grant)), licence_index);
  Announce(call, grant, "granted");
  ForgetGate(call, grant.volunteer());
  return grant;
}

absl::StatusOr<v1::Qualification> Revoke(Deps&, rpc::WriteCall& call,
                                         const v1::RevokeQualificationRequest& request) {
  ASSIGN_OR_RETURN(v1::Qualification grant, store::LockQualification(call.tx(), request.name()));
  const std::string recogniser = domain::ParentOf(grant.qualification_kind());
  if (!domain::MayQualify(HeldOver(call, call.tx(), recogniser))) {
    return NotFound(request.name());
  }
  const absl::Time start = time::FromProto(grant.start_time());
  if (grant.has_revoke_time() || EndOf(grant) <= call.now()) {
    return Refuse(Reason::QUALIFICATION_ENDED);
  }
  *grant.mutable_end_time() = time::ToProto(std::max(start, call.now()));
  *grant.mutable_revoke_time() = time::ToProto(call.now());
  grant.set_revoker(call.caller().subject);
  grant.set_revoke_reason(request.reason());
  MakeNext(call, grant);
  store::SaveRevocation(call.tx(), grant);
  Announce(call, grant, "revoked");
  ForgetGate(call, grant.volunteer());
  return grant;
}

absl::StatusOr<v1::Qualification> Get(Deps&, rpc::ReadCall& call,
                                      const v1::GetQualificationRequest& request) {
  return store::GetQualification(call.tx(), request.name());
}

absl::StatusOr<v1::ListQualificationsResponse> List(Deps&, rpc::ReadCall& call,
                                                    const v1::ListQualificationsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListQualificationsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListQualifications(call.tx(), IdIn(request.parent()), Only(page.after), page.size + 1),
      response.mutable_qualifications(), LastId<v1::Qualification>));
  return response;
}

}  // namespace linli::registration::qualifications
