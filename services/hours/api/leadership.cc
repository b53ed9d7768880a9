#include "services/hours/api/leadership.h"

#include "services/hours/domain/record_entry.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours {

bool Leads(const rpc::Call& call, const identity::Scope& scope) {
  return call.caller().Holds(identity::Role::ACTIVITY_LEADER, scope, call.now()) ||
         call.caller().Holds(identity::Role::ORGANIZATION_MANAGER, scope, call.now());
}

absl::Status UnknownRecord(const Leadership& leadership, const std::string& name) {
  return leadership.everywhere ? NotFound(name) : Refuse(Reason::NOT_AUTHORIZED);
}

absl::StatusOr<Leadership> LeadershipOver(Deps& deps, const rpc::Call& call,
                                          const std::vector<domain::RecordName>& records) {
  std::vector<std::string> units;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) {
    units = store::RecordingUnits(tx, records);
    return absl::OkStatus();
  }));
  Leadership leadership;
  identity::Scope platform;
  platform.whole_platform = true;
  leadership.everywhere = Leads(call, platform);
  for (const std::string& unit : units) {
    ASSIGN_OR_RETURN(identity::Scope scope, deps.scopes.Resolve(unit, call.deadline()));
    if (Leads(call, scope)) leadership.units.insert(unit);
    const auto organization = deps.registration.GetOrganization(call.Outbound(), unit);
    if (absl::IsNotFound(organization.status())) continue;
    RETURN_IF_ERROR(organization.status());
    if (absl::Status may = domain::MayGoOnConfirming(**organization); !may.ok()) {
      leadership.halted.emplace(unit, std::move(may));
    }
  }
  return leadership;
}

}  // namespace linli::hours
