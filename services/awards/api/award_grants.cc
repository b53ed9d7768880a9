#include "services/awards/api/award_grants.h"

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "services/awards/api/nominees.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/masked_nominee.h"
#include "services/awards/storage/award_store.h"
#include "services/awards/storage/plan_store.h"

namespace linli::awards::award_grants {
namespace {

// For everyone but herself and the offices a person's number is masked.
v1::Award Masked(const rpc::Call& call, v1::Award award) {
  if (!SeesAwards(call, RegionIn(award.name())) && !call.caller().Is(award.nominee())) {
    award.set_nominee(domain::MaskedNominee(award.nominee()));
  }
  return award;
}

absl::Status RefuseOver(v1::AwardState state) {
  return Refuse(Reason::AWARD_STATE, {{"state", v1::AwardState_Name(state)}});
}

}  // namespace

absl::StatusOr<v1::Award> Get(Deps&, rpc::ReadCall& call, const v1::GetAwardRequest& request) {
  ASSIGN_OR_RETURN(const auto name, AwardName::Parse(request.name()));
  ASSIGN_OR_RETURN(store::Shown shown, store::GetAward(call.tx(), name));
  if (!shown.to_everyone && !SeesAwards(call, RegionIn(request.name())) &&
      !IsNominee(call.tx(), call.caller().subject, shown.award.nominee())) {
    return NotFound(request.name());
  }
  return Masked(call, std::move(shown.award));
}

absl::StatusOr<v1::ListAwardsResponse> List(Deps&, rpc::ReadCall& call,
                                            const v1::ListAwardsRequest& request) {
  ASSIGN_OR_RETURN(const auto parent, AwardPlanName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  RETURN_IF_ERROR(GetPlanNow(call, parent).status());
  std::vector<v1::Award> awards =
      store::ListAwards(call.tx(), parent, Only(page.after),
                        SeesAwards(call, RegionIn(request.parent())), page.size + 1);
  for (v1::Award& award : awards) award = Masked(call, std::move(award));
  v1::ListAwardsResponse response;
  response.set_next_page_token(
      FillPage(request, page, std::move(awards), response.mutable_awards()));
  return response;
}

absl::StatusOr<v1::ListAwardsOfNomineeResponse> ListOfNominee(
    Deps&, rpc::ReadCall& call, const v1::ListAwardsOfNomineeRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListAwardsOfNomineeResponse response;
  response.set_next_page_token(FillPage(
      request, page, store::AwardsOf(call.tx(), request.nominee(), Only(page.after), page.size + 1),
      response.mutable_awards()));
  return response;
}

absl::StatusOr<v1::Award> Revoke(Deps&, rpc::WriteCall& call,
                                 const v1::RevokeAwardRequest& request) {
  ASSIGN_OR_RETURN(const auto name, AwardName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::AwardPlan plan,
                   HoldPlanNow(call, AwardPlanName(name.id(0), name.id(1))));
  ASSIGN_OR_RETURN(v1::Award award, store::LockAward(call.tx(), name));
  if (award.state() != v1::AWARD_GRANTED) return RefuseOver(award.state());
  if (call.caller().Is(plan.decider())) return Refuse(Reason::NOT_AUTHORIZED);
  const absl::Time now = domain::Kept(call.now());
  award.set_state(v1::AWARD_REVOKED);
  v1::AwardRevocation& revocation = *award.mutable_revocation();
  revocation.set_reason(request.reason());
  revocation.set_document_number(request.document_number());
  revocation.set_revoker(call.caller().subject);
  *revocation.mutable_revoke_time() = time::ToProto(now);
  NextVersion(award, now);
  store::SaveAward(call.tx(), award);
  Announce(call, award, "revoked");
  return award;
}

absl::StatusOr<v1::AwardBar> Bar(Deps&, rpc::WriteCall& call,
                                 const v1::CreateAwardBarRequest& request) {
  ASSIGN_OR_RETURN(const auto region, RegionName::Parse(request.parent()));
  v1::AwardBar bar = request.award_bar();
  mask::ClearOutputOnly(&bar);
  const absl::Time now = domain::Kept(call.now());
  *bar.mutable_end_time() = time::ToProto(domain::Kept(time::FromProto(bar.end_time())));
  if (time::FromProto(bar.end_time()) <= now) {
    Violations violations;
    violations.Add("award_bar.end_time", Reason::FIELD_TIME);
    return violations.ToStatus();
  }
  bar.set_name(AwardBarName(region.id(), ids::NewId()).ToString());
  bar.set_subject(Surviving(call.tx(), bar.subject()));
  bar.set_creator(call.caller().subject);
  Begin(bar, now);
  store::InsertBar(call.tx(), bar);
  Announce(call, bar, "created");
  return bar;
}

absl::StatusOr<v1::AwardBar> LiftBar(Deps&, rpc::WriteCall& call,
                                     const v1::LiftAwardBarRequest& request) {
  ASSIGN_OR_RETURN(const auto name, AwardBarName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::AwardBar bar, store::LockBar(call.tx(), name));
  const absl::Time now = domain::Kept(call.now());
  if (bar.has_lift_time() || time::FromProto(bar.end_time()) <= now) {
    return RefuseOver(v1::AWARD_REVOKED);
  }
  *bar.mutable_lift_time() = time::ToProto(now);
  NextVersion(bar, now);
  store::LiftBar(call.tx(), bar);
  Announce(call, bar, "lifted");
  return bar;
}

absl::StatusOr<v1::ListAwardBarsResponse> ListBars(Deps&, rpc::ReadCall& call,
                                                   const v1::ListAwardBarsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListAwardBarsResponse response;
  response.set_next_page_token(FillPage(
      request, page, store::ListBars(call.tx(), request.parent(), Only(page.after), page.size + 1),
      response.mutable_award_bars()));
  return response;
}

}  // namespace linli::awards::award_grants
