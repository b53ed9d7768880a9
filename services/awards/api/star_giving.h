// How a star is written down: with what it rests on, once.
#pragma once

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "linli/awards/v1/star.pb.h"
#include "linli/awards/v1/star_rating.pb.h"

namespace linli::awards {

// Grants a star that her figures give, keeps why and announces it. False if she had it. Her
// standing is locked.
absl::StatusOr<bool> GiveStar(db::Tx& tx, outbox::Emitter& emitter, std::string_view volunteer_id,
                              const v1::StarScheme& scheme, const v1::Star& star,
                              const v1::StarFigures& figures, std::string_view record,
                              absl::Time at);

// What her record comes to under the scheme at a moment, record by record.
v1::StarExplanation ExplainNow(db::Tx& tx, std::string_view volunteer_id,
                               const v1::StarScheme& scheme, absl::Time at);

}  // namespace linli::awards
