#include "services/registration/domain/complaint_rule.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/workdays.h"

namespace linli::registration::domain {
namespace {

// "volunteers/V1" is about volunteers/V1, and so is what lies below.
bool IsAbout(const v1::Complaint& complaint, std::string_view caller) {
  const std::string& about = complaint.about();
  return about.starts_with(caller) &&
         (about.size() == caller.size() || about[caller.size()] == '/');
}

}  // namespace

Role BodyFor(v1::ComplaintMatter matter) {
  switch (matter) {
    case v1::MONEY:                  // 条例 Arts 37, 39: 民政 orders the refund and fines
    case v1::UNLAWFUL_ORGANIZATION:  // 条例 Art. 40
    case v1::PERSONAL_DATA:          // 条例 Art. 36
      return options::v1::CIVIL_AFFAIRS;
    case v1::LOGO_AND_PUBLICITY:
      return options::v1::CIVILISATION_OFFICE;
    default:  // 2024 意见: leads voluntary service
      return options::v1::SOCIAL_WORK_DEPARTMENT;
  }
}

bool DealsWithComplaints(Role body) {
  switch (body) {
    case options::v1::SOCIAL_WORK_DEPARTMENT:
    case options::v1::CIVIL_AFFAIRS:
    case options::v1::CIVILISATION_OFFICE:
    case options::v1::PARTNER_AGENCY:
    case options::v1::ADMINISTRATOR:
      return true;
    default:
      return false;
  }
}

absl::Time DueTime(const v1::Policy& policy, absl::Time now) {
  return time::StartOfDay(time::AddWorkdays(time::DayOf(now), policy.complaint_workdays()) + 1);
}

bool MayHandle(const v1::Complaint& complaint, std::string_view caller, const Authorities& held) {
  if (IsAbout(complaint, caller)) return false;
  return HasOneOf(held, {options::v1::ADMINISTRATOR, complaint.body()});
}

absl::Status CheckOpen(const v1::Complaint& complaint) {
  if (complaint.state() == v1::COMPLAINT_OPEN) return absl::OkStatus();
  return Refuse(Reason::COMPLAINT_STATE, {{"state", v1::ComplaintState_Name(complaint.state())}});
}

}  // namespace linli::registration::domain
