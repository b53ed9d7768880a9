// From a line of programmes.csv to the body that runs it.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "linli/registration/v1/organization.pb.h"

namespace linli::demo {

// The organisation to found for a programme, without name and code; nothing where the file names no
// single body ("46个社区", "企业、社区、商铺") or is about something else than an activity.
//   a team (队伍) is an organisation itself, not registered
//   a place alone (邢台市) stands for its federation of volunteer service (志愿服务联合会),
//   registered everybody else is a body that also organises volunteer service
std::optional<registration::v1::Organization> OrganiserOf(
    const std::map<std::string, std::string>& programme);

}  // namespace linli::demo
