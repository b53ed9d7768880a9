#include "services/registration/domain/organization_entry.h"

#include "absl/strings/str_cat.h"
#include "common/time/china_day.h"
#include "services/registration/domain/characters.h"
#include "services/registration/domain/credit_code.h"
#include "services/registration/domain/national_codes.h"
#include "services/registration/domain/person_name.h"
#include "services/registration/domain/phone.h"

namespace linli::registration::domain {
namespace {

std::string CheckCreditCode(const v1::Organization& organization, Violations& violations) {
  const std::string field = "organization.unified_social_credit_code";
  const std::string code = NormalNumber(organization.unified_social_credit_code());
  if (code.empty()) {
    // 条例 Art. 8: a registered organisation is a legal person, and every one of those has a code.
    if (organization.kind() == v1::REGISTERED) violations.Add(field, Reason::USCC_REQUIRED);
  } else if (!IsCreditCode(code)) {
    violations.Add(field, Reason::USCC_INVALID);
  }
  return code;
}

std::string CheckPhone(const v1::Organization& organization, Violations& violations) {
  if (organization.contact_phone().empty()) return "";
  std::optional<std::string> phone = ContactNumber(organization.contact_phone());
  if (!phone) violations.Add("organization.contact_phone", Reason::PHONE_INVALID);
  return phone.value_or("");
}

}  // namespace

OrganizationFacts CheckOrganization(const v1::Organization& organization, bool has_password,
                                    Violations& violations) {
  OrganizationFacts facts;
  // Teams are named in the letters that people are named in.
  if (!IsPersonName(organization.display_name())) {
    violations.Add("organization.display_name", Reason::PERSON_NAME);
  }
  facts.name_key = NormalName(organization.display_name());
  facts.credit_code = CheckCreditCode(organization, violations);
  facts.phone = CheckPhone(organization, violations);
  for (int i = 0; i < organization.skills_size(); ++i) {
    if (IsSkill(organization.skills(i))) continue;
    violations.Add(absl::StrCat("organization.skills[", i, "]"), Reason::FIELD_UNKNOWN_VALUE);
  }
  for (const std::string& trade : organization.trades()) {
    facts.trade_keys.push_back(NormalName(trade));
  }
  if (organization.join_mode() == v1::PASSWORD && !has_password &&
      organization.join_password().empty()) {
    violations.Add("organization.join_password", Reason::JOIN_PASSWORD_REQUIRED);
  }
  return facts;
}

void CheckFoundingDate(const v1::Organization& organization, absl::Time now,
                       Violations& violations) {
  if (organization.founding_date().empty()) return;
  absl::CivilDay founded;
  if (!absl::ParseCivilTime(organization.founding_date(), &founded) || founded > time::DayOf(now)) {
    violations.Add("organization.founding_date", Reason::FOUNDING_DATE_INVALID);
  }
}

}  // namespace linli::registration::domain
