#include "services/awards/domain/nomination_way.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"

namespace linli::awards::domain {
namespace {

constexpr auto kStays = v1::NOMINATION_STATE_UNSPECIFIED;

struct Way {
  NominationAct act;
  std::vector<v1::NominationState> from;
  v1::NominationState to;
};

const std::vector<Way>& Ways() {
  static const std::vector<v1::NominationState> kAlive = {
      v1::NOMINATION_PROPOSED, v1::NOMINATION_IN_REVIEW, v1::NOMINATION_RECOMMENDED,
      v1::NOMINATION_CHOSEN, v1::NOMINATION_PUBLISHED};
  static const std::vector<v1::NominationState> kJudged = {
      v1::NOMINATION_IN_REVIEW, v1::NOMINATION_RECOMMENDED, v1::NOMINATION_CHOSEN};
  static const std::vector<Way> kWays = {
      {NominationAct::kAccept, {v1::NOMINATION_PROPOSED}, v1::NOMINATION_IN_REVIEW},
      {NominationAct::kPass, {v1::NOMINATION_IN_REVIEW}, kStays},
      {NominationAct::kRecommend, {v1::NOMINATION_IN_REVIEW}, v1::NOMINATION_RECOMMENDED},
      {NominationAct::kReject, kJudged, v1::NOMINATION_REJECTED},
      {NominationAct::kScore, {v1::NOMINATION_RECOMMENDED}, kStays},
      {NominationAct::kCheck, kJudged, kStays},
      {NominationAct::kChoose, {v1::NOMINATION_RECOMMENDED}, v1::NOMINATION_CHOSEN},
      {NominationAct::kPassOver,
       {v1::NOMINATION_PROPOSED, v1::NOMINATION_IN_REVIEW, v1::NOMINATION_RECOMMENDED},
       v1::NOMINATION_NOT_CHOSEN},
      {NominationAct::kPublish, {v1::NOMINATION_CHOSEN}, v1::NOMINATION_PUBLISHED},
      {NominationAct::kStrike, {v1::NOMINATION_PUBLISHED}, v1::NOMINATION_STRUCK},
      {NominationAct::kAward, {v1::NOMINATION_PUBLISHED}, v1::NOMINATION_AWARDED},
      {NominationAct::kWithdraw, kAlive, v1::NOMINATION_WITHDRAWN},
      {NominationAct::kHide,
       {v1::NOMINATION_IN_REVIEW, v1::NOMINATION_RECOMMENDED, v1::NOMINATION_CHOSEN,
        v1::NOMINATION_PUBLISHED, v1::NOMINATION_AWARDED},
       kStays},
      {NominationAct::kPassUp,
       {v1::NOMINATION_CHOSEN, v1::NOMINATION_PUBLISHED, v1::NOMINATION_AWARDED},
       kStays},
  };
  return kWays;
}

const Way& WayOf(NominationAct act) {
  return *std::find_if(Ways().begin(), Ways().end(),
                       [&](const Way& way) { return way.act == act; });
}

}  // namespace

absl::Status MayWithNomination(const v1::Nomination& nomination, NominationAct act) {
  const Way& way = WayOf(act);
  if (std::find(way.from.begin(), way.from.end(), nomination.state()) != way.from.end()) {
    return absl::OkStatus();
  }
  return Refuse(Reason::NOMINATION_STATE,
                {{"state", v1::NominationState_Name(nomination.state())}});
}

absl::Status Move(v1::Nomination& nomination, NominationAct act) {
  RETURN_IF_ERROR(MayWithNomination(nomination, act));
  if (const v1::NominationState to = WayOf(act).to; to != kStays) nomination.set_state(to);
  return absl::OkStatus();
}

bool MayBeShown(const v1::Nomination& nomination) {
  return !absl::StartsWith(nomination.nominee(), "volunteers/") || nomination.has_consent_time();
}

bool TakesPlace(v1::NominationState state) {
  return state == v1::NOMINATION_CHOSEN || state == v1::NOMINATION_PUBLISHED ||
         state == v1::NOMINATION_AWARDED;
}

bool Ended(v1::NominationState state) { return state >= v1::NOMINATION_AWARDED; }

}  // namespace linli::awards::domain
