#include "services/registration/api/regions.h"

#include <unordered_set>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/citizen_number.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/region_code.h"
#include "services/registration/storage/region_store.h"

namespace linli::registration::regions {
namespace {

std::string ParentCode(const v1::Region& region) {
  return region.parent().empty() ? "" : IdIn(region.parent());
}

// Parents come before children: in this call, or in an earlier one.
absl::Status CheckParents(db::Tx& tx, const std::vector<v1::Region>& regions) {
  Violations violations;
  std::unordered_set<std::string> here;
  std::vector<std::string> elsewhere;
  for (size_t i = 0; i < regions.size(); ++i) {
    const std::string code = IdIn(regions[i].name());
    const std::string parent = ParentCode(regions[i]);
    if (!domain::IsParentOf(parent, code) || !here.insert(code).second) {
      violations.Add(absl::StrCat("regions[", i, "].parent"), Reason::REGION_PARENT,
                     {{"region", code}});
    }
    if (!parent.empty() && here.count(parent) == 0) elsewhere.push_back(parent);
  }
  for (const std::string& code : store::MissingRegions(tx, elsewhere)) {
    violations.Add("regions", Reason::REGION_PARENT, {{"region", code}});
  }
  return violations.ToStatus();
}

absl::Status CheckEdition(const std::string& edition) {
  Violations violations;
  if (!domain::RealDay(edition)) {
    violations.Add("edition", Reason::FIELD_PATTERN, {{"pattern", "YYYY-MM-DD"}});
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<v1::Region> Get(Deps&, rpc::ReadCall& call, const v1::GetRegionRequest& request) {
  ASSIGN_OR_RETURN(const domain::RegionName name, domain::RegionName::Parse(request.name()));
  return store::GetRegion(call.tx(), name.id());
}

absl::StatusOr<v1::ListRegionsResponse> List(Deps&, rpc::ReadCall& call,
                                             const v1::ListRegionsRequest& request) {
  ASSIGN_OR_RETURN(const domain::RegionName parent, domain::RegionName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  const std::string code = parent.id() == "-" ? "" : parent.id();
  v1::ListRegionsResponse response;
  response.set_next_page_token(
      FillPage(request, page, store::ListRegions(call.tx(), code, Only(page.after), page.size + 1),
               response.mutable_regions(),
               [](const v1::Region& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

absl::StatusOr<v1::BatchCreateRegionsResponse> BatchCreate(
    Deps&, rpc::WriteCall& call, const v1::BatchCreateRegionsRequest& request) {
  RETURN_IF_ERROR(CheckEdition(request.edition()));
  const std::vector<v1::Region> regions(request.regions().begin(), request.regions().end());
  RETURN_IF_ERROR(CheckParents(call.tx(), regions));
  const store::Loaded loaded =
      store::LoadRegions(call.tx(), request.edition(), regions, call.now());
  for (const std::string& code : loaded.updated) {
    call.Forget(domain::RegionName(code).ToString(), absl::ToUnixMicros(call.now()));
  }
  v1::BatchCreateRegionsResponse response;
  response.set_created_count(loaded.created);
  response.set_updated_count(static_cast<int>(loaded.updated.size()));
  response.set_unchanged_count(request.regions_size() - response.created_count() -
                               response.updated_count());
  return response;
}

}  // namespace linli::registration::regions
