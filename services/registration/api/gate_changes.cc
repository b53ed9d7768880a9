#include "services/registration/api/gate_changes.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "linli/registration/v1/events.pb.h"
#include "services/registration/api/pages.h"

namespace linli::registration {
namespace {

int64_t VersionOf(const std::string& etag) {
  int64_t version = 0;
  const bool read = absl::SimpleAtoi(etag, &version);
  return read ? version : 0;
}

}  // namespace

std::string GateFactsOf(const std::string& volunteer_id) {
  return absl::StrCat("volunteers/", volunteer_id, "/gateFacts");
}

void ForgetGates(rpc::WriteCall& call, const store::GateVersions& versions) {
  for (const auto& [volunteer_id, version] : versions) {
    call.Forget(GateFactsOf(volunteer_id), version);
  }
}

void ForgetGate(rpc::WriteCall& call, const std::string& volunteer) {
  ForgetGates(call, store::GateVersionsOf(call.tx(), {IdIn(volunteer)}));
}

void Announce(rpc::WriteCall& call, const v1::TrainingRecord& record, const std::string& what) {
  v1::TrainingRecordChanged event;
  event.set_name(record.name());
  event.set_volunteer(record.volunteer());
  event.set_course(record.course());
  event.set_state(record.state());
  event.set_learning_minutes(record.learning_minutes());
  if (record.has_complete_time()) *event.mutable_complete_time() = record.complete_time();
  call.Emit("training_record", record.name(), VersionOf(record.etag()),
            absl::StrCat("registration.training_record.", what), event);
}

void Announce(rpc::WriteCall& call, const v1::Signature& signature, const std::string& what) {
  v1::SignatureChanged event;
  event.set_name(signature.name());
  event.set_volunteer(signature.volunteer());
  event.set_agreement(signature.agreement());
  event.set_state(signature.state());
  call.Emit("signature", signature.name(), VersionOf(signature.etag()),
            absl::StrCat("registration.signature.", what), event);
  ForgetGate(call, signature.volunteer());
}

void Announce(rpc::WriteCall& call, const v1::InsuranceContract& contract,
              const store::GateVersions& concerned, const std::string& what) {
  v1::InsuranceContractChanged event;
  event.set_name(contract.name());
  *event.mutable_start_time() = contract.start_time();
  *event.mutable_end_time() = contract.end_time();
  if (contract.has_cancel_time()) *event.mutable_cancel_time() = contract.cancel_time();
  event.set_entries(contract.entries());
  call.Emit("insurance_contract", contract.name(), contract.entries() + VersionOf(contract.etag()),
            absl::StrCat("registration.insurance_contract.", what), event);
  ForgetGates(call, concerned);
}

void Announce(outbox::Emitter& emitter, const v1::Qualification& grant, const std::string& what) {
  v1::QualificationChanged event;
  event.set_name(grant.name());
  event.set_volunteer(grant.volunteer());
  event.set_qualification_kind(grant.qualification_kind());
  *event.mutable_start_time() = grant.start_time();
  if (grant.has_end_time()) *event.mutable_end_time() = grant.end_time();
  emitter.Emit("qualification", grant.name(), VersionOf(grant.etag()),
               absl::StrCat("registration.qualification.", what), event);
}

}  // namespace linli::registration
