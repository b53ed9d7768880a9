// The chapters of registration's table of contents: each hangs its gRPC services into the host.
#pragma once

#include "services/registration/api/deps.h"

namespace linli::rpc {
class Host;
}

namespace linli::registration {

void AddPeopleServices(rpc::Host& host, Deps& deps);        // people_services.cc
void AddOrganizationServices(rpc::Host& host, Deps& deps);  // organization_services.cc
void AddSkillServices(rpc::Host& host, Deps& deps);         // skill_services.cc
void AddPlaceServices(rpc::Host& host, Deps& deps);         // place_services.cc

}  // namespace linli::registration
