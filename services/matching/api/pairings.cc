#include "services/matching/api/pairings.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/mask/output_only.h"
#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/etag.h"
#include "services/matching/api/page_key.h"
#include "services/matching/api/standing.h"
#include "services/matching/domain/project_cycle.h"
#include "services/matching/domain/rota.h"
#include "services/matching/storage/need_store.h"
#include "services/matching/storage/pairing_store.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching::pairings {
namespace {

constexpr absl::Duration kLongestRota = absl::Hours(24 * 366);

// Whether the caller may speak for a giver: herself, or a unit that she manages.
bool SpeaksFor(db::Tx& tx, const rpc::Call& call, const std::string& giver) {
  if (call.caller().Is(giver)) return true;
  const auto unit = OrganizationName::Parse(giver);
  return unit.ok() && ManagesOrganization(tx, call.caller(), *unit, call.now());
}

bool MaySee(db::Tx& tx, const rpc::Call& call, const PairingName& name,
            const v1::Pairing& pairing) {
  if (LeadsOrganization(tx, call.caller(), OrganizationName(name.id(0)), call.now())) return true;
  const auto& givers = pairing.givers();
  return std::any_of(givers.begin(), givers.end(),
                     [&](const std::string& giver) { return SpeaksFor(tx, call, giver); });
}

// One that the caller may see; NOT_FOUND for everyone else.
absl::StatusOr<store::PairingAtRest> Read(rpc::ReadCall& call, const std::string& name) {
  ASSIGN_OR_RETURN(const PairingName parsed, PairingName::Parse(name));
  ASSIGN_OR_RETURN(store::PairingAtRest found, store::GetPairing(call.tx(), parsed));
  if (!MaySee(call.tx(), call, parsed, found.pairing)) return NotFound(name);
  return found;
}

absl::Status CheckGivers(const v1::Pairing& pairing) {
  Violations violations;
  const int most = pairing.most_givers() > 0 ? pairing.most_givers() : pairing.givers_size();
  if (pairing.givers_size() > most) {
    violations.Add("pairing.givers", Reason::FIELD_ITEMS, {{"max", std::to_string(most)}});
  }
  return violations.ToStatus();
}

// Nobody is bound to what a unit gives that may not act. They are held to what they are, before the
// pairing is locked: what is dissolved at the same moment finds the pairing, or is found here.
absl::Status CheckUnits(db::Tx& tx, const v1::Pairing& pairing, std::vector<std::string> ids = {}) {
  for (const std::string& giver : pairing.givers()) {
    if (const auto unit = OrganizationName::Parse(giver); unit.ok()) ids.push_back(unit->id());
  }
  return store::HoldOrganizations(tx, ids).empty() ? absl::OkStatus()
                                                   : Refuse(Reason::ORGANIZATION_CANNOT_RECRUIT);
}

}  // namespace

absl::StatusOr<v1::Pairing> Create(Deps& deps, rpc::WriteCall& call,
                                   const v1::CreatePairingRequest& request) {
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  v1::Pairing pairing = request.pairing();
  mask::ClearOutputOnly(&pairing);
  RETURN_IF_ERROR(CheckGivers(pairing));
  RETURN_IF_ERROR(CheckUnits(call.tx(), pairing, {parent.id()}));
  // A person is known by her phone, where she has one; anything else by its title there.
  const std::string receiver = !pairing.beneficiary().phone().empty()
                                   ? pairing.beneficiary().phone()
                                   : absl::StrCat(pairing.region(), "#", pairing.title());
  const std::string index = deps.vault.PersonIndex(receiver);
  if (const auto there = store::FindPairingOf(call.tx(), index)) {
    return Refuse(Reason::RECEIVER_PAIRED, {{"pairing", there->ToString()}});
  }
  pairing.set_name(PairingName(parent.id(), ids::NewId()).ToString());
  const store::Vault::Sealed sealed = deps.vault.Seal(pairing.name(), pairing.beneficiary());
  return store::InsertPairing(call.tx(), pairing, index, sealed, call.now()).pairing;
}

