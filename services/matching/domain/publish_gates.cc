#include "services/matching/domain/publish_gates.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "absl/strings/match.h"
#include "common/status/details.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "google/rpc/error_details.pb.h"

namespace linli::matching::domain {
namespace {

constexpr char kBackEntry[] = "补录";
constexpr char kChildren[] = "01";  // 服务对象

bool NeedsInsurance(const v1::PublishPolicy& policy, v1::Activity::RiskClass risk) {
  switch (risk) {
    case v1::Activity::LOW:
      return policy.insure_low_risk();
    case v1::Activity::MEDIUM:
      return policy.insure_medium_risk();
    default:
      return true;  // 条例 Art. 17, S1-26: possible bodily harm is insured before it can happen
  }
}

// 67号令 Art. 19: what is no volunteer service is not recorded, and so not recruited for.
void CheckKind(const v1::PublishPolicy& policy, const v1::Activity& activity, Violations& missing) {
  const bool back_entry = activity.recruit_scope() == v1::Activity::BACK_ENTRY;
  for (const std::string& word : policy.banned_words()) {
    if (back_entry && word == kBackEntry) continue;
    if (absl::StrContains(activity.display_name(), word)) {
      missing.Add("display_name", Reason::NAME_BANNED, {{"word", word}});
    }
  }
  if (activity.service_mode() == v1::Activity::PAID) {  // S1-11
    missing.Add("service_mode", Reason::NOT_VOLUNTARY);
  }
}

// S0-21: who looks after children can see all of them.
void CheckChildren(const v1::PublishPolicy& policy, const v1::Activity& activity,
                   const PublishFacts& facts, Violations& missing) {
  const auto& served = activity.beneficiaries();
  if (policy.children_per_volunteer() == 0 ||
      std::find(served.begin(), served.end(), kChildren) == served.end()) {
    return;
  }
  if (activity.expected_beneficiaries() > int64_t{policy.children_per_volunteer()} * facts.places) {
    missing.Add("expected_beneficiaries", Reason::TOO_MANY_CHILDREN,
                {{"max", std::to_string(policy.children_per_volunteer())}});
  }
}

absl::Status NotPublishable(const Violations& violations) {
  if (violations.empty()) return absl::OkStatus();
  absl::Status status = Refuse(Reason::ACTIVITY_NOT_PUBLISHABLE);
  if (auto named = DetailOf<google::rpc::BadRequest>(violations.ToStatus())) {
    AttachDetail(status, *named);
  }
  return status;
}

}  // namespace

absl::Status CheckPublishable(const v1::PublishPolicy& policy, const v1::Activity& activity,
                              const PublishFacts& facts, absl::Time now) {
  Violations missing;
  if (activity.leader().empty()) {  // S4-16: 领队负责制
    missing.Add("leader", Reason::LEADER_MISSING);
  } else if (!facts.leader_can_lead) {
    missing.Add("leader", Reason::LEADER_CANNOT_LEAD);
  }
  if (activity.risk_disclosure().empty()) {  // 条例 Art. 12
    missing.Add("risk_disclosure", Reason::RISK_DISCLOSURE_MISSING);
  }
  if (NeedsInsurance(policy, activity.risk_class()) && activity.insurance_policy().empty()) {
    missing.Add("insurance_policy", Reason::INSURANCE_MISSING);
  }
  if (activity.place().address().empty()) {  // 条例 Art. 14: time and place are part of the promise
    missing.Add("place", Reason::PLACE_MISSING);
  }
  if (facts.shifts == 0) missing.Add("shifts", Reason::SHIFTS_MISSING);
  CheckKind(policy, activity, missing);
  CheckChildren(policy, activity, facts, missing);
  if (activity.recruit_scope() == v1::Activity::BACK_ENTRY) {
    if (!activity.back_entry().truthful()) {
      missing.Add("back_entry", Reason::BACK_ENTRY_PROOF_MISSING);
    }
  } else if (time::FromProto(activity.start_time()) <= now) {
    missing.Add("start_time", Reason::START_IN_PAST);
  }
  return NotPublishable(missing);
}

}  // namespace linli::matching::domain
