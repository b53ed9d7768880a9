#include "services/registration/api/measures.h"

#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/conduct_rule.h"
#include "services/registration/storage/conduct_store.h"
#include "services/registration/storage/organization_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration {
namespace {

absl::Status ApplyToOrganization(rpc::WriteCall& call, const std::string& name) {
  ASSIGN_OR_RETURN(store::LockedOrganization locked,
                   store::LockOrganization(call.tx(), IdIn(name)));
  v1::Organization& organization = locked.organization;
  if (!domain::ApplyMeasures(store::MeasuresInForce(call.tx(), name), organization)) {
    return absl::OkStatus();
  }
  organization.set_etag(NextEtag(organization.etag()));
  *organization.mutable_update_time() = time::ToProto(call.now());
  store::SaveStanding(call.tx(), organization);
  const auto state = organization.state();
  Announce(call, organization,
           state == v1::ORGANIZATION_APPROVED ? "reinstated"
           : state == v1::ORGANIZATION_FROZEN ? "frozen"
                                              : "suspended");
  return absl::OkStatus();
}

absl::Status ApplyToVolunteer(Deps& deps, rpc::WriteCall& call, const std::string& name) {
  ASSIGN_OR_RETURN(store::OpenFile file, store::LockVolunteer(call.tx(), deps.vault, IdIn(name)));
  const v1::Volunteer before = file.volunteer;
  if (!domain::ApplyMeasures(store::MeasuresInForce(call.tx(), name), file.volunteer)) {
    return absl::OkStatus();
  }
  const bool suspended = file.volunteer.state() == v1::VOLUNTEER_SUSPENDED;
  const std::string reason = suspended ? file.volunteer.state_reason() : before.state_reason();
  return Save(deps, call, before, file, suspended ? "suspended" : "reinstated", reason).status();
}

}  // namespace

absl::Status ApplyMeasures(Deps& deps, rpc::WriteCall& call, const std::string& subject) {
  return subject.starts_with("organizations/") ? ApplyToOrganization(call, subject)
                                               : ApplyToVolunteer(deps, call, subject);
}

absl::Status Withdraw(Deps& deps, rpc::WriteCall& call, const std::string& subject,
                      const std::string& conduct_case) {
  if (subject.starts_with("organizations/")) return absl::OkStatus();
  ASSIGN_OR_RETURN(store::OpenFile file,
                   store::LockVolunteer(call.tx(), deps.vault, IdIn(subject)));
  const v1::Volunteer before = file.volunteer;
  if (before.state() != v1::VOLUNTEER_SUSPENDED && before.state() != v1::VOLUNTEER_ACTIVE) {
    return absl::OkStatus();
  }
  file.volunteer.set_state(v1::VOLUNTEER_WITHDRAWN);
  file.volunteer.set_state_reason(conduct_case);
  file.volunteer.clear_suspension_end_time();
  return Save(deps, call, before, file, "withdrawn", conduct_case).status();
}

}  // namespace linli::registration
