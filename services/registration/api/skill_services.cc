// Registration's table of contents, what people learn, sign and are insured for.
#include "common/rpc/bind.h"
#include "common/rpc/host.h"
#include "linli/registration/v1/agreement_service.grpc.pb.h"
#include "linli/registration/v1/insurance_service.grpc.pb.h"
#include "linli/registration/v1/qualification_service.grpc.pb.h"
#include "linli/registration/v1/training_plan_service.grpc.pb.h"
#include "linli/registration/v1/training_service.grpc.pb.h"
#include "services/registration/api/agreements.h"
#include "services/registration/api/courses.h"
#include "services/registration/api/gate_facts.h"
#include "services/registration/api/insurance_contracts.h"
#include "services/registration/api/insurance_products.h"
#include "services/registration/api/insured.h"
#include "services/registration/api/known_parent.h"
#include "services/registration/api/qualification_kinds.h"
#include "services/registration/api/qualifications.h"
#include "services/registration/api/services.h"
#include "services/registration/api/signatures.h"
#include "services/registration/api/training_plans.h"
#include "services/registration/api/training_records.h"
#include "services/registration/api/training_sessions.h"

namespace linli::registration {
namespace {

class TrainingServiceImpl final : public v1::TrainingService::CallbackService {
 public:
  LINLI_SERVICE(TrainingServiceImpl, v1::TrainingService, Deps)
  LINLI_WRITE(CreateCourse, courses::Create)
  LINLI_WRITE(UpdateCourse, courses::Update)
  LINLI_WRITE(RetireCourse, courses::Retire)
  LINLI_READ(GetCourse, courses::Get)
  LINLI_READ(ListCourses, OfKnown<&courses::List>)
  LINLI_WRITE(ScheduleTrainingSession, training_sessions::Schedule)
  LINLI_WRITE(CancelTrainingSession, training_sessions::Cancel)
  LINLI_READ(GetTrainingSession, training_sessions::Get)
  LINLI_READ(ListTrainingSessions, OfKnown<&training_sessions::List>)
  LINLI_WRITE(EnrollInTraining, training_records::Enroll)
  LINLI_WRITE(CancelTraining, training_records::Cancel)
  LINLI_WRITE(RecordTrainingResults, training_sessions::RecordResults)
  LINLI_WRITE(ClaimStudy, training_records::Claim)
  LINLI_WRITE(ConfirmStudy, training_records::Confirm)
  LINLI_WRITE(RejectStudy, training_records::Reject)
  LINLI_READ(GetTrainingRecord, training_records::Get)
  LINLI_READ(ListTrainingRecords, OfKnown<&training_records::List>)
};

class TrainingPlanServiceImpl final : public v1::TrainingPlanService::CallbackService {
 public:
  LINLI_SERVICE(TrainingPlanServiceImpl, v1::TrainingPlanService, Deps)
  LINLI_WRITE(CreateTrainingPlan, training_plans::Create)
  LINLI_WRITE(UpdateTrainingPlan, training_plans::Update)
  LINLI_READ(GetTrainingPlan, training_plans::Get)
  LINLI_READ(ListTrainingPlans, OfKnown<&training_plans::List>)
  LINLI_READ(GetTrainingProgress, training_plans::GetProgress)
  LINLI_READ(ShowTrainingFigures, training_plans::ShowFigures)
};

class QualificationServiceImpl final : public v1::QualificationService::CallbackService {
 public:
  LINLI_SERVICE(QualificationServiceImpl, v1::QualificationService, Deps)
  LINLI_WRITE(CreateQualificationKind, qualification_kinds::Create)
  LINLI_WRITE(UpdateQualificationKind, qualification_kinds::Update)
  LINLI_WRITE(RetireQualificationKind, qualification_kinds::Retire)
  LINLI_READ(GetQualificationKind, qualification_kinds::Get)
  LINLI_READ(ListQualificationKinds, OfKnown<&qualification_kinds::List>)
  LINLI_WRITE(GrantQualification, qualifications::Grant)
  LINLI_WRITE(RevokeQualification, qualifications::Revoke)
  LINLI_READ(GetQualification, qualifications::Get)
  LINLI_READ(ListQualifications, OfKnown<&qualifications::List>)
  LINLI_READ_CACHED(GetGateFacts, gate_facts::Get)
};

class AgreementServiceImpl final : public v1::AgreementService::CallbackService {
 public:
  LINLI_SERVICE(AgreementServiceImpl, v1::AgreementService, Deps)
  LINLI_WRITE(PublishAgreement, agreements::Publish)
  LINLI_WRITE(ReviseAgreement, agreements::Revise)
  LINLI_READ(GetAgreement, agreements::Get)
  LINLI_READ(ListAgreements, OfKnown<&agreements::List>)
  LINLI_WRITE(SignAgreement, signatures::Sign)
  LINLI_WRITE(CoSignAgreement, signatures::CoSign)
  LINLI_WRITE(WithdrawSignature, signatures::Withdraw)
  LINLI_READ(GetSignature, signatures::Get)
  LINLI_READ(ListSignatures, OfKnown<&signatures::List>)
};

class InsuranceServiceImpl final : public v1::InsuranceService::CallbackService {
 public:
  LINLI_SERVICE(InsuranceServiceImpl, v1::InsuranceService, Deps)
  LINLI_WRITE(CreateInsuranceProduct, insurance_products::Create)
  LINLI_READ(GetInsuranceProduct, insurance_products::Get)
  LINLI_READ(ListInsuranceProducts, OfKnown<&insurance_products::List>)
  LINLI_WRITE(RecordInsuranceContract, insurance_contracts::Record)
  LINLI_WRITE(CancelInsuranceContract, insurance_contracts::Cancel)
  LINLI_READ(GetInsuranceContract, insurance_contracts::Get)
  LINLI_READ(ListInsuranceContracts, OfKnown<&insurance_contracts::List>)
  LINLI_WRITE(AddInsured, insured::Add)
  LINLI_WRITE(EndInsured, insured::End)
  LINLI_READ(ListInsuredEntries, OfKnown<&insured::List>)
  LINLI_READ(VerifyInsured, insured::Verify)
};

}  // namespace

void AddSkillServices(rpc::Host& host, Deps& deps) {
  rpc::Adapter& adapter = host.adapter();
  host.Add(std::make_unique<TrainingServiceImpl>(adapter, deps));
  host.Add(std::make_unique<TrainingPlanServiceImpl>(adapter, deps));
  host.Add(std::make_unique<QualificationServiceImpl>(adapter, deps));
  host.Add(std::make_unique<AgreementServiceImpl>(adapter, deps));
  host.Add(std::make_unique<InsuranceServiceImpl>(adapter, deps));
}

}  // namespace linli::registration
