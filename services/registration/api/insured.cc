#include "services/registration/api/insured.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/gate_changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/insurance_rule.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/belonging.h"
#include "services/registration/storage/insurance_store.h"

namespace linli::registration::insured {
namespace {

// Nobody insures who does not belong to him; an unknown one is told like one who does not.
void CheckStrangers(db::Tx& tx, const std::string& contract,
                    const std::vector<std::string>& subjects, Violations& violations) {
  const std::vector<std::string> strangers =
      store::StrangersTo(tx, domain::ParentOf(contract), subjects);
  for (size_t i = 0; i < subjects.size(); ++i) {
    if (std::find(strangers.begin(), strangers.end(), subjects[i]) != strangers.end()) {
      violations.Add(absl::StrCat("subjects[", i, "]"), Reason::INSURED_SUBJECT);
    }
  }
}

// Lines of one kind for all subjects, or none at all.
template <typename Request>
absl::StatusOr<std::vector<v1::InsuredEntry>> Write(rpc::WriteCall& call, const Request& request,
                                                    bool covered) {
  ASSIGN_OR_RETURN(v1::InsuranceContract contract,
                   store::LockInsuranceContract(call.tx(), request.name()));
  RETURN_IF_ERROR(domain::CheckContractRuns(contract, call.now()));
  ASSIGN_OR_RETURN(
      const absl::Time effective,
      domain::EffectiveFrom(contract, call.now(),
                            request.has_effective_time() ? &request.effective_time() : nullptr));
  const std::vector<std::string> subjects(request.subjects().begin(), request.subjects().end());
  Violations violations;
  if (covered) CheckStrangers(call.tx(), contract.name(), subjects, violations);
  domain::CheckLines(subjects, store::LastLines(call.tx(), contract.name(), subjects), covered,
                     effective, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  std::vector<v1::InsuredEntry> lines = store::AppendLines(
      call.tx(), contract.name(), subjects, covered, effective, call.now(), call.caller().subject);
  contract.set_entries(lines.back().number());
  Announce(call, contract, store::GateVersionsOfSubjects(call.tx(), subjects),
           covered ? "insured" : "ended");
  return lines;
}

template <typename Response>
Response Answer(std::vector<v1::InsuredEntry> lines) {
  Response response;
  for (v1::InsuredEntry& line : lines) *response.add_entries() = std::move(line);
  return response;
}

}  // namespace

absl::StatusOr<v1::AddInsuredResponse> Add(Deps&, rpc::WriteCall& call,
                                           const v1::AddInsuredRequest& request) {
  ASSIGN_OR_RETURN(std::vector<v1::InsuredEntry> lines, Write(call, request, true));
  return Answer<v1::AddInsuredResponse>(std::move(lines));
}

absl::StatusOr<v1::EndInsuredResponse> End(Deps&, rpc::WriteCall& call,
                                           const v1::EndInsuredRequest& request) {
  ASSIGN_OR_RETURN(std::vector<v1::InsuredEntry> lines, Write(call, request, false));
  return Answer<v1::EndInsuredResponse>(std::move(lines));
}

absl::StatusOr<v1::ListInsuredEntriesResponse> List(Deps&, rpc::ReadCall& call,
                                                    const v1::ListInsuredEntriesRequest& request) {
  RETURN_IF_ERROR(store::GetInsuranceContract(call.tx(), request.parent()).status());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  int after = 0;
  if (!page.first() && !absl::SimpleAtoi(page.after[0], &after)) return Refuse(Reason::PAGE_TOKEN);
  v1::ListInsuredEntriesResponse response;
  response.set_next_page_token(
      FillPage(request, page, store::ListLines(call.tx(), request.parent(), after, page.size + 1),
               response.mutable_entries(), [](const v1::InsuredEntry& last) {
                 return std::vector<std::string>{absl::StrCat(last.number())};
               }));
  return response;
}

absl::StatusOr<v1::VerifyInsuredResponse> Verify(Deps&, rpc::ReadCall& call,
                                                 const v1::VerifyInsuredRequest& request) {
  const absl::Time at = request.has_at_time() ? time::FromProto(request.at_time()) : call.now();
  if (at > call.now()) {
    Violations violations;
    violations.Add("at_time", Reason::FIELD_TIME);
    return violations.ToStatus();
  }
  v1::VerifyInsuredResponse response;
  for (v1::InsuranceProof& proof : store::ProofsAt(call.tx(), request.subject(), at)) {
    *response.add_proofs() = std::move(proof);
  }
  return response;
}

}  // namespace linli::registration::insured