absl::StatusOr<v1::Pairing> Get(Deps& deps, rpc::ReadCall& call,
                                const v1::GetPairingRequest& request) {
  ASSIGN_OR_RETURN(store::PairingAtRest found, Read(call, request.name()));
  if (found.sealed) {
    v1::Need::Beneficiary beneficiary;
    RETURN_IF_ERROR(deps.vault.Open(request.name(), *found.sealed, beneficiary));
    if (beneficiary.ByteSizeLong() > 0) {
      *found.pairing.mutable_beneficiary() = std::move(beneficiary);
      store::NoteReading(call.tx(), request.name(), call.caller().subject, call.now());
    }
  }
  return std::move(found.pairing);
}

absl::StatusOr<v1::ListPairingsResponse> List(Deps&, rpc::ReadCall& call,
                                              const v1::ListPairingsRequest& request) {
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::vector<v1::Pairing> found =
      store::ListPairings(call.tx(), parent.id(), page.first() ? "" : page.after[0], page.size + 1);
  v1::ListPairingsResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {PairingName::Parse(found.back().name())->id()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::Pairing& one : found) *response.add_pairings() = std::move(one);
  return response;
}

absl::StatusOr<v1::Pairing> Update(Deps&, rpc::WriteCall& call,
                                   const v1::UpdatePairingRequest& request) {
  ASSIGN_OR_RETURN(const PairingName name, PairingName::Parse(request.pairing().name()));
  RETURN_IF_ERROR(CheckUnits(call.tx(), request.pairing()));
  ASSIGN_OR_RETURN(store::PairingAtRest found, store::LockPairing(call.tx(), name));
  RETURN_IF_ERROR(CheckEtag(request.pairing().etag(), found.pairing.etag()));
  if (found.pairing.state() != v1::Pairing::PAIRING_ACTIVE)
    return Refuse(Reason::RECEIVER_PAIRING_ENDED);
  v1::Pairing pairing = found.pairing;
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), request.pairing(), &pairing));
  RETURN_IF_ERROR(CheckGivers(pairing));
  // Whom it is for does not change: that would be another pairing.
  pairing.set_title(found.pairing.title());
  pairing.set_region(found.pairing.region());
  pairing.clear_beneficiary();
  return store::SavePairing(call.tx(), pairing, call.now()).pairing;
}

absl::StatusOr<v1::Pairing> End(Deps&, rpc::WriteCall& call, const v1::EndPairingRequest& request) {
  ASSIGN_OR_RETURN(const PairingName name, PairingName::Parse(request.name()));
  ASSIGN_OR_RETURN(store::PairingAtRest found, store::LockPairing(call.tx(), name));
  if (found.pairing.state() == v1::Pairing::PAIRING_ENDED) return std::move(found.pairing);
  found.pairing.set_state(v1::Pairing::PAIRING_ENDED);
  *found.pairing.mutable_end_time() = time::ToProto(call.now());
  return store::SavePairing(call.tx(), found.pairing, call.now()).pairing;
}

