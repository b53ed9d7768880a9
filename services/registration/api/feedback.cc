#include "services/registration/api/feedback.h"

#include "common/ids/new_id.h"
#include "common/mask/personal.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/station_changes.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/domain/phone.h"
#include "services/registration/domain/station_rule.h"
#include "services/registration/storage/station_store.h"

namespace linli::registration::feedback {
namespace {

// In E.164; empty if none was given.
absl::StatusOr<std::string> PhoneOf(const v1::Feedback& entered) {
  if (entered.contact_phone().empty()) return std::string();
  if (auto phone = domain::ContactNumber(entered.contact_phone())) return *phone;
  Violations violations;
  violations.Add("feedback.contact_phone", Reason::PHONE_INVALID);
  return violations.ToStatus();
}

bool Sees(rpc::ReadCall& call, const v1::Station& station) {
  return Keeps(call, call.tx(), station) ||
         domain::HasOneOf(HeldOverRegionOf(call, call.tx(), station.name()),
                          {options::v1::INSPECTOR});
}

}  // namespace

absl::StatusOr<v1::Feedback> Submit(Deps& deps, rpc::WriteCall& call,
                                    const v1::SubmitFeedbackRequest& request) {
  ASSIGN_OR_RETURN(const std::string phone, PhoneOf(request.feedback()));
  ASSIGN_OR_RETURN(const v1::Station station, store::GetStation(call.tx(), request.parent()));
  RETURN_IF_ERROR(domain::CheckStationState(
      station, {v1::STATION_PLANNED, v1::STATION_OPEN, v1::STATION_SUSPENDED}));
  v1::Feedback feedback = request.feedback();
  MakeNew(call, domain::Nested(station.name(), "feedback", ids::NewId()), feedback);
  feedback.clear_contact_phone();
  if (!phone.empty()) feedback.set_masked_contact_phone(mask::Phone(domain::LocalForm(phone)));
  feedback.set_state(v1::FEEDBACK_RECEIVED);
  feedback.set_author(call.caller().subject);
  store::AddFeedback(call.tx(), deps.vault, feedback, phone);
  return feedback;
}

absl::StatusOr<v1::Feedback> Answer(Deps&, rpc::WriteCall& call,
                                    const v1::AnswerFeedbackRequest& request) {
  const std::string station = domain::ParentOf(request.name());
  RETURN_IF_ERROR(LockKept(call, station).status());
  ASSIGN_OR_RETURN(v1::Feedback feedback, store::LockFeedback(call.tx(), request.name()));
  if (feedback.state() == v1::FEEDBACK_ANSWERED) {
    return Refuse(Reason::FEEDBACK_STATE, {{"state", v1::FeedbackState_Name(feedback.state())}});
  }
  feedback.set_answer(request.answer());
  feedback.set_forwarded_to(request.forwarded_to());
  feedback.set_answerer(call.caller().subject);
  feedback.set_state(request.forwarded_to().empty() ? v1::FEEDBACK_ANSWERED
                                                    : v1::FEEDBACK_FORWARDED);
  MakeNext(call, feedback);
  store::SaveFeedback(call.tx(), feedback);
  return feedback;
}

absl::StatusOr<v1::Feedback> Get(Deps&, rpc::ReadCall& call,
                                 const v1::GetFeedbackRequest& request) {
  ASSIGN_OR_RETURN(const v1::Feedback feedback, store::GetFeedback(call.tx(), request.name()));
  if (call.caller().Is(feedback.author())) return feedback;
  ASSIGN_OR_RETURN(const v1::Station station,
                   store::GetStation(call.tx(), domain::ParentOf(request.name())));
  if (!Sees(call, station)) return NotFound(request.name());
  return feedback;
}

absl::StatusOr<v1::ListFeedbackResponse> List(Deps&, rpc::ReadCall& call,
                                              const v1::ListFeedbackRequest& request) {
  ASSIGN_OR_RETURN(const v1::Station station, store::GetStation(call.tx(), request.parent()));
  if (!Sees(call, station)) return Refuse(Reason::NOT_AUTHORIZED);
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListFeedbackResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListFeedback(call.tx(), request.parent(), request.state(), Only(page.after),
                                   page.size + 1),
               response.mutable_feedback(), LastId<v1::Feedback>));
  return response;
}

}  // namespace linli::registration::feedback
