#include "services/registration/domain/qualification_rule.h"

#include <algorithm>

#include "common/time/china_day.h"
#include "services/registration/domain/characters.h"
#include "services/registration/domain/citizen_number.h"

namespace linli::registration::domain {
namespace {

// The same day of the month, or the month's last where it has no such day.
absl::CivilDay MonthsLater(absl::CivilDay day, int months) {
  const absl::CivilMonth month = absl::CivilMonth(day) + months;
  const absl::CivilDay last = absl::CivilDay(month + 1) - 1;
  return std::min(absl::CivilDay(month) + (day.day() - 1), last);
}

}  // namespace

absl::StatusOr<absl::Time> StartOfGrant(const v1::QualificationKind& kind,
                                        std::optional<absl::Time> last_end, absl::Time now) {
  if (!last_end || *last_end <= now) return now;
  const absl::Duration window = absl::Hours(24) * kind.renewal_window_days();
  if (*last_end != absl::InfiniteFuture() && *last_end - window <= now &&
      kind.renewal_window_days() > 0) {
    return *last_end;
  }
  return Refuse(Reason::QUALIFICATION_IN_FORCE);
}

absl::StatusOr<absl::Time> EndOfGrant(const v1::QualificationKind& kind, const v1::Licence& licence,
                                      absl::Time start) {
  absl::Time end = absl::InfiniteFuture();
  if (kind.validity_months() > 0) {
    end = time::StartOfDay(MonthsLater(time::DayOf(start), kind.validity_months()));
  }
  if (const std::optional<absl::CivilDay> last = RealDay(licence.expire_date())) {
    end = std::min(end, time::StartOfDay(*last + 1));
  }
  if (end <= start) return Refuse(Reason::LICENCE_EXPIRED);
  return end;
}

void CheckLicence(const v1::QualificationKind& kind, const v1::Qualification& wanted,
                  Violations& violations) {
  if (kind.statutory() && !wanted.has_licence()) {
    violations.Add("qualification.licence", Reason::LICENCE_REQUIRED);
  }
  const std::string& last_day = wanted.licence().expire_date();
  if (!last_day.empty() && !RealDay(last_day)) {
    violations.Add("qualification.licence.expire_date", Reason::FIELD_PATTERN,
                   {{"pattern", "YYYY-MM-DD"}});
  }
}

absl::Status CheckRequiredTraining(const v1::QualificationKind& kind,
                                   const std::vector<std::string>& completed) {
  for (const std::string& course : kind.required_courses()) {
    if (std::find(completed.begin(), completed.end(), course) == completed.end()) {
      return Refuse(Reason::TRAINING_MISSING, {{"course", course}});
    }
  }
  return absl::OkStatus();
}

absl::Time WarnFrom(const v1::Policy& policy, absl::Time end) {
  return end - absl::Hours(24) * policy.qualification_warning_days();
}

bool MayQualify(const Authorities& held) {
  return HasOneOf(held, {options::v1::ORGANIZATION_MANAGER, options::v1::ADMINISTRATOR});
}

std::string LicenceKey(const v1::Licence& licence) {
  return NormalName(licence.issuer()) + "\n" + NormalNumber(licence.number());
}

std::string MaskedLicence(const std::string& number) {
  // Whole characters: a continuation byte does not begin one.
  size_t begin = number.size();
  for (int characters = 0; begin > 0 && characters < 4; --begin) {
    if ((number[begin - 1] & 0xC0) != 0x80) ++characters;
  }
  return begin == 0 ? "****" : "****" + number.substr(begin);
}

}  // namespace linli::registration::domain
