// Keeps the figures (统计) from hours' own feed.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"
#include "common/identity/scope.h"
#include "services/registration/client/client.h"

namespace linli::hours::jobs {

// Takes in all that the feed has, some events per transaction, the cursor with them.
absl::Status FoldFigures(db::Database& database, absl::Time now, absl::Time deadline);

// Asks where units with figures stand, those that were not asked for within the hour. One that is
// unknown stands alone.
absl::Status PlaceUnits(db::Database& database, identity::ScopeResolver& scopes, absl::Time now,
                        absl::Time deadline);

// Asks for the political status (政治面貌) of people with figures, those that were not asked for
// within the day, and keeps the codes alone. Of who is unknown nothing is kept.
absl::Status AskPoliticalStatus(db::Database& database,
                                registration::RegistrationClient& registration, absl::Time now,
                                absl::Time deadline);

}  // namespace linli::hours::jobs
