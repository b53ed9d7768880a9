// What the handlers of small registers have in common: read by name, change under a lock, list by
// id.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/paging/page.h"
#include "common/rpc/call.h"
#include "services/matching/api/etag.h"
#include "services/matching/storage/catalog_store.h"

namespace linli::matching {

// The resource of this name; NOT_FOUND if there is none, or another organisation's in a name that
// has one.
template <typename Resource, typename Name>
absl::StatusOr<Resource> ReadFiled(const std::optional<store::Filed>& filed, const Name& name) {
  if constexpr (Name::kLevels > 1) {
    if (filed && filed->organization_id != name.id(0)) return NotFound(name.ToString());
  }
  if (!filed) return NotFound(name.ToString());
  return store::Unfile<Resource>(*filed, name.ToString());
}
template <typename Resource, typename Name>
absl::StatusOr<Resource> GetFiled(db::Tx& tx, const std::string& kind, const Name& name) {
  return ReadFiled<Resource>(store::FindFiled(tx, kind, name.id()), name);
}
// The same, and nobody else changes it meanwhile; ETAG_MISMATCH unless it is what the caller read.
template <typename Resource, typename Name>
absl::StatusOr<Resource> LockFiled(db::Tx& tx, const std::string& kind, const Name& name,
                                   const std::string& etag) {
  ASSIGN_OR_RETURN(Resource found,
                   ReadFiled<Resource>(store::LockFiled(tx, kind, name.id()), name));
  RETURN_IF_ERROR(CheckEtag(etag, found.etag()));
  return found;
}

// Writes it as it is filed, new or again; returns it as it stands then.
template <typename Resource>
Resource FileNew(rpc::WriteCall& call, const store::Filing& filing, const Resource& resource) {
  return store::Unfile<Resource>(
      store::InsertFiled(call.tx(), filing, store::BodyOf(resource), call.now()), resource.name());
}
template <typename Resource>
Resource FileAgain(rpc::WriteCall& call, const store::Filing& filing, const Resource& resource) {
  return store::Unfile<Resource>(
      store::SaveFiled(call.tx(), filing, store::BodyOf(resource), call.now()), resource.name());
}

// One page of what `list(after_id, limit)` finds, into `add(filed)`; returns the next token.
template <typename Request, typename List, typename Add>
absl::StatusOr<std::string> PageOfFiled(const Request& request, const List& list, const Add& add) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::vector<store::Filed> found = list(page.first() ? "" : page.after[0], page.size + 1);
  std::string token;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {found.back().id};
    token = paging::NextPageToken(request, key);
  }
  for (const store::Filed& one : found) add(one);
  return token;
}

}  // namespace linli::matching
