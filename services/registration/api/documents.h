// The documents by which a person is known.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "services/registration/api/deps.h"
#include "services/registration/domain/id_document.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration {

// What a document says, or what is wrong with it, under "id_document". 15-digit numbers are
// understood here: nobody is registered by it.
absl::StatusOr<domain::DocumentFacts> ReadShown(const v1::IdDocument& document,
                                                const rpc::Call& call);

// The keys of all documents of a file, of which none is missing.
absl::StatusOr<std::vector<std::string>> PersonIndexes(Deps& deps, db::Tx& tx,
                                                       const store::OpenFile& file, absl::Time now);

// Under what the answer to a look-up by document is kept: by the keyed hash, never the number.
std::string LookupKey(const std::string& person_index);

// Makes caches forget the answers to look-ups by these documents below a version of the file that
// they opened.
void ForgetLookups(rpc::WriteCall& call, const std::vector<std::string>& person_indexes,
                   const std::string& etag);

}  // namespace linli::registration
