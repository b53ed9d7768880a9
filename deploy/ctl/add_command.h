// Hangs a command into the command line and makes its call.
#pragma once

#include "deploy/ctl/app.h"
#include "deploy/ctl/command.h"

namespace linli::ctl {

void AddCommand(App& app, const Command& command);

}  // namespace linli::ctl
