#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/conduct_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::conduct {

absl::StatusOr<v1::ConductCode> ShowCode(Deps& deps, rpc::ReadCall& call,
                                         const v1::ShowConductCodeRequest& request);
absl::StatusOr<v1::ConductAcceptance> AcceptCode(Deps& deps, rpc::WriteCall& call,
                                                 const v1::AcceptConductCodeRequest& request);
absl::StatusOr<v1::ListConductAcceptancesResponse> ListAcceptances(
    Deps& deps, rpc::ReadCall& call, const v1::ListConductAcceptancesRequest& request);
absl::StatusOr<v1::ConductCase> Open(Deps& deps, rpc::WriteCall& call,
                                     const v1::OpenConductCaseRequest& request);
absl::StatusOr<v1::ConductCase> Decide(Deps& deps, rpc::WriteCall& call,
                                       const v1::DecideConductCaseRequest& request);
absl::StatusOr<v1::ConductCase> Appeal(Deps& deps, rpc::WriteCall& call,
                                       const v1::AppealConductCaseRequest& request);
absl::StatusOr<v1::ConductCase> DecideAppeal(Deps& deps, rpc::WriteCall& call,
                                             const v1::DecideConductAppealRequest& request);
absl::StatusOr<v1::ConductCase> Lift(Deps& deps, rpc::WriteCall& call,
                                     const v1::LiftConductMeasureRequest& request);
absl::StatusOr<v1::ConductCase> Get(Deps& deps, rpc::ReadCall& call,
                                    const v1::GetConductCaseRequest& request);
absl::StatusOr<v1::ListConductCasesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                  const v1::ListConductCasesRequest& request);

// What time alone has made of a case: a freeze that has ended, a decision that nobody appealed
// against. For the job that looks for them.
absl::Status LetTimePass(Deps& deps, rpc::WriteCall& call, const std::string& case_id);

}  // namespace linli::registration::conduct
