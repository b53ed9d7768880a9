#include "services/registration/api/volunteer_identity.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/ids/new_id.h"
#include "common/mask/personal.h"
#include "common/policy/policy.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "linli/registration/v1/policy.pb.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/documents.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/phone.h"
#include "services/registration/domain/volunteer_entry.h"
#include "services/registration/domain/volunteer_life.h"
#include "services/registration/storage/identity_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::volunteer_identity {
namespace {

constexpr int kMostDocuments = 8;
constexpr uint32_t kCodes = 1'000'000;
constexpr absl::Duration kVerifierPatience = absl::Seconds(5);
constexpr char kOffline[] = "offline";

verifier::v1::VerifyIdentityRequest Question(const v1::Volunteer& volunteer) {
  verifier::v1::VerifyIdentityRequest question;
  question.set_display_name(volunteer.display_name());
  question.set_document_type(volunteer.id_document().type());
  question.set_document_number(volunteer.id_document().number());
  question.set_issuing_country(volunteer.id_document().issuing_country());
  question.set_phone(volunteer.phone());
  return question;
}

// The open file that document and phone both name, if there is one.
std::optional<std::string> ClaimedFile(Deps& deps, rpc::WriteCall& call,
                                       const std::string& person_index, const std::string& phone) {
  const std::optional<store::LookedUp> person = store::LookupPerson(call.tx(), person_index);
  if (!person) return std::nullopt;
  const auto file = store::ReadVolunteer(call.tx(), deps.vault, person->volunteer_id);
  if (!file.ok() || !domain::CheckLife(domain::LifeVerb::kChange, file->volunteer).ok() ||
      file->volunteer.phone() != phone) {
    return std::nullopt;
  }
  return person->volunteer_id;
}

}  // namespace

std::string KeyOfLookup(Deps& deps, const v1::LookupVolunteerRequest& request) {
  // The key does not depend on the day; the real one is near enough to let a birth date pass.
  Violations violations;
  const std::optional<domain::DocumentFacts> facts =
      domain::ReadDocument(request.id_document(), domain::Entry::kImport, time::DayOf(absl::Now()),
                           "id_document", violations);
  return facts ? LookupKey(deps.vault.PersonIndex(facts->person_key)) : "";
}

absl::StatusOr<v1::LookupVolunteerResponse> Lookup(Deps& deps, rpc::ReadCall& call,
                                                   const v1::LookupVolunteerRequest& request) {
  ASSIGN_OR_RETURN(const domain::DocumentFacts facts, ReadShown(request.id_document(), call));
  const std::optional<store::LookedUp> person =
      store::LookupPerson(call.tx(), deps.vault.PersonIndex(facts.person_key));
  if (!person) return NotFound("the holder of this document");
  v1::LookupVolunteerResponse response;
  response.set_volunteer(domain::VolunteerName(person->volunteer_id).ToString());
  response.set_etag(person->etag);
  return response;
}

absl::StatusOr<v1::VolunteerDocument> AddDocument(Deps& deps, rpc::WriteCall& call,
                                                  const v1::AddVolunteerDocumentRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const domain::DocumentFacts facts, ReadShown(request.id_document(), call));
  ASSIGN_OR_RETURN(store::OpenFile file, store::LockVolunteer(call.tx(), deps.vault, name.id()));
  RETURN_IF_ERROR(domain::CheckLife(domain::LifeVerb::kChange, file.volunteer));
  RETURN_IF_ERROR(domain::CheckSamePerson(file.volunteer, facts, "id_document"));
  const std::string index = deps.vault.PersonIndex(facts.person_key);
  ASSIGN_OR_RETURN(const std::vector<std::string> indexes,
                   PersonIndexes(deps, call.tx(), file, call.now()));
  if (std::find(indexes.begin(), indexes.end(), index) != indexes.end()) {
    return Refuse(Reason::DOCUMENT_ALREADY_ADDED);
  }
  if (static_cast<int>(indexes.size()) >= kMostDocuments) {
    return Refuse(Reason::DOCUMENT_LIMIT, {{"max", absl::StrCat(kMostDocuments)}});
  }
  v1::VolunteerDocument document;
  *document.mutable_id_document() = request.id_document();
  document.mutable_id_document()->set_number(facts.number);
  document.mutable_id_document()->set_masked_number(mask::DocumentNumber(facts.number));
  document.set_added_by(call.caller().subject);
  *document.mutable_create_time() = time::ToProto(call.now());
  ASSIGN_OR_RETURN(const bool added,
                   store::AddDocument(call.tx(), deps.vault, file, index, document));
  if (!added) return Refuse(Reason::PERSON_ALREADY_REGISTERED);
  const v1::Volunteer before = file.volunteer;
  RETURN_IF_ERROR(
      Save(deps, call, before, file, "updated",
           absl::StrCat("document added: ", v1::IdDocumentType_Name(document.id_document().type())))
          .status());
  document.mutable_id_document()->clear_number();
  return document;
}

