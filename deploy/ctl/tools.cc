#include "deploy/ctl/tools.h"

namespace linli::ctl {

void AddTools(App& app) {
  AddRegionImport(app);
  AddTokenMint(app);
  AddReady(app);
  AddStatus(app);
  AddCompletion(app);
}

}  // namespace linli::ctl
