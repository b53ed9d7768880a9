// What creating and changing do alike for resources that lie below an organisation or a region.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "common/mask/output_only.h"
#include "common/rpc/call.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"

namespace linli::registration {

// The organisation or region that something is to lie below: RESOURCE_NOT_FOUND, REGION_UNKNOWN at
// "parent".
absl::Status CheckOwner(db::Tx& tx, const std::string& parent);

// What a caller entered becomes a resource of this name in its first version.
template <typename Resource>
void MakeNew(const rpc::Call& call, const std::string& name, Resource& resource) {
  mask::ClearOutputOnly(&resource);
  resource.set_name(name);
  resource.set_etag("1");
  *resource.mutable_create_time() = time::ToProto(call.now());
  *resource.mutable_update_time() = time::ToProto(call.now());
}

// A change of it makes the next version.
template <typename Resource>
void MakeNext(const rpc::Call& call, Resource& resource) {
  resource.set_etag(NextEtag(resource.etag()));
  *resource.mutable_update_time() = time::ToProto(call.now());
}

}  // namespace linli::registration
