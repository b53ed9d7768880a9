#include "services/matching/domain/enrollment_gates.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/matching/domain/night.h"
#include "services/matching/domain/papers.h"

namespace linli::matching::domain {
namespace {

using Required = google::protobuf::RepeatedPtrField<std::string>;

// What is required and not there, as people read it; empty if nothing is.
std::string Missing(const Required& required, const std::vector<std::string>& has) {
  std::vector<std::string> missing;
  for (const std::string& one : required) {
    if (std::find(has.begin(), has.end(), one) == has.end()) missing.push_back(one);
  }
  return absl::StrJoin(missing, ", ");
}

// The same for what must count on every day of the shift, renewals taken together.
std::string Missing(const Required& required, const std::vector<Held>& held,
                    const v1::Shift& shift) {
  const absl::CivilDay first = time::DayOf(time::FromProto(shift.start_time()));
  const absl::CivilDay last = time::DayOf(time::FromProto(shift.end_time()));
  std::vector<std::string> counts;
  for (const std::string& kind : required) {
    if (CountsThroughout(held, kind, first, last)) counts.push_back(kind);
  }
  return Missing(required, counts);
}

// 条例 Arts. 15 and 16: knowledge and skills fit the work; what the law asks for is held, and
// whoever must be trained is trained before.
absl::Status CheckAbilities(const v1::Shift& shift, const VolunteerFacts& volunteer) {
  const std::string skills = Missing(shift.required_skills(), volunteer.skills);
  if (!skills.empty()) return Refuse(Reason::SKILL_MISSING, {{"skills", skills}});
  const std::string languages = Missing(shift.required_languages(), volunteer.languages);
  if (!languages.empty()) return Refuse(Reason::LANGUAGE_MISSING, {{"languages", languages}});
  if (volunteer.papers_unknown) return absl::OkStatus();
  const std::string qualifications =
      Missing(shift.required_qualifications(), volunteer.qualifications, shift);
  if (!qualifications.empty()) {
    return Refuse(Reason::QUALIFICATION_MISSING, {{"qualifications", qualifications}});
  }
  const std::string trainings = Missing(shift.required_trainings(), volunteer.trainings, shift);
  if (!trainings.empty()) return Refuse(Reason::TRAINING_NEEDED, {{"trainings", trainings}});
  return absl::OkStatus();
}

absl::Status CheckMinor(const v1::EnrollmentPolicy& policy, const v1::Shift& shift,
                        const VolunteerFacts& volunteer) {
  const std::string adult_age = std::to_string(policy.adult_age());
  if (policy.minors_need_guardian_consent() && !volunteer.guardian_consented) {
    return Refuse(Reason::MINOR_NEEDS_GUARDIAN_CONSENT, {{"adult_age", adult_age}});
  }
  const NightHours night{policy.night_start_hour(), policy.night_end_hour()};
  if (TouchesNight(night, time::FromProto(shift.start_time()), time::FromProto(shift.end_time()))) {
    return Refuse(Reason::MINOR_AT_NIGHT, {{"adult_age", adult_age},
                                           {"night_start", absl::StrFormat("%d:00", night.from)},
                                           {"night_end", absl::StrFormat("%d:00", night.until)}});
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckShiftOpen(v1::Activity::State activity, const v1::Shift& shift, absl::Time now) {
  if (activity != v1::Activity::PUBLISHED || shift.state() != v1::Shift::OPEN) {
    return Refuse(Reason::ACTIVITY_NOT_OPEN);
  }
  const absl::Time start = time::FromProto(shift.start_time());
  if (start <= now) {
    return Refuse(Reason::SHIFT_BEGUN, {{"start_time", time::FormatChinaTime(start)}});
  }
  return absl::OkStatus();
}

absl::Status CheckVolunteerFits(const v1::EnrollmentPolicy& policy, const v1::Shift& shift,
                                const VolunteerFacts& volunteer) {
  if (!volunteer.active) return Refuse(Reason::VOLUNTEER_CANNOT_SERVE);
  // 条例 Art. 15: the work fits the age, on the day on which it is done
  const int age =
      time::AgeOn(volunteer.birth_day, time::DayOf(time::FromProto(shift.start_time())));
  const int minimum_age = std::max(policy.minimum_age(), shift.minimum_age());
  if (age < minimum_age) {
    return Refuse(Reason::TOO_YOUNG, {{"minimum_age", std::to_string(minimum_age)}});
  }
  if (shift.maximum_age() > 0 && age > shift.maximum_age()) {
    return Refuse(Reason::TOO_OLD, {{"maximum_age", std::to_string(shift.maximum_age())}});
  }
  if (age < policy.adult_age()) RETURN_IF_ERROR(CheckMinor(policy, shift, volunteer));
  return CheckAbilities(shift, volunteer);
}

}  // namespace linli::matching::domain
