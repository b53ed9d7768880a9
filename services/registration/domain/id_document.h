// What a document's number says by itself, without asking whoever issued it (67号令 Art. 5).
#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "common/status/refusal.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::registration::domain {

// How the number reached us: the old 15-digit numbers are taken on import only.
enum class Entry { kByHand, kImport };

struct DocumentFacts {
  std::string number;  // normalised, as it is kept (encrypted)
  // One text per person whatever card of the same number class is shown: the key of uniqueness.
  std::string person_key;
  std::optional<absl::CivilDay> birth;  // for numbers that tell
  std::optional<v1::Sex> sex;           // for numbers that tell
};

// Reads a document. What is wrong is added to `violations` under `field` ("volunteer.id_document");
// then there are no facts.
std::optional<DocumentFacts> ReadDocument(const v1::IdDocument& document, Entry entry,
                                          absl::CivilDay today, const std::string& field,
                                          Violations& violations);

}  // namespace linli::registration::domain
