// Files by the million: in and out.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/volunteer_bulk_service.pb.h"
#include "services/registration/api/deps.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::volunteer_bulk {

// One row as far as it goes without the database: checked, normalised, numbered, sealed.
struct EnteredRow {
  absl::Status refusal;
  store::NewFile file;
  absl::CivilDay birth;
};
struct EnteredPart {
  std::vector<EnteredRow> rows;
};

// Before any connection is taken: what costs processor time alone.
absl::StatusOr<EnteredPart> Enter(Deps& deps, const rpc::Call& call,
                                  const v1::ImportVolunteersRequest& request);
absl::StatusOr<v1::ImportVolunteersResponse> Import(Deps& deps, rpc::WriteCall& call,
                                                    const v1::ImportVolunteersRequest& request,
                                                    const EnteredPart& part);

absl::StatusOr<v1::VolunteerImport> GetImport(Deps& deps, rpc::ReadCall& call,
                                              const v1::GetVolunteerImportRequest& request);
absl::StatusOr<v1::ExportVolunteersResponse> Export(Deps& deps, rpc::ReadCall& call,
                                                    const v1::ExportVolunteersRequest& request);

}  // namespace linli::registration::volunteer_bulk
