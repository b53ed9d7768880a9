#include "services/matching/domain/publish_gates.h"

#include "common/status/details.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "google/rpc/error_details.pb.h"

namespace linli::matching::domain {
namespace {

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
  if (time::FromProto(activity.start_time()) <= now) {
    missing.Add("start_time", Reason::START_IN_PAST);
  }
  return NotPublishable(missing);
}

}  // namespace linli::matching::domain
