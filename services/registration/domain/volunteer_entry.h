// Whether what somebody entered can become a volunteer's file (67号令 Arts 5 and 6).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "services/registration/domain/id_document.h"

namespace linli::registration::domain {

struct EntryFacts {
  DocumentFacts document;
  std::string phone;  // E.164
  absl::CivilDay birth;
};

// Checks a new file; all that is wrong goes to `violations` under "volunteer". `registrar` is the
// organisation or region under whose authority it is entered. Facts only if nothing is wrong.
std::optional<EntryFacts> CheckEntry(const v1::Volunteer& volunteer, std::string_view registrar,
                                     Entry entry, absl::Time now, Violations& violations);

// Who somebody is: name, sex, birth date and document, and whether they agree. All that is wrong
// goes to `violations` under `prefix`; the document's facts only if nothing is.
std::optional<DocumentFacts> CheckPerson(const v1::Volunteer& volunteer, const std::string& prefix,
                                         absl::Time now, Violations& violations);

// Whether another document can be of the same person: sex and birth date, if it tells them.
absl::Status CheckSamePerson(const v1::Volunteer& volunteer, const DocumentFacts& document,
                             const std::string& field);

// The parts that may also change later: name, code lists, location, consent times.
void CheckProfile(const v1::Volunteer& volunteer, absl::Time now, Violations& violations);

}  // namespace linli::registration::domain
