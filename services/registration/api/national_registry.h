// Handlers of NationalRegistryService.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/national_registry_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::national_registry {

absl::StatusOr<v1::ReconcileVolunteersResponse> Reconcile(
    Deps& deps, rpc::WriteCall& call, const v1::ReconcileVolunteersRequest& request);
absl::StatusOr<v1::NationalRegistration> Get(Deps& deps, rpc::ReadCall& call,
                                             const v1::GetNationalRegistrationRequest& request);
absl::StatusOr<v1::ListUnreconciledVolunteersResponse> ListUnreconciled(
    Deps& deps, rpc::ReadCall& call, const v1::ListUnreconciledVolunteersRequest& request);

}  // namespace linli::registration::national_registry
