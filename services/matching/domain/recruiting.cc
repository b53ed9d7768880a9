#include "services/matching/domain/recruiting.h"

#include <algorithm>

#include "absl/strings/str_join.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/matching/domain/enrollment_gates.h"

namespace linli::matching::domain {
namespace {

constexpr absl::Duration kDay = absl::Hours(24);

absl::Status CheckBackEntry(const v1::EnrollmentPolicy& policy, v1::Activity::State activity,
                            const v1::Shift& shift, absl::Time now) {
  if (activity != v1::Activity::PUBLISHED || shift.state() != v1::Shift::OPEN) {
    return Refuse(Reason::ACTIVITY_NOT_OPEN);
  }
  const absl::Time end = time::FromProto(shift.end_time());
  if (now < end) return Refuse(Reason::SIGN_UP_NOT_OPEN, {{"opens", time::FormatChinaTime(end)}});
  const absl::Time last = end + kDay * policy.back_entry_days();
  if (now > last) return Refuse(Reason::SIGN_UP_CLOSED, {{"closed", time::FormatChinaTime(last)}});
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckSignUpOpen(const v1::EnrollmentPolicy& policy, const Recruiting& recruiting,
                             v1::Activity::State activity, const v1::Shift& shift, absl::Time now) {
  if (recruiting.scope == v1::Activity::BACK_ENTRY) {
    return CheckBackEntry(policy, activity, shift, now);
  }
  if (absl::Status open = CheckShiftOpen(activity, shift, now); !open.ok()) return open;
  const absl::Time opens = OpensAt(policy, recruiting, shift);
  if (now < opens) {
    return Refuse(Reason::SIGN_UP_NOT_OPEN, {{"opens", time::FormatChinaTime(opens)}});
  }
  if (now >= recruiting.closes) {
    return Refuse(Reason::SIGN_UP_CLOSED, {{"closed", time::FormatChinaTime(recruiting.closes)}});
  }
  return absl::OkStatus();
}

absl::Status CheckScope(const Recruiting& recruiting,
                        absl::FunctionRef<bool(const std::string&)> is_member) {
  if (recruiting.scope == v1::Activity::INVITATION) return Refuse(Reason::INVITATION_ONLY);
  if (recruiting.scope != v1::Activity::TEAMS) return absl::OkStatus();
  for (const std::string& team : recruiting.teams) {
    if (is_member(team)) return absl::OkStatus();
  }
  return Refuse(Reason::TEAM_ONLY, {{"teams", absl::StrJoin(recruiting.teams, ", ")}});
}

absl::Time OpensAt(const v1::EnrollmentPolicy& policy, const Recruiting& recruiting,
                   const v1::Shift& shift) {
  if (policy.opens_days_before() == 0) return recruiting.opens;
  return std::max(recruiting.opens,
                  time::FromProto(shift.start_time()) - kDay * policy.opens_days_before());
}

bool IsReviewed(v1::Activity::RecruitScope scope) {
  return scope == v1::Activity::REVIEWED || scope == v1::Activity::BACK_ENTRY;
}

bool IsPublic(v1::Activity::RecruitScope scope) {
  return scope != v1::Activity::INVITATION && scope != v1::Activity::BACK_ENTRY;
}

bool RecruitTermsFit(const v1::Activity& activity, bool has_passcode) {
  const auto scope = activity.recruit_scope();
  if ((scope == v1::Activity::TEAMS) != (activity.teams_size() > 0)) return false;
  if ((scope == v1::Activity::PASSCODE) != has_passcode) return false;
  if (scope != v1::Activity::BACK_ENTRY && activity.has_back_entry()) return false;
  return !activity.has_recruit_start_time() || !activity.has_recruit_end_time() ||
         time::FromProto(activity.recruit_start_time()) <
             time::FromProto(activity.recruit_end_time());
}

void CheckAges(const v1::Shift& shift, std::string_view field, Violations& violations) {
  if (shift.maximum_age() == 0 || shift.maximum_age() >= shift.minimum_age()) return;
  violations.Add(field, Reason::FIELD_RANGE,
                 {{"min", std::to_string(shift.minimum_age())}, {"max", "120"}});
}

}  // namespace linli::matching::domain