absl::StatusOr<v1::LogVisitResponse> LogVisit(Deps& deps, rpc::WriteCall& call,
                                              const v1::LogVisitRequest& request) {
  ASSIGN_OR_RETURN(const PairingName name, PairingName::Parse(request.name()));
  ASSIGN_OR_RETURN(const store::PairingAtRest found, store::LockPairing(call.tx(), name));
  const v1::Visit& visit = request.visit();
  if (!SpeaksFor(call.tx(), call, visit.giver()) &&
      !LeadsOrganization(call.tx(), call.caller(), OrganizationName(name.id(0)), call.now())) {
    return NotFound(request.name());
  }
  if (!found.sealed) return Refuse(Reason::RECEIVER_PAIRING_ENDED);
  Violations violations;
  const auto& givers = found.pairing.givers();
  if (std::find(givers.begin(), givers.end(), visit.giver()) == givers.end()) {
    violations.Add("visit.giver", Reason::FIELD_UNKNOWN_VALUE);
  }
  if (time::FromProto(visit.visit_time()) > call.now()) {
    violations.Add("visit.visit_time", Reason::FIELD_TIME);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  v1::Need::Beneficiary beneficiary;
  RETURN_IF_ERROR(deps.vault.Open(request.name(), *found.sealed, beneficiary));
  const auto policy = policy::At<v1::Policy>(call.tx(), found.pairing.region(), call.now());
  const int fewest = beneficiary.ByteSizeLong() > 0 ? policy->need().visit_people() : 1;  // S3-19
  if (visit.people() < fewest) {
    return Refuse(Reason::VISITORS_MISSING, {{"needed", std::to_string(fewest)},
                                             {"present", std::to_string(visit.people())}});
  }
  store::VisitAtRest at_rest{ids::NewId(), visit, ""};
  v1::Visit note;
  note.set_note(visit.note());
  ASSIGN_OR_RETURN(at_rest.sealed, deps.vault.SealPart(request.name(), found.sealed->wrapped_key,
                                                       at_rest.id, note));
  store::InsertVisit(call.tx(), name, at_rest);
  v1::LogVisitResponse response;
  *response.mutable_visit() = visit;
  response.mutable_visit()->clear_note();  // answers are kept for replays
  return response;
}

absl::StatusOr<v1::ListVisitsResponse> ListVisits(Deps& deps, rpc::ReadCall& call,
                                                  const v1::ListVisitsRequest& request) {
  ASSIGN_OR_RETURN(const store::PairingAtRest pairing, Read(call, request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  absl::Time before_time = absl::InfiniteFuture();
  std::string before_id;
  if (!page.first()) {
    ASSIGN_OR_RETURN(before_time, TimeIn(page.after[0]));
    before_id = page.after[1];
  }
  std::vector<store::VisitAtRest> found = store::ListVisits(
      call.tx(), *PairingName::Parse(request.parent()), before_time, before_id, page.size + 1);
  v1::ListVisitsResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {KeyOf(time::FromProto(found.back().visit.visit_time())),
                               found.back().id};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (store::VisitAtRest& one : found) {
    if (pairing.sealed) {
      v1::Visit note;
      RETURN_IF_ERROR(deps.vault.OpenPart(request.parent(), pairing.sealed->wrapped_key, one.id,
                                          one.sealed, note));
      one.visit.set_note(note.note());
    }
    *response.add_visits() = std::move(one.visit);
  }
  return response;
}

absl::StatusOr<v1::ShowProjectFrequencyResponse> ShowFrequency(
    Deps&, rpc::ReadCall& call, const v1::ShowPairingFrequencyRequest& request) {
  ASSIGN_OR_RETURN(const store::PairingAtRest found, Read(call, request.name()));
  const v1::Project::Frequency& frequency = found.pairing.frequency();
  const absl::Time from = time::FromProto(request.start_time());
  const absl::Time until =
      request.has_end_time() ? time::FromProto(request.end_time()) : call.now();
  return domain::CompareFrequency(
      frequency,
      store::VisitTimes(call.tx(), *PairingName::Parse(request.name()),
                        domain::PeriodStart(frequency.period(), from), until),
      from, until);
}

absl::StatusOr<v1::ShowRotaResponse> ShowRota(Deps&, rpc::ReadCall& call,
                                              const v1::ShowRotaRequest& request) {
  ASSIGN_OR_RETURN(const store::PairingAtRest found, Read(call, request.name()));
  const absl::Time from =
      request.has_start_time() ? time::FromProto(request.start_time()) : call.now();
  absl::Time until = from + kLongestRota;
  if (request.has_end_time()) until = std::min(until, time::FromProto(request.end_time()));
  return domain::TurnsOf(found.pairing, from, until);
}

}  // namespace linli::matching::pairings
