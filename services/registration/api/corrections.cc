#include "services/registration/api/corrections.h"

#include <algorithm>

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/mask/personal.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/documents.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/volunteer_entry.h"
#include "services/registration/domain/volunteer_life.h"
#include "services/registration/storage/correction_store.h"
#include "services/registration/storage/identity_store.h"

namespace linli::registration::corrections {
namespace {

// The file as it would stand.
v1::Volunteer Corrected(v1::Volunteer volunteer, const v1::Correction& wanted) {
  if (!wanted.display_name().empty()) volunteer.set_display_name(wanted.display_name());
  if (wanted.sex() != v1::SEX_UNSPECIFIED) volunteer.set_sex(wanted.sex());
  if (!wanted.birth_date().empty()) volunteer.set_birth_date(wanted.birth_date());
  if (wanted.has_id_document()) *volunteer.mutable_id_document() = wanted.id_document();
  return volunteer;
}

bool WantsNothing(const v1::Correction& wanted) {
  return wanted.display_name().empty() && wanted.sex() == v1::SEX_UNSPECIFIED &&
         wanted.birth_date().empty() && !wanted.has_id_document();
}

// By the rules of registration, under "correction".
absl::StatusOr<domain::DocumentFacts> CheckWanted(const rpc::Call& call,
                                                  const v1::Volunteer& corrected) {
  Violations violations;
  std::optional<domain::DocumentFacts> facts =
      domain::CheckPerson(corrected, "correction", call.now(), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  return *std::move(facts);
}

struct Open {
  store::OpenFile file;
  v1::Correction correction;
};
absl::StatusOr<Open> Undecided(Deps& deps, rpc::WriteCall& call, const std::string& name) {
  ASSIGN_OR_RETURN(const auto parsed, domain::CorrectionName::Parse(name));
  Open open;
  ASSIGN_OR_RETURN(open.file, store::LockVolunteer(call.tx(), deps.vault, parsed.id(0)));
  RETURN_IF_ERROR(domain::CheckLife(domain::LifeVerb::kChange, open.file.volunteer));
  ASSIGN_OR_RETURN(open.correction,
                   store::LockCorrection(call.tx(), deps.vault, open.file, parsed.id(1)));
  if (open.correction.state() != v1::CORRECTION_REQUESTED) return Refuse(Reason::CORRECTION_STATE);
  if (call.caller().Is(open.correction.requester()) ||
      call.caller().Is(open.file.volunteer.name())) {
    return Refuse(Reason::CORRECTION_OWN);
  }
  return open;
}

v1::Correction Answer(rpc::WriteCall& call, v1::Correction correction, v1::CorrectionState state,
                      const std::string& answer) {
  correction.set_state(state);
  correction.set_decider(call.caller().subject);
  *correction.mutable_decide_time() = time::ToProto(call.now());
  correction.set_answer(answer);
  store::SaveAnswer(call.tx(), correction);
  if (correction.has_id_document()) correction.mutable_id_document()->clear_number();
  return correction;
}

}  // namespace

absl::StatusOr<v1::Correction> Request(Deps& deps, rpc::WriteCall& call,
                                       const v1::RequestCorrectionRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.parent()));
  v1::Correction correction = request.correction();
  mask::ClearOutputOnly(&correction);
  if (WantsNothing(correction)) {
    Violations violations;
    violations.Add("correction.display_name", Reason::FIELD_REQUIRED);
    return violations.ToStatus();
  }
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::LockVolunteer(call.tx(), deps.vault, name.id()));
  RETURN_IF_ERROR(domain::CheckLife(domain::LifeVerb::kChange, file.volunteer));
  ASSIGN_OR_RETURN(const domain::DocumentFacts facts,
                   CheckWanted(call, Corrected(file.volunteer, correction)));
  if (correction.has_id_document()) {
    correction.mutable_id_document()->set_number(facts.number);
    correction.mutable_id_document()->set_masked_number(mask::DocumentNumber(facts.number));
  }
  correction.set_name(domain::CorrectionName(name.id(), ids::NewId()).ToString());
  correction.set_state(v1::CORRECTION_REQUESTED);
  correction.set_requester(call.caller().subject);
  *correction.mutable_create_time() = time::ToProto(call.now());
  RETURN_IF_ERROR(store::AddCorrection(call.tx(), deps.vault, file, correction));
  if (correction.has_id_document()) correction.mutable_id_document()->clear_number();
  return correction;
}

absl::StatusOr<v1::Correction> Accept(Deps& deps, rpc::WriteCall& call,
                                      const v1::AcceptCorrectionRequest& request) {
  ASSIGN_OR_RETURN(Open open, Undecided(deps, call, request.name()));
  const v1::Volunteer before = open.file.volunteer;
  open.file.volunteer = Corrected(before, open.correction);
  ASSIGN_OR_RETURN(const domain::DocumentFacts facts, CheckWanted(call, open.file.volunteer));
  std::vector<std::string> released;
  if (open.correction.has_id_document()) {
    ASSIGN_OR_RETURN(const std::vector<std::string> known,
                     PersonIndexes(deps, call.tx(), {before, open.file.wrapped_key}, call.now()));
    const std::string index = deps.vault.PersonIndex(facts.person_key);
    const bool hers = std::find(known.begin(), known.end(), index) != known.end();
    if (!hers && !store::NamePerson(call.tx(), index, IdIn(before.name()))) {
      return Refuse(Reason::PERSON_ALREADY_REGISTERED);
    }
    if (known[0] != index) {
      // Who really holds the mistyped number can register by it.
      store::ReleasePerson(call.tx(), known[0], IdIn(before.name()));
      released = {known[0]};
    }
  }
  open.file.volunteer.set_real_name_state(v1::UNVERIFIED);
  open.file.volunteer.clear_real_name_check();
  ASSIGN_OR_RETURN(const v1::Volunteer saved,
                   Save(deps, call, before, open.file, "updated", open.correction.name()));
  ForgetLookups(call, released, saved.etag());
  return Answer(call, std::move(open.correction), v1::CORRECTION_ACCEPTED, request.answer());
}

absl::StatusOr<v1::Correction> Decline(Deps& deps, rpc::WriteCall& call,
                                       const v1::DeclineCorrectionRequest& request) {
  ASSIGN_OR_RETURN(Open open, Undecided(deps, call, request.name()));
  return Answer(call, std::move(open.correction), v1::CORRECTION_DECLINED, request.answer());
}

absl::StatusOr<v1::ListCorrectionsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListCorrectionsRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::ReadVolunteer(call.tx(), deps.vault, name.id()));
  ASSIGN_OR_RETURN(
      std::vector<v1::Correction> corrections,
      store::ListCorrections(call.tx(), deps.vault, file, Only(page.after), page.size + 1));
  v1::ListCorrectionsResponse response;
  response.set_next_page_token(FillPage(
      request, page, std::move(corrections), response.mutable_corrections(),
      [](const v1::Correction& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

}  // namespace linli::registration::corrections
