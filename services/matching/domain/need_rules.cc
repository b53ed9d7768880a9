#include "services/matching/domain/need_rules.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "common/time/workdays.h"

namespace linli::matching::domain {
namespace {

absl::Status CheckDriver(const v1::NeedPolicy& policy, const VolunteerFacts& volunteer,
                         absl::CivilDay day) {
  std::vector<std::string> skills, qualifications;
  for (const std::string& skill : policy.ride_skills()) {
    if (std::find(volunteer.skills.begin(), volunteer.skills.end(), skill) ==
        volunteer.skills.end()) {
      skills.push_back(skill);
    }
  }
  if (!skills.empty()) {
    return Refuse(Reason::SKILL_MISSING, {{"skills", absl::StrJoin(skills, ", ")}});
  }
  for (const std::string& kind : policy.ride_qualifications()) {
    if (std::none_of(volunteer.qualifications.begin(), volunteer.qualifications.end(),
                     [&](const Held& held) {
                       return held.kind == kind && held.from <= day && held.until >= day;
                     })) {
      qualifications.push_back(kind);
    }
  }
  if (qualifications.empty()) return absl::OkStatus();
  return Refuse(Reason::QUALIFICATION_MISSING,
                {{"qualifications", absl::StrJoin(qualifications, ", ")}});
}

}  // namespace

absl::Time AnswerDue(const v1::NeedPolicy& policy, absl::Time now) {
  return time::StartOfDay(time::AddWorkdays(time::DayOf(now), policy.answer_workdays()) + 1);
}

int PeopleNeeded(const v1::NeedPolicy& policy, const v1::Need& need) {
  const int fewest = need.form() == v1::Need::VISIT ? policy.visit_people() : 1;  // S3-19
  return std::max(fewest, need.people_needed());
}

absl::Status CheckNeedState(const v1::Need& need, std::initializer_list<v1::Need::State> states) {
  if (std::find(states.begin(), states.end(), need.state()) != states.end()) {
    return absl::OkStatus();
  }
  return Refuse(Reason::NEED_STATE, {{"state", v1::Need::State_Name(need.state())}});
}

absl::Status CheckClaimant(const v1::NeedPolicy& policy, const v1::Need& need,
                           const VolunteerFacts& volunteer, absl::Time now) {
  if (!volunteer.active) return Refuse(Reason::VOLUNTEER_CANNOT_SERVE);
  if (need.form() != v1::Need::RIDE) return absl::OkStatus();
  const absl::Time pickup = time::FromProto(need.ride().pickup_time());
  return CheckDriver(policy, volunteer, time::DayOf(std::max(now, pickup)));  // S0-26
}

}  // namespace linli::matching::domain
