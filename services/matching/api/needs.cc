#include "services/matching/api/needs.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce_need.h"
#include "services/matching/api/facts.h"
#include "services/matching/api/shifts.h"
#include "services/matching/api/standing.h"
#include "services/matching/domain/need_rules.h"
#include "services/matching/storage/need_store.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::needs {
namespace {

constexpr char kAny[] = "-";

// What everybody may know. Mutations answer with it: their answers are kept for replays, and who is
// in need is kept nowhere in clear.
v1::Need Public(v1::Need need) {
  need.clear_beneficiary();
  need.clear_claimants();
  return need;
}

bool Answers(db::Tx& tx, const rpc::Call& call, const NeedName& name) {
  return LeadsOrganization(tx, call.caller(), OrganizationName(name.id(0)), call.now());
}

// The claim in this need for which the caller may speak; empty: none.
std::string ClaimOf(db::Tx& tx, const rpc::Call& call, const v1::Need& need) {
  for (const std::string& claimant : need.claimants()) {
    if (call.caller().Is(claimant)) return claimant;
    const auto unit = OrganizationName::Parse(claimant);
    if (unit.ok() && ManagesOrganization(tx, call.caller(), *unit, call.now())) return claimant;
  }
  return "";
}

bool IsSubmitter(const rpc::Call& call, const store::NeedAtRest& at_rest) {
  return !call.caller().subject.empty() && call.caller().subject == at_rest.submitter;
}

absl::StatusOr<store::NeedAtRest> Lock(rpc::WriteCall& call, const std::string& name) {
  ASSIGN_OR_RETURN(const NeedName parsed, NeedName::Parse(name));
  return store::LockNeed(call.tx(), parsed);
}

// Writes a changed need, tells, and answers with its public words.
absl::StatusOr<v1::Need> Save(rpc::WriteCall& call, const v1::Need& need, const char* what,
                              bool forget = false) {
  store::SaveNeed(call.tx(), need, call.now(), forget);
  ASSIGN_OR_RETURN(store::NeedAtRest saved,
                   store::GetNeed(call.tx(), *NeedName::Parse(need.name())));
  v1::Need known = Public(std::move(saved.need));
  AnnounceNeed(call, what, known);
  return known;
}

absl::Status CheckWords(const v1::Need& need) {
  Violations violations;
  if ((need.form() == v1::Need::RIDE) != need.has_ride()) {
    violations.Add("need.ride", Reason::FIELD_REQUIRED);
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<Addressee> AskForSubmission(Deps& deps, const rpc::Call& call,
                                           const v1::SubmitNeedRequest& request) {
  ASSIGN_OR_RETURN(const auto organization,
                   deps.registration.GetOrganization(call.Outbound(), request.parent()));
  return Addressee{MayRecruit(*organization)};
}

absl::StatusOr<v1::Need> Submit(Deps& deps, rpc::WriteCall& call,
                                const v1::SubmitNeedRequest& request, const Addressee& addressee) {
  if (!addressee.answers) return Refuse(Reason::ORGANIZATION_CANNOT_RECRUIT);
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  v1::Need need = request.need();
  mask::ClearOutputOnly(&need);
  RETURN_IF_ERROR(CheckWords(need));
  if (need.source() != v1::Need::RESIDENT &&
      !LeadsOrganization(call.tx(), call.caller(), parent, call.now())) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  const auto policy = policy::At<v1::Policy>(call.tx(), need.region(), call.now());
  need.set_name(NeedName(parent.id(), ids::NewId()).ToString());
  need.set_people_needed(domain::PeopleNeeded(policy->need(), need));
  *need.mutable_answer_due_time() = time::ToProto(domain::AnswerDue(policy->need(), call.now()));
  std::optional<store::Vault::Sealed> sealed;
  if (need.has_beneficiary()) sealed = deps.vault.Seal(need.name(), need.beneficiary());
  v1::Need stored =
      Public(store::InsertNeed(call.tx(), need, call.caller().subject, sealed, call.now()).need);
  AnnounceNeed(call, "submitted", stored);
  return stored;
}

absl::StatusOr<v1::Need> Get(Deps& deps, rpc::ReadCall& call, const v1::GetNeedRequest& request) {
  ASSIGN_OR_RETURN(const NeedName name, NeedName::Parse(request.name()));
  ASSIGN_OR_RETURN(store::NeedAtRest found, store::GetNeed(call.tx(), name));
  const bool whole = IsSubmitter(call, found) || Answers(call.tx(), call, name) ||
                     !ClaimOf(call.tx(), call, found.need).empty();
  if (!whole) {
    const auto state = found.need.state();
    if (state == v1::Need::SUBMITTED || state == v1::Need::REFUSED ||
        state == v1::Need::WITHDRAWN) {
      return NotFound(request.name());
    }
    return Public(std::move(found.need));
  }
  if (found.sealed) {
    RETURN_IF_ERROR(
        deps.vault.Open(request.name(), *found.sealed, *found.need.mutable_beneficiary()));
    store::NoteReading(call.tx(), request.name(), call.caller().subject, call.now());
  }
  return std::move(found.need);
}

absl::StatusOr<v1::ListNeedsResponse> List(Deps&, rpc::ReadCall& call,
                                           const v1::ListNeedsRequest& request) {
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  store::NeedFilter filter;
  if (parent.id() != kAny) filter.organization_id = parent.id();
  filter.region_code = store::IdIn(request.region());
  if (request.state() != v1::Need::STATE_UNSPECIFIED) filter.state = request.state();
  filter.kind = request.kind();
  filter.form = request.form();
  filter.overdue = request.overdue();
  if (!page.first()) filter.after_id = page.after[0];
  if (filter.state != v1::Need::OPEN &&
      (filter.organization_id.empty() ||
       !RunsOrganization(call.tx(), call.caller(), parent, call.now()))) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  std::vector<v1::Need> found = store::ListNeeds(call.tx(), filter, page.size + 1);
  v1::ListNeedsResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {NeedName::Parse(found.back().name())->id()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::Need& one : found) *response.add_needs() = Public(std::move(one));
  return response;
}

absl::StatusOr<v1::NeedFigures> ShowFigures(Deps&, rpc::ReadCall& call,
                                            const v1::ShowNeedFiguresRequest& request) {
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  return store::CountNeeds(call.tx(), parent.id(), time::FromProto(request.start_time()),
                           time::FromProto(request.end_time()), call.now());
}

absl::StatusOr<v1::Need> Answer(Deps&, rpc::WriteCall& call, const v1::AnswerNeedRequest& request) {
  ASSIGN_OR_RETURN(store::NeedAtRest found, Lock(call, request.name()));
  RETURN_IF_ERROR(domain::CheckNeedState(found.need, {v1::Need::SUBMITTED}));
  found.need.set_state(request.accepted() ? v1::Need::OPEN : v1::Need::REFUSED);
  found.need.set_answer(request.answer());
  // What is not taken on is nobody's business any more.
  return Save(call, found.need, request.accepted() ? "opened" : "refused",
              /*forget=*/!request.accepted());
}

absl::StatusOr<domain::VolunteerFacts> AskForClaim(Deps& deps, const rpc::Call& call,
                                                   const v1::ClaimNeedRequest& request) {
  if (!call.caller().Is(request.claimant())) return domain::VolunteerFacts{};
  return AskFacts(deps, call, request.claimant());
}

absl::StatusOr<v1::Need> Claim(Deps&, rpc::WriteCall& call, const v1::ClaimNeedRequest& request,
                               const domain::VolunteerFacts& facts) {
  db::Tx& tx = call.tx();
  const auto unit = OrganizationName::Parse(request.claimant());
  const bool speaks = unit.ok() ? ManagesOrganization(tx, call.caller(), *unit, call.now())
                                : call.caller().Is(request.claimant());
  if (!speaks) return Refuse(Reason::NOT_AUTHORIZED);
  ASSIGN_OR_RETURN(const NeedName name, NeedName::Parse(request.name()));
  ASSIGN_OR_RETURN(store::NeedAtRest found, store::LockNeed(tx, name));
  const auto& claimants = found.need.claimants();
  if (std::find(claimants.begin(), claimants.end(), request.claimant()) != claimants.end()) {
    return Public(std::move(found.need));
  }
  if (found.need.state() == v1::Need::SUBMITTED || found.need.state() == v1::Need::REFUSED) {
    return NotFound(request.name());
  }
  if (found.need.state() == v1::Need::CLAIMED) return Refuse(Reason::NEED_TAKEN);
  RETURN_IF_ERROR(domain::CheckNeedState(found.need, {v1::Need::OPEN}));
  if (!unit.ok()) {
    const auto policy = policy::At<v1::Policy>(tx, found.need.region(), call.now());
    RETURN_IF_ERROR(domain::CheckClaimant(policy->need(), found.need, facts, call.now()));
  } else if (!claimants.empty()) {
    return Refuse(Reason::NEED_TAKEN);  // a unit takes it whole
  }
  const int wanted = unit.ok() ? found.need.people_needed() : 1;
  if (store::ClaimPlaces(tx, name, ids::NewId(), request.claimant(), wanted, call.now()) < wanted) {
    return Refuse(Reason::NEED_TAKEN);
  }
  if (store::FreePlaces(tx, name) == 0) found.need.set_state(v1::Need::CLAIMED);
  return Save(call, found.need, "claimed");
}

absl::StatusOr<v1::Need> Release(Deps&, rpc::WriteCall& call,
                                 const v1::ReleaseNeedRequest& request) {
  ASSIGN_OR_RETURN(store::NeedAtRest found, Lock(call, request.name()));
  const std::string mine = ClaimOf(call.tx(), call, found.need);
  if (mine.empty()) return NotFound(request.name());
  RETURN_IF_ERROR(domain::CheckNeedState(found.need, {v1::Need::OPEN, v1::Need::CLAIMED}));
  store::ReleasePlaces(call.tx(), *NeedName::Parse(request.name()), mine, request.reason());
  found.need.set_state(v1::Need::OPEN);
  return Save(call, found.need, "released");
}

absl::StatusOr<v1::Need> Fulfil(Deps&, rpc::WriteCall& call, const v1::FulfilNeedRequest& request) {
  ASSIGN_OR_RETURN(store::NeedAtRest found, Lock(call, request.name()));
  if (ClaimOf(call.tx(), call, found.need).empty()) return NotFound(request.name());
  RETURN_IF_ERROR(domain::CheckNeedState(found.need, {v1::Need::CLAIMED}));
  if (request.people_present() < found.need.people_needed()) {
    return Refuse(Reason::VISITORS_MISSING,
                  {{"needed", std::to_string(found.need.people_needed())},
                   {"present", std::to_string(request.people_present())}});
  }
  found.need.set_state(v1::Need::FULFILLED);
  found.need.set_fulfil_note(request.note());
  return Save(call, found.need, "fulfilled");
}

absl::StatusOr<v1::Need> Confirm(Deps&, rpc::WriteCall& call,
                                 const v1::ConfirmNeedRequest& request) {
  ASSIGN_OR_RETURN(const NeedName name, NeedName::Parse(request.name()));
  ASSIGN_OR_RETURN(store::NeedAtRest found, store::LockNeed(call.tx(), name));
  const bool other_side = IsSubmitter(call, found) || Answers(call.tx(), call, name);
  const auto& claimants = found.need.claimants();
  const bool met_it = std::any_of(claimants.begin(), claimants.end(),
                                  [&](const std::string& one) { return call.caller().Is(one); });
  if (!other_side || met_it) return NotFound(request.name());
  RETURN_IF_ERROR(domain::CheckNeedState(found.need, {v1::Need::FULFILLED}));
  found.need.set_rating(request.rating());
  if (request.met()) {
    found.need.set_state(v1::Need::CONFIRMED);
    return Save(call, found.need, "confirmed");
  }
  found.need.set_state(v1::Need::OPEN);
  store::ReleasePlaces(call.tx(), name, "", "未得到满足");
  return Save(call, found.need, "reopened");
}

absl::StatusOr<v1::Need> Plan(Deps& deps, rpc::WriteCall& call,
                              const v1::PlanNeedRequest& request) {
  ASSIGN_OR_RETURN(const NeedName name, NeedName::Parse(request.name()));
  ASSIGN_OR_RETURN(const ActivityName activity, ActivityName::Parse(request.activity()));
  if (activity.id(0) != name.id(0)) return NotFound(request.activity());
  ASSIGN_OR_RETURN(store::NeedAtRest found, store::LockNeed(call.tx(), name));
  RETURN_IF_ERROR(domain::CheckNeedState(found.need, {v1::Need::OPEN}));
  if (!found.need.claimants().empty()) return Refuse(Reason::NEED_TAKEN);
  v1::CreateShiftRequest create;
  create.set_parent(request.activity());
  create.mutable_shift()->set_display_name(found.need.title());
  *create.mutable_shift()->mutable_start_time() = request.start_time();
  *create.mutable_shift()->mutable_end_time() = request.end_time();
  create.mutable_shift()->set_places(request.places());
  ASSIGN_OR_RETURN(const v1::Shift shift, shifts::Create(deps, call, create));
  found.need.set_shift(shift.name());
  found.need.set_state(v1::Need::PLANNED);
  return Save(call, found.need, "planned");
}

absl::StatusOr<v1::Need> Withdraw(Deps&, rpc::WriteCall& call,
                                  const v1::WithdrawNeedRequest& request) {
  ASSIGN_OR_RETURN(const NeedName name, NeedName::Parse(request.name()));
  ASSIGN_OR_RETURN(store::NeedAtRest found, store::LockNeed(call.tx(), name));
  if (!IsSubmitter(call, found) && !Answers(call.tx(), call, name)) {
    return NotFound(request.name());
  }
  if (found.need.state() == v1::Need::WITHDRAWN) return Public(std::move(found.need));
  RETURN_IF_ERROR(
      domain::CheckNeedState(found.need, {v1::Need::SUBMITTED, v1::Need::OPEN, v1::Need::CLAIMED}));
  store::ReleasePlaces(call.tx(), name, "", request.reason());
  found.need.set_state(v1::Need::WITHDRAWN);
  return Save(call, found.need, "withdrawn", /*forget=*/true);
}

}  // namespace linli::matching::needs
