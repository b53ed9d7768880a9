#include "services/awards/api/council_closing.h"

#include "services/awards/api/council_seats.h"
#include "services/awards/domain/nomination_way.h"
#include "services/awards/domain/plan_way.h"
#include "services/awards/storage/nomination_store.h"
#include "services/awards/storage/plan_store.h"

namespace linli::awards::councils {
namespace {

// Who may still be chosen, and for how many there is a place: nobody once the plan has gone on.
absl::Status FillStanding(db::Tx& tx, const v1::CouncilMeeting& meeting, absl::Time now,
                          domain::Ballot& ballot) {
  ASSIGN_OR_RETURN(const auto name, AwardPlanName::Parse(meeting.award_plan()));
  ASSIGN_OR_RETURN(v1::AwardPlan plan, store::LockPlan(tx, name));
  domain::LetTimePass(plan, now);
  if (!domain::MayInPlan(plan, domain::PlanAct::kConvene).ok()) return absl::OkStatus();
  ballot.places_free = plan.quota() - plan.places_taken();
  for (const std::string& text : meeting.nominations()) {
    ASSIGN_OR_RETURN(const auto nomination_name, NominationName::Parse(text));
    ASSIGN_OR_RETURN(const v1::Nomination nomination, store::GetNomination(tx, nomination_name));
    ballot.standing[text] = nomination.state() == v1::NOMINATION_RECOMMENDED;
  }
  return absl::OkStatus();
}

absl::Status Choose(db::Tx& tx, outbox::Emitter& emitter, const v1::Minutes& minutes,
                    absl::Time now) {
  for (const v1::Resolution& resolution : minutes.resolutions()) {
    if (resolution.result() != v1::RESOLUTION_CHOSEN) continue;
    ASSIGN_OR_RETURN(const auto name, NominationName::Parse(resolution.nomination()));
    ASSIGN_OR_RETURN(v1::Nomination nomination, store::LockNomination(tx, name));
    RETURN_IF_ERROR(domain::Move(nomination, domain::NominationAct::kChoose));
    SaveNomination(tx, emitter, now, "chosen", nomination);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::Minutes> CloseMeeting(db::Tx& tx, outbox::Emitter& emitter,
                                         const CouncilMeetingName& name, absl::Time now) {
  ASSIGN_OR_RETURN(v1::CouncilMeeting meeting, store::LockMeeting(tx, name));
  if (meeting.state() != v1::COUNCIL_VOTING) return RefuseState(meeting);
  domain::Ballot ballot;
  ballot.roll = store::RollOf(tx, name);
  ballot.recusals = store::RecusalsOf(tx, name, meeting.award_plan());
  ballot.votes = store::VotesOf(tx, name, meeting.award_plan());
  const bool over = time::FromProto(meeting.close_time()) <= now;
  if (!over && !domain::AllVoted(meeting, ballot)) return RefuseState(meeting);
  RETURN_IF_ERROR(FillStanding(tx, meeting, now, ballot));
  v1::Minutes minutes = domain::Count(meeting, ballot);
  if (!over) *minutes.mutable_close_time() = time::ToProto(now);
  RETURN_IF_ERROR(Choose(tx, emitter, minutes, now));
  store::InsertMinutes(tx, minutes);
  meeting.set_state(v1::COUNCIL_CLOSED);
  SaveMeeting(tx, emitter, now, "closed", meeting);
  return minutes;
}

}  // namespace linli::awards::councils
