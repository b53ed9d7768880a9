// What an entry of training or award must say (67号令 Arts 6, 8, 9).
#pragma once

#include <string_view>

#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/registration/v1/file_entry_service.pb.h"

namespace linli::registration::domain {

// All that is missing or wrong, under "entry". `by_herself`: she enters it, so that nobody has to
// ask for her consent; its proof is asked for when it is verified.
void CheckFileEntry(const v1::FileEntry& entry, bool by_herself, absl::Time now,
                    Violations& violations);

// FILE_ENTRY_STATE, or FILE_ENTRY_SECOND_PERSON for who entered it and for herself.
absl::Status CheckVerifier(const v1::FileEntry& entry, std::string_view volunteer,
                           std::string_view verifier);

}  // namespace linli::registration::domain
