#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/volunteer_identity_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::volunteer_identity {

// Where the answer to a look-up is cached; empty for what is no document.
std::string KeyOfLookup(Deps& deps, const v1::LookupVolunteerRequest& request);
absl::StatusOr<v1::LookupVolunteerResponse> Lookup(Deps& deps, rpc::ReadCall& call,
                                                   const v1::LookupVolunteerRequest& request);
absl::StatusOr<v1::VolunteerDocument> AddDocument(Deps& deps, rpc::WriteCall& call,
                                                  const v1::AddVolunteerDocumentRequest& request);
absl::StatusOr<v1::ListVolunteerDocumentsResponse> ListDocuments(
    Deps& deps, rpc::ReadCall& call, const v1::ListVolunteerDocumentsRequest& request);

// What the city's verifier said of a file as it stood.
struct RealNameVerdict {
  std::string etag;
  v1::RealNameState state = v1::UNVERIFIED;
  bool decided = false;
  std::string method;
};
absl::StatusOr<RealNameVerdict> AskVerifier(Deps& deps, const rpc::Call& call,
                                            const v1::VerifyRealNameRequest& request);
absl::StatusOr<v1::Volunteer> VerifyRealName(Deps& deps, rpc::WriteCall& call,
                                             const v1::VerifyRealNameRequest& request,
                                             const RealNameVerdict& verdict);

absl::StatusOr<v1::Claim> BeginClaim(Deps& deps, rpc::WriteCall& call,
                                     const v1::BeginClaimRequest& request);

// Whose file a code opens; an attempt is used up by then, whatever becomes of the call.
struct TriedCode {
  std::string volunteer_id;
};
absl::StatusOr<TriedCode> TryCode(Deps& deps, const rpc::Call& call,
                                  const v1::CompleteClaimRequest& request);
absl::StatusOr<v1::Volunteer> CompleteClaim(Deps& deps, rpc::WriteCall& call,
                                            const v1::CompleteClaimRequest& request,
                                            const TriedCode& tried);

}  // namespace linli::registration::volunteer_identity
