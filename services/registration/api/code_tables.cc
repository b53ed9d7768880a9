#include "services/registration/api/code_tables.h"

#include "absl/strings/str_cat.h"
#include "services/registration/api/pages.h"
#include "services/registration/storage/code_store.h"
#include "services/registration/storage/region_store.h"

namespace linli::registration::code_tables {
namespace {

// A region's own code and those of all regions that it lies in; always the national one, "".
std::vector<std::string> UpFrom(const std::string& region) {
  std::vector<std::string> codes = {""};
  const std::string code = region.empty() ? "" : IdIn(region);
  for (const size_t digits : {2, 4, 6, 9, 12}) {
    if (code.size() >= digits) codes.push_back(code.substr(0, digits));
  }
  return codes;
}

absl::Status Check(db::Tx& tx, const v1::BatchCreateCodesRequest& request,
                   const std::vector<v1::Code>& codes) {
  Violations violations;
  for (const std::string& code : store::MissingRegions(tx, {IdIn(request.region())})) {
    violations.Add("region", Reason::REGION_UNKNOWN, {{"region", code}});
  }
  if (store::IsNationalTable(tx, request.table())) {
    violations.Add("table", Reason::FIELD_UNKNOWN_VALUE);
  }
  for (const std::string& code : store::MissingCodes(tx, codes)) {
    violations.Add("codes", Reason::CODE_UNKNOWN, {{"code", code}});
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<v1::ListCodesResponse> List(Deps&, rpc::ReadCall& call,
                                           const v1::ListCodesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  v1::ListCodesResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListCodes(call.tx(), request.table(), UpFrom(request.region()), page.after,
                                page.size + 1),
               response.mutable_codes(), [](const v1::Code& last) {
                 return std::vector<std::string>{last.code(),
                                                 last.region().empty() ? "" : IdIn(last.region())};
               }));
  return response;
}

absl::StatusOr<v1::BatchCreateCodesResponse> BatchCreate(
    Deps&, rpc::WriteCall& call, const v1::BatchCreateCodesRequest& request) {
  const std::vector<v1::Code> codes(request.codes().begin(), request.codes().end());
  RETURN_IF_ERROR(Check(call.tx(), request, codes));
  store::SaveCodes(call.tx(), request.table(), IdIn(request.region()), codes);
  v1::BatchCreateCodesResponse response;
  for (v1::Code code : codes) {
    code.set_table(request.table());
    code.set_region(request.region());
    *response.add_codes() = std::move(code);
  }
  return response;
}

}  // namespace linli::registration::code_tables
