// Announcing what decides whether a volunteer may serve, and letting caches forget it.
#pragma once

#include <string>

#include "common/outbox/emitter.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/agreement.pb.h"
#include "linli/registration/v1/insurance.pb.h"
#include "linli/registration/v1/qualification.pb.h"
#include "linli/registration/v1/training.pb.h"
#include "services/registration/storage/gate_store.h"

namespace linli::registration {

// The name of a volunteer's gate facts.
std::string GateFactsOf(const std::string& volunteer_id);

// Caches forget the facts of these volunteers that are older than these versions.
void ForgetGates(rpc::WriteCall& call, const store::GateVersions& versions);
// Of one volunteer, "volunteers/…", whose change was just saved.
void ForgetGate(rpc::WriteCall& call, const std::string& volunteer);

// Announces the state after a change as "registration.<resource>.<what>". Of a qualification jobs
// tell too; the facts themselves do not change when one ends.
void Announce(rpc::WriteCall& call, const v1::TrainingRecord& record, const std::string& what);
void Announce(rpc::WriteCall& call, const v1::Signature& signature, const std::string& what);
void Announce(rpc::WriteCall& call, const v1::InsuranceContract& contract,
              const store::GateVersions& concerned, const std::string& what);
void Announce(outbox::Emitter& emitter, const v1::Qualification& grant, const std::string& what);

}  // namespace linli::registration
