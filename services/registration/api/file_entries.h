#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/file_entry_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::file_entries {

absl::StatusOr<v1::FileEntry> Record(Deps& deps, rpc::WriteCall& call,
                                     const v1::RecordFileEntryRequest& request);
absl::StatusOr<v1::FileEntry> Verify(Deps& deps, rpc::WriteCall& call,
                                     const v1::VerifyFileEntryRequest& request);
absl::StatusOr<v1::FileEntry> Reject(Deps& deps, rpc::WriteCall& call,
                                     const v1::RejectFileEntryRequest& request);
absl::StatusOr<v1::ListFileEntriesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListFileEntriesRequest& request);

}  // namespace linli::registration::file_entries
