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
absl::StatusOr<v1::StarScheme> Create(Deps& deps, rpc::WriteCall& call,
                                      const v1::CreateStarSchemeRequest& request);

}  // namespace linli::awards::star_schemes
