// StarService: the schemes.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/star_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::star_schemes {

absl::StatusOr<v1::StarScheme> Get(Deps& deps, rpc::ReadCall& call,
                                   const v1::GetStarSchemeRequest& request);
absl::StatusOr<v1::ListStarSchemesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListStarSchemesRequest& request);
// RESOURCE_NOT_FOUND for a region that is none.
absl::StatusOr<rpc::NoFacts> Ask(Deps& deps, const rpc::Call& call,
                                 const v1::CreateStarSchemeRequest& request);
absl::StatusOr<v1::StarScheme> Create(Deps& deps, rpc::WriteCall& call,
                                      const v1::CreateStarSchemeRequest& request);

}  // namespace linli::awards::star_schemes
