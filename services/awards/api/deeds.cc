#include "services/awards/api/deeds.h"

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "linli/awards/v1/honour_events.pb.h"
#include "services/awards/api/honours.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/deed_way.h"
#include "services/awards/domain/honour_names.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/storage/deed_store.h"

namespace linli::awards::deeds {
namespace {

void Announce(rpc::WriteCall& call, const v1::Deed& deed, const char* what) {
  v1::DeedEvent event;
  event.set_deed(deed.name());
  event.set_state(deed.state());
  call.Emit("deed", deed.name(), std::stoll(deed.etag()), absl::StrCat("awards.deed.", what),
            event);
}

void Save(rpc::WriteCall& call, v1::Deed& deed, const char* what) {
  NextVersion(deed, domain::Kept(call.now()));
  store::SaveDeed(call.tx(), deed);
  Announce(call, deed, what);
}

v1::NameForm Chosen(v1::NameForm form) {
  return form == v1::NAME_FORM_UNSPECIFIED ? v1::NAME_MASKED : form;
}

absl::StatusOr<Facts> FactsOf(Deps& deps, const rpc::Call& call, const std::string& volunteer) {
  ASSIGN_OR_RETURN(const auto file, deps.registration.GetVolunteer(call.Outbound(), volunteer));
  ASSIGN_OR_RETURN(const auto gate, deps.registration.GetGateFacts(call.Outbound(), volunteer));
  return Facts{file->service_region(), domain::MayAgreeToBeShown(*gate, call.now())};
}

// Herself, its author, and the offices over her.
bool SeesAlways(const rpc::Call& call, const v1::Deed& deed) {
  return call.caller().Is(VolunteerIn(deed.name())) || call.caller().Is(deed.author()) ||
         SeesAwards(call, deed.region());
}

// Each with the name that she chose, as registration has it now; of everyone else's eyes what
// registration does not show is left out.
absl::Status Name(Deps& deps, const rpc::Call& call, std::vector<v1::Deed>& deeds) {
  std::vector<std::string> owners;
  for (const v1::Deed& deed : deeds) owners.push_back(VolunteerIn(deed.name()));
  ASSIGN_OR_RETURN(const auto called, honours::NamesNow(deps, call, owners));
  std::vector<v1::Deed> shown;
  for (v1::Deed& deed : deeds) {
    const auto name = called.find(VolunteerIn(deed.name()));
    if (name == called.end() && !SeesAlways(call, deed)) continue;
    if (name != called.end()) {
      deed.set_display_name(honours::Called(name->second, deed.name_form()));
    }
    if (!SeesAlways(call, deed)) {
      deed.clear_author();
      deed.clear_reviewer();
      deed.clear_opinion();
    }
    shown.push_back(std::move(deed));
  }
  deeds = std::move(shown);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Facts> AskOwner(Deps& deps, const rpc::Call& call,
                               const v1::WriteDeedRequest& request) {
  return FactsOf(deps, call, request.parent());
}

absl::StatusOr<v1::Deed> Write(Deps&, rpc::WriteCall& call, const v1::WriteDeedRequest& request,
                               const Facts& facts) {
  RETURN_IF_ERROR(domain::CheckDeedDate(request.deed(), call.now()));
  v1::Deed deed = request.deed();
  mask::ClearOutputOnly(&deed);
  deed.set_name(absl::StrCat(request.parent(), "/deeds/", ids::NewId()));
  deed.set_region(facts.region);
  deed.set_state(v1::DEED_SUBMITTED);
  deed.set_author(call.caller().subject);
  deed.set_name_form(Chosen(request.name_form()));
  if (call.caller().Is(request.parent())) {
    RETURN_IF_ERROR(facts.may_agree);
    deed.set_consented(true);
  }
  Begin(deed, domain::Kept(call.now()));
  store::InsertDeed(call.tx(), deed);
  Announce(call, deed, "written");
  return deed;
}

absl::StatusOr<Facts> AskConsenting(Deps& deps, const rpc::Call& call,
                                    const v1::ConsentToDeedRequest& request) {
  return FactsOf(deps, call, VolunteerIn(request.name()));
}

absl::StatusOr<v1::Deed> Consent(Deps&, rpc::WriteCall& call,
                                 const v1::ConsentToDeedRequest& request, const Facts& facts) {
  ASSIGN_OR_RETURN(const auto name, DeedName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Deed deed, store::LockDeed(call.tx(), name));
  RETURN_IF_ERROR(domain::MayConsent(deed));
  RETURN_IF_ERROR(facts.may_agree);
  deed.set_consented(true);
  deed.set_name_form(Chosen(request.name_form()));
  Save(call, deed, "consented");
  return deed;
}

absl::StatusOr<v1::Deed> Review(Deps&, rpc::WriteCall& call, const v1::ReviewDeedRequest& request) {
  ASSIGN_OR_RETURN(const auto name, DeedName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Deed deed, store::LockDeed(call.tx(), name));
  RETURN_IF_ERROR(CheckEtag(request.etag(), deed.etag()));
  if (call.caller().Is(deed.author()) || call.caller().Is(VolunteerIn(deed.name()))) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  RETURN_IF_ERROR(domain::MayReview(deed, request.approved()));
  deed.set_state(request.approved() ? v1::DEED_PUBLISHED : v1::DEED_REFUSED);
  deed.set_reviewer(call.caller().subject);
  deed.set_opinion(request.opinion());
  Save(call, deed, request.approved() ? "published" : "refused");
  return deed;
}

absl::StatusOr<v1::Deed> Withdraw(Deps&, rpc::WriteCall& call,
                                  const v1::WithdrawDeedRequest& request) {
  ASSIGN_OR_RETURN(const auto name, DeedName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Deed deed, store::LockDeed(call.tx(), name));
  RETURN_IF_ERROR(domain::MayWithdraw(deed));
  deed.set_state(v1::DEED_WITHDRAWN);
  // An office takes it down; what she agreed to is hers.
  if (call.caller().Is(VolunteerIn(deed.name()))) deed.set_consented(false);
  Save(call, deed, "withdrawn");
  return deed;
}

absl::StatusOr<v1::Deed> Get(Deps& deps, rpc::ReadCall& call, const v1::GetDeedRequest& request) {
  ASSIGN_OR_RETURN(const auto name, DeedName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Deed deed, store::GetDeed(call.tx(), name));
  if (!domain::IsPublic(deed) && !SeesAlways(call, deed)) return NotFound(request.name());
  std::vector<v1::Deed> one = {std::move(deed)};
  RETURN_IF_ERROR(Name(deps, call, one));
  if (one.empty()) return NotFound(request.name());
  return std::move(one.front());
}

absl::StatusOr<v1::ListDeedsResponse> List(Deps& deps, rpc::ReadCall& call,
                                           const v1::ListDeedsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  if (request.waiting() && !SeesAwards(call, request.parent())) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  auto deeds = store::ListDeeds(call.tx(), request.parent(),
                                request.waiting() ? v1::DEED_SUBMITTED : v1::DEED_PUBLISHED,
                                Only(page.after), page.size);
  v1::ListDeedsResponse response;
  if (static_cast<int>(deeds.size()) == page.size) {
    const std::string& last = deeds.back().name();
    const std::string key[] = {last.substr(last.rfind('/') + 1)};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  RETURN_IF_ERROR(Name(deps, call, deeds));
  for (v1::Deed& deed : deeds) *response.add_deeds() = std::move(deed);
  return response;
}

}  // namespace linli::awards::deeds
