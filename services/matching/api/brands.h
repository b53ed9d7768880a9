// Brands.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/brand_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::brands {

absl::StatusOr<v1::Brand> Create(Deps& deps, rpc::WriteCall& call,
                                 const v1::CreateBrandRequest& request);
absl::StatusOr<v1::Brand> Get(Deps& deps, rpc::ReadCall& call, const v1::GetBrandRequest& request);
absl::StatusOr<v1::ListBrandsResponse> List(Deps& deps, rpc::ReadCall& call,
                                            const v1::ListBrandsRequest& request);
absl::StatusOr<v1::Brand> Update(Deps& deps, rpc::WriteCall& call,
                                 const v1::UpdateBrandRequest& request);

}  // namespace linli::matching::brands
