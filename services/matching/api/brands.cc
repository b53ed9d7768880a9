#include "services/matching/api/brands.h"

#include <string>

#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/mask/output_only.h"
#include "services/matching/api/catalog.h"
#include "services/matching/api/standing.h"
#include "services/matching/domain/names.h"
#include "services/matching/domain/recurrence.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::brands {
namespace {

constexpr char kKind[] = "brand";

store::Filing FilingOf(const v1::Brand& brand) {
  return {.kind = kKind,
          .id = store::IdIn(brand.name()),
          .organization_id = store::IdIn(brand.owner()),
          .region_code = store::IdIn(brand.region()),
          .level = brand.level()};
}

absl::Status CheckRule(const v1::Brand& brand) {
  Violations violations;
  if (!brand.recurrence().empty() && !domain::IsRecurrence(brand.recurrence())) {
    violations.Add("brand.recurrence", Reason::RECURRENCE_INVALID);
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<v1::Brand> Create(Deps&, rpc::WriteCall& call,
                                 const v1::CreateBrandRequest& request) {
  v1::Brand brand = request.brand();
  mask::ClearOutputOnly(&brand);
  RETURN_IF_ERROR(CheckRule(brand));
  brand.set_name(BrandName(ids::NewId()).ToString());
  return FileNew(call, FilingOf(brand), brand);
}

absl::StatusOr<v1::Brand> Get(Deps&, rpc::ReadCall& call, const v1::GetBrandRequest& request) {
  ASSIGN_OR_RETURN(const BrandName name, BrandName::Parse(request.name()));
  return GetFiled<v1::Brand>(call.tx(), kKind, name);
}

absl::StatusOr<v1::ListBrandsResponse> List(Deps&, rpc::ReadCall& call,
                                            const v1::ListBrandsRequest& request) {
  const store::Filing marks{.kind = kKind, .id = "", .region_code = store::IdIn(request.region())};
  v1::ListBrandsResponse response;
  ASSIGN_OR_RETURN(*response.mutable_next_page_token(),
                   PageOfFiled(
                       request,
                       [&](const std::string& after, int limit) {
                         return store::ListFiled(call.tx(), marks, after, limit);
                       },
                       [&](const store::Filed& one) {
                         *response.add_brands() =
                             store::Unfile<v1::Brand>(one, BrandName(one.id).ToString());
                       }));
  return response;
}

absl::StatusOr<v1::Brand> Update(Deps&, rpc::WriteCall& call,
                                 const v1::UpdateBrandRequest& request) {
  ASSIGN_OR_RETURN(const BrandName name, BrandName::Parse(request.brand().name()));
  ASSIGN_OR_RETURN(v1::Brand brand, LockFiled<v1::Brand>(call.tx(), kKind, name, ""));
  if (!ManagesOrganization(call.tx(), call.caller(), *OrganizationName::Parse(brand.owner()),
                           call.now())) {
    return NotFound(name.ToString());
  }
  RETURN_IF_ERROR(CheckEtag(request.brand().etag(), brand.etag()));
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), request.brand(), &brand));
  RETURN_IF_ERROR(CheckRule(brand));
  return FileAgain(call, FilingOf(brand), brand);
}

}  // namespace linli::matching::brands
