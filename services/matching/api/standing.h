// Who runs an organisation, and so sees its drafts and its enrolments.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/identity/caller.h"
#include "services/matching/domain/names.h"

namespace linli::matching {

// Administrator, manager, leader or inspector over the organisation, or another service of Linli.
bool RunsOrganization(db::Tx& tx, const identity::Caller& caller,
                      const OrganizationName& organization, absl::Time now);

// Administrator, manager or leader over the organisation: answers for what it does.
bool LeadsOrganization(db::Tx& tx, const identity::Caller& caller,
                       const OrganizationName& organization, absl::Time now);

// Administrator or manager over the organisation: may speak for it.
bool ManagesOrganization(db::Tx& tx, const identity::Caller& caller,
                         const OrganizationName& organization, absl::Time now);

// OK if it was published or the caller runs the organisation; NOT_FOUND for `name` otherwise, so
// that a draft cannot be told from nothing.
absl::Status CheckKnown(db::Tx& tx, const identity::Caller& caller, absl::Time now,
                        const OrganizationName& organization, bool was_published,
                        const std::string& name);

}  // namespace linli::matching
