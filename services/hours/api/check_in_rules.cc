#include "services/hours/api/check_in_rules.h"

#include "common/mask/field_mask.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/check_in_rules_store.h"

namespace linli::hours::check_in_rules {
namespace {

v1::CheckInRules NoneOf(const std::string& activity) {
  v1::CheckInRules rules;
  rules.set_activity(activity);
  return rules;
}

}  // namespace

absl::StatusOr<v1::CheckInRules> Get(Deps&, rpc::ReadCall& call,
                                     const v1::GetCheckInRulesRequest& request) {
  return store::FindCheckInRules(call.tx(), request.activity())
      .value_or(NoneOf(request.activity()));
}

absl::StatusOr<v1::CheckInRules> Update(Deps&, rpc::WriteCall& call,
                                        const v1::UpdateCheckInRulesRequest& request) {
  const v1::CheckInRules& wanted = request.check_in_rules();
  v1::CheckInRules rules =
      store::LockCheckInRules(call.tx(), wanted.activity()).value_or(NoneOf(wanted.activity()));
  if (!wanted.etag().empty() && wanted.etag() != rules.etag()) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), wanted, &rules));
  return store::SaveCheckInRules(call.tx(), rules, domain::Kept(call.now()));
}

}  // namespace linli::hours::check_in_rules
