// The table of contents of award plans: one line per RPC.
#include "services/awards/api/plan_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/awards/v1/award_plan_service.grpc.pb.h"
#include "linli/awards/v1/award_service.grpc.pb.h"
#include "linli/awards/v1/council_service.grpc.pb.h"
#include "linli/awards/v1/nomination_service.grpc.pb.h"
#include "services/awards/api/award_grants.h"
#include "services/awards/api/award_notices.h"
#include "services/awards/api/award_plans.h"
#include "services/awards/api/councils.h"
#include "services/awards/api/nominations.h"

namespace linli::awards {
namespace {

class AwardPlanServiceImpl final : public v1::AwardPlanService::CallbackService {
 public:
  LINLI_SERVICE(AwardPlanServiceImpl, v1::AwardPlanService, Deps)
  LINLI_WRITE_CHECKED(CreateAwardPlan, award_plans::Check, award_plans::Create)
  LINLI_WRITE(UpdateAwardPlan, award_plans::Update)
  LINLI_WRITE(OpenAwardPlan, award_plans::Open)
  LINLI_WRITE(RescheduleAwardPlan, award_plans::Reschedule)
  LINLI_WRITE(CancelAwardPlan, award_plans::Cancel)
  LINLI_WRITE(PublishAwardNotice, award_plans::Publish)
  LINLI_WRITE(DecideAwardPlan, award_plans::Decide)
  LINLI_READ(GetAwardPlan, award_plans::Get)
  LINLI_READ(ListAwardPlans, award_plans::List)
};

class NominationServiceImpl final : public v1::NominationService::CallbackService {
 public:
  LINLI_SERVICE(NominationServiceImpl, v1::NominationService, Deps)
  LINLI_WRITE_ASKING(Nominate, nominations::Ask, nominations::Nominate)
  LINLI_WRITE_ASKING(AcceptNomination, nominations::AskCaller, nominations::Accept)
  LINLI_WRITE(WithdrawNominationConsent, nominations::WithdrawConsent)
  LINLI_WRITE(WithdrawNomination, nominations::Withdraw)
  LINLI_WRITE(ReviewNomination, nominations::Review)
  LINLI_WRITE(AnswerJointCheck, nominations::AnswerCheck)
  LINLI_WRITE(ScoreNomination, nominations::Score)
  LINLI_WRITE(VoteForNomination, nominations::Vote)
  LINLI_WRITE(PassUpNomination, nominations::PassUp)
  LINLI_READ(GetNomination, nominations::Get)
  LINLI_READ(ListNominations, nominations::List)
  LINLI_READ_ASKING(ListNominationsOfNominee, nominations::AskHers, nominations::ListOfNominee)
  LINLI_READ(ListCandidates, nominations::ListCandidates)
  LINLI_READ(ShowRanking, nominations::ShowRanking)
};

class CouncilServiceImpl final : public v1::CouncilService::CallbackService {
 public:
  LINLI_SERVICE(CouncilServiceImpl, v1::CouncilService, Deps)
  LINLI_WRITE_CHECKED(CreateCouncil, councils::Check, councils::Create)
  LINLI_WRITE(UpdateCouncil, councils::Update)
  LINLI_READ(GetCouncil, councils::Get)
  LINLI_READ(ListCouncils, councils::List)
  LINLI_WRITE(ConveneCouncilMeeting, councils::Convene)
  LINLI_WRITE(AttendCouncilMeeting, councils::Attend)
  LINLI_WRITE(GiveCouncilProxy, councils::GiveProxy)
  LINLI_WRITE(RecuseCouncilMember, councils::Recuse)
  LINLI_WRITE(OpenCouncilVote, councils::OpenVote)
  LINLI_WRITE(CastCouncilVotes, councils::Cast)
  LINLI_WRITE(CloseCouncilMeeting, councils::Close)
  LINLI_READ(GetCouncilMeeting, councils::GetMeeting)
  LINLI_READ(ShowMinutes, councils::ShowMinutes)
};

class AwardServiceImpl final : public v1::AwardService::CallbackService {
 public:
  LINLI_SERVICE(AwardServiceImpl, v1::AwardService, Deps)
  LINLI_READ(GetAwardNotice, award_notices::Get)
  LINLI_WRITE(FileObjection, award_notices::File)
  LINLI_WRITE(DecideObjection, award_notices::Decide)
  LINLI_READ(GetObjection, award_notices::GetObjection)
  LINLI_READ(ListObjections, award_notices::ListObjections)
  LINLI_READ(GetAward, award_grants::Get)
  LINLI_READ(ListAwards, award_grants::List)
  LINLI_READ(ListAwardsOfNominee, award_grants::ListOfNominee)
  LINLI_WRITE(RevokeAward, award_grants::Revoke)
  LINLI_WRITE(CreateAwardBar, award_grants::Bar)
  LINLI_WRITE(LiftAwardBar, award_grants::LiftBar)
  LINLI_READ(ListAwardBars, award_grants::ListBars)
};

}  // namespace

void AddPlanServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<AwardPlanServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<NominationServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<CouncilServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<AwardServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::awards
