#include "services/hours/api/suspicion.h"

#include "common/ids/new_id.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/suspicion_score.h"
#include "services/hours/storage/quarantine_store.h"
#include "services/hours/storage/record_life_store.h"

namespace linli::hours::suspicion {
namespace {

using Signal = v1::Quarantine::Signal;

v1::Quarantine Scored(const Edition& policy, const v1::DefencePolicy& defence,
                      const std::vector<domain::Measure>& measures) {
  v1::Quarantine scored = domain::Score(defence, measures);
  scored.set_policy_version(policy.version);
  return scored;
}

bool LooksAtEntries(const v1::DefencePolicy& defence) {
  for (const auto kind :
       {Signal::VELOCITY, Signal::REGULARITY, Signal::VOLUME, Signal::NO_CHECK_INS}) {
    if (domain::LooksAt(defence, kind)) return true;
  }
  return false;
}

bool LooksAtPresences(const v1::DefencePolicy& defence) {
  for (const auto kind : {Signal::PLACE_CLUSTER, Signal::DEVICE_CLUSTER, Signal::IMPOSSIBLE_TRAVEL,
                          Signal::NO_CHECK_INS}) {
    if (domain::LooksAt(defence, kind)) return true;
  }
  return false;
}

}  // namespace

v1::Quarantine OfEntry(rpc::WriteCall& call, const Edition& policy, const v1::Record& record) {
  const v1::DefencePolicy defence = domain::DefenceOf(*policy);
  if (!LooksAtEntries(defence)) return {};
  const auto volunteer = domain::RecordName::Parse(record.name()).value().id(0);
  const absl::Time since = call.now() - absl::Minutes(defence.look_back_minutes());
  const auto around = store::AroundEntry(call.tx(), defence, volunteer, record, since);
  return Scored(policy, defence, domain::MeasureEntry(defence, record, around));
}

v1::Quarantine OfPresence(rpc::WriteCall& call, const Edition& policy, const store::Open& open,
                          absl::Time until, const v1::Evidence& check_out) {
  const v1::DefencePolicy defence = domain::DefenceOf(*policy);
  if (!LooksAtPresences(defence)) return {};
  const v1::Evidence& check_in = open.attendance.check_in_evidence();
  const auto around = store::AroundPresence(call.tx(), defence, open.attendance, until, check_out);
  const domain::PresenceSeen seen{{time::FromProto(open.attendance.check_in_time()), until},
                                  open.context,
                                  check_in.method(),
                                  check_in.witness()};
  return Scored(policy, defence, domain::MeasurePresence(defence, seen, around));
}

void Hold(const v1::Quarantine& suspicion, v1::Record& record) {
  if (domain::Holds(suspicion)) record.set_state(v1::Record::QUARANTINED);
}

void Keep(rpc::WriteCall& call, const v1::Quarantine& suspicion, const std::string& made_by,
          const v1::Record& record) {
  if (suspicion.points() == 0) return;
  const auto name = domain::RecordName::Parse(record.name()).value();
  v1::Quarantine kept = suspicion;
  kept.set_name(domain::QuarantineName(name.id(0), name.id(), ids::NewId()).ToString());
  kept.set_recording_unit(record.recording_unit());
  kept.set_region(record.region());
  kept.set_made_by(made_by);
  *kept.mutable_create_time() = time::ToProto(domain::Kept(call.now()));
  store::InsertQuarantine(call.tx(), kept);
  if (domain::Holds(suspicion)) store::Announce(call, "quarantined", record);
}

}  // namespace linli::hours::suspicion
