#include "services/hours/api/record_authority.h"

#include <vector>

#include "services/hours/api/leadership.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours {
namespace {

using identity::Role;
using identity::Scope;

// The digits of a region's code, level by level.
constexpr int kLevels[] = {2, 4, 6, 9, 12};

int AdministersDigits(const rpc::Call& call, const Scope& unit) {
  Scope place;
  place.whole_platform = true;
  if (call.caller().Holds(Role::ADMINISTRATOR, place, call.now())) return 0;
  place.whole_platform = false;
  for (const int digits : kLevels) {
    if (digits > static_cast<int>(unit.region.size())) break;
    place.region = unit.region.substr(0, digits);
    if (call.caller().Holds(Role::ADMINISTRATOR, place, call.now())) return digits;
  }
  return -1;
}

// Where the unit's own superiors are: without itself.
Scope Above(Scope unit) {
  if (!unit.organizations.empty()) unit.organizations.erase(unit.organizations.begin());
  return unit;
}

}  // namespace

absl::StatusOr<RecordAuthority> RecordAuthority::Over(Deps& deps, const rpc::Call& call,
                                                      const domain::RecordName& record) {
  std::vector<std::string> units;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) {
    units = store::RecordingUnits(tx, {record});
    return absl::OkStatus();
  }));
  RecordAuthority authority;
  Scope platform;
  platform.whole_platform = true;
  authority.everywhere_ =
      Leads(call, platform) || call.caller().Holds(Role::ADMINISTRATOR, platform, call.now());
  if (units.empty()) return authority;
  ASSIGN_OR_RETURN(const Scope unit, deps.scopes.Resolve(units.front(), call.deadline()));
  ASSIGN_OR_RETURN(const Scope hers,
                   deps.scopes.Resolve(record.parent().ToString(), call.deadline()));
  domain::Officer& officer = authority.officer_;
  officer.leads = Leads(call, unit);
  officer.manages = call.caller().Holds(Role::ORGANIZATION_MANAGER, unit, call.now());
  const Scope above = Above(unit);
  officer.manages_above = !above.organizations.empty() &&
                          call.caller().Holds(Role::ORGANIZATION_MANAGER, above, call.now());
  officer.administers = call.caller().Holds(Role::ADMINISTRATOR, unit, call.now());
  officer.her_unit = Leads(call, hers);
  authority.administers_digits_ = officer.administers ? AdministersDigits(call, unit) : -1;
  return authority;
}

domain::Officer RecordAuthority::OfficerOf(const rpc::Call& call, int competent_digits) const {
  domain::Officer officer = officer_;
  officer.subject = call.caller().subject;
  officer.competent = administers_digits_ >= 0 && administers_digits_ <= competent_digits;
  return officer;
}

absl::Status RecordAuthority::Unknown(const std::string& name) const {
  return everywhere_ ? NotFound(name) : Refuse(Reason::NOT_AUTHORIZED);
}

}  // namespace linli::hours
