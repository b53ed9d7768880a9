#include "deploy/ctl/tools.h"

namespace linli::ctl {

void AddTools(App& app) {
  AddRegionImport(app);
  AddVolunteerImport(app);
  AddVolunteerExport(app);
  AddRecordImport(app);
  AddRecordCheck(app);
  AddCoverageImport(app);
  AddTokenMint(app);
  AddCertificateCheck(app);
  AddReady(app);
  AddStatus(app);
  AddAudit(app);
  AddKeyRotation(app);
  AddCompletion(app);
}

}  // namespace linli::ctl
