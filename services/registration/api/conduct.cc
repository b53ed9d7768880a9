#include "services/registration/api/conduct.h"

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/measures.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/conduct_rule.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/conduct_store.h"

namespace linli::registration::conduct {
namespace {

using domain::ConductCaseName;

// Whose policy holds: of where the subject lies.
policy::Edition<v1::Policy> PolicyOver(rpc::WriteCall& call, const std::string& subject) {
  const std::string region = ScopeOf(call.tx(), subject).region;
  return policy::At<v1::Policy>(
      call.tx(), region.empty() ? "" : domain::RegionName(region).ToString(), call.now());
}

// The case and what the caller holds over its subject; not found for who may not know of it.
struct Locked {
  v1::ConductCase found;
  domain::Authorities held;
};
template <typename Request>
absl::StatusOr<Locked> Lock(Deps& deps, rpc::WriteCall& call, const Request& request) {
  ASSIGN_OR_RETURN(const auto name, ConductCaseName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::ConductCase found, store::LockCase(call.tx(), deps.vault, name.id()));
  domain::Authorities held = HeldOver(call, call.tx(), found.subject());
  if (!domain::MaySeeCase(found, call.caller().subject, held)) return NotFound(request.name());
  RETURN_IF_ERROR(CheckEtag(request.etag(), found.etag()));
  return Locked{std::move(found), std::move(held)};
}

// Every change of a case ends here.
v1::ConductCase Save(Deps& deps, rpc::WriteCall& call, v1::ConductCase found, const char* what) {
  found.set_etag(NextEtag(found.etag()));
  *found.mutable_update_time() = time::ToProto(call.now());
  store::SaveCase(call.tx(), deps.vault, found);
  Announce(call, found, what);
  return found;
}

// It holds no more; the subject goes on, unless another measure holds.
absl::StatusOr<v1::ConductCase> End(Deps& deps, rpc::WriteCall& call, v1::ConductCase found) {
  *found.mutable_lift_time() = time::ToProto(call.now());
  if (found.state() != v1::CONDUCT_APPEALED) found.set_state(v1::CONDUCT_CLOSED);
  found = Save(deps, call, std::move(found), "lifted");
  RETURN_IF_ERROR(ApplyMeasures(deps, call, found.subject()));
  return found;
}

// It stands for good.
absl::StatusOr<v1::ConductCase> Finish(Deps& deps, rpc::WriteCall& call, v1::ConductCase found) {
  found.set_state(v1::CONDUCT_CLOSED);
  found = Save(deps, call, std::move(found), "closed");
  if (found.measure() == v1::WITHDRAWAL) {
    RETURN_IF_ERROR(Withdraw(deps, call, found.subject(), found.name()));
  }
  return found;
}

absl::Status CheckSubject(db::Tx& tx, const std::string& subject) {
  return ScopeOf(tx, subject).whole_platform ? NotFound(subject) : absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::ConductCode> ShowCode(Deps&, rpc::ReadCall& call,
                                         const v1::ShowConductCodeRequest& request) {
  std::optional<v1::ConductCode> code =
      store::ConductCodeAt(call.tx(), IdIn(request.region()), call.now());
  if (!code) return NotFound(request.region());
  return *std::move(code);
}

absl::StatusOr<v1::ConductAcceptance> AcceptCode(Deps&, rpc::WriteCall& call,
                                                 const v1::AcceptConductCodeRequest& request) {
  // A manager accepts for his organisation, nobody for a volunteer.
  if (!request.volunteer().empty() && !call.caller().Is(request.volunteer())) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  const std::string& subject =
      request.volunteer().empty() ? request.organization() : request.volunteer();
  RETURN_IF_ERROR(CheckSubject(call.tx(), subject));
  if (store::ConductItems(call.tx(), IdIn(request.code())).empty()) return NotFound(request.code());
  v1::ConductAcceptance acceptance;
  acceptance.set_subject(subject);
  acceptance.set_code(request.code());
  acceptance.set_accepted_by(call.caller().subject);
  *acceptance.mutable_accept_time() = time::ToProto(call.now());
  return store::AcceptCode(call.tx(), acceptance);
}

absl::StatusOr<v1::ListConductAcceptancesResponse> ListAcceptances(
    Deps&, rpc::ReadCall& call, const v1::ListConductAcceptancesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListConductAcceptancesResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::Acceptances(call.tx(), request.parent(), Only(page.after), page.size + 1),
               response.mutable_acceptances(), [](const v1::ConductAcceptance& last) {
                 return std::vector<std::string>{IdIn(last.code())};
               }));
  return response;
}

absl::StatusOr<v1::ConductCase> Open(Deps& deps, rpc::WriteCall& call,
                                     const v1::OpenConductCaseRequest& request) {
  v1::ConductCase opened = request.conduct_case();
  mask::ClearOutputOnly(&opened);
  RETURN_IF_ERROR(CheckSubject(call.tx(), opened.subject()));
  v1::ConductCode code;
  for (v1::ConductItem& item : store::ConductItems(call.tx(), IdIn(opened.code()))) {
    *code.add_items() = std::move(item);
  }
  if (code.items().empty()) return NotFound(opened.code());
  RETURN_IF_ERROR(domain::CheckItems(opened, code));
  opened.set_name(ConductCaseName(ids::NewId()).ToString());
  opened.set_state(v1::CONDUCT_OPEN);
  opened.set_opener(call.caller().subject);
  opened.set_etag("1");
  *opened.mutable_create_time() = time::ToProto(call.now());
  *opened.mutable_update_time() = time::ToProto(call.now());
  store::AddCase(call.tx(), deps.vault, opened);
  Announce(call, opened, "opened");
  return opened;
}

absl::StatusOr<v1::ConductCase> Decide(Deps& deps, rpc::WriteCall& call,
                                       const v1::DecideConductCaseRequest& request) {
  ASSIGN_OR_RETURN(Locked locked, Lock(deps, call, request));
  v1::ConductCase& found = locked.found;
  const auto policy = PolicyOver(call, found.subject());
  const auto end = request.has_measure_end_time()
                       ? std::optional(time::FromProto(request.measure_end_time()))
                       : std::nullopt;
  RETURN_IF_ERROR(domain::CheckCaseDecision(*policy, found, request.measure(), end,
                                            call.caller().subject, locked.held, call.now()));
  found.set_measure(request.measure());
  if (end) *found.mutable_measure_end_time() = request.measure_end_time();
  found.set_decision(request.decision());
  found.set_decider(call.caller().subject);
  *found.mutable_decide_time() = time::ToProto(call.now());
  const bool dismissed = found.measure() == v1::CONDUCT_MEASURE_UNSPECIFIED;
  found.set_state(dismissed ? v1::CONDUCT_CLOSED : v1::CONDUCT_DECIDED);
  if (!dismissed) {
    *found.mutable_appeal_until_time() = time::ToProto(domain::AppealUntil(*policy, call.now()));
  }
  found = Save(deps, call, std::move(found), "decided");
  RETURN_IF_ERROR(ApplyMeasures(deps, call, found.subject()));
  return std::move(found);
}

absl::StatusOr<v1::ConductCase> Appeal(Deps& deps, rpc::WriteCall& call,
                                       const v1::AppealConductCaseRequest& request) {
  ASSIGN_OR_RETURN(Locked locked, Lock(deps, call, request));
  v1::ConductCase& found = locked.found;
  const bool own = call.caller().Is(found.subject());
  const bool manages = found.subject().starts_with("organizations/") &&
                       domain::HasOneOf(locked.held, {options::v1::ORGANIZATION_MANAGER});
  if (!own && !manages) return Refuse(Reason::NOT_AUTHORIZED);
  RETURN_IF_ERROR(domain::CheckAppeal(found, call.now()));
  found.set_appeal(request.appeal());
  found.set_state(v1::CONDUCT_APPEALED);
  return Save(deps, call, std::move(found), "appealed");
}

absl::StatusOr<v1::ConductCase> DecideAppeal(Deps& deps, rpc::WriteCall& call,
                                             const v1::DecideConductAppealRequest& request) {
  ASSIGN_OR_RETURN(Locked locked, Lock(deps, call, request));
  v1::ConductCase& found = locked.found;
  RETURN_IF_ERROR(domain::CheckAppealDecision(found, call.caller().subject, locked.held));
  found.set_appeal_decider(call.caller().subject);
  found.set_state(v1::CONDUCT_CLOSED);
  if (request.granted() && !found.has_lift_time()) return End(deps, call, std::move(found));
  return Finish(deps, call, std::move(found));
}

absl::StatusOr<v1::ConductCase> Lift(Deps& deps, rpc::WriteCall& call,
                                     const v1::LiftConductMeasureRequest& request) {
  ASSIGN_OR_RETURN(Locked locked, Lock(deps, call, request));
  RETURN_IF_ERROR(domain::CheckLift(locked.found, call.caller().subject, locked.held));
  return End(deps, call, std::move(locked.found));
}

absl::StatusOr<v1::ConductCase> Get(Deps& deps, rpc::ReadCall& call,
                                    const v1::GetConductCaseRequest& request) {
  ASSIGN_OR_RETURN(const auto name, ConductCaseName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::ConductCase found, store::GetCase(call.tx(), deps.vault, name.id()));
  if (!domain::MaySeeCase(found, call.caller().subject,
                          HeldOver(call, call.tx(), found.subject()))) {
    return NotFound(request.name());
  }
  return found;
}

absl::StatusOr<v1::ListConductCasesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                  const v1::ListConductCasesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  ASSIGN_OR_RETURN(std::vector<v1::ConductCase> found,
                   store::ListCases(call.tx(), deps.vault, request.subject(), request.state(),
                                    Only(page.after), page.size + 1));
  v1::ListConductCasesResponse response;
  response.set_next_page_token(FillPage(
      request, page, std::move(found), response.mutable_conduct_cases(),
      [](const v1::ConductCase& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

absl::Status LetTimePass(Deps& deps, rpc::WriteCall& call, const std::string& case_id) {
  ASSIGN_OR_RETURN(v1::ConductCase found, store::LockCase(call.tx(), deps.vault, case_id));
  switch (domain::DueOf(found, call.now())) {
    case domain::Due::kLift:
      return End(deps, call, std::move(found)).status();
    case domain::Due::kFinal:
      return Finish(deps, call, std::move(found)).status();
    case domain::Due::kNothing:
      break;
  }
  return absl::OkStatus();
}

}  // namespace linli::registration::conduct
