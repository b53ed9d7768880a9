#include "services/registration/api/insurance_products.h"

#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/insurance_rule.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/insurance_store.h"

namespace linli::registration::insurance_products {

absl::StatusOr<v1::InsuranceProduct> Create(Deps&, rpc::WriteCall& call,
                                            const v1::CreateInsuranceProductRequest& request) {
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  Violations violations;
  domain::CheckCovers(request.insurance_product(), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  v1::InsuranceProduct product = request.insurance_product();
  mask::ClearOutputOnly(&product);
  product.set_name(domain::Nested(request.parent(), "insuranceProducts", ids::NewId()));
  *product.mutable_create_time() = time::ToProto(call.now());
  store::AddInsuranceProduct(call.tx(), product);
  return product;
}

absl::StatusOr<v1::InsuranceProduct> Get(Deps&, rpc::ReadCall& call,
                                         const v1::GetInsuranceProductRequest& request) {
  return store::GetInsuranceProduct(call.tx(), request.name());
}

absl::StatusOr<v1::ListInsuranceProductsResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListInsuranceProductsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListInsuranceProductsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListInsuranceProducts(call.tx(), request.parent(), Only(page.after), page.size + 1),
      response.mutable_insurance_products(), LastId<v1::InsuranceProduct>));
  return response;
}

}  // namespace linli::registration::insurance_products