absl::StatusOr<v1::ListVolunteerDocumentsResponse> ListDocuments(
    Deps& deps, rpc::ReadCall& call, const v1::ListVolunteerDocumentsRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::ReadVolunteer(call.tx(), deps.vault, name.id()));
  v1::ListVolunteerDocumentsResponse response;
  if (file.volunteer.has_erase_time()) return response;
  v1::VolunteerDocument& first = *response.add_documents();
  *first.mutable_id_document() = file.volunteer.id_document();
  first.mutable_id_document()->clear_number();
  first.set_added_by(file.volunteer.consent().entered_by());
  *first.mutable_create_time() = file.volunteer.create_time();
  ASSIGN_OR_RETURN(std::vector<store::AddedDocument> added,
                   store::ListDocuments(call.tx(), deps.vault, file));
  for (store::AddedDocument& one : added) *response.add_documents() = std::move(one.document);
  return response;
}

absl::StatusOr<RealNameVerdict> AskVerifier(Deps& deps, const rpc::Call& call,
                                            const v1::VerifyRealNameRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.name()));
  store::OpenFile file;
  RETURN_IF_ERROR(deps.database->Read(call.deadline(), [&](db::Tx& tx) -> absl::Status {
    ASSIGN_OR_RETURN(file, store::ReadVolunteer(tx, deps.vault, name.id()));
    return absl::OkStatus();
  }));
  RETURN_IF_ERROR(domain::CheckLife(domain::LifeVerb::kChange, file.volunteer));
  RealNameVerdict verdict{file.volunteer.etag(), v1::UNVERIFIED, false, kOffline};
  if (!deps.verify) return verdict;  // its number was checked when it was entered
  client::Context context = call.Outbound();
  context.deadline = std::min(call.deadline(), absl::Now() + kVerifierPatience);
  const auto answer = deps.verify(context, Question(file.volunteer));
  if (!answer.ok()) return RefuseFor(absl::Seconds(2), Reason::VERIFIER_UNAVAILABLE);
  verdict.method = answer->method().substr(0, 64);
  verdict.decided =
      answer->verdict() == verifier::v1::CONFIRMED || answer->verdict() == verifier::v1::DENIED;
  verdict.state =
      answer->verdict() == verifier::v1::CONFIRMED ? v1::VERIFIED : v1::REAL_NAME_FAILED;
  return verdict;
}

absl::StatusOr<v1::Volunteer> VerifyRealName(Deps& deps, rpc::WriteCall& call,
                                             const v1::VerifyRealNameRequest& request,
                                             const RealNameVerdict& verdict) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.name()));
  ASSIGN_OR_RETURN(store::OpenFile file, store::LockVolunteer(call.tx(), deps.vault, name.id()));
  // The verdict is about what the verifier was shown.
  RETURN_IF_ERROR(CheckEtag(verdict.etag, file.volunteer.etag()));
  const v1::Volunteer before = file.volunteer;
  if (verdict.decided) file.volunteer.set_real_name_state(verdict.state);
  v1::RealNameCheck& check = *file.volunteer.mutable_real_name_check();
  *check.mutable_check_time() = time::ToProto(call.now());
  check.set_method(verdict.method);
  return Save(deps, call, before, file, "verified", "");
}

