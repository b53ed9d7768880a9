// An assessment as a table for spreadsheets.
#pragma once

#include <string>

#include "linli/awards/v1/assessment.pb.h"
#include "linli/awards/v1/assessment_service.pb.h"

namespace linli::awards::domain {

// UTF-8 with a byte order mark, without which spreadsheets misread Chinese; CRLF; RFC 4180.
std::string AssessmentCsv(const v1::Assessment& assessment, v1::AssessmentTable table);

// One cell: quoted where it must be; text that a spreadsheet would compute begins with an
// apostrophe.
std::string CsvCell(const std::string& text);

}  // namespace linli::awards::domain
