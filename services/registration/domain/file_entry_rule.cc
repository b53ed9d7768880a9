#include "services/registration/domain/file_entry_rule.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/registration/domain/citizen_number.h"

namespace linli::registration::domain {

void CheckFileEntry(const v1::FileEntry& entry, bool by_herself, absl::Time now,
                    Violations& violations) {
  if (entry.block() == v1::FILE_BLOCK_UNSPECIFIED) {
    violations.Add("entry.block", Reason::FIELD_REQUIRED);
  }
  if (entry.block() == v1::TRAINING_BLOCK) {  // Art. 8
    if (entry.content().empty()) violations.Add("entry.content", Reason::FIELD_REQUIRED);
    if (entry.study_minutes() == 0) violations.Add("entry.study_minutes", Reason::FIELD_REQUIRED);
  }
  const std::optional<absl::CivilDay> day = RealDay(entry.entry_date());
  if (!day || *day > time::DayOf(now)) violations.Add("entry.entry_date", Reason::FIELD_TIME);
  if (by_herself) return;
  if (entry.evidence().empty()) violations.Add("entry.evidence", Reason::FILE_ENTRY_EVIDENCE);
  if (!entry.has_consent_time() || time::FromProto(entry.consent_time()) > now) {
    violations.Add("entry.consent_time", Reason::CONSENT_MISSING);
  }
}

absl::Status CheckVerifier(const v1::FileEntry& entry, std::string_view volunteer,
                           std::string_view verifier) {
  if (entry.state() != v1::ENTRY_RECORDED) return Refuse(Reason::FILE_ENTRY_STATE);
  if (entry.entered_by() == verifier || volunteer == verifier) {
    return Refuse(Reason::FILE_ENTRY_SECOND_PERSON);
  }
  return absl::OkStatus();
}

}  // namespace linli::registration::domain
