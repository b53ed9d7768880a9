// What the record is worth under a scheme: counted, explained, compared with each star's conditions
// (S0-5, S4-34; domain rules §5). The same records under the same version give the same, for ever.
#pragma once

#include <vector>

#include "absl/time/time.h"
#include "linli/awards/v1/star.pb.h"
#include "linli/awards/v1/star_rating.pb.h"
#include "services/awards/domain/counted_record.h"

namespace linli::awards::domain {

// Whether the scheme looks at nothing but the sum of minutes, which is kept already.
bool LooksAtMinutesAlone(const v1::StarScheme& scheme);

// Whether stars come or lapse by time alone: with the months of tenure, or as service leaves the
// cycle.
bool LooksAtTime(const v1::StarScheme& scheme);

// What became of each record, in sum and star by star, as of a moment.
v1::StarExplanation Explain(const v1::StarScheme& scheme, std::vector<CountedRecord> records,
                            absl::Time as_of);

// Each star of the scheme against the figures.
std::vector<v1::StarVerdict> Compare(const v1::StarScheme& scheme, const v1::StarFigures& figures);

// The stars that come by themselves with these verdicts: as long as one follows the other.
std::vector<v1::Star> GivenBy(const v1::StarScheme& scheme,
                              const std::vector<v1::StarVerdict>& verdicts);

// The stars whose conditions hold, from the lowest up, as long as one follows the other.
int HighestOf(const std::vector<v1::StarVerdict>& verdicts);

}  // namespace linli::awards::domain
