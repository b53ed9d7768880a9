// The volunteers of the demonstration: invented people with valid documents, who live in real
// communities of Xingtai.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::demo {

// `count` different people. Always the same ones, among them residents from Hong Kong, Macau and
// Taiwan with a residence permit (港澳台居民居住证), a name with a character beyond the basic plane
// (𠮷), a Uyghur name, and a pupil of 16 with her guardian's consent.
std::vector<registration::v1::Volunteer> People(int count,
                                                const std::vector<std::string>& communities,
                                                absl::Time now);

// A point in a district of Xingtai, a little beside its seat; unset where none is on file.
struct Place {
  double latitude;
  double longitude;
};
bool SeatOf(const std::string& region, Place& seat);

}  // namespace linli::demo