absl::StatusOr<v1::Claim> BeginClaim(Deps& deps, rpc::WriteCall& call,
                                     const v1::BeginClaimRequest& request) {
  Violations violations;
  const std::optional<std::string> phone = domain::MobileNumber(request.phone());
  if (!phone) violations.Add("phone", Reason::PHONE_INVALID);
  RETURN_IF_ERROR(violations.ToStatus());
  ASSIGN_OR_RETURN(const domain::DocumentFacts facts, ReadShown(request.id_document(), call));
  const auto policy = policy::At<v1::Policy>(call.tx(), request.registrar(), call.now());
  store::NewClaim claim;
  claim.person_index = deps.vault.PersonIndex(facts.person_key);
  if (store::CountClaims(call.tx(), claim.person_index, call.now() - absl::Hours(24)) >=
      policy->claims_per_day()) {
    return RefuseFor(absl::Hours(1), Reason::CLAIM_LIMIT);
  }
  claim.id = ids::NewId();
  claim.volunteer_id = ClaimedFile(deps, call, claim.person_index, *phone);
  claim.attempts_max = policy->claim_attempts();
  claim.requester = call.caller().subject;
  claim.create_time = call.now();
  claim.expire_time = call.now() + absl::Minutes(policy->claim_code_minutes());
  const std::string code = absl::StrFormat("%06d", deps.draw(kCodes));
  claim.code_index = deps.vault.CodeIndex(claim.id, code);
  if (claim.volunteer_id) {
    notifier::v1::SendCodeRequest message;
    message.set_phone(*phone);
    message.set_code(code);
    *message.mutable_expire_time() = time::ToProto(claim.expire_time);
    message.set_request_id(claim.id);
    claim.sealed =
        deps.vault.SealText(domain::ClaimName(claim.id).ToString(), message.SerializeAsString());
  }
  store::AddClaim(call.tx(), claim);
  v1::Claim answer;
  answer.set_name(domain::ClaimName(claim.id).ToString());
  *answer.mutable_expire_time() = time::ToProto(claim.expire_time);
  return answer;
}

absl::StatusOr<TriedCode> TryCode(Deps& deps, const rpc::Call& call,
                                  const v1::CompleteClaimRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::ClaimName::Parse(request.name()));
  // Committed by itself: a refusal must not give the attempt back.
  std::optional<store::TriedClaim> claim;
  RETURN_IF_ERROR(
      deps.database->Write(call.deadline(), db::Database::InDoubt::kFail, [&](db::Tx& tx) {
        claim = store::TryClaim(tx, name.id(), call.now());
        return absl::OkStatus();
      }));
  if (!claim || claim->code_index != deps.vault.CodeIndex(name.id(), request.code())) {
    return Refuse(Reason::CLAIM_FAILED);
  }
  return TriedCode{claim->volunteer_id};
}

absl::StatusOr<v1::Volunteer> CompleteClaim(Deps& deps, rpc::WriteCall& call,
                                            const v1::CompleteClaimRequest& request,
                                            const TriedCode& tried) {
  if (!store::FinishClaim(call.tx(), IdIn(request.name()))) return Refuse(Reason::CLAIM_FAILED);
  ASSIGN_OR_RETURN(store::OpenFile file,
                   store::LockVolunteer(call.tx(), deps.vault, tried.volunteer_id));
  if (!domain::CheckLife(domain::LifeVerb::kChange, file.volunteer).ok()) {
    return Refuse(Reason::CLAIM_FAILED);
  }
  const v1::Volunteer before = file.volunteer;
  *file.volunteer.mutable_claim_time() = time::ToProto(call.now());
  return Save(deps, call, before, file, "claimed", "");
}

}  // namespace linli::registration::volunteer_identity
