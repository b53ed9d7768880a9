// Commands that are more than one call of the contract, or none.
#pragma once

#include "deploy/ctl/app.h"

namespace linli::ctl {

void AddTools(App& app);

void AddTokenMint(App& app);
void AddCertificateCheck(App& app);
void AddReady(App& app);
void AddStatus(App& app);
void AddAudit(App& app);
void AddKeyRotation(App& app);
void AddRegionImport(App& app);
void AddVolunteerImport(App& app);
void AddVolunteerExport(App& app);
void AddRecordImport(App& app);
void AddRecordCheck(App& app);
void AddCoverageImport(App& app);
// The tree as it stands when completion runs: what is added later is completed too.
void AddCompletion(App& app);

}  // namespace linli::ctl
