#include "services/registration/api/changes.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "linli/registration/v1/events.pb.h"
#include "services/registration/api/gate_changes.h"
#include "services/registration/domain/volunteer_changes.h"

namespace linli::registration {
namespace {

int64_t VersionOf(const std::string& etag) {
  int64_t version = 0;
  const bool read = absl::SimpleAtoi(etag, &version);
  return read ? version : 0;
}

}  // namespace

absl::Status CheckEtag(const std::string& sent, const std::string& current) {
  return sent.empty() || sent == current ? absl::OkStatus() : Refuse(Reason::ETAG_MISMATCH);
}

std::string NextEtag(const std::string& etag) { return absl::StrCat(VersionOf(etag) + 1); }

absl::StatusOr<store::SavedFile> NextVersion(Deps& deps, const rpc::Call& call,
                                             const v1::Volunteer& before, store::OpenFile& file,
                                             const std::string& kind, const std::string& reason) {
  v1::Volunteer& after = file.volunteer;
  v1::VolunteerChange change;
  change.set_kind(kind);
  change.set_actor(call.caller().subject);
  change.set_reason(reason);
  *change.mutable_fields() = domain::ChangedFields(before, after);
  after.set_etag(NextEtag(before.etag()));
  *after.mutable_update_time() = time::ToProto(call.now());
  return store::SavedFile::Make(deps.vault, file, change);
}

store::SaveWhen WhenToSave(const v1::Volunteer& before, const v1::Volunteer& after) {
  return domain::ChangesGate(before, after) ? store::SaveWhen::kNow : store::SaveWhen::kAtCommit;
}

v1::Volunteer Saved(rpc::WriteCall& call, const v1::Volunteer& before, const store::OpenFile& file,
                    const std::string& kind) {
  v1::Volunteer shown = file.volunteer;
  store::HideClearText(shown);
  Announce(call, shown, kind);
  if (domain::ChangesGate(before, file.volunteer)) {
    ForgetGate(call, shown.name());
    if (!shown.merged_into().empty()) ForgetGate(call, shown.merged_into());
  }
  return shown;
}

absl::StatusOr<v1::Volunteer> Save(Deps& deps, rpc::WriteCall& call, const v1::Volunteer& before,
                                   store::OpenFile& file, const std::string& kind,
                                   const std::string& reason) {
  ASSIGN_OR_RETURN(const store::SavedFile next,
                   NextVersion(deps, call, before, file, kind, reason));
  store::SaveVolunteers(call.tx(), WhenToSave(before, file.volunteer), {next});
  return Saved(call, before, file, kind);
}

void Announce(rpc::WriteCall& call, const v1::Volunteer& volunteer, const std::string& what) {
  v1::VolunteerChanged event;
  event.set_name(volunteer.name());
  event.set_state(volunteer.state());
  event.set_real_name_state(volunteer.real_name_state());
  event.set_service_region(volunteer.service_region());
  int year = 0;
  if (absl::SimpleAtoi(volunteer.birth_date().substr(0, 4), &year)) event.set_birth_year(year);
  *event.mutable_skills() = volunteer.skills();
  *event.mutable_service_categories() = volunteer.service_categories();
  event.set_availability(volunteer.availability());
  if (volunteer.has_home_location()) {
    *event.mutable_home_location() = volunteer.home_location();
  }
  event.set_merged_into(volunteer.merged_into());
  *event.mutable_languages() = volunteer.languages();
  const int64_t version = VersionOf(volunteer.etag());
  call.Emit("volunteer", volunteer.name(), version, absl::StrCat("registration.volunteer.", what),
            event);
  // Nobody can have kept anything of a file before its first version.
  if (version > 1) call.Forget(volunteer.name(), version);
}

void Announce(rpc::WriteCall& call, const v1::Organization& organization, const std::string& what) {
  v1::OrganizationChanged event;
  event.set_name(organization.name());
  event.set_display_name(organization.display_name());
  event.set_kind(organization.kind());
  event.set_region(organization.region());
  *event.mutable_ancestors() = organization.ancestors();
  event.set_join_mode(organization.join_mode());
  event.set_state(organization.state());
  event.set_successor(organization.successor());
  event.set_system(organization.system());
  event.set_inactive_months(organization.inactive_months());
  call.Emit("organization", organization.name(), VersionOf(organization.etag()),
            absl::StrCat("registration.organization.", what), event);
  call.Forget(organization.name(), VersionOf(organization.etag()));
}

void Announce(rpc::WriteCall& call, const v1::Membership& membership, const std::string& what) {
  v1::MembershipChanged event;
  event.set_name(membership.name());
  event.set_volunteer(membership.volunteer());
  event.set_organization(membership.organization());
  event.set_state(membership.state());
  event.set_role(membership.role());
  if (membership.has_guest_until_time()) {
    *event.mutable_guest_until_time() = membership.guest_until_time();
  }
  call.Emit("membership", membership.name(), VersionOf(membership.etag()),
            absl::StrCat("registration.membership.", what), event);
  ForgetGate(call, membership.volunteer());
}

void Announce(outbox::Emitter& emitter, const v1::MembershipTransfer& transfer,
              const std::string& what) {
  v1::MembershipTransferChanged event;
  event.set_name(transfer.name());
  event.set_from_organization(transfer.from_organization());
  event.set_to_organization(transfer.to_organization());
  event.set_service_region(transfer.service_region());
  event.set_state(transfer.state());
  emitter.Emit("transfer", transfer.name(), VersionOf(transfer.etag()),
               absl::StrCat("registration.transfer.", what), event);
}

void Announce(outbox::Emitter& emitter, const v1::ConductCase& one, const std::string& what) {
  v1::ConductCaseChanged event;
  event.set_name(one.name());
  event.set_subject(one.subject());
  event.set_state(one.state());
  event.set_measure(one.measure());
  if (one.has_measure_end_time()) *event.mutable_measure_end_time() = one.measure_end_time();
  if (one.has_lift_time()) *event.mutable_lift_time() = one.lift_time();
  emitter.Emit("conduct", one.name(), VersionOf(one.etag()),
               absl::StrCat("registration.conduct.", what), event);
}

void Announce(outbox::Emitter& emitter, const v1::Complaint& complaint, const std::string& what) {
  v1::ComplaintChanged event;
  event.set_name(complaint.name());
  event.set_matter(complaint.matter());
  event.set_state(complaint.state());
  event.set_body(complaint.body());
  event.set_region(complaint.region());
  *event.mutable_due_time() = complaint.due_time();
  emitter.Emit("complaint", complaint.name(), VersionOf(complaint.etag()),
               absl::StrCat("registration.complaint.", what), event);
}

void Announce(outbox::Emitter& emitter, const v1::Delegation& delegation, const std::string& what) {
  v1::DelegationChanged event;
  event.set_name(delegation.name());
  event.set_subject(delegation.subject());
  event.set_role(delegation.role());
  event.set_over(delegation.over());
  *event.mutable_start_time() = delegation.start_time();
  if (delegation.has_end_time()) *event.mutable_end_time() = delegation.end_time();
  if (delegation.has_revoke_time()) *event.mutable_revoke_time() = delegation.revoke_time();
  emitter.Emit("delegation", delegation.name(), VersionOf(delegation.etag()),
               absl::StrCat("registration.delegation.", what), event);
}

}  // namespace linli::registration
