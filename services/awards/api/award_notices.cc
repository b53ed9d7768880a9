#include "services/awards/api/award_notices.h"

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/time/china_day.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/masked_nominee.h"
#include "services/awards/domain/nomination_way.h"
#include "services/awards/domain/plan_way.h"
#include "services/awards/storage/award_store.h"
#include "services/awards/storage/nomination_store.h"

namespace linli::awards::award_notices {
namespace {

constexpr int kLongestNotice = 10'000;

// OBJECTION_LATE once it has ended, AWARD_PLAN_STATE where none runs.
absl::Status CheckNoticeRuns(const v1::AwardPlan& plan) {
  if (plan.state() != v1::PLAN_NOTICE && plan.has_notice_end_time()) {
    return Refuse(Reason::OBJECTION_LATE,
                  {{"end", time::FormatChinaTime(time::FromProto(plan.notice_end_time()))}});
  }
  return domain::MayInPlan(plan, domain::PlanAct::kObject);
}

absl::Status Strike(rpc::WriteCall& call, const v1::Objection& objection, absl::Time now) {
  ASSIGN_OR_RETURN(const auto name, NominationName::Parse(objection.nomination()));
  ASSIGN_OR_RETURN(v1::Nomination nomination, store::LockNomination(call.tx(), name));
  // She may have withdrawn, or another objection was upheld.
  if (domain::Ended(nomination.state())) return absl::OkStatus();
  nomination.set_end_reason(objection.decision());
  RETURN_IF_ERROR(domain::Move(nomination, domain::NominationAct::kStrike));
  SaveNomination(call.tx(), call, now, "struck", nomination);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::AwardNotice> Get(Deps&, rpc::ReadCall& call,
                                    const v1::GetAwardNoticeRequest& request) {
  const std::string& text = request.name();
  ASSIGN_OR_RETURN(const auto name, AwardPlanName::Parse(text.substr(0, text.rfind('/'))));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, GetPlanNow(call, name));
  if (!plan.has_notice_start_time()) return NotFound(text);
  v1::AwardNotice notice;
  notice.set_name(text);
  notice.set_award_title(plan.title());
  notice.set_authority(plan.authority());
  notice.set_document_number(plan.document_number());
  *notice.mutable_start_time() = plan.notice_start_time();
  *notice.mutable_end_time() = plan.notice_end_time();
  if (plan.state() != v1::PLAN_NOTICE) return notice;
  for (const v1::Nomination& nomination : store::ListNominations(
           call.tx(), name,
           {.states = {v1::NOMINATION_PUBLISHED}, .shown_only = true, .limit = kLongestNotice})) {
    v1::NoticeEntry& entry = *notice.add_entries();
    entry.set_nomination(nomination.name());
    entry.set_nominee_title(nomination.nominee_title());
    entry.set_masked_nominee(domain::MaskedNominee(nomination.nominee()));
  }
  return notice;
}

absl::StatusOr<v1::Objection> File(Deps&, rpc::WriteCall& call,
                                   const v1::FileObjectionRequest& request) {
  ASSIGN_OR_RETURN(const auto parent, AwardPlanName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan, HoldPlanNow(call, parent));
  RETURN_IF_ERROR(CheckNoticeRuns(plan));
  v1::Objection objection = request.objection();
  mask::ClearOutputOnly(&objection);
  ASSIGN_OR_RETURN(const auto name, NominationName::Parse(objection.nomination()));
  if (name.parent() != parent) return NotFound(objection.nomination());
  ASSIGN_OR_RETURN(const v1::Nomination nomination, store::GetNomination(call.tx(), name));
  if (nomination.state() != v1::NOMINATION_PUBLISHED) return NotFound(objection.nomination());
  objection.set_name(ObjectionName(parent.id(0), parent.id(), ids::NewId()).ToString());
  objection.set_state(v1::OBJECTION_OPEN);
  objection.set_objector(call.caller().subject);
  Begin(objection, domain::Kept(call.now()));
  store::InsertObjection(call.tx(), objection);
  Announce(call, objection, "filed");
  return objection;
}

absl::StatusOr<v1::Objection> Decide(Deps&, rpc::WriteCall& call,
                                     const v1::DecideObjectionRequest& request) {
  ASSIGN_OR_RETURN(const auto name, ObjectionName::Parse(request.name()));
  // Locked, not held: a place may become free.
  RETURN_IF_ERROR(LockPlanNow(call, AwardPlanName(name.id(0), name.id(1))).status());
  ASSIGN_OR_RETURN(v1::Objection objection, store::LockObjection(call.tx(), name));
  if (objection.state() != v1::OBJECTION_OPEN) return Refuse(Reason::OBJECTION_STATE);
  if (call.caller().Is(objection.objector())) return Refuse(Reason::NOT_AUTHORIZED);
  const absl::Time now = domain::Kept(call.now());
  objection.set_state(request.upheld() ? v1::OBJECTION_UPHELD : v1::OBJECTION_DISMISSED);
  objection.set_decision(request.decision());
  objection.set_decider(call.caller().subject);
  *objection.mutable_decide_time() = time::ToProto(now);
  NextVersion(objection, now);
  store::SaveObjection(call.tx(), objection);
  Announce(call, objection, "decided");
  if (request.upheld()) RETURN_IF_ERROR(Strike(call, objection, now));
  return objection;
}

absl::StatusOr<v1::Objection> GetObjection(Deps&, rpc::ReadCall& call,
                                           const v1::GetObjectionRequest& request) {
  ASSIGN_OR_RETURN(const auto name, ObjectionName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Objection objection, store::GetObjection(call.tx(), name));
  if (!SeesAwards(call, RegionIn(objection.name())) && !call.caller().Is(objection.objector())) {
    return NotFound(request.name());
  }
  return objection;
}

absl::StatusOr<v1::ListObjectionsResponse> ListObjections(
    Deps&, rpc::ReadCall& call, const v1::ListObjectionsRequest& request) {
  ASSIGN_OR_RETURN(const auto parent, AwardPlanName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  RETURN_IF_ERROR(GetPlanNow(call, parent).status());
  v1::ListObjectionsResponse response;
  response.set_next_page_token(FillPage(
      request, page, store::ListObjections(call.tx(), parent, Only(page.after), page.size + 1),
      response.mutable_objections()));
  return response;
}

}  // namespace linli::awards::award_notices
