#include "services/registration/api/gate_facts.h"

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/gate_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::gate_facts {

absl::StatusOr<v1::GateFacts> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetGateFactsRequest& request) {
  const std::string volunteer_id = store::FirstIdIn(request.name());
  // The version first: what is read after it is as new or newer, so that a cache that keeps it
  // under this version forgets it in time.
  const store::GateVersions versions = store::GateVersionsOf(call.tx(), {volunteer_id});
  absl::StatusOr<v1::Volunteer> volunteer =
      store::GetVolunteer(call.tx(), deps.vault, volunteer_id);
  if (absl::IsNotFound(volunteer.status())) return NotFound(request.name());
  RETURN_IF_ERROR(volunteer.status());
  v1::GateFacts facts;
  facts.set_name(request.name());
  facts.set_volunteer_state(volunteer->state());
  facts.set_real_name_verified(volunteer->real_name_state() == v1::VERIFIED);
  facts.set_birth_date(volunteer->birth_date());
  if (volunteer->consent().has_guardian_consent_time()) {
    *facts.mutable_guardian_consent_time() = volunteer->consent().guardian_consent_time();
  }
  *facts.mutable_languages() = volunteer->languages();
  store::ReadGateFacts(call.tx(), volunteer_id, call.now(), facts);
  const auto version = versions.find(volunteer_id);
  facts.set_etag(absl::StrCat(version == versions.end() ? 0 : version->second));
  return facts;
}

}  // namespace linli::registration::gate_facts
