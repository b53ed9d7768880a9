// What a way of check-in proves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linli/hours/v1/evidence.pb.h"

namespace linli::hours::domain {

v1::EvidenceGrade GradeOf(v1::EvidenceMethod method);

// Of a pair of check-in and check-out: the worse of both, because whoever can make up one end makes
// up the hours.
v1::EvidenceGrade GradeOf(v1::EvidenceMethod check_in, v1::EvidenceMethod check_out);

// The names of all grades up to this one; none if it is unspecified.
std::vector<std::string> GradesUpTo(v1::EvidenceGrade grade);

// One end of an attendance, with its grade; `witness` is who or what vouches for it, if anybody.
v1::Evidence EvidenceBy(v1::EvidenceMethod method, std::string_view witness = "");

}  // namespace linli::hours::domain
